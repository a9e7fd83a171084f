//! money that a distributor allocates to one of its resellers, or takes back.
//!
//! What R-15 asks about a customer, asked about a reseller: no more than there is, and nothing that was not allocated before.
//! Taking back from a frozen account is allowed, which is our own decision. Source: domain.md R-15, P-60; docs/decisions/024.

use crate::association::Party;
use crate::codes;
use crate::money::Money;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Which way the money goes.
    pub enum FundsOperation {
        /// To the reseller (拨款).
        Allocate = "ALLOCATE",
        /// Back to the distributor (回收).
        Reclaim = "RECLAIM",
    }
}

/// What the decision rests on. All amounts are in the currency of the distributor's top-up account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerFundsFacts {
    /// Which way.
    pub operation: FundsOperation,
    /// How much; more than nothing.
    pub amount: Money,
    /// Is the distributor or the reseller frozen?
    pub frozen: bool,
    /// The distributor's balance that is not for one purpose only.
    pub free: Money,
    /// What was allocated to this reseller and not taken back.
    pub allocated: Money,
    /// What the reseller has not spent of it.
    pub unspent: Money,
}

/// May so much go this way now?
pub fn reseller_funds(facts: &ResellerFundsFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let conditions = match facts.operation {
        FundsOperation::Allocate => vec![
            Condition::flag(RuleId::R86, Check::FundsFrozen, facts.frozen, false)
                .fix(Party::Vendor, Place::EcosystemManager),
            at_most(Check::FundsAvailable, facts.amount, facts.free).fix(Party::Partner, Place::Balance),
        ],
        FundsOperation::Reclaim => vec![
            at_most(Check::FundsAllocated, facts.amount, facts.allocated).fix(Party::Partner, Place::Resellers),
            at_most(Check::FundsUnspent, facts.amount, facts.unspent).fix(Party::Partner, Place::Resellers),
        ],
    };
    Verdict::new(RuleId::R86, policy, now, conditions)
}

fn at_most(check: Check, amount: Money, most: Money) -> Condition {
    let fits = amount.currency == most.currency && amount.minor <= most.minor;
    Condition::new(RuleId::R86, check, fits).seen(Value::Amount(amount)).needed(Needed::AtMost(Value::Amount(most)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::rules::policy::PolicyHistory;

    fn unmet(facts: ResellerFundsFacts) -> Vec<Check> {
        let history = PolicyHistory::built_in().unwrap();
        let now = "2026-11-22T08:00:00Z".parse().unwrap();
        reseller_funds(&facts, history.at(now).unwrap(), now).unmet().map(|one| one.check).collect()
    }

    #[test]
    fn exactly_what_there_is_passes_and_one_fen_more_does_not() {
        let facts = |operation, amount| ResellerFundsFacts {
            operation,
            amount: Money::cny(amount),
            frozen: false,
            free: Money::cny(500),
            allocated: Money::cny(300),
            unspent: Money::cny(200),
        };
        use FundsOperation::{Allocate, Reclaim};
        for (operation, amount, expect) in [
            (Allocate, 1, vec![]),
            (Allocate, 500, vec![]),
            (Allocate, 501, vec![Check::FundsAvailable]),
            (Reclaim, 200, vec![]),
            (Reclaim, 201, vec![Check::FundsUnspent]),
            (Reclaim, 300, vec![Check::FundsUnspent]),
            (Reclaim, 301, vec![Check::FundsAllocated, Check::FundsUnspent]),
        ] {
            assert_eq!(unmet(facts(operation, amount)), expect, "{operation} {amount}");
        }
        let frozen = |operation| ResellerFundsFacts { frozen: true, ..facts(operation, 501) };
        assert_eq!(unmet(frozen(Allocate)), [Check::FundsFrozen, Check::FundsAvailable], "both reasons");
        assert_eq!(unmet(ResellerFundsFacts { amount: Money::cny(1), ..frozen(Reclaim) }), []);
        let dollars = ResellerFundsFacts { amount: Money::new(1, Currency::Usd), ..facts(Allocate, 1) };
        assert_eq!(unmet(dollars), [Check::FundsAvailable]);
    }
}
