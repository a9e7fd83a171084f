//! over all role sets: what holds whatever somebody combines.

use crate::support::{now, policy};
use domain::ids::CustomRoleId;
use domain::organization::{PresetRole, PrincipalKind};
use domain::permission::{CustomerVisibility, Permission, PermissionTier};
use domain::roles::{CustomGrants, HeldRoles, access_change, effective_access};
use domain::rules::organization::{ProposedRoles, RoleAssignmentFacts, assign_roles};
use proptest::prelude::*;
use proptest::sample::subsequence;

fn preset() -> impl Strategy<Value = Vec<PresetRole>> {
    subsequence(PresetRole::ALL.to_vec(), 0..=PresetRole::ALL.len())
}

fn custom() -> impl Strategy<Value = Vec<CustomGrants>> {
    let permissions = subsequence(Permission::ALL.to_vec(), 0..=Permission::ALL.len());
    prop::collection::vec(permissions, 0..4).prop_map(|all| {
        let role = |(number, permissions)| CustomGrants {
            role_id: CustomRoleId::new(format!("r{number}")).unwrap(),
            permissions,
        };
        all.into_iter().enumerate().map(role).collect()
    })
}

fn held() -> impl Strategy<Value = HeldRoles> {
    (preset(), custom()).prop_map(|(preset, custom)| HeldRoles { preset, custom })
}

/// How far a visibility reaches, so that two can be compared.
fn reach(visibility: CustomerVisibility) -> u8 {
    match visibility {
        CustomerVisibility::Nothing => 0,
        CustomerVisibility::Own | CustomerVisibility::OfReportingManagers => 1,
        CustomerVisibility::All => 2,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_member_has_more_than_an_administrator_and_no_custom_role_makes_one(held in held()) {
        let access = effective_access(PrincipalKind::PartnerMember, &held);
        let is_admin = held.preset.contains(&PresetRole::Admin);
        for grant in &access.grants {
            prop_assert!(PresetRole::Admin.grants(grant.permission), "{}", grant.permission);
            if grant.permission.tier() == PermissionTier::AdministratorOnly {
                prop_assert!(is_admin && grant.custom_roles.is_empty(), "{}", grant.permission);
            }
        }
    }

    #[test]
    fn a_right_is_there_exactly_when_something_is_named_for_it(held in held()) {
        let access = effective_access(PrincipalKind::PartnerMember, &held);
        let any_role = !held.preset.is_empty() || !held.custom.is_empty();
        for grant in &access.grants {
            let named = !grant.preset_roles.is_empty() || !grant.custom_roles.is_empty();
            prop_assert!(named != grant.by_default, "{grant:?}");
        }
        prop_assert_eq!(any_role, !access.grants.is_empty());
    }

    #[test]
    fn another_role_never_takes_a_right_or_a_customer_away(held in held(), more in held()) {
        let mut both = held.clone();
        both.preset.extend(more.preset.iter().filter(|role| !held.preset.contains(role)));
        both.custom.extend(more.custom);
        let before = effective_access(PrincipalKind::PartnerMember, &held);
        let after = effective_access(PrincipalKind::PartnerMember, &both);
        prop_assert_eq!(access_change(&before, &after).lost, Vec::<Permission>::new());
        prop_assert!(reach(after.visibility) >= reach(before.visibility));
    }

    #[test]
    fn a_role_set_is_allowed_exactly_by_the_three_rules(preset in preset(), custom in custom()) {
        let ids: Vec<_> = custom.iter().map(|role| role.role_id.clone()).collect();
        let count = preset.len() + ids.len();
        let has = |role| preset.contains(&role);
        let expected = (1..=3).contains(&count)
            && (!has(PresetRole::Admin) || count == 1)
            && !(has(PresetRole::AccountManager) && has(PresetRole::AccountManagerDirector));
        let proposed = ProposedRoles { preset, custom: ids, ..ProposedRoles::default() };
        let facts = RoleAssignmentFacts { proposed, ..RoleAssignmentFacts::default() };
        prop_assert_eq!(assign_roles(&facts, &policy(), now()).allowed(), expected);
    }
}
