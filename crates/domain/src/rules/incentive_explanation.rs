//! How the amount of an incentive line came about: arithmetic that adds up to the cent, and the reasons
//! for nothing (R-52), for less than nothing (R-53) and for being frozen (R-51).

use crate::codes;
use crate::ids::OrderId;
use crate::incentive::Sign;
use crate::money::{BasisPoints, Money, MoneyError};
use crate::rules::incentive_facts::{IncentiveFacts, TakenBackKind};
use crate::rules::incentive_verdicts::{earns_incentive, is_unfrozen, nothing_taken_back};
use crate::rules::policy::PolicyHistory;
use crate::rules::verdict::Verdict;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// One kind of step on the way to the amount.
    pub enum StepKind {
        /// Base × rate.
        Earned = "EARNED",
        /// What was earned is not given, for the causes of R-52.
        Withheld = "WITHHELD",
        /// Incentive on an unsubscribed order is taken back.
        Unsubscribed = "UNSUBSCRIBED",
        /// Incentive on a downgraded order is taken back.
        Downgraded = "DOWNGRADED",
        /// What the facts do not account for: a question for the ecosystem manager.
        Unaccounted = "UNACCOUNTED",
    }
}

/// One step: what it adds to the amount, and what that is computed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    /// Which kind.
    pub kind: StepKind,
    /// What it adds to the amount; negative when it takes away.
    pub amount: Money,
    /// What the rate was applied to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Money>,
    /// The rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<BasisPoints>,
    /// The order that caused it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_id: Option<OrderId>,
}

/// The explanation of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncentiveExplanation {
    /// The facts that it rests on.
    pub facts: IncentiveFacts,
    /// Part of the consumption that does not count as performance.
    pub not_counted: Money,
    /// The steps; their amounts add up to the line's amount.
    pub steps: Vec<Step>,
    /// On which side of nothing the amount is.
    pub sign: Sign,
    /// R-52: every cause of earning nothing, met or not.
    pub earning: Verdict,
    /// R-53: the cause of less than nothing.
    pub taking_back: Verdict,
    /// R-51: the cause of being frozen.
    pub freezing: Verdict,
}

impl IncentiveExplanation {
    /// Is there a part that only the ecosystem manager can explain?
    pub fn asks_for_contact(&self) -> bool {
        self.steps.iter().any(|step| step.kind == StepKind::Unaccounted)
    }
}

/// Why a line could not be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExplanationError {
    /// Amounts in different currencies, or out of range.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// No policy at all.
    #[error("there is no policy for the line")]
    NoPolicy,
}

/// The amount that the facts of a line lead to; what is booked should be the same.
///
/// # Errors
/// [`ExplanationError`] when the amounts do not fit together.
pub fn computed_amount(
    facts: &IncentiveFacts,
    policies: &PolicyHistory,
    now: DateTime<Utc>,
) -> Result<Money, ExplanationError> {
    let policy = policies.at(facts.performed_at).ok_or(ExplanationError::NoPolicy)?;
    let earning = earns_incentive(facts, policy, policies, now);
    Ok(sum(facts.base, &computed_steps(facts, &earning)?)?)
}

/// Explains a line from its own facts.
///
/// The policy in force when the performance arose decides; `now` only matters for the freezing.
///
/// ```
/// use domain::rules::incentive_explanation::explain;
/// use domain::rules::policy::PolicyHistory;
/// # use domain::rules::incentive_facts::IncentiveFacts;
/// # fn facts() -> IncentiveFacts { serde_json::from_value(serde_json::json!({
/// #   "amount": {"minor": -550, "currency": "CNY"}, "consumed": {"minor": 100000, "currency": "CNY"},
/// #   "base": {"minor": 90000, "currency": "CNY"}, "rate": 550, "performed_at": "2026-10-10T02:00:00Z",
/// #   "association_type": "2", "product_policy": "0", "contract_rate_is_zero": false,
/// #   "performance_transferred_to": null, "dealer_status_until": null,
/// #   "plan_member_from": "2024-01-01T00:00:00Z", "plan_member_until": null, "stored_value_purchase": false,
/// #   "long_tail_moved_at": null, "is_reseller": false, "taken_back": [{ "order_id": "CS2610081234",
/// #   "kind": "UNSUBSCRIBE", "amount_minor": 100000, "rate": 550 }],
/// #   "unpaid": {"minor": 0, "currency": "CNY"}, "paid_up_at": null
/// # })).unwrap() }
///
/// // 900.00 at 5.5 %, and an order of 1,000.00 unsubscribed in the same cycle.
/// let now = domain::api::time::from_text("2026-11-22T08:00:00Z").ok_or("a moment")?;
/// let explanation = explain(facts(), &PolicyHistory::built_in()?, now)?;
/// let steps: Vec<_> = explanation.steps.iter().map(|step| (step.kind.as_str(), step.amount.to_decimal())).collect();
/// assert_eq!(steps, [("EARNED", "49.50".to_owned()), ("UNSUBSCRIBED", "-55.00".to_owned())]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`ExplanationError`] when the amounts do not fit together.
pub fn explain(
    facts: IncentiveFacts,
    policies: &PolicyHistory,
    now: DateTime<Utc>,
) -> Result<IncentiveExplanation, ExplanationError> {
    let policy = policies.at(facts.performed_at).ok_or(ExplanationError::NoPolicy)?;
    let earning = earns_incentive(&facts, policy, policies, now);
    let mut steps = computed_steps(&facts, &earning)?;
    let unaccounted = facts.amount.minus(sum(facts.base, &steps)?)?;
    if !unaccounted.is_zero() {
        steps.push(Step { kind: StepKind::Unaccounted, amount: unaccounted, base: None, rate: None, order_id: None });
    }
    Ok(IncentiveExplanation {
        not_counted: facts.consumed.minus(facts.base)?,
        steps,
        sign: Sign::of(facts.amount),
        earning,
        taking_back: nothing_taken_back(&facts, policy, now),
        freezing: is_unfrozen(&facts, policy, now),
        facts,
    })
}

fn computed_steps(facts: &IncentiveFacts, earning: &Verdict) -> Result<Vec<Step>, MoneyError> {
    let earned = facts.base.times(facts.rate)?;
    let mut steps = vec![Step {
        kind: StepKind::Earned,
        amount: earned,
        base: Some(facts.base),
        rate: Some(facts.rate),
        order_id: None,
    }];
    if !earning.allowed() {
        let amount = earned.negated()?;
        steps.push(Step { kind: StepKind::Withheld, amount, base: None, rate: None, order_id: None });
    }
    let mut taken_back: Vec<_> = facts.taken_back.iter().collect();
    taken_back.sort_unstable();
    for back in taken_back {
        let base = Money::new(back.amount_minor, facts.base.currency);
        steps.push(Step {
            kind: match back.kind {
                TakenBackKind::Unsubscribe => StepKind::Unsubscribed,
                TakenBackKind::Downgrade => StepKind::Downgraded,
            },
            amount: base.times(back.rate)?.negated()?,
            base: Some(base),
            rate: Some(back.rate),
            order_id: Some(back.order_id.clone()),
        });
    }
    Ok(steps)
}

fn sum(like: Money, steps: &[Step]) -> Result<Money, MoneyError> {
    steps.iter().try_fold(Money::zero(like.currency), |total, step| total.plus(step.amount))
}
