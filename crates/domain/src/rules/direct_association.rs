//! R-01: a customer associates by opening a partner's invitation.
//!
//! Without a pre-registration (R-05) that is possible in the first days after registering and before any
//! cash is spent. A pre-registration of this very partner lifts both conditions. Source: S-5; domain.md R-01.

use crate::association::Party;
use crate::money::Money;
use crate::rules::policy::Policy;
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// What the decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DirectAssociationFacts {
    /// When the customer account was registered.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub registered_at: DateTime<Utc>,
    /// Cash spent so far; coupons do not count.
    pub cash_spent: Money,
    /// Until when this partner's own pre-registration of the customer holds.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub preregistered_until: Option<DateTime<Utc>>,
}

/// May this customer associate by opening the invitation now?
///
/// Exactly the window's number of days × 24 h after registering it still may.
///
/// ```
/// use domain::api::time::from_text;
/// use domain::money::Money;
/// use domain::rules::direct_association::{DirectAssociationFacts, direct_association};
/// use domain::rules::policy::PolicyHistory;
/// use domain::rules::verdict::{Check, Outcome};
///
/// let policies = PolicyHistory::built_in()?;
/// let now = from_text("2026-11-22T08:00:00Z").ok_or("a moment")?;
/// let policy = policies.at(now).ok_or("a policy")?;
/// let facts = DirectAssociationFacts {
///     registered_at: from_text("2026-11-14T08:00:00Z").ok_or("a moment")?,
///     cash_spent: Money::cny(0),
///     preregistered_until: None,
/// };
/// let verdict = direct_association(&facts, policy, now);
/// assert_eq!(verdict.outcome(Check::RegisteredOver7Days), Some(Outcome::Unmet));
/// assert_eq!(verdict.outcome(Check::HasCashConsumption), Some(Outcome::Met));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn direct_association(facts: &DirectAssociationFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let window = Duration::days(policy.association.direct_window_days.into());
    let age = now - facts.registered_at;
    let preregistered = facts.preregistered_until.is_some_and(|until| now < until);
    Verdict::new(
        RuleId::R01,
        policy,
        now,
        [
            Condition::new(RuleId::R01, Check::RegisteredOver7Days, age <= window || preregistered)
                .seen(Value::Seconds(age.num_seconds()))
                .needed(Needed::AtMost(Value::Seconds(window.num_seconds())))
                .fix(Party::Partner, Place::Preregister),
            Condition::new(RuleId::R01, Check::HasCashConsumption, !facts.cash_spent.is_positive() || preregistered)
                .seen(Value::Amount(facts.cash_spent))
                .needed(Needed::AtMost(Value::Amount(Money::zero(facts.cash_spent.currency))))
                .fix(Party::Partner, Place::Preregister),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::PolicyHistory;

    const NOW: &str = "2026-11-22T08:00:00Z";

    fn allowed(registered_at: &str, cash: i64, preregistered_until: Option<&str>) -> bool {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let facts = DirectAssociationFacts {
            registered_at: at(registered_at),
            cash_spent: Money::cny(cash),
            preregistered_until: preregistered_until.map(at),
        };
        let policies = PolicyHistory::built_in().unwrap();
        direct_association(&facts, policies.at(at(NOW)).unwrap(), at(NOW)).allowed()
    }

    #[test]
    fn the_window_and_the_first_fen_decide() {
        let (young, old) = ("2026-11-21T08:00:00Z", "2026-11-01T08:00:00Z");
        for (what, registered_at, cash, report, expect) in [
            ("T-1: 6 days 23 hours, nothing spent", "2026-11-15T09:00:00Z", 0, None, true),
            ("exactly 7 × 24 h", "2026-11-15T08:00:00Z", 0, None, true),
            ("one second more", "2026-11-15T07:59:59Z", 0, None, false),
            ("T-2: 8 days, no report", "2026-11-14T08:00:00Z", 0, None, false),
            ("young, one fen spent", young, 1, None, false),
            ("old and spent, pre-registered by us", old, 9_900, Some("2026-11-22T08:00:01Z"), true),
            ("our pre-registration ends this moment", old, 9_900, Some("2026-11-22T08:00:00Z"), false),
        ] {
            assert_eq!(allowed(registered_at, cash, report), expect, "{what}");
        }
    }
}
