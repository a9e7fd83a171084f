//! R-61 and R-62: which roles one member may have, and when a member may go.

use crate::ids::CustomRoleId;
use crate::organization::PresetRole;
use crate::roles::condition::{OrganizationCheck as Check, OrganizationCondition as Condition, OrganizationVerdict};
use crate::rules::policy::Policy;

/// A member as it is now; the default is one that is yet to be created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberFacts {
    /// Is it the login that owns the partner account?
    pub is_primary: bool,
    /// Is it whoever asks?
    pub is_self: bool,
    /// Preset roles now.
    pub preset: Vec<PresetRole>,
    /// Those of them whose qualification is under review (R-62).
    pub under_review: Vec<PresetRole>,
    /// Customers whose account manager it is.
    pub customers: u64,
}

/// The roles that a member is to have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposedRoles {
    /// Preset roles; naming one twice changes nothing.
    pub preset: Vec<PresetRole>,
    /// The organisation's own roles.
    pub custom: Vec<CustomRoleId>,
    /// How many of them the organisation does not have.
    pub unknown: u64,
    /// Customers that the caller agreed to leave without account manager.
    pub released_customers: u64,
}

impl ProposedRoles {
    fn count(&self) -> u64 {
        let distinct = |mut codes: Vec<&str>| {
            codes.sort_unstable();
            codes.dedup();
            codes.len() as u64
        };
        let preset = distinct(self.preset.iter().map(|role| role.as_str()).collect());
        preset + distinct(self.custom.iter().map(CustomRoleId::as_str).collect())
    }

    fn has(&self, role: PresetRole) -> bool {
        self.preset.contains(&role)
    }
}

/// How many customers lose their account manager when these preset roles take effect?
pub fn released_customers(member: &MemberFacts, preset: &[PresetRole]) -> u64 {
    if preset.contains(&PresetRole::AccountManager) { 0 } else { member.customers }
}

/// May this member have these roles?
///
/// ```
/// use domain::organization::PresetRole::{AccountManager, AccountManagerDirector};
/// use domain::roles::{MemberFacts, OrganizationCheck, ProposedRoles, assign_roles};
/// use domain::rules::policy::PolicyHistory;
///
/// let policies = PolicyHistory::built_in()?;
/// let policy = policies.versions().last().ok_or("a policy")?;
/// let both = ProposedRoles { preset: vec![AccountManager, AccountManagerDirector], ..ProposedRoles::default() };
/// let verdict = assign_roles(&MemberFacts::default(), &both, policy);
/// assert_eq!(verdict.unmet().collect::<Vec<_>>(), [OrganizationCheck::ManagerOrDirector]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assign_roles(member: &MemberFacts, proposed: &ProposedRoles, policy: &Policy) -> OrganizationVerdict {
    let (count, most) = (proposed.count(), u64::from(policy.organization.max_roles));
    let both = proposed.has(PresetRole::AccountManager) && proposed.has(PresetRole::AccountManagerDirector);
    let mut touched = member.under_review.clone();
    touched.retain(|role| !proposed.has(*role));
    let released = released_customers(member, &proposed.preset);
    OrganizationVerdict {
        policy_version: policy.version,
        conditions: vec![
            Condition::new(Check::RoleCount, (1..=most).contains(&count)).counted(count, most),
            Condition::new(Check::AdministratorExclusive, !proposed.has(PresetRole::Admin) || count == 1),
            Condition::new(Check::ManagerOrDirector, !both),
            Condition::new(Check::RoleKnown, proposed.unknown == 0).counted(proposed.unknown, 0),
            Condition::new(Check::RoleUnderReview, touched.is_empty()).about_roles(touched),
            Condition::new(Check::CustomersReleased, proposed.released_customers == released)
                .counted(proposed.released_customers, released),
            Condition::new(Check::PrimaryAccount, !member.is_primary),
            Condition::new(Check::OwnAccount, !member.is_self),
        ],
    }
}

/// May this member be disabled or deleted? All its customers lose their account manager.
pub fn retire_member(member: &MemberFacts, released_customers: u64, policy: &Policy) -> OrganizationVerdict {
    OrganizationVerdict {
        policy_version: policy.version,
        conditions: vec![
            Condition::new(Check::RoleUnderReview, member.under_review.is_empty())
                .about_roles(member.under_review.clone()),
            Condition::new(Check::CustomersReleased, released_customers == member.customers)
                .counted(released_customers, member.customers),
            Condition::new(Check::PrimaryAccount, !member.is_primary),
            Condition::new(Check::OwnAccount, !member.is_self),
        ],
    }
}

/// May this member's name, contact and director be changed? The primary account's only by itself.
pub fn change_member(member: &MemberFacts, policy: &Policy) -> OrganizationVerdict {
    let conditions = vec![Condition::new(Check::PrimaryAccount, !member.is_primary || member.is_self)];
    OrganizationVerdict { policy_version: policy.version, conditions }
}

