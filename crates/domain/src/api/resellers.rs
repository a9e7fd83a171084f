//! Cloud resellers of a distributor (P-60): the public API's list (domain.md 4.4, number 29) and what the console adds.

use super::associations::HistoryEntry;
use super::customers::Include;
use super::reseller_funds::ResellerFunds;
use crate::codes;
use crate::ids::{MemberId, ResellerApplicationId, TenantId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The column and direction to sort resellers by; ties go by id.
    pub enum ResellerSort {
        /// Newest relation first: the default.
        AssociatedOnDesc = "-associated_on",
        /// Oldest relation first.
        AssociatedOn = "associated_on",
        /// By name.
        Name = "name",
        /// By name, backwards.
        NameDesc = "-name",
    }
}

/// `POST /v2/partners/indirect-partners/query`. Absent members do not filter. The first six members are the public
/// API's; the rest are ours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct IndirectPartnerQuery {
    /// Part of the login name, at most 64 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_name: Option<String>,
    /// Associated at or after this moment.
    #[serde(skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub associated_on_begin: Option<DateTime<Utc>>,
    /// Associated at or before this moment.
    #[serde(skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub associated_on_end: Option<DateTime<Utc>>,
    /// Exactly this reseller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indirect_partner_id: Option<String>,
    /// Rows to skip, 0 to 40,000,000; 0 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,

    /// Part of the name or of the login name, at most 64 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Resellers of this account manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_manager_id: Option<MemberId>,
    /// Order; newest relation first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<ResellerSort>,
    /// What to add to the rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Include>,
}

/// The answer to the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndirectPartners {
    /// How many match, on all pages.
    pub count: u64,
    /// This page.
    pub indirect_partners: Vec<IndirectPartner>,
}

/// One reseller as the public API has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndirectPartner {
    /// The reseller's account.
    pub indirect_partner_id: TenantId,
    /// Login name.
    pub account_name: String,
    /// Name, in Chinese.
    pub name: String,
    /// Phone number; empty when there is none.
    pub mobile_phone: String,
    /// E-mail; empty when there is none.
    pub email: String,
    /// When it became this distributor's reseller.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub associated_on: DateTime<Utc>,
    /// The distributor's account manager for it.
    pub account_manager_id: Option<MemberId>,
    /// That member's name; empty when there is none.
    pub account_manager_name: String,
    /// What the console adds; only when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub console: Option<ResellerConsole>,
}

/// What the console shows of a reseller beyond the public API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerConsole {
    /// Name in English.
    pub name_en: String,
    /// Is the account frozen?
    pub is_frozen: bool,
    /// Its customers now.
    pub customers: u64,
    /// May it ask its customers for authorisation? The distributor's to say.
    pub may_act_for_customers: bool,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `GET /v2/partners/indirect-partners/{indirect_partner_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerDetail {
    /// The row of the list, with `console`.
    pub reseller: IndirectPartner,
    /// The application that it came with; absent for relations older than applications.
    pub application_id: Option<ResellerApplicationId>,
    /// What happened, in order.
    pub history: Vec<HistoryEntry>,
    /// What can be allocated and taken back; absent for who may not, and where there is no top-up account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funds: Option<ResellerFunds>,
}

/// `POST /v2/partners/indirect-partners/{indirect_partner_id}/permission`: may the reseller ask its customers for
/// authorisation?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerPermission {
    /// True lets it, false takes that back.
    pub may_act_for_customers: bool,
}
