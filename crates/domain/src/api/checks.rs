//! The account check before a change of association (账号检查), and what the change would do.

use crate::association::{AssociationType, RequestKind};
use crate::money::Money;
use crate::rules::facts::AssociationFacts;
use crate::rules::verdict::Verdict;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `POST /v2/partners/sub-customers/{customer_id}/association-checks` and `POST /v2/customers/association-checks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCheck {
    /// What is to be asked.
    pub operation: RequestKind,
    /// The type to switch to; needed for a switch, absent for an unbind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_type: Option<AssociationType>,
}

/// The answer: all conditions, what the change would do, and the facts that both rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckReport {
    /// Every condition.
    pub verdict: Verdict,
    /// What the change would do, with this customer's numbers.
    pub impact: Impact,
    /// The facts, for a check in the browser; absent for customers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<AssociationFacts>,
    /// The customer's version that the facts are from.
    pub version: i64,
}

/// What a change of association does (domain.md 1.3), with the numbers of one customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Impact {
    /// The type now.
    pub from: AssociationType,
    /// The type after; absent when the relation ends.
    pub to: Option<AssociationType>,
    /// Allocated balance that flows back to the partner.
    pub returned_allocation: Money,
    /// Partner coupons that are reclaimed.
    pub reclaimed_coupons: u32,
    /// Their balance.
    pub reclaimed_coupon_amount: Money,
    /// Does an authorisation to act for the customer end?
    pub authorization_ends: bool,
    /// Days of grace for on-demand resources at least, afterwards; absent when unchanged.
    pub grace_days_at_least: Option<u32>,
    /// Does the partner (true) or the vendor (false) support and invoice the customer afterwards?
    pub partner_invoices: bool,
    /// Yearly and monthly resources and reserved instances: they go on running. What is paid by use is not counted.
    pub running_resources: u32,
    /// When the partner can ask again.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub next_request_at: DateTime<Utc>,
}
