//! What a login may do, and which customers it sees. Access is denied unless a role grants it.

use crate::ids::CustomRoleId;
use crate::organization::{PresetRole, PrincipalKind};
use crate::permission::{CustomerVisibility, Permission, PermissionTier};

/// The roles of a login with the rights that the custom ones grant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldRoles {
    /// Preset roles.
    pub preset: Vec<PresetRole>,
    /// The organisation's own roles.
    pub custom: Vec<CustomGrants>,
}

/// A custom role as far as rights depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomGrants {
    /// The role.
    pub role_id: CustomRoleId,
    /// The rights chosen for it.
    pub permissions: Vec<Permission>,
}

impl CustomGrants {
    /// Does the role grant this right? Never one that only administrators have, whatever is stored.
    pub fn grants(&self, permission: Permission) -> bool {
        match permission.tier() {
            PermissionTier::Default => true,
            PermissionTier::Grantable => self.permissions.contains(&permission),
            PermissionTier::AdministratorOnly | PermissionTier::RootOnly | PermissionTier::OtherKind => false,
        }
    }
}

impl HeldRoles {
    /// Preset roles alone.
    pub fn preset(roles: &[PresetRole]) -> Self {
        Self { preset: roles.to_vec(), custom: Vec::new() }
    }

    /// Does any of them grant this right?
    pub fn grant(&self, permission: Permission) -> bool {
        self.preset.iter().any(|role| role.grants(permission)) || self.custom.iter().any(|role| role.grants(permission))
    }
}

/// Does a login of this kind with these roles have the right?
pub fn is_granted(kind: PrincipalKind, held: &HeldRoles, permission: Permission) -> bool {
    match kind {
        PrincipalKind::PartnerRoot => permission.tier() != PermissionTier::OtherKind,
        PrincipalKind::PartnerMember => held.grant(permission),
        PrincipalKind::Customer => permission == Permission::UseMyPartner,
        // A person can be some partner's customer besides.
        PrincipalKind::Employee => matches!(permission, Permission::KeepOwnRecords | Permission::UseMyPartner),
        PrincipalKind::Operator => permission == Permission::Operate,
    }
}

/// Is it the login that owns the partner account, or somebody with 系统管理员?
pub fn is_administrator(kind: PrincipalKind, held: &HeldRoles) -> bool {
    kind == PrincipalKind::PartnerRoot
        || kind == PrincipalKind::PartnerMember && held.preset.contains(&PresetRole::Admin)
}

/// Which customers does a login with these roles see?
///
/// 客户经理 alone sees own customers; with any second role it sees all, custom roles included. 客户经理主管
/// alone sees the customers of its managers.
pub fn customer_visibility(kind: PrincipalKind, held: &HeldRoles) -> CustomerVisibility {
    if !is_granted(kind, held, Permission::ViewCustomers) {
        return CustomerVisibility::Nothing;
    }
    match held.preset.as_slice() {
        _ if kind == PrincipalKind::PartnerRoot || !held.custom.is_empty() => CustomerVisibility::All,
        [PresetRole::AccountManager] => CustomerVisibility::Own,
        [PresetRole::AccountManagerDirector] => CustomerVisibility::OfReportingManagers,
        _ => CustomerVisibility::All,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PresetRole::{AccountManager, AccountManagerDirector, Admin, Finance, SaSpecialist};

    fn custom(permissions: &[Permission]) -> CustomGrants {
        CustomGrants { role_id: "r1".parse().unwrap(), permissions: permissions.to_vec() }
    }

    #[test]
    fn opportunities_are_for_the_root_login_alone() {
        let everything = HeldRoles { preset: PresetRole::ALL.to_vec(), custom: vec![custom(Permission::ALL)] };
        assert!(!is_granted(PrincipalKind::PartnerMember, &everything, Permission::ManageOpportunities));
        assert!(is_granted(PrincipalKind::PartnerRoot, &HeldRoles::default(), Permission::ManageOpportunities));
    }

    #[test]
    fn a_custom_role_grants_what_was_chosen_and_nothing_of_administrators() {
        let held = HeldRoles { preset: vec![], custom: vec![custom(Permission::ALL)] };
        for permission in Permission::ALL {
            let expected = matches!(permission.tier(), PermissionTier::Default | PermissionTier::Grantable);
            assert_eq!(is_granted(PrincipalKind::PartnerMember, &held, *permission), expected, "{permission}");
        }
        let one = HeldRoles { preset: vec![], custom: vec![custom(&[Permission::ViewIncentives])] };
        assert!(!is_granted(PrincipalKind::PartnerMember, &one, Permission::ViewCustomers));
        assert!(is_granted(PrincipalKind::PartnerMember, &one, Permission::ViewBalance));
    }

    #[test]
    fn a_second_role_opens_all_customers_to_an_account_manager() {
        let see = |preset: &[PresetRole], custom: Vec<CustomGrants>| {
            customer_visibility(PrincipalKind::PartnerMember, &HeldRoles { preset: preset.to_vec(), custom })
        };
        let incentives = || vec![custom(&[Permission::ViewIncentives])];
        for (preset, custom, expected) in [
            (vec![AccountManager], vec![], CustomerVisibility::Own),
            (vec![AccountManager, Finance], vec![], CustomerVisibility::All),
            (vec![AccountManager], incentives(), CustomerVisibility::All),
            (vec![AccountManagerDirector], vec![], CustomerVisibility::OfReportingManagers),
            (vec![AccountManagerDirector], incentives(), CustomerVisibility::All),
            (vec![SaSpecialist], vec![], CustomerVisibility::Nothing),
            (vec![], incentives(), CustomerVisibility::Nothing),
            (vec![], vec![], CustomerVisibility::Nothing),
        ] {
            assert_eq!(see(&preset, custom), expected, "{preset:?}");
        }
    }

    #[test]
    fn a_login_has_no_right_outside_its_kind() {
        let admin = HeldRoles::preset(&[Admin]);
        assert!(!is_granted(PrincipalKind::Customer, &admin, Permission::ViewCustomers));
        assert!(!is_granted(PrincipalKind::Operator, &HeldRoles::default(), Permission::ViewCustomers));
        for kind in PrincipalKind::ALL {
            let keeps = is_granted(*kind, &admin, Permission::KeepOwnRecords);
            assert_eq!(keeps, *kind == PrincipalKind::Employee, "{kind}");
        }
        assert!(!is_granted(PrincipalKind::PartnerRoot, &HeldRoles::default(), Permission::UseMyPartner));
    }
}
