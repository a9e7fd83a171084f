//! Names of rights in the reader's language.

use domain::permission::Permission;

use crate::i18n::{Key, t::errors as text};

/// What a right lets one do.
pub const fn permission(permission: Permission) -> Key {
    match permission {
        Permission::UsePartnerCenter => text::MAY_USE_PARTNER_CENTER,
        Permission::ViewBalance => text::MAY_VIEW_BALANCE,
        Permission::ViewCustomers => text::MAY_VIEW_CUSTOMERS,
        Permission::AssignAccountManager => text::MAY_ASSIGN_ACCOUNT_MANAGER,
        Permission::DevelopCustomers => text::MAY_DEVELOP_CUSTOMERS,
        Permission::ChangeAssociation => text::MAY_CHANGE_ASSOCIATION,
        Permission::ExportCustomers => text::MAY_EXPORT_CUSTOMERS,
        Permission::ViewRecords => text::MAY_VIEW_RECORDS,
        Permission::RequestAuthorization => text::MAY_REQUEST_AUTHORIZATION,
        Permission::ViewIncentives => text::MAY_VIEW_INCENTIVES,
        Permission::ManagePayouts => text::MAY_MANAGE_PAYOUTS,
        Permission::ManageSettings => text::MAY_MANAGE_SETTINGS,
        Permission::ManageOrganization => text::MAY_MANAGE_ORGANIZATION,
        Permission::ViewPrograms => text::MAY_VIEW_PROGRAMS,
        Permission::ManagePrograms => text::MAY_MANAGE_PROGRAMS,
        Permission::ManageOpportunities => text::MAY_MANAGE_OPPORTUNITIES,
        Permission::ManageResellers => text::MAY_MANAGE_RESELLERS,
        Permission::UseMyPartner => text::MAY_USE_MY_PARTNER,
        Permission::KeepOwnRecords => text::MAY_KEEP_OWN_RECORDS,
        Permission::Operate => text::MAY_OPERATE,
    }
}
