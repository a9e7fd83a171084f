//! Effective access: what a set of roles adds up to, and which role each right comes from.

use crate::ids::CustomRoleId;
use crate::organization::{PresetRole, PrincipalKind};
use crate::permission::{CustomerVisibility, Permission, PermissionTier};
use crate::roles::held::{HeldRoles, customer_visibility, is_granted};
use serde::{Deserialize, Serialize};

/// One right and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Grant {
    /// The right.
    pub permission: Permission,
    /// It comes with every role.
    pub by_default: bool,
    /// Preset roles that grant it.
    pub preset_roles: Vec<PresetRole>,
    /// Custom roles that grant it.
    pub custom_roles: Vec<CustomRoleId>,
}

/// What somebody may do, and which customers are within reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EffectiveAccess {
    /// Which customers.
    pub visibility: CustomerVisibility,
    /// Every right, in the order of the specification.
    pub grants: Vec<Grant>,
}

/// The access of a login of this kind with these roles.
pub fn effective_access(kind: PrincipalKind, held: &HeldRoles) -> EffectiveAccess {
    let granted = Permission::ALL.iter().copied().filter(|permission| is_granted(kind, held, *permission));
    let grants = granted.map(|permission| {
        let by_default = permission.tier() == PermissionTier::Default;
        let preset = held.preset.iter().copied().filter(|role| role.grants(permission));
        let custom = held.custom.iter().filter(|role| role.grants(permission)).map(|role| role.role_id.clone());
        let (preset_roles, custom_roles) =
            if by_default { (Vec::new(), Vec::new()) } else { (preset.collect(), custom.collect()) };
        Grant { permission, by_default, preset_roles, custom_roles }
    });
    EffectiveAccess { visibility: customer_visibility(kind, held), grants: grants.collect() }
}

/// What a change of roles gives and takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessChange {
    /// Rights only there afterwards.
    pub gained: Vec<Permission>,
    /// Rights only there before.
    pub lost: Vec<Permission>,
}

/// The difference between two accesses.
pub fn access_change(before: &EffectiveAccess, after: &EffectiveAccess) -> AccessChange {
    let only_in = |one: &EffectiveAccess, other: &EffectiveAccess| {
        let there = |permission: &Permission| other.grants.iter().any(|grant| grant.permission == *permission);
        one.grants.iter().map(|grant| grant.permission).filter(|permission| !there(permission)).collect()
    };
    AccessChange { gained: only_in(after, before), lost: only_in(before, after) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roles::held::CustomGrants;
    use PresetRole::{AccountManager, Finance};

    fn access(preset: &[PresetRole], custom: &[Permission]) -> EffectiveAccess {
        let custom = if custom.is_empty() {
            vec![]
        } else {
            vec![CustomGrants { role_id: "r1".parse().unwrap(), permissions: custom.to_vec() }]
        };
        effective_access(PrincipalKind::PartnerMember, &HeldRoles { preset: preset.to_vec(), custom })
    }

    #[test]
    fn each_right_names_every_role_that_grants_it() {
        let both = access(&[AccountManager, Finance], &[Permission::ViewCustomers]);
        let of = |permission| both.grants.iter().find(|grant| grant.permission == permission).unwrap();
        let customers = of(Permission::ViewCustomers);
        assert_eq!(customers.preset_roles, [AccountManager, Finance]);
        assert_eq!(customers.custom_roles, ["r1".parse().unwrap()]);
        assert_eq!(of(Permission::ViewIncentives).preset_roles, [Finance]);
        assert!(of(Permission::ViewBalance).by_default && of(Permission::ViewBalance).preset_roles.is_empty());
        assert!(both.grants.iter().all(|grant| grant.permission != Permission::ManageOrganization));
    }

    #[test]
    fn a_change_names_what_is_gained_and_what_is_lost() {
        let change = access_change(&access(&[AccountManager], &[]), &access(&[Finance], &[]));
        assert_eq!(change.gained, [Permission::ViewIncentives, Permission::ManagePayouts]);
        assert_eq!(change.lost, [Permission::DevelopCustomers, Permission::RequestAuthorization]);
        let none = access_change(&access(&[], &[]), &access(&[], &[]));
        assert_eq!(none, AccessChange { gained: vec![], lost: vec![] });
    }
}
