//! custom roles, and the caps of the organisation.
//!
//! Source: domain.md; R-81 has no number in the sources, so that it has one of ours (docs/decisions/010).

use super::few;
use crate::association::Party;
use crate::permission::{Permission, PermissionTier};
use crate::rules::policy::Policy;
use crate::rules::value::in_order;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What decides about a custom role as it is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomRoleFacts {
    /// The rights chosen.
    pub permissions: Vec<Permission>,
    /// Custom roles that the organisation has besides this one.
    pub others: u64,
}

/// What are asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "operation", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CustomRoleQuestion {
    /// May the organisation have this custom role?
    Keep(CustomRoleFacts),
    /// May this role be deleted?
    Delete {
        /// Is it one that every organisation has?
        is_preset: bool,
        /// Members that have it.
        members: u64,
    },
}

/// May the custom role be as it is to be, or go?
///
/// The cap counts this role too; a default right may be named and adds nothing.
pub fn custom_role(question: &CustomRoleQuestion, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let conditions = match question {
        CustomRoleQuestion::Keep(facts) => kept(facts, policy),
        CustomRoleQuestion::Delete { is_preset, members } => vec![
            Condition::flag(RuleId::R63, Check::PresetRole, *is_preset, false).fix(Party::Vendor, Place::Nowhere),
            Condition::none(RuleId::R63, Check::RoleUnused, few(*members)).fix(Party::PartnerAdmin, Place::Members),
        ],
    };
    Verdict::new(RuleId::R63, policy, now, conditions)
}

fn kept(facts: &CustomRoleFacts, policy: &Policy) -> Vec<Condition> {
    let (others, cap) = (few(facts.others), policy.organization.max_custom_roles);
    let all = || facts.permissions.iter().copied();
    let beyond_defaults = all().filter(|one| one.tier() != PermissionTier::Default).count();
    let refused = all().filter(|one| !matches!(one.tier(), PermissionTier::Default | PermissionTier::Grantable));
    let missing = all().filter_map(Permission::needs).filter(|needed| !facts.permissions.contains(needed));
    vec![
        room(RuleId::R63, Check::CustomRoleCap, others, cap).fix(Party::PartnerAdmin, Place::Roles),
        Condition::at_least(RuleId::R64, Check::PermissionChosen, few(beyond_defaults as u64), 1)
            .fix(Party::PartnerAdmin, Place::Nowhere),
        no_right(RuleId::R65, Check::PermissionGrantable, refused),
        no_right(RuleId::R63, Check::PermissionComplete, missing),
    ]
}

fn no_right(rule: RuleId, check: Check, rights: impl Iterator<Item = Permission>) -> Condition {
    let rights = in_order(rights);
    Condition::new(rule, check, rights.is_empty())
        .seen(Value::Permissions(rights))
        .needed(Needed::Exactly(Value::Permissions(Vec::new())))
        .fix(Party::PartnerAdmin, Place::Nowhere)
}

fn room(rule: RuleId, check: Check, taken: u32, cap: u32) -> Condition {
    let most = Needed::AtMost(Value::Count(cap.saturating_sub(1)));
    Condition::new(rule, check, taken < cap).seen(Value::Count(taken)).needed(most)
}

/// What R-81 rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRoomFacts {
    /// Contacts that customers see already.
    pub contacts: u64,
}

/// May another customer contact be added to these (P-53)?
pub fn contact_room(facts: ContactRoomFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let cap = policy.organization.max_contacts;
    let room = room(RuleId::R81, Check::ContactCap, few(facts.contacts), cap);
    Verdict::new(RuleId::R81, policy, now, [room.fix(Party::PartnerAdmin, Place::Contacts)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PolicyHistory;
    use Permission as P;

    fn policy() -> Policy {
        PolicyHistory::built_in().unwrap().versions().last().unwrap().clone()
    }

    fn now() -> DateTime<Utc> {
        crate::api::time::from_text("2026-11-22T08:00:00Z").unwrap()
    }

    fn ask(facts: CustomRoleFacts) -> Verdict {
        custom_role(&CustomRoleQuestion::Keep(facts), &policy(), now())
    }

    fn checks(verdict: &Verdict) -> Vec<Check> {
        verdict.unmet().map(|condition| condition.check).collect()
    }

    fn unmet(permissions: &[Permission], others: u64) -> Vec<Check> {
        checks(&ask(CustomRoleFacts { permissions: permissions.to_vec(), others }))
    }

    #[test]
    fn the_tenth_custom_role_passes_and_the_eleventh_does_not() {
        assert_eq!(unmet(&[P::ViewCustomers], 9), []);
        assert_eq!(unmet(&[P::ViewCustomers], 10), [Check::CustomRoleCap]);
    }

    #[test]
    fn every_problem_of_a_role_is_named_at_once() {
        let verdict = ask(CustomRoleFacts {
            permissions: vec![P::ChangeAssociation, P::ManageOpportunities, P::ManagePayouts],
            others: 10,
        });
        assert_eq!(checks(&verdict), [Check::CustomRoleCap, Check::PermissionGrantable, Check::PermissionComplete]);
        let seen = |rights: &[Permission]| Some(Value::Permissions(rights.to_vec()));
        assert_eq!(verdict.conditions[2].seen, seen(&[P::ChangeAssociation, P::ManageOpportunities]));
        assert_eq!(verdict.conditions[3].seen, seen(&[P::ViewIncentives]));
    }

    #[test]
    fn defaults_alone_are_no_role_and_needed_rights_come_along() {
        for (permissions, expected) in [
            (vec![], vec![Check::PermissionChosen]),
            (vec![P::UsePartnerCenter, P::ViewBalance], vec![Check::PermissionChosen]),
            (vec![P::AssignAccountManager], vec![Check::PermissionComplete]),
            (vec![P::AssignAccountManager, P::ViewCustomers], vec![]),
            (vec![P::ManageOrganization], vec![Check::PermissionGrantable]),
            (vec![P::Operate], vec![Check::PermissionGrantable]),
        ] {
            assert_eq!(unmet(&permissions, 0), expected, "{permissions:?}");
        }
    }

    #[test]
    fn only_a_custom_role_that_nobody_has_is_deleted() {
        let delete = |is_preset, members| CustomRoleQuestion::Delete { is_preset, members };
        let unmet = |is_preset, members| checks(&custom_role(&delete(is_preset, members), &policy(), now()));
        assert_eq!(unmet(false, 0), []);
        assert_eq!(unmet(false, 1), [Check::RoleUnused]);
        assert_eq!(unmet(true, 3), [Check::PresetRole, Check::RoleUnused]);
    }

    #[test]
    fn the_fifth_contact_passes_and_the_sixth_does_not() {
        for (contacts, allowed) in [(4, true), (5, false)] {
            assert_eq!(contact_room(ContactRoomFacts { contacts }, &policy(), now()).allowed(), allowed, "{contacts}");
        }
    }
}
