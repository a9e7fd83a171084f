//! Shared opportunities on the wire (P-50, SM-9, R-71, R-72).

use crate::api::associations::HistoryEntry;
use crate::api::opportunity_incentives::IncentiveOffer;
use crate::codes;
use crate::ids::{OpportunityId, TenantId};
use crate::money::{BasisPoints, Money};
use crate::opportunity::{
    OpportunityAction, OpportunityDraft, OpportunityPhase, OpportunityState, OverviewPeriod, ProgressEvent,
};
use crate::program::Direction;
use crate::rules::opportunities::eligibility::HoEligibilityFacts;
use crate::rules::verdict::Verdict;
use crate::turn::Turn;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The column and direction to sort opportunities by; ties go by id.
    pub enum OpportunitySort {
        /// Changed latest first: the default.
        ChangedAtDesc = "-changed_at",
        /// Changed earliest first.
        ChangedAt = "changed_at",
        /// Largest value first.
        ValueDesc = "-opportunity_value",
        /// Smallest value first.
        Value = "opportunity_value",
        /// What has to be answered soonest first; what has no time to answer comes last in both orders.
        Due = "due",
        /// What has to be answered latest first.
        DueDesc = "-due",
    }
}

/// Query of `GET /v2/partners/opportunities`. Absent members do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields, default)]
pub struct OpportunityQuery {
    /// Only those found by this side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Only in this state; drafts that were thrown away are left out unless asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<OpportunityState>,
    /// Part of the name, the customer's name or the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Order; changed latest first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<OpportunitySort>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of opportunities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opportunities {
    /// How many match, on all pages.
    pub count: u64,
    /// This page.
    pub opportunities: Vec<Opportunity>,
}

/// One opportunity as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opportunity {
    /// Id.
    pub opportunity_id: OpportunityId,
    /// 机会点编号, that people cite.
    pub opportunity_no: String,
    /// Who found it.
    pub direction: Direction,
    /// 机会点名称.
    pub name: String,
    /// 客户公司名称.
    pub customer_name: String,
    /// 机会点空间.
    pub opportunity_value: Money,
    /// What of it is cloud revenue.
    pub cloud_revenue: Money,
    /// The expected day of signing.
    #[serde(with = "crate::api::time::optional_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub expected_on: Option<NaiveDate>,
    /// State.
    pub state: OpportunityState,
    /// When it was shared: submitted by the partner, or received from the vendor. Drafts are not shared yet.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub shared_at: Option<DateTime<Utc>>,
    /// When it last changed.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub changed_at: DateTime<Utc>,
    /// Whose turn it is, until when, and what silence does.
    pub turn: Turn,
    /// What the partner can do now.
    pub actions: Vec<OpportunityAction>,
    /// Why it was rejected or closed, where somebody said so.
    pub reason: Option<String>,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `GET /v2/partners/opportunities/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpportunityDetail {
    /// The opportunity.
    pub opportunity: Opportunity,
    /// All that is said about it.
    pub details: OpportunityDraft,
    /// Is the partner in the co-sell programme? The fact of R-71 that the draft does not hold.
    pub in_pce_plan: bool,
    /// What a draft lacks to be submitted; absent for everything else.
    pub submission: Option<Verdict>,
    /// What is to be said about its incentive; of what the partner shared, once it is accepted.
    pub incentive: Option<Box<IncentiveOffer>>,
    /// 进展, newest first.
    pub progress: Vec<ProgressEntry>,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryEntry>,
}

/// One progress update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgressEntry {
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: DateTime<Utc>,
    /// Who, by display name.
    pub actor: String,
    /// Does it go on, is it delivered or closed?
    pub event: ProgressEvent,
    /// 发展阶段.
    pub phase: OpportunityPhase,
    /// 赢单概率 in per cent.
    pub win_probability: u8,
    /// 进展详情.
    pub note: String,
}

/// `POST /v2/partners/opportunities/{id}/progress`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProgress {
    /// Does it go on, is it delivered or closed?
    pub event: ProgressEvent,
    /// 发展阶段.
    pub phase: OpportunityPhase,
    /// 赢单概率 in per cent, 0 to 100.
    pub win_probability: u8,
    /// 进展详情, 1 to 500 characters.
    pub note: String,
}

/// `POST /v2/partners/opportunities/{id}/reject`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpportunityRefusal {
    /// Why, up to 500 characters. Without it the refusal does not meet R-72.
    #[serde(default)]
    pub reason: String,
}

/// `GET /v2/partners/opportunities/overview`: 数据概览.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpportunityOverview {
    /// Is the partner in the co-sell programme?
    pub in_pce_plan: bool,
    /// Does it receive opportunities of the vendor?
    pub eligibility: Verdict,
    /// What that rests on, for a check in the browser.
    pub eligibility_facts: HoEligibilityFacts,
    /// For each direction the figures of each period.
    pub figures: Vec<OpportunityFigures>,
}

/// What was shared in a period that ends now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpportunityFigures {
    /// Who found them.
    pub direction: Direction,
    /// How far back.
    pub period: OverviewPeriod,
    /// How many were shared.
    pub count: u64,
    /// 机会点空间 of all of them.
    pub opportunity_value: Money,
    /// How many of them were accepted, whatever became of them.
    pub accepted: u64,
    /// 转化率: accepted of shared; absent when none was shared.
    pub conversion: Option<BasisPoints>,
}

/// `POST /v2/operator/opportunities`: the vendor shares one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewHo {
    /// With whom.
    pub partner_id: TenantId,
    /// What is known about it.
    pub opportunity: OpportunityDraft,
}
