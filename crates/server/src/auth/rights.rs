//! One type for each permission, so that an operation names the right it needs in its signature.

use crate::auth::scope::{AsScope, CustomerScope, OperatorScope, PersonScope, Scope, TenantScope};
use domain::permission::Permission;

/// A permission as a type, with the scope that its holders work in.
pub trait Right: Send + Sync + 'static {
    /// The permission.
    const PERMISSION: Permission;
    /// What its holders may touch.
    type Scope: AsScope + Clone + std::fmt::Debug + Send + Sync;
    /// Wraps the session's scope.
    fn narrow(scope: Scope) -> Self::Scope;
}

macro_rules! rights {
    ($($right:ident => $scope:ident),+ $(,)?) => {$(
        #[doc = concat!("The permission `", stringify!($right), "`.")]
        #[derive(Debug)]
        pub struct $right;

        impl Right for $right {
            const PERMISSION: Permission = Permission::$right;
            type Scope = $scope;
            fn narrow(scope: Scope) -> $scope {
                $scope::of(scope)
            }
        }
    )+};
}

rights! {
    UsePartnerCenter => TenantScope,
    ViewBalance => TenantScope,
    ViewCustomers => TenantScope,
    AssignAccountManager => TenantScope,
    DevelopCustomers => TenantScope,
    ChangeAssociation => TenantScope,
    ExportCustomers => TenantScope,
    ViewRecords => TenantScope,
    RequestAuthorization => TenantScope,
    ViewIncentives => TenantScope,
    ManagePayouts => TenantScope,
    ManageSettings => TenantScope,
    ManageOrganization => TenantScope,
    ViewPrograms => TenantScope,
    ManagePrograms => TenantScope,
    ManageOpportunities => TenantScope,
    ManageResellers => TenantScope,
    UseMyPartner => CustomerScope,
    KeepOwnRecords => PersonScope,
    Operate => OperatorScope,
}
