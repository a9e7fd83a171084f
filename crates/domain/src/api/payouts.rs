//! Payout applications on the wire (申付记录, R-50).

use crate::api::associations::HistoryEntry;
use crate::api::incentives::IncentiveLine;
use crate::api::payout_invoices::PayoutInvoice;
use crate::codes;
use crate::ids::PayoutId;
use crate::money::Money;
use crate::states::payout::{PayoutEvent, PayoutMethod, PayoutStage, PayoutState};
use crate::states::payout_explanation::PayoutExplanation;
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The column and direction to sort applications by; ties go by number.
    pub enum PayoutSort {
        /// Latest first: the default.
        AppliedAtDesc = "-applied_at",
        /// Earliest first.
        AppliedAt = "applied_at",
        /// Largest amount first.
        AmountDesc = "-amount",
        /// Smallest amount first.
        Amount = "amount",
    }
}

/// Query of `GET /v2/partners/payout-applications`. Absent members do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields, default)]
pub struct PayoutApplicationQuery {
    /// Only in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<PayoutState>,
    /// Only paid this way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<PayoutMethod>,
    /// Part of the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Order; latest first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<PayoutSort>,
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
pub struct PayoutApplications {
    /// How many match, on all pages.
    pub count: u64,
    /// This page.
    pub payout_applications: Vec<PayoutApplication>,
}

/// One application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PayoutApplication {
    /// Id.
    pub payout_id: PayoutId,
    /// 申付单号, that people cite.
    pub payout_no: String,
    /// 申请时间.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub applied_at: DateTime<Utc>,
    /// The person who applied, by display name.
    pub applicant_name: String,
    /// 金额 and 币种.
    pub amount: Money,
    /// 发放方式.
    pub method: PayoutMethod,
    /// 当前环节.
    pub stage: PayoutStage,
    /// 下一环节; absent when nothing follows.
    pub next_stage: Option<PayoutStage>,
    /// 状态.
    pub state: PayoutState,
    /// Whose turn it is.
    pub turn: Turn,
    /// What this viewer can do now.
    pub actions: Vec<PayoutEvent>,
    /// 说明: what the state means and what the partner does.
    pub explanation: PayoutExplanation,
    /// Why the invoice was refused or the payment failed.
    pub reason: Option<String>,
    /// Numbers of the invoices handed in; an invoice belongs to one application only.
    pub invoice_numbers: Vec<String>,
    /// The invoices with day and amount; none of those from before these were asked for.
    pub invoices: Vec<PayoutInvoice>,
    /// The incentive lines in it; the list does without.
    pub lines: Vec<IncentiveLine>,
    /// What happened to it, oldest first.
    pub history: Vec<HistoryEntry>,
    /// Version, for `If-Match`.
    pub version: i64,
}
