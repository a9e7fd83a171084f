//! How the incentive of an opportunity comes about: a share of its cloud revenue, capped, and what settling an objection
//! changed. The rate and the cap are those of the day of delivery. Source: domain.md P-51, docs/decisions/017.

use crate::codes;
use crate::money::{BasisPoints, Money, MoneyError};
use crate::rules::policy::Policy;
use serde::{Deserialize, Serialize};

codes! {
    /// One kind of step on the way to the amount.
    pub enum IncentiveAmountStepKind {
        /// Cloud revenue × rate.
        Earned = "EARNED",
        /// What is above the cap is not given.
        Capped = "CAPPED",
        /// What settling the objection changed.
        Settled = "SETTLED",
    }
}

/// One step: what it adds to the amount; negative when it takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IncentiveAmountStep {
    /// Which kind.
    pub kind: IncentiveAmountStepKind,
    /// What it adds.
    pub amount: Money,
}

/// The amount with all that it is computed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpportunityIncentiveAmount {
    /// The version of the policy that has the rate and the cap.
    pub policy_version: u32,
    /// The opportunity's cloud revenue.
    pub base: Money,
    /// The share of it.
    pub rate: BasisPoints,
    /// The most that one opportunity is given.
    pub cap: Money,
    /// The steps; their amounts add up to the amount.
    pub steps: Vec<IncentiveAmountStep>,
    /// What comes out.
    pub amount: Money,
}

/// Computes the incentive on `cloud_revenue` under the policy of the day of delivery; `settled` is the amount that an
/// objection was settled with.
///
/// ```
/// use domain::api::time::from_text;
/// use domain::money::Money;
/// use domain::rules::opportunities::incentive_amount::incentive_amount;
/// use domain::rules::policy::PolicyHistory;
///
/// let delivered = from_text("2026-11-20T03:00:00Z").ok_or("a moment")?;
/// let policies = PolicyHistory::built_in()?;
/// let policy = policies.at(delivered).ok_or("a policy")?;
/// // 1,200,000.00 at 3 %.
/// let computed = incentive_amount(Money::cny(120_000_000), policy, None)?;
/// assert_eq!(computed.amount.to_decimal(), "36000.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`MoneyError`] when the amounts are out of range or in different currencies.
pub fn incentive_amount(
    cloud_revenue: Money,
    policy: &Policy,
    settled: Option<Money>,
) -> Result<OpportunityIncentiveAmount, MoneyError> {
    use IncentiveAmountStepKind::{Capped, Earned, Settled};
    let rate = policy.opportunity.incentive_rate;
    let cap = Money::new(policy.opportunity.incentive_cap_minor, cloud_revenue.currency);
    let earned = cloud_revenue.times(rate)?;
    let mut steps = vec![IncentiveAmountStep { kind: Earned, amount: earned }];
    let mut amount = earned;
    if earned.minor > cap.minor {
        steps.push(IncentiveAmountStep { kind: Capped, amount: cap.minus(earned)? });
        amount = cap;
    }
    if let Some(settled) = settled {
        steps.push(IncentiveAmountStep { kind: Settled, amount: settled.minus(amount)? });
        amount = settled;
    }
    Ok(OpportunityIncentiveAmount { policy_version: policy.version, base: cloud_revenue, rate, cap, steps, amount })
}

impl OpportunityIncentiveAmount {
    /// Can an objection be settled with this amount? It is another one, not less than nothing and not above the cap.
    pub fn can_become(&self, settled: Money) -> bool {
        let fits = (0..=self.cap.minor).contains(&settled.minor);
        fits && settled.currency == self.amount.currency && settled != self.amount
    }
}
