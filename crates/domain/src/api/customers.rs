//! Customers: the public API's list (domain.md 4.4, number 1) and what the console adds to it.

use crate::association::{AssociationType, EnterpriseRole, FreezeState, ObligationKind, Party, RequestKind};
use crate::codes;
use crate::ids::{AssociationRequestId, CustomerId, MemberId, ObligationId};
use crate::money::Money;
use crate::rules::facts::AssociationFacts;
use crate::states::authorization::AuthorizationState;
use crate::turn::Turn;
use chrono::{DateTime, NaiveDate, Utc};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};

codes! {
    /// The column and direction to sort by; ties go by customer id.
    pub enum CustomerSort {
        /// Newest association first: the default.
        AssociatedOnDesc = "-associated_on",
        /// Oldest association first.
        AssociatedOn = "associated_on",
        /// By name.
        Customer = "customer",
        /// By name, backwards.
        CustomerDesc = "-customer",
        /// Least spent this month first.
        MonthConsumption = "month_consumption",
        /// Most spent this month first.
        MonthConsumptionDesc = "-month_consumption",
        /// Least arrears first.
        Arrears = "arrears",
        /// Most arrears first.
        ArrearsDesc = "-arrears",
        /// Earliest expiring resource first; customers without one last.
        NextExpiry = "next_expiry",
    }
}

codes! {
    /// What to add to each row beyond the public API's members.
    pub enum Include {
        /// The member `console`: what the customer list shows and what its checks need.
        Console = "console",
    }
}

/// `POST /v2/partners/sub-customers/query`. Absent members do not filter. The first eight members are the
/// public API's; the rest are ours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SubCustomerQuery {
    /// Part of the login name, at most 64 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_name: Option<String>,
    /// Part of the real name, at most 64 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// Part of the tag, case-sensitive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// `1` referral or `2` resale; empty does not filter.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "empty_is_none")]
    pub association_type: Option<AssociationType>,
    /// Associated at or after this moment.
    #[serde(skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub associated_on_begin: Option<DateTime<Utc>>,
    /// Associated at or before this moment.
    #[serde(skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub associated_on_end: Option<DateTime<Utc>>,
    /// Exactly this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The reseller whose customers a distributor asks for; `*` for those of all its resellers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indirect_partner_id: Option<String>,
    /// Rows to skip, 0 to 40,000,000; 0 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,

    /// Part of the real name, the login name, the customer id or the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Customers of this account manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_manager_id: Option<MemberId>,
    /// Part of the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// Spent at least this much this month, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month_consumption_min: Option<i64>,
    /// Spent at most this much this month, in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month_consumption_max: Option<i64>,
    /// Has resources that expire within so many days, 1 to 365.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiring_within_days: Option<u32>,
    /// In arrears, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_arrears: Option<bool>,
    /// Frozen in any way, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frozen: Option<bool>,
    /// With a request that waits for an answer, or without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending_request: Option<bool>,
    /// Order; newest association first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<CustomerSort>,
    /// What to add to the rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Include>,
}

/// The public API lets an empty string stand for "no filter".
fn empty_is_none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<AssociationType>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?.filter(|text| !text.is_empty());
    text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
}

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
    /// The facts of R-03, R-07, R-09 and R-10.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_type_does_not_filter_and_a_wrong_one_is_refused() {
        let read = serde_json::from_str::<SubCustomerQuery>;
        assert_eq!(read(r#"{"association_type":""}"#).unwrap().association_type, None);
        assert_eq!(read(r#"{"association_type":"2"}"#).unwrap().association_type, Some(AssociationType::Resale));
        assert!(read(r#"{"association_type":"9"}"#).is_err());
        assert!(read(r#"{"asociation_type":"1"}"#).is_err());
        assert_eq!(serde_json::to_string(&SubCustomerQuery::default()).unwrap(), "{}");
    }
}
