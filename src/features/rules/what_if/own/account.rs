//! The login, its organisation and its company, as an example.

use super::super::facts::COUNT_MAX;
use super::super::scenario::Scenario;
use super::{certified, memberships};
use domain::api::programs::{Paths, Programs};
use domain::api::roles::Contacts;
use domain::api::session::SessionInfo;
use domain::organization::{PresetRole, PrincipalKind};
use domain::permission::{Permission, PermissionTier};
use domain::program::Program;

/// the login that asks; the right stays as the example has it.
pub(super) fn access(scenario: Scenario, info: &SessionInfo) -> Scenario {
    let roles: Vec<_> = PresetRole::ALL.iter().map(|role| (role.as_str(), info.roles.contains(role))).collect();
    let by_custom = scenario.get("permission").parse().is_ok_and(|asked: Permission| {
        let by_preset = info.roles.iter().any(|role| role.grants(asked));
        asked.tier() == PermissionTier::Grantable && info.permissions.contains(&asked) && !by_preset
    });
    let is_primary = info.kind == PrincipalKind::PartnerRoot;
    let words = [("primary", is_primary), ("custom", by_custom && !is_primary), ("first", info.must_change_password)];
    scenario.listing("roles", &roles).listing("has", &words)
}

/// how many contacts there are.
pub(super) fn contacts(scenario: Scenario, all: &Contacts) -> Scenario {
    scenario.with("contacts", all.contacts.len().min(COUNT_MAX as usize).to_string())
}

/// how it is with the path that the example asks about.
pub(super) fn path_application(scenario: Scenario, all: &Paths) -> Scenario {
    let Some(card) = all.paths.iter().find(|card| card.path.as_str() == scenario.get("path")) else { return scenario };
    let waits = card.invitation.as_ref().is_some_and(|invitation| invitation.waiting().is_some());
    let facts = card.choice_facts;
    let words = [
        ("on_path", facts.on_path),
        ("sibling", facts.sibling_on_path),
        ("invited", facts.invited),
        ("waiting", waits),
    ];
    scenario.listing("has", &words)
}

/// what the account has, and what the company's other accounts have.
pub(super) fn company(scenario: Scenario, paths: &Paths, programs: &Programs) -> Scenario {
    let taken: Vec<_> =
        paths.paths.iter().map(|card| (card.path.as_str(), card.choice_facts.sibling_on_path)).collect();
    let held = &programs.applicant.sibling_programs;
    let held: Vec<_> = Program::ALL.iter().map(|one| (one.as_str(), held.contains(one))).collect();
    memberships::joined(certified::chosen_paths(scenario, paths), programs)
        .listing("company_paths", &taken)
        .listing("company_programs", &held)
}

#[cfg(test)]
mod tests {
    use super::super::super::subject::Subject;
    use super::*;
    use domain::api::time::day_from_text;
    use domain::rules::policy::PolicyHistory;
    use domain::rules::verdict::Check;
    use serde_json::json;

    fn example(subject: Subject) -> Scenario {
        Scenario::of_query(&format!("rule={}", subject.rule()), day_from_text("2026-11-22").unwrap())
    }

    fn unmet(scenario: &Scenario) -> Vec<Check> {
        let verdict = scenario.verdict(&PolicyHistory::built_in().unwrap()).unwrap();
        verdict.unmet().map(|one| one.check).collect()
    }

    fn session(kind: &str, roles: &[PresetRole], permissions: &[Permission], first: bool) -> SessionInfo {
        let info = json!({
            "login_id": "l1", "account": "a", "display_name": "A", "kind": kind, "tenant_id": "t1", "tenant_name_zh": "",
            "tenant_name_en": "", "roles": roles, "permissions": permissions, "must_change_password": first,
            "verification_enabled": false, "commitment_letter_accepted": false,
            "expires_at": "2026-11-22T12:00:00Z", "server_time": "2026-11-22T08:00:00Z", "demo": false, "policy": {},
        });
        // As it comes: the policy is kept as it was sent.
        serde_json::from_str(&info.to_string()).unwrap()
    }

    #[test]
    fn a_login_starts_with_its_own_roles() {
        let asked = || example(Subject::Access);
        let payouts = Permission::ManagePayouts;
        let finance = session("PARTNER_MEMBER", &[PresetRole::Finance], &[payouts], false);
        let taken = access(asked(), &finance);
        assert_eq!((taken.get("roles"), taken.get("has")), ("FINANCE", ""));
        assert!(unmet(&taken).is_empty());
        let custom = session("PARTNER_MEMBER", &[PresetRole::SaSpecialist], &[payouts], true);
        let taken = access(asked(), &custom);
        assert_eq!(taken.get("has"), "custom,first");
        assert_eq!(unmet(&taken), [Check::PasswordChanged]);
        let opportunities = asked().with("permission", "partner:opportunity:manage".to_owned());
        let root = session("PARTNER_ROOT", &[], Permission::ALL, false);
        assert!(unmet(&access(opportunities.clone(), &root)).is_empty());
        assert_eq!(unmet(&access(opportunities, &finance)), [Check::PrimaryAccountOnly]);
    }

    #[test]
    fn contacts_are_counted() {
        let contact =
            json!({ "contact_id": "c1", "name": "A", "telephone": "", "email": "a@example.com", "version": 1 });
        let all = serde_json::from_value(json!({ "contacts": [contact], "fallback": null })).unwrap();
        assert_eq!(contacts(example(Subject::Contacts), &all).get("contacts"), "1");
    }
}
