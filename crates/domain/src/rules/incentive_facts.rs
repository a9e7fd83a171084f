//! What an incentive line rests on.

use crate::association::AssociationType;
use crate::codes;
use crate::ids::OrderId;
use crate::incentive::ProductPolicy;
use crate::money::{BasisPoints, Money};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The facts of one line. All amounts are in the line's currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncentiveFacts {
    /// The amount of the line, as booked.
    pub amount: Money,
    /// What the customer consumed.
    pub consumed: Money,
    /// The part of it that counts as performance: the base of the rate.
    pub base: Money,
    /// The rate that the policy gives.
    pub rate: BasisPoints,
    /// When the performance arose; the conditions are looked at for this moment.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub performed_at: DateTime<Utc>,
    /// How the customer was associated: it decides who has to pay for the consumption.
    pub association_type: AssociationType,
    /// The product's incentive policy.
    pub product_policy: ProductPolicy,
    /// Does the signed contract set the incentive to nothing?
    pub contract_rate_is_zero: bool,
    /// The account that the performance was merged into, by name.
    pub performance_transferred_to: Option<String>,
    /// Until when the dealer certification holds; absent when it has no end.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub dealer_status_until: Option<DateTime<Utc>>,
    /// Since when the partner is in the solution-provider plan; absent when it never was.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub plan_member_from: Option<DateTime<Utc>>,
    /// When it left the plan; absent while it is in.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub plan_member_until: Option<DateTime<Utc>>,
    /// Was a stored-value card bought? (Spending from one counts as cash.)
    pub stored_value_purchase: bool,
    /// When the customer, if it is a long-tail customer, came from another partner.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub long_tail_moved_at: Option<DateTime<Utc>>,
    /// Is the partner a second-tier reseller?
    pub is_reseller: bool,
    /// Unsubscriptions and downgrades inside the billing cycle.
    pub taken_back: Vec<TakenBack>,
    /// Consumption of the cycle that is not paid, on credit and not repaid included.
    pub unpaid: Money,
    /// When the last consumption that had been left unpaid was paid; absent when none was.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub paid_up_at: Option<DateTime<Utc>>,
}

/// Consumption that was undone, and the incentive on it with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TakenBack {
    /// The order that undid it.
    pub order_id: OrderId,
    /// How.
    pub kind: TakenBackKind,
    /// How much consumption, in minor units of the line's currency; not negative.
    pub amount_minor: i64,
    /// The rate at which the incentive had been given.
    pub rate: BasisPoints,
}

codes! {
    /// How consumption was undone.
    pub enum TakenBackKind {
        /// 退订.
        Unsubscribe = "UNSUBSCRIBE",
        /// 降配.
        Downgrade = "DOWNGRADE",
    }
}
