//! and the freezing of R-51: why a line is nothing, negative or held back.
//!
//! Every cause is listed, met or not, so that the second reason is not found out after the first was
//! put right. Source: S-11; domain.md.

use crate::association::{AssociationType, Party};
use crate::money::Money;
use crate::period::{add_months, business_day, start_of_day};
use crate::rules::incentive_facts::IncentiveFacts;
use crate::rules::policy::{Policy, PolicyHistory};
use crate::rules::verdict::{Check, Condition, Needed, Place, RuleId, Value, Verdict};
use chrono::{DateTime, Days, Utc};

/// does the consumption of this line earn incentive?
///
/// `policy` is the one under which the performance arose; `history` tells what held when the customer moved.
pub fn earns_incentive(
    facts: &IncentiveFacts,
    policy: &Policy,
    history: &PolicyHistory,
    now: DateTime<Utc>,
) -> Verdict {
    let eligible = facts.product_policy.earns() && !facts.contract_rate_is_zero;
    Verdict::new(
        RuleId::R52,
        policy,
        now,
        [
            flag(Check::ProductNotEligible, eligible, true).fix(Party::Vendor, Place::IncentivePolicy),
            flag(Check::PerfTransferred, facts.performance_transferred_to.is_some(), false)
                .fix(Party::Vendor, Place::EcosystemManager),
            dealer_status(facts),
            plan_membership(facts),
            flag(Check::StoredValuePurchase, facts.stored_value_purchase, false).fix(Party::Clock, Place::Nowhere),
            not_recently_moved(facts, history),
            flag(Check::ResellerGetsNone, facts.is_reseller, false).fix(Party::Vendor, Place::Nowhere),
        ],
    )
}

/// was nothing undone in the billing cycle?
pub fn nothing_taken_back(facts: &IncentiveFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let count = u32::try_from(facts.taken_back.len()).unwrap_or(u32::MAX);
    let condition = Condition::new(RuleId::R53, Check::RefundInCycle, count == 0)
        .seen(Value::Count(count))
        .needed(Needed::AtMost(Value::Count(0)))
        .fix(Party::Customer, Place::Nowhere);
    Verdict::new(RuleId::R53, policy, now, [condition])
}

/// is all consumption of the cycle paid, since yesterday at the latest?
///
/// Incentive unfreezes on the business day after the payment.
pub fn is_unfrozen(facts: &IncentiveFacts, policy: &Policy, now: DateTime<Utc>) -> Verdict {
    let check = Check::UnpaidConsumption;
    let free_at = facts.paid_up_at.and_then(|paid| business_day(paid).checked_add_days(Days::new(1))).map(start_of_day);
    let condition = match (facts.unpaid.is_positive(), free_at) {
        (true, _) => Condition::new(RuleId::R51, check, false)
            .seen(Value::Amount(facts.unpaid))
            .needed(Needed::AtMost(Value::Amount(Money::zero(facts.unpaid.currency))))
            // A resale customer's consumption is the partner's to pay.
            .fix(
                match facts.association_type {
                    AssociationType::Resale => Party::Partner,
                    AssociationType::Referral => Party::Customer,
                },
                Place::Balance,
            ),
        (false, Some(free_at)) if now < free_at => Condition::new(RuleId::R51, check, false)
            .seen(Value::Amount(facts.unpaid))
            .needed(Needed::AtLeast(Value::At(free_at)))
            .fix(Party::Clock, Place::Wait)
            .available(Some(free_at)),
        (false, _) => Condition::new(RuleId::R51, check, true)
            .seen(Value::Amount(facts.unpaid))
            .needed(Needed::AtMost(Value::Amount(Money::zero(facts.unpaid.currency)))),
    };
    Verdict::new(RuleId::R51, policy, now, [condition])
}

fn flag(check: Check, seen: bool, needed: bool) -> Condition {
    Condition::new(RuleId::R52, check, seen == needed)
        .seen(Value::Flag(seen))
        .needed(Needed::Exactly(Value::Flag(needed)))
}

fn dealer_status(facts: &IncentiveFacts) -> Condition {
    let until = facts.dealer_status_until;
    let held = until.is_none_or(|until| facts.performed_at < until);
    let condition = Condition::new(RuleId::R52, Check::DealerStatusExpired, held)
        .needed(Needed::AtLeast(Value::At(facts.performed_at)))
        .fix(Party::Partner, Place::Programs);
    match until {
        Some(until) => condition.seen(Value::At(until)),
        None => condition,
    }
}

fn plan_membership(facts: &IncentiveFacts) -> Condition {
    let joined = facts.plan_member_from.is_some_and(|from| from <= facts.performed_at);
    let still_in = facts.plan_member_until.is_none_or(|until| facts.performed_at < until);
    flag(Check::NotInCspPlan, joined && still_in, true).fix(Party::PartnerAdmin, Place::Programs)
}

fn not_recently_moved(facts: &IncentiveFacts, history: &PolicyHistory) -> Condition {
    // The rule in force on the day of the move counts, not today's.
    let free_at = facts.long_tail_moved_at.map(|moved| {
        let months = history.at(moved).map_or(0, |policy| policy.incentive.moved_customer_months);
        add_months(moved, months)
    });
    let condition = Condition::new(
        RuleId::R52,
        Check::RecentlyMovedCustomer,
        free_at.is_none_or(|free_at| facts.performed_at >= free_at),
    )
    .seen(Value::At(facts.performed_at))
    .fix(Party::Clock, Place::Nowhere);
    match free_at {
        Some(free_at) => condition.needed(Needed::AtLeast(Value::At(free_at))),
        None => condition,
    }
}
