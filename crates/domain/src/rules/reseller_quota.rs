//! voucher quota that a distributor issues to one of its resellers, or takes back.
//!
//! What R-86 asks about money, asked about a quota, which has a time in which it holds. What comes back is everything that is not
//! used, also after the end, when nobody could use it any more. Source: domain.md P-60, 4.4 number 31; docs/decisions/025.

use crate::association::Party;
use crate::codes;
use crate::money::Money;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Which way the quota goes.
    pub enum QuotaOperation {
        /// To the reseller (发放额度).
        Issue = "ISSUE",
        /// Back to the distributor (回收).
        Reclaim = "RECLAIM",
    }
}

/// What the decision rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerQuotaFacts {
    /// Which way.
    pub operation: QuotaOperation,
    /// How much; more than nothing when it is issued. What comes back is all that is left.
    pub amount: Money,
    /// Is the distributor or the reseller frozen?
    pub frozen: bool,
    /// From when the distributor's quota holds.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub effective_at: DateTime<Utc>,
    /// When it does not hold any more.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: DateTime<Utc>,
    /// What is left of the distributor's quota.
    pub available: Money,
    /// What the reseller has not used of its own.
    pub unused: Money,
}

/// May so much go this way now?
pub fn reseller_quota(facts: &ResellerQuotaFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let conditions = match facts.operation {
        QuotaOperation::Issue => vec![
            Condition::flag(RuleId::R87, Check::FundsFrozen, facts.frozen, false)
                .fix(Party::Vendor, Place::EcosystemManager),
            in_force(facts, now),
            available(facts),
        ],
        QuotaOperation::Reclaim => {
            let least = Money::new(1, facts.unused.currency);
            vec![
                Condition::new(RuleId::R87, Check::QuotaUnused, facts.unused.is_positive())
                    .seen(Value::Amount(facts.unused))
                    .needed(Needed::AtLeast(Value::Amount(least)))
                    .fix(Party::Partner, Place::Resellers),
            ]
        }
    };
    Verdict::new(RuleId::R87, policy, now, conditions)
}

/// It begins by itself; nothing but another quota helps after its end.
fn in_force(facts: &ResellerQuotaFacts, now: DateTime<Utc>) -> Condition {
    let (begins, ends) = (facts.effective_at, facts.expires_at);
    let needed = if now < ends { Needed::AtLeast(Value::At(begins)) } else { Needed::Before(Value::At(ends)) };
    Condition::new(RuleId::R87, Check::QuotaInForce, begins <= now && now < ends)
        .seen(Value::At(now))
        .needed(needed)
        .fix(Party::Vendor, Place::EcosystemManager)
        .available((now < begins && begins < ends).then_some(begins))
}

fn available(facts: &ResellerQuotaFacts) -> Condition {
    let (amount, most) = (facts.amount, facts.available);
    let fits = amount.currency == most.currency && amount.minor <= most.minor;
    Condition::new(RuleId::R87, Check::QuotaAvailable, fits)
        .seen(Value::Amount(amount))
        .needed(Needed::AtMost(Value::Amount(most)))
        .fix(Party::Vendor, Place::EcosystemManager)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::rules::policy::PolicyHistory;

    const NOW: &str = "2026-11-22T08:00:00Z";

    fn facts(operation: QuotaOperation, amount: i64) -> ResellerQuotaFacts {
        ResellerQuotaFacts {
            operation,
            amount: Money::cny(amount),
            frozen: false,
            effective_at: NOW.parse().unwrap(),
            expires_at: "2026-12-31T16:00:00Z".parse().unwrap(),
            available: Money::cny(500),
            unused: Money::cny(200),
        }
    }

    fn asked(facts: ResellerQuotaFacts, now: &str) -> (Vec<Check>, Option<DateTime<Utc>>) {
        let history = PolicyHistory::built_in().unwrap();
        let now = now.parse().unwrap();
        let verdict = reseller_quota(&facts, history.at(now).unwrap(), now);
        (verdict.unmet().map(|one| one.check).collect(), verdict.available_at())
    }

    #[test]
    fn exactly_what_is_left_is_issued_and_one_fen_more_is_not() {
        use QuotaOperation::Issue;
        for (amount, expect) in [(1, vec![]), (500, vec![]), (501, vec![Check::QuotaAvailable])] {
            assert_eq!(asked(facts(Issue, amount), NOW).0, expect, "{amount}");
        }
        let frozen = ResellerQuotaFacts { frozen: true, ..facts(Issue, 501) };
        let late = asked(frozen, "2026-12-31T16:00:00Z").0;
        assert_eq!(late, [Check::FundsFrozen, Check::QuotaInForce, Check::QuotaAvailable], "every reason");
        let dollars = ResellerQuotaFacts { amount: Money::new(1, Currency::Usd), ..facts(Issue, 1) };
        assert_eq!(asked(dollars, NOW).0, [Check::QuotaAvailable]);
    }

    #[test]
    fn a_quota_is_issued_from_its_first_moment_until_before_its_end() {
        for (now, unmet) in [
            ("2026-11-22T07:59:59Z", true),
            (NOW, false),
            ("2026-12-31T15:59:59Z", false),
            ("2026-12-31T16:00:00Z", true),
        ] {
            assert_eq!(asked(facts(QuotaOperation::Issue, 1), now).0.contains(&Check::QuotaInForce), unmet, "{now}");
        }
        assert_eq!(asked(facts(QuotaOperation::Issue, 1), "2026-11-22T07:00:00Z").1, NOW.parse().ok());
        assert_eq!(asked(facts(QuotaOperation::Issue, 1), "2027-01-01T00:00:00Z").1, None, "waiting does not help");
    }

    #[test]
    fn whatever_is_not_used_comes_back_at_any_time_and_nothing_does_not() {
        let reclaim = |unused| ResellerQuotaFacts {
            unused: Money::cny(unused),
            frozen: true,
            ..facts(QuotaOperation::Reclaim, unused)
        };
        assert_eq!(asked(reclaim(1), "2027-06-01T00:00:00Z").0, []);
        assert_eq!(asked(reclaim(0), NOW).0, [Check::QuotaUnused]);
    }
}
