//! R-60 and R-64 to R-66: may this login use this right?
//!
//! The menu of opportunities belongs to the primary account, whatever roles somebody has; some rights belong to
//! administrators; everything else comes with a role, some of it with every role. Nothing at all is possible before the
//! first password is changed. Source: S-6; domain.md R-60, R-64 to R-66.

use crate::association::Party;
use crate::organization::PrincipalKind;
use crate::permission::{Permission, PermissionTier};
use crate::roles::{HeldRoles, is_administrator, is_granted};
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessFacts {
    /// The right in question.
    pub permission: Permission,
    /// Is it the login that owns the partner account?
    pub is_primary: bool,
    /// Is it that one, or somebody with the administrator's role?
    pub is_administrator: bool,
    /// Does a role of the login grant the right?
    pub is_granted: bool,
    /// Has it not changed its first password yet?
    pub must_change_password: bool,
}

impl AccessFacts {
    /// The facts of a login with these roles.
    pub fn of(permission: Permission, kind: PrincipalKind, held: &HeldRoles, must_change_password: bool) -> Self {
        Self {
            permission,
            is_primary: kind == PrincipalKind::PartnerRoot,
            is_administrator: is_administrator(kind, held),
            is_granted: is_granted(kind, held, permission),
            must_change_password,
        }
    }
}

/// The rule under which a refusal of a right stands.
pub const fn access_rule(permission: Permission, must_change_password: bool) -> RuleId {
    match permission.tier() {
        _ if must_change_password => RuleId::R66,
        PermissionTier::RootOnly => RuleId::R60,
        PermissionTier::AdministratorOnly => RuleId::R65,
        PermissionTier::Default | PermissionTier::Grantable | PermissionTier::OtherKind => RuleId::R64,
    }
}

/// May the login use the right?
///
/// ```
/// use domain::permission::Permission;
/// use domain::rules::organization::{AccessFacts, access};
/// use domain::rules::policy::PolicyHistory;
/// use domain::rules::verdict::Check;
///
/// let policies = PolicyHistory::built_in()?;
/// let now = domain::api::time::from_text("2026-11-22T08:00:00Z").ok_or("a moment")?;
/// let administrator = AccessFacts {
///     permission: Permission::ManageOpportunities,
///     is_primary: false,
///     is_administrator: true,
///     is_granted: false,
///     must_change_password: false,
/// };
/// let verdict = access(administrator, policies.at(now).ok_or("a policy")?, now);
/// assert_eq!(verdict.unmet().map(|one| one.check).collect::<Vec<_>>(), [Check::PrimaryAccountOnly]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn access(facts: AccessFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let (rule, check, met, who, place) = match facts.permission.tier() {
        PermissionTier::RootOnly => {
            (RuleId::R60, Check::PrimaryAccountOnly, facts.is_primary, Party::Partner, Place::Nowhere)
        }
        PermissionTier::AdministratorOnly => {
            (RuleId::R65, Check::NotAdmin, facts.is_administrator, Party::PartnerAdmin, Place::Administrators)
        }
        PermissionTier::Default | PermissionTier::Grantable | PermissionTier::OtherKind => {
            (RuleId::R64, Check::PermissionGranted, facts.is_granted, Party::PartnerAdmin, Place::Administrators)
        }
    };
    let right = Condition::new(rule, check, met)
        .seen(Value::Flag(met))
        .needed(Needed::Exactly(Value::Flag(true)))
        .fix(who, place);
    let password = Condition::flag(RuleId::R66, Check::PasswordChanged, !facts.must_change_password, true)
        .fix(Party::Partner, Place::Nowhere);
    Verdict::new(rule, policy, now, [right, password])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organization::PresetRole;
    use crate::rules::policy::PolicyHistory;

    fn unmet(permission: Permission, kind: PrincipalKind, roles: &[PresetRole], first_password: bool) -> Vec<Check> {
        let now = crate::api::time::from_text("2026-11-22T08:00:00Z").unwrap();
        let policies = PolicyHistory::built_in().unwrap();
        let held = HeldRoles { preset: roles.to_vec(), custom: vec![] };
        let verdict = access(AccessFacts::of(permission, kind, &held, first_password), policies.at(now).unwrap(), now);
        verdict.unmet().map(|condition| condition.check).collect()
    }

    #[test]
    fn a_right_is_refused_for_what_lacks_and_nothing_else() {
        use Permission as P;
        use PresetRole::{Admin, Finance};
        use PrincipalKind::{PartnerMember as Member, PartnerRoot as Root};
        for (permission, kind, roles, expected) in [
            (P::ManageOpportunities, Root, vec![], vec![]),
            (P::ManageOpportunities, Member, vec![Admin], vec![Check::PrimaryAccountOnly]),
            (P::ChangeAssociation, Root, vec![], vec![]),
            (P::ChangeAssociation, Member, vec![Admin], vec![]),
            (P::ChangeAssociation, Member, vec![Finance], vec![Check::NotAdmin]),
            (P::ManagePayouts, Member, vec![Finance], vec![]),
            (P::AssignAccountManager, Member, vec![Finance], vec![Check::PermissionGranted]),
            (P::UsePartnerCenter, Member, vec![Finance], vec![]),
            (P::Operate, Root, vec![], vec![Check::PermissionGranted]),
        ] {
            assert_eq!(unmet(permission, kind, &roles, false), expected, "{permission} {roles:?}");
        }
    }

    #[test]
    fn a_first_password_stands_beside_the_other_reason() {
        let first = unmet(Permission::ChangeAssociation, PrincipalKind::PartnerMember, &[PresetRole::Finance], true);
        assert_eq!(first, [Check::NotAdmin, Check::PasswordChanged]);
    }

    #[test]
    fn a_refusal_stands_under_the_rule_whose_condition_it_lacks() {
        let (now, policies) = (crate::api::time::from_text("2026-11-22T08:00:00Z").unwrap(), PolicyHistory::built_in());
        let policies = policies.unwrap();
        for permission in Permission::ALL.iter().copied() {
            for first in [false, true] {
                let facts = AccessFacts::of(permission, PrincipalKind::PartnerMember, &HeldRoles::default(), first);
                let verdict = access(facts, policies.at(now).unwrap(), now);
                if facts.is_granted && !first {
                    assert!(verdict.allowed(), "{permission}");
                } else {
                    let rule = access_rule(permission, first);
                    assert!(verdict.unmet().any(|condition| condition.rule == rule), "{permission} {first}");
                }
            }
        }
    }

    #[test]
    fn the_rule_says_yes_where_the_session_does() {
        for permission in Permission::ALL.iter().copied() {
            for role in PresetRole::ALL.iter().copied() {
                let held = HeldRoles { preset: vec![role], custom: vec![] };
                let granted = is_granted(PrincipalKind::PartnerMember, &held, permission);
                let allowed = unmet(permission, PrincipalKind::PartnerMember, &[role], false).is_empty();
                assert_eq!(allowed, granted, "{permission} {role}");
            }
        }
    }
}
