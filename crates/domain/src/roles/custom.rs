//! custom roles, and the caps of the organisation.

use crate::permission::{Permission, PermissionTier};
use crate::roles::condition::{OrganizationCheck as Check, OrganizationCondition as Condition, OrganizationVerdict};
use crate::rules::policy::Policy;

/// What decides about a custom role as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomRoleFacts {
    /// The rights chosen.
    pub permissions: Vec<Permission>,
    /// Custom roles that the organisation has besides this one.
    pub others: u64,
}

/// May the organisation have this custom role?
///
/// The cap counts this role too; a default right may be named and adds nothing.
pub fn custom_role(facts: &CustomRoleFacts, policy: &Policy) -> OrganizationVerdict {
    let cap = u64::from(policy.organization.max_custom_roles);
    let beyond_defaults = facts.permissions.iter().filter(|one| one.tier() != PermissionTier::Default).count();
    let refused: Vec<_> = facts
        .permissions
        .iter()
        .copied()
        .filter(|one| !matches!(one.tier(), PermissionTier::Default | PermissionTier::Grantable))
        .collect();
    let mut missing: Vec<_> = facts.permissions.iter().filter_map(|one| one.needs()).collect();
    missing.retain(|needed| !facts.permissions.contains(needed));
    missing.sort_unstable();
    missing.dedup();
    OrganizationVerdict {
        policy_version: policy.version,
        conditions: vec![
            Condition::new(Check::CustomRoleCap, facts.others < cap).counted(facts.others, cap),
            Condition::new(Check::PermissionChosen, beyond_defaults > 0),
            Condition::new(Check::PermissionGrantable, refused.is_empty()).about_permissions(refused),
            Condition::new(Check::PermissionComplete, missing.is_empty()).about_permissions(missing),
        ],
    }
}

/// May this role be deleted? `members` have it.
pub fn delete_role(is_preset: bool, members: u64, policy: &Policy) -> OrganizationVerdict {
    OrganizationVerdict {
        policy_version: policy.version,
        conditions: vec![
            Condition::new(Check::PresetRole, !is_preset),
            Condition::new(Check::RoleUnused, members == 0).counted(members, 0),
        ],
    }
}

/// May another customer contact be added to these?
pub fn contact_room(contacts: u64, policy: &Policy) -> OrganizationVerdict {
    let cap = u64::from(policy.organization.max_contacts);
    OrganizationVerdict {
        policy_version: policy.version,
        conditions: vec![Condition::new(Check::ContactCap, contacts < cap).counted(contacts, cap)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PolicyHistory;
    use Permission as P;

    fn policy() -> Policy {
        PolicyHistory::built_in().unwrap().versions().last().unwrap().clone()
    }

    fn unmet(permissions: &[Permission], others: u64) -> Vec<Check> {
        let facts = CustomRoleFacts { permissions: permissions.to_vec(), others };
        custom_role(&facts, &policy()).unmet().collect()
    }

    #[test]
    fn the_tenth_custom_role_passes_and_the_eleventh_does_not() {
        assert_eq!(unmet(&[P::ViewCustomers], 9), []);
        assert_eq!(unmet(&[P::ViewCustomers], 10), [Check::CustomRoleCap]);
    }

    #[test]
    fn every_problem_of_a_role_is_named_at_once() {
        let verdict = custom_role(
            &CustomRoleFacts {
                permissions: vec![P::ChangeAssociation, P::ManageOpportunities, P::ManagePayouts],
                others: 10,
            },
            &policy(),
        );
        assert_eq!(
            verdict.unmet().collect::<Vec<_>>(),
            [Check::CustomRoleCap, Check::PermissionGrantable, Check::PermissionComplete]
        );
        assert_eq!(verdict.conditions[2].permissions, [P::ChangeAssociation, P::ManageOpportunities]);
        assert_eq!(verdict.conditions[3].permissions, [P::ViewIncentives]);
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
        let unmet = |is_preset, members| delete_role(is_preset, members, &policy()).unmet().collect::<Vec<_>>();
        assert_eq!(unmet(false, 0), []);
        assert_eq!(unmet(false, 1), [Check::RoleUnused]);
        assert_eq!(unmet(true, 3), [Check::PresetRole, Check::RoleUnused]);
    }

    #[test]
    fn the_fifth_contact_passes_and_the_sixth_does_not() {
        assert!(contact_room(4, &policy()).allowed());
        assert!(!contact_room(5, &policy()).allowed());
    }
}
