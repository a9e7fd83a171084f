//! Customers: the public API's list (domain.md 4.4, number 1) and what the console adds to it.

mod export;
mod query;

pub use export::{CustomerExportQuery, EXPORT_MAX};
pub use query::{CustomerSort, Include, SubCustomerQuery};

use crate::association::{AssociationType, EnterpriseRole, FreezeState, ObligationKind, Party, RequestKind};
use crate::ids::{AssociationRequestId, CustomerId, MemberId, ObligationId, TenantId};
use crate::money::Money;
use crate::rules::facts::AssociationFacts;
use crate::states::authorization::AuthorizationState;
use crate::turn::Turn;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The answer to the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubCustomers {
    /// How many match, on all pages.
    pub count: u64,
    /// This page.
    pub customer_infos: Vec<CustomerInfo>,
}

/// One customer as the public API has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerInfo {
    /// Real name.
    pub customer: String,
    /// Login name.
    pub account_name: String,
    /// Id.
    pub customer_id: CustomerId,
    /// When it associated.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub associated_on: DateTime<Utc>,
    /// `1` referral, `2` resale.
    pub association_type: AssociationType,
    /// Tag; empty when there is none.
    pub label: String,
    /// Phone number; empty when there is none.
    pub telephone: String,
    /// Country code of the phone number.
    pub country_code: String,
    /// E-mail; empty when there is none.
    pub email: String,
    /// -1 none, 0 in review, 1 failed, 2 verified.
    pub verified_status: String,
    /// -1 none, 0 person, 1 enterprise.
    pub customer_type: i32,
    /// 0 no, 1 account, 2 account and resources.
    pub is_frozen: i32,
    /// At most one today.
    pub account_managers: Vec<AccountManagerRef>,
    /// Id on the partner's own platform; empty when there is none.
    pub xaccount_id: String,
    /// Type of that platform; empty when there is none.
    pub xaccount_type: String,
    /// V0 to V5.
    pub customer_level: String,
    /// What the console adds; only when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub console: Option<ConsoleRow>,
}

/// The account manager of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountManagerRef {
    /// Login name.
    pub account_name: String,
}

/// What the customer list shows beyond the public API, and what its checks in the browser need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsoleRow {
    /// Version of the row, for `If-Match`.
    pub version: i64,
    /// The reseller below a distributor whose customer it is; none for an own customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<TenantId>,
    /// The account manager.
    pub account_manager: Option<ManagerName>,
    /// Spent this month.
    pub month_consumption: Money,
    /// What a resale customer can still spend.
    pub available: Option<Money>,
    /// Resources that expire within 30 days.
    pub expiring_resources: u32,
    /// The next day on which a resource expires.
    #[serde(default, with = "crate::api::time::optional_day")]
    pub next_expiry: Option<NaiveDate>,
    /// Frozen, and how.
    pub freeze: FreezeState,
    /// The request that waits for an answer.
    pub pending: Option<PendingRequest>,
    /// State of the authorisation to act for the customer.
    pub authorization: Option<AuthorizationState>,
    /// The facts of.
    pub facts: AssociationFacts,
}

/// A member by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ManagerName {
    /// The member.
    pub member_id: MemberId,
    /// Name.
    pub name: String,
}

/// A request that waits, as a row shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PendingRequest {
    /// The request.
    pub request_id: AssociationRequestId,
    /// What it asks for.
    pub kind: RequestKind,
    /// Who asked.
    pub requested_by: Party,
    /// Whose turn it is, until when, and what silence does.
    pub turn: Turn,
}

/// `GET /v2/partners/sub-customers/{customer_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerDetail {
    /// The row of the list, with `console`.
    pub info: CustomerInfo,
    /// When the account was registered.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub registered_at: DateTime<Utc>,
    /// Place in an enterprise.
    pub enterprise_role: EnterpriseRole,
    /// Money allocated and not yet spent; nothing for referral customers.
    pub allocated_balance: Money,
    /// Debt of the account.
    pub arrears: Money,
    /// Usable partner coupons.
    pub coupons: u32,
    /// Their balance.
    pub coupon_amount: Money,
    /// What stands in the way of changes.
    pub obligations: Vec<Obligation>,
    /// When it was last changed, and by whom.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub changed_at: DateTime<Utc>,
}

/// Something of a customer's that a rule looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Obligation {
    /// Id.
    pub obligation_id: ObligationId,
    /// What it is.
    pub kind: ObligationKind,
    /// Number or name that people cite, such as an order number.
    pub title: String,
    /// The amount in it.
    pub amount: Option<Money>,
    /// When it began.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub since: DateTime<Utc>,
    /// When it ends by itself.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub until: Option<DateTime<Utc>>,
    /// Version, for `If-Match`.
    pub version: i64,
}
