//! The texts of the demo data: names, reasons, people. They are data files, so that no source holds Chinese.

use crate::http::error::ApiError;
use domain::api::customer_development::Industry;
use domain::association::AssociationType;
use domain::rules::preregistration::ReviewReason;
use domain::states::customer_report::CustomerReportState;
use serde::Deserialize;

#[derive(Debug)]
pub(super) struct Catalog {
    pub(super) names: NameParts,
    pub(super) texts: Texts,
    pub(super) people: People,
    pub(super) development: Development,
}

/// Prospects, and what partners did to win them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Development {
    pub(super) prospects: Vec<ProspectSpec>,
    pub(super) reports: Vec<ReportSpec>,
    pub(super) links: Vec<LinkSpec>,
    pub(super) attempts: Vec<AttemptSpec>,
    /// What the distributor's many prospects are called, before their number.
    pub(super) lead: String,
}

/// A customer account without a partner.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ProspectSpec {
    pub(super) account: String,
    pub(super) name: String,
    /// Days since it was registered.
    pub(super) days: i64,
    pub(super) cash: i64,
    pub(super) special_contracts: i64,
    pub(super) site: Option<String>,
    pub(super) country: Option<String>,
    pub(super) is_partner: bool,
    pub(super) is_internal: bool,
    pub(super) unpaid_bills: i64,
    pub(super) role: Option<String>,
    pub(super) pro_service_contracts: i64,
    pub(super) reserved_instances: i64,
    pub(super) invoice_debt: i64,
    pub(super) stored_value: i64,
    pub(super) independent_members: i64,
    pub(super) credit_accounts: i64,
    pub(super) direct_sales: bool,
    pub(super) vendor_reported: bool,
    pub(super) online_sales: bool,
    pub(super) sales_support_center: bool,
}

/// A report of the solution provider.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportSpec {
    pub(super) account: String,
    pub(super) state: CustomerReportState,
    pub(super) days: i64,
    /// The account of the member that made it.
    pub(super) by: String,
    pub(super) industry: Industry,
    pub(super) reason: String,
    #[serde(default)]
    pub(super) answer: Option<String>,
    #[serde(default)]
    pub(super) review: Vec<ReviewReason>,
    #[serde(default)]
    pub(super) invited: Option<AssociationType>,
    #[serde(default)]
    pub(super) invited_days: i64,
    #[serde(default)]
    pub(super) failed_days: Option<i64>,
}

/// A general link of the solution provider.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkSpec {
    pub(super) kind: AssociationType,
    pub(super) days: i64,
    pub(super) by: String,
    #[serde(default)]
    pub(super) withdrawn: bool,
}

/// A prospect that opened a general link in vain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttemptSpec {
    pub(super) account: String,
    pub(super) kind: AssociationType,
    pub(super) days: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameParts {
    pub(super) cities: Vec<String>,
    pub(super) first: Vec<String>,
    pub(super) second: Vec<String>,
    pub(super) trades: Vec<String>,
    pub(super) forms: Vec<String>,
    pub(super) surnames: Vec<String>,
    pub(super) given: Vec<String>,
    pub(super) english_first: Vec<String>,
    pub(super) english_second: Vec<String>,
    pub(super) english_forms: Vec<String>,
    pub(super) difficult: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Texts {
    pub(super) labels: Vec<String>,
    pub(super) plans: Vec<String>,
    pub(super) service_plans: Vec<String>,
    pub(super) contracts: Vec<String>,
    pub(super) services: Vec<String>,
    pub(super) unbind_by_partner: Vec<String>,
    pub(super) unbind_by_customer: Vec<String>,
    pub(super) switch: Vec<String>,
    pub(super) refusals: Vec<String>,
    pub(super) revocations: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    pub(super) tenants: Vec<TenantSpec>,
    pub(super) members: Vec<MemberSpec>,
    /// The organisations' own roles.
    pub(super) custom_roles: Vec<CustomRoleSpec>,
    /// The accounts of the sign-in page, in the order in which a newcomer wants them.
    pub(super) demo: Vec<DemoSpec>,
    pub(super) customers: Vec<NamedCustomer>,
    /// The vendor's ecosystem managers.
    pub(super) managers: Vec<EcosystemManager>,
    pub(super) operator: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct TenantSpec {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) partner_type: Option<String>,
    pub(super) parent: Option<String>,
    /// Under which name of this file the accounts of its company belong together.
    pub(super) company: Option<String>,
    pub(super) status: Option<String>,
    pub(super) zh: String,
    pub(super) en: String,
    /// Has ticked the commitment letter.
    pub(super) letter: bool,
    /// Asks its staff for codes.
    pub(super) verification: bool,
    pub(super) prepaid: bool,
    /// Its distributor does not let it act for customers.
    pub(super) not_released: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemberSpec {
    pub(super) account: String,
    pub(super) tenant: String,
    #[serde(default)]
    pub(super) kind: Option<String>,
    #[serde(default)]
    pub(super) roles: Vec<String>,
    pub(super) name: String,
    #[serde(default)]
    pub(super) director: Option<String>,
    #[serde(default)]
    pub(super) must_change: bool,
    /// Preset roles whose qualification is under review.
    #[serde(default)]
    pub(super) under_review: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CustomRoleSpec {
    pub(super) tenant: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) permissions: Vec<String>,
    /// Accounts of the members that have it.
    #[serde(default)]
    pub(super) members: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoSpec {
    pub(super) account: String,
    pub(super) zh: String,
    pub(super) en: String,
    /// The name of somebody with a personal account: a login of its own, but no customer.
    pub(super) person: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedCustomer {
    pub(super) account: String,
    pub(super) name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EcosystemManager {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) phone: String,
}

impl Catalog {
    pub(super) fn read() -> Result<Self, ApiError> {
        const FAULT: ApiError = ApiError::Internal("demo texts");
        Ok(Self {
            names: serde_json::from_str(include_str!("names.json")).map_err(|_| FAULT)?,
            texts: serde_json::from_str(include_str!("texts.json")).map_err(|_| FAULT)?,
            development: serde_json::from_str(include_str!("development.json")).map_err(|_| FAULT)?,
            people: serde_json::from_str(include_str!("people.json")).map_err(|_| FAULT)?,
        })
    }
}
