//! Applications for the incentive of an opportunity on the wire (P-51, R-77).

use crate::api::associations::HistoryEntry;
use crate::codes;
use crate::ids::{OpportunityId, OpportunityIncentiveId};
use crate::money::Money;
use crate::rules::opportunities::incentive::IncentiveApplicationFacts;
use crate::rules::opportunities::incentive_amount::OpportunityIncentiveAmount;
use crate::rules::verdict::Verdict;
use crate::states::opportunity_incentive::{OpportunityIncentiveEvent, OpportunityIncentiveState};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The column and direction to sort applications by; ties go by id.
    pub enum OpportunityIncentiveSort {
        /// Changed latest first: the default.
        ChangedAtDesc = "-changed_at",
        /// Changed earliest first.
        ChangedAt = "changed_at",
        /// Largest amount first.
        AmountDesc = "-amount",
        /// Smallest amount first.
        Amount = "amount",
        /// What has to be checked soonest first; what has no time comes last in both orders.
        Due = "due",
        /// What has to be checked latest first.
        DueDesc = "-due",
    }
}

/// Query of `GET /v2/partners/opportunity-incentives`. Absent members do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields, default)]
pub struct OpportunityIncentiveQuery {
    /// 激励公示: only those whose amount is or was on public notice, or only the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<bool>,
    /// Only in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<OpportunityIncentiveState>,
    /// Part of the opportunity's name, of the customer's, or of either number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Order; changed latest first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<OpportunityIncentiveSort>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of applications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpportunityIncentives {
    /// How many match, on all pages.
    pub count: u64,
    /// This page.
    pub incentives: Vec<OpportunityIncentive>,
}

/// One application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpportunityIncentive {
    /// Id.
    pub incentive_id: OpportunityIncentiveId,
    /// 激励申请编号, that people cite.
    pub incentive_no: String,
    /// The opportunity.
    pub opportunity_id: OpportunityId,
    /// 机会点编号.
    pub opportunity_no: String,
    /// 机会点名称.
    pub opportunity_name: String,
    /// 客户公司名称.
    pub customer_name: String,
    /// The opportunity's cloud revenue.
    pub cloud_revenue: Money,
    /// 激励金额: computed, or what an objection was settled with.
    pub amount: Money,
    /// When the opportunity was delivered.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub delivered_at: DateTime<Utc>,
    /// When it was applied for.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub applied_at: DateTime<Utc>,
    /// Since when the amount is on public notice.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub published_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub changed_at: DateTime<Utc>,
    /// State.
    pub state: OpportunityIncentiveState,
    /// Whose turn it is, until when, and what silence does.
    pub turn: Turn,
    /// What the partner can do now.
    pub actions: Vec<OpportunityIncentiveEvent>,
    /// Why the partner objected.
    pub objection: Option<String>,
    /// What the vendor said last: why it refused, a remark on the amount, or how it settled the objection.
    pub reason: Option<String>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `GET /v2/partners/opportunity-incentives/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpportunityIncentiveDetail {
    /// The application.
    pub incentive: OpportunityIncentive,
    /// How its amount came about.
    pub amount: OpportunityIncentiveAmount,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryEntry>,
}

/// What an accepted or delivered opportunity says about its incentive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncentiveOffer {
    /// Every condition of applying.
    pub verdict: Verdict,
    /// What that rests on.
    pub facts: IncentiveApplicationFacts,
    /// What it would be; under the policy in force where it is not delivered yet.
    pub amount: OpportunityIncentiveAmount,
    /// The last application for it.
    pub last: Option<OpportunityIncentive>,
}

/// `POST /v2/partners/opportunity-incentives`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOpportunityIncentive {
    /// For which opportunity.
    pub opportunity_id: OpportunityId,
}

/// `POST /v2/partners/opportunity-incentives/{id}/object`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IncentiveObjection {
    /// Why, 1 to 500 characters.
    pub reason: String,
}
