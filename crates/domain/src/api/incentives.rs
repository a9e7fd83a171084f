//! Incentive lines on the wire.

use crate::association::AssociationType;
use crate::codes;
use crate::ids::{CustomerId, IncentiveId, OrderId};
use crate::incentive::{IncentiveOrderKind, IncentiveStatus, Overlays, Sign};
use crate::money::Money;
use crate::period::BillCycle;
use crate::rules::incentive_explanation::IncentiveExplanation;
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// The column and direction to sort incentive lines by; ties go by id.
    pub enum IncentiveSort {
        /// Latest cycle first: the default.
        PeriodDesc = "-period",
        /// Earliest cycle first.
        Period = "period",
        /// Largest amount first.
        AmountDesc = "-amount",
        /// Smallest amount first, negative ones before all.
        Amount = "amount",
        /// By the customer's name.
        Customer = "customer",
        /// Soonest lost first; lines that do not expire last.
        ExpiresAt = "expires_at",
    }
}

/// Query of `GET /v2/partners/incentives`. Absent members do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields, default)]
pub struct IncentiveQuery {
    /// Only of this cycle, `YYYY-MM`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>), param(value_type = Option<String>))]
    pub period: Option<BillCycle>,
    /// Only in this state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<IncentiveStatus>,
    /// Only more than nothing, nothing, or less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// Only frozen, or only not frozen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frozen: Option<bool>,
    /// Part of the customer's name or login name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Only of this customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// Order; latest cycle first when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<IncentiveSort>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of incentive lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Incentives {
    /// How many match, on all pages.
    pub count: u64,
    /// Sums of all that match, on all pages.
    pub totals: IncentiveTotals,
    /// This page.
    pub incentives: Vec<IncentiveLine>,
}

/// Sums over all lines that match a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncentiveTotals {
    /// 激励金额.
    pub amount: Money,
    /// 可申请金额.
    pub claimable: Money,
    /// 冻结金额.
    pub frozen: Money,
}

/// One incentive line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncentiveLine {
    /// 激励数据ID.
    pub incentive_id: IncentiveId,
    /// 激励账单ID.
    pub bill_no: String,
    /// 对账期次.
    pub period: BillCycle,
    /// 激励计划名称, in Chinese.
    pub plan_name_zh: String,
    /// 激励计划名称, in English.
    pub plan_name_en: String,
    /// The customer.
    pub customer_id: CustomerId,
    /// Its real name.
    pub customer: String,
    /// Its login name.
    pub account_name: String,
    /// 关联类型 when the performance arose.
    pub association_type: AssociationType,
    /// The order; absent for usage.
    pub order_id: Option<OrderId>,
    /// What the customer did.
    pub order_kind: IncentiveOrderKind,
    /// The product type in Chinese.
    pub product_zh: String,
    /// The product type in English.
    pub product_en: String,
    /// What the customer consumed.
    pub consumed: Money,
    /// 激励金额.
    pub amount: Money,
    /// 可申请金额.
    pub claimable: Money,
    /// 冻结金额.
    pub frozen: Money,
    /// State.
    pub status: IncentiveStatus,
    /// What lies over the state.
    pub overlays: Overlays,
    /// Whose turn it is.
    pub turn: Turn,
    /// 失效时间; absent when it does not expire.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub expires_at: Option<DateTime<Utc>>,
}

/// `GET /v2/partners/incentives/{incentive_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncentiveDetail {
    /// The row of the list.
    pub line: IncentiveLine,
    /// How its amount came about.
    pub explanation: IncentiveExplanation,
}
