//! Account managers and the assignment of customers.

use crate::ids::MemberId;
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/account-managers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountManagers {
    /// Members with the role 客户经理, by name.
    pub account_managers: Vec<AccountManager>,
}

/// One account manager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountManager {
    /// The member.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
    /// Login name.
    pub account_name: String,
    /// The director it reports to, by name.
    pub director: Option<String>,
    /// How many customers it has.
    pub customers: u64,
}

/// `POST /v2/partners/sub-customers/{customer_id}/account-manager`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignAccountManager {
    /// The new account manager.
    pub account_manager_id: MemberId,
}
