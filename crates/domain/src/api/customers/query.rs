//! What can be asked of the customer list: filters, order, page (P-10).

use crate::association::AssociationType;
use crate::codes;
use crate::ids::MemberId;
use chrono::{DateTime, Utc};
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
