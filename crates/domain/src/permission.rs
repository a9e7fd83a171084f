//! What a login may do. Access is denied unless a role grants it.

use crate::codes;
use crate::organization::{PresetRole, PrincipalKind};

codes! {
    /// One right. An operation names exactly one; a page asks for the same one.
    pub enum Permission {
        /// Home page, own profile, messages: every login of a partner has it.
        UsePartnerCenter = "partner:center:use",
        /// Account balance of the partner.
        ViewBalance = "partner:balance:view",
        /// Customers, within the scope of the roles.
        ViewCustomers = "partner:customer:view",
        /// Give a customer to an account manager.
        AssignAccountManager = "partner:customer:assign",
        /// Start an unbind or a type switch; answer a customer's unbind.
        ChangeAssociation = "partner:association:change",
        /// Read association and authorisation records.
        ViewRecords = "partner:record:view",
        /// Ask a resale customer for authorisation.
        RequestAuthorization = "partner:authorization:request",
        /// Incentives and payout applications, to read.
        ViewIncentives = "partner:incentive:view",
        /// Withdraw payout applications.
        ManagePayouts = "partner:payout:manage",
        /// Settings of the partner account, such as the verification-code switch.
        ManageSettings = "partner:settings:manage",
        /// Programmes and development paths, to read.
        ViewPrograms = "partner:program:view",
        /// Join programmes and leave paths.
        ManagePrograms = "partner:program:manage",
        /// Opportunity management: the root login alone.
        ManageOpportunities = "partner:opportunity:manage",
        /// The customer's own pages.
        UseMyPartner = "customer:partner:use",
        /// The vendor's operator console.
        Operate = "operator:console:use",
    }
}

impl Permission {
    /// Roles that grant this right, in the order in which to ask for them.
    pub fn granting_roles(self) -> Vec<PresetRole> {
        PresetRole::ALL.iter().copied().filter(|role| role.grants(self)).collect()
    }
}

impl PresetRole {
    /// Does the role grant this right?
    pub fn grants(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::UsePartnerCenter | P::ViewBalance | P::ViewPrograms => true,
            P::ManageOpportunities | P::UseMyPartner | P::Operate => false,
            P::ViewCustomers | P::ViewRecords => !matches!(self, Self::SaSpecialist),
            P::RequestAuthorization => matches!(self, Self::Admin | Self::AccountManager),
            P::AssignAccountManager => matches!(self, Self::Admin | Self::AccountManagerDirector),
            P::ChangeAssociation | P::ManageSettings | P::ManagePrograms => matches!(self, Self::Admin),
            P::ViewIncentives | P::ManagePayouts => matches!(self, Self::Admin | Self::Finance),
        }
    }
}

/// Does a login of this kind with these roles have the right?
pub fn is_granted(kind: PrincipalKind, roles: &[PresetRole], permission: Permission) -> bool {
    match kind {
        PrincipalKind::PartnerRoot => !matches!(permission, Permission::UseMyPartner | Permission::Operate),
        PrincipalKind::PartnerMember => roles.iter().any(|role| role.grants(permission)),
        PrincipalKind::Customer => permission == Permission::UseMyPartner,
        PrincipalKind::Operator => permission == Permission::Operate,
    }
}

/// Which customers of its tenant a login sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomerVisibility {
    /// All customers of the tenant.
    All,
    /// Customers of the account managers that report to this login.
    OfReportingManagers,
    /// Only customers whose account manager this login is.
    Own,
    /// None.
    Nothing,
}

/// Which customers does a login with these roles see?
///
/// 客户经理 alone sees own customers; with any second role it sees all. 客户经理主管 alone sees the
/// customers of its managers.
pub fn customer_visibility(kind: PrincipalKind, roles: &[PresetRole]) -> CustomerVisibility {
    if !is_granted(kind, roles, Permission::ViewCustomers) {
        return CustomerVisibility::Nothing;
    }
    match roles {
        _ if kind == PrincipalKind::PartnerRoot => CustomerVisibility::All,
        [PresetRole::AccountManager] => CustomerVisibility::Own,
        [PresetRole::AccountManagerDirector] => CustomerVisibility::OfReportingManagers,
        _ => CustomerVisibility::All,
    }
}

/// Why a set of roles cannot be given to one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoleSetError {
    /// Fewer than one or more than three.
    #[error("a member has one to three roles")]
    Count,
    /// 系统管理员 together with another role.
    #[error("the administrator role excludes all others")]
    AdminIsExclusive,
    /// 客户经理 together with 客户经理主管.
    #[error("account manager and director exclude each other")]
    ManagerOrDirector,
}

/// May one member have these roles together?
///
/// # Errors
/// The first rule of R-61 that the set breaks.
pub fn check_role_set(roles: &[PresetRole]) -> Result<(), RoleSetError> {
    let has = |role| roles.contains(&role);
    if !(1..=3).contains(&roles.len()) {
        return Err(RoleSetError::Count);
    }
    if has(PresetRole::Admin) && roles.len() > 1 {
        return Err(RoleSetError::AdminIsExclusive);
    }
    if has(PresetRole::AccountManager) && has(PresetRole::AccountManagerDirector) {
        return Err(RoleSetError::ManagerOrDirector);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use PresetRole::{AccountManager, AccountManagerDirector, Admin, Finance};

    #[test]
    fn opportunities_are_for_the_root_login_alone() {
        for role in PresetRole::ALL {
            assert!(!is_granted(PrincipalKind::PartnerMember, &[*role], Permission::ManageOpportunities), "{role}");
        }
        assert!(is_granted(PrincipalKind::PartnerRoot, &[], Permission::ManageOpportunities));
    }

    #[test]
    fn a_second_role_opens_all_customers_to_an_account_manager() {
        let see = |roles: &[PresetRole]| customer_visibility(PrincipalKind::PartnerMember, roles);
        assert_eq!(see(&[AccountManager]), CustomerVisibility::Own);
        assert_eq!(see(&[AccountManager, Finance]), CustomerVisibility::All);
        assert_eq!(see(&[AccountManagerDirector]), CustomerVisibility::OfReportingManagers);
        assert_eq!(see(&[]), CustomerVisibility::Nothing);
    }

    #[test]
    fn role_sets_that_exclude_each_other_are_refused() {
        assert_eq!(check_role_set(&[Admin, Finance]), Err(RoleSetError::AdminIsExclusive));
        assert_eq!(check_role_set(&[AccountManager, AccountManagerDirector]), Err(RoleSetError::ManagerOrDirector));
        assert_eq!(check_role_set(&[]), Err(RoleSetError::Count));
        assert_eq!(check_role_set(&[AccountManager, Finance]), Ok(()));
    }

    #[test]
    fn a_login_has_no_right_outside_its_kind() {
        assert!(!is_granted(PrincipalKind::Customer, &[Admin], Permission::ViewCustomers));
        assert!(!is_granted(PrincipalKind::Operator, &[], Permission::ViewCustomers));
        assert!(!is_granted(PrincipalKind::PartnerRoot, &[], Permission::UseMyPartner));
    }
}