/// May this member get another initial password? The own one is changed where the old one is asked for.
pub fn reset_password(member: &MemberFacts, policy: &Policy) -> OrganizationVerdict {
    OrganizationVerdict {
        policy_version: policy.version,
        conditions: vec![
            Condition::new(Check::PrimaryAccount, !member.is_primary),
            Condition::new(Check::OwnAccount, !member.is_self),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PolicyHistory;
    use PresetRole::{AccountManager, AccountManagerDirector, Admin, Finance, SaSpecialist};

    fn policy() -> Policy {
        PolicyHistory::built_in().unwrap().versions().last().unwrap().clone()
    }

    fn proposed(preset: &[PresetRole], custom: &[&str]) -> ProposedRoles {
        let custom = custom.iter().map(|id| id.parse().unwrap()).collect();
        ProposedRoles { preset: preset.to_vec(), custom, ..ProposedRoles::default() }
    }

    fn unmet(member: &MemberFacts, proposed: &ProposedRoles) -> Vec<Check> {
        assign_roles(member, proposed, &policy()).unmet().collect()
    }

    #[test]
    fn one_to_three_roles_of_either_kind() {
        let nobody = MemberFacts::default();
        for (roles, expected) in [
            (proposed(&[], &[]), vec![Check::RoleCount]),
            (proposed(&[], &["r1"]), vec![]),
            (proposed(&[AccountManager, Finance], &["r1"]), vec![]),
            (proposed(&[AccountManager, Finance], &["r1", "r2"]), vec![Check::RoleCount]),
            (proposed(&[Finance, Finance], &["r1", "r1", "r2"]), vec![]),
            (proposed(&[Admin], &[]), vec![]),
            (proposed(&[Admin], &["r1"]), vec![Check::AdministratorExclusive]),
            (proposed(&[Admin, Finance], &[]), vec![Check::AdministratorExclusive]),
            (proposed(&[AccountManager, AccountManagerDirector], &[]), vec![Check::ManagerOrDirector]),
        ] {
            assert_eq!(unmet(&nobody, &roles), expected, "{roles:?}");
        }
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let member = MemberFacts {
            is_self: true,
            is_primary: true,
            preset: vec![SaSpecialist, AccountManager],
            under_review: vec![SaSpecialist],
            customers: 7,
        };
        let roles = ProposedRoles {
            unknown: 1,
            released_customers: 6,
            ..proposed(&[Admin, AccountManagerDirector, Finance], &["gone"])
        };
        let all = [
            Check::RoleCount,
            Check::AdministratorExclusive,
            Check::RoleKnown,
            Check::RoleUnderReview,
            Check::CustomersReleased,
            Check::PrimaryAccount,
            Check::OwnAccount,
        ];
        assert_eq!(unmet(&member, &roles), all);
    }

    #[test]
    fn a_role_under_review_stays() {
        let member =
            MemberFacts { preset: vec![SaSpecialist], under_review: vec![SaSpecialist], ..MemberFacts::default() };
        assert_eq!(unmet(&member, &proposed(&[SaSpecialist, Finance], &[])), []);
        let verdict = assign_roles(&member, &proposed(&[Finance], &[]), &policy());
        assert_eq!(verdict.conditions.iter().find(|one| !one.passed).unwrap().roles, [SaSpecialist]);
        let retired = retire_member(&member, 0, &policy());
        assert_eq!(retired.unmet().collect::<Vec<_>>(), [Check::RoleUnderReview]);
    }

    #[test]
    fn customers_are_released_only_by_their_exact_number() {
        let manager = MemberFacts { preset: vec![AccountManager], customers: 12, ..MemberFacts::default() };
        let finance = |released_customers| ProposedRoles { released_customers, ..proposed(&[Finance], &[]) };
        assert_eq!(unmet(&manager, &finance(11)), [Check::CustomersReleased]);
        assert_eq!(unmet(&manager, &finance(12)), []);
        assert_eq!(unmet(&manager, &proposed(&[AccountManager, Finance], &[])), []);
        assert!(!retire_member(&manager, 0, &policy()).allowed());
        assert!(retire_member(&manager, 12, &policy()).allowed());
    }

    #[test]
    fn the_primary_account_is_its_own_to_change() {
        for (is_primary, is_self, change, reset) in [
            (false, false, true, true),
            (false, true, true, false),
            (true, false, false, false),
            (true, true, true, false),
        ] {
            let member = MemberFacts { is_primary, is_self, ..MemberFacts::default() };
            assert_eq!(change_member(&member, &policy()).allowed(), change, "{member:?}");
            assert_eq!(reset_password(&member, &policy()).allowed(), reset, "{member:?}");
        }
    }

    #[test]
    fn nobody_retires_the_primary_account_or_oneself() {
        let member = MemberFacts { is_primary: true, is_self: true, ..MemberFacts::default() };
        let verdict = retire_member(&member, 0, &policy());
        assert_eq!(verdict.unmet().collect::<Vec<_>>(), [Check::PrimaryAccount, Check::OwnAccount]);
    }
}
