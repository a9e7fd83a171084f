//! why a line is nothing, negative or frozen.

use crate::support::{at, incentive_line as line, policies};
use domain::association::{AssociationType, Party};
use domain::incentive::ProductPolicy;
use domain::money::Money;
use domain::rules::incentive_facts::IncentiveFacts;
use domain::rules::incentive_verdicts::{earns_incentive, is_unfrozen};
use domain::rules::verdict::{Check, Outcome};

#[test]
fn each_cause_of_nothing_on_both_sides_of_its_boundary() {
    type Change = fn(&mut IncentiveFacts);
    let table: [(&str, Check, Outcome, Change); 15] = [
        ("policy 1", Check::ProductNotEligible, Outcome::Met, |f| f.product_policy = ProductPolicy::Specific),
        ("policy 2", Check::ProductNotEligible, Outcome::Unmet, |f| f.product_policy = ProductPolicy::NoPerformance),
        ("policy 13", Check::ProductNotEligible, Outcome::Unmet, |f| {
            f.product_policy = ProductPolicy::PerformanceOnly;
        }),
        ("contract at 0", Check::ProductNotEligible, Outcome::Unmet, |f| f.contract_rate_is_zero = true),
        ("merged", Check::PerfTransferred, Outcome::Unmet, |f| f.performance_transferred_to = Some("x".into())),
        ("dealer ends a second later", Check::DealerStatusExpired, Outcome::Met, |f| {
            f.dealer_status_until = Some(at("2026-10-10T02:00:01Z"));
        }),
        ("dealer ends that second", Check::DealerStatusExpired, Outcome::Unmet, |f| {
            f.dealer_status_until = Some(at("2026-10-10T02:00:00Z"));
        }),
        ("joined that second", Check::NotInCspPlan, Outcome::Met, |f| {
            f.plan_member_from = Some(at("2026-10-10T02:00:00Z"));
        }),
        ("joined a second later", Check::NotInCspPlan, Outcome::Unmet, |f| {
            f.plan_member_from = Some(at("2026-10-10T02:00:01Z"));
        }),
        ("left that second", Check::NotInCspPlan, Outcome::Unmet, |f| {
            f.plan_member_until = Some(at("2026-10-10T02:00:00Z"));
        }),
        ("moved 6 months before", Check::RecentlyMovedCustomer, Outcome::Met, |f| {
            f.long_tail_moved_at = Some(at("2026-04-10T02:00:00Z"));
        }),
        ("moved a second less than that", Check::RecentlyMovedCustomer, Outcome::Unmet, |f| {
            f.long_tail_moved_at = Some(at("2026-04-10T02:00:01Z"));
        }),
        ("moved before the rule began, GMT+8", Check::RecentlyMovedCustomer, Outcome::Met, |f| {
            f.long_tail_moved_at = Some(at("2025-12-31T15:59:59Z"));
            f.performed_at = at("2026-01-10T00:00:00Z");
        }),
        ("moved as the rule began", Check::RecentlyMovedCustomer, Outcome::Unmet, |f| {
            f.long_tail_moved_at = Some(at("2025-12-31T16:00:00Z"));
            f.performed_at = at("2026-01-10T00:00:00Z");
        }),
        ("a reseller", Check::ResellerGetsNone, Outcome::Unmet, |f| f.is_reseller = true),
    ];
    let history = policies();
    for (what, check, expect, change) in table {
        let mut facts = line();
        change(&mut facts);
        let policy = history.at(facts.performed_at).unwrap();
        let verdict = earns_incentive(&facts, policy, &history, at("2026-11-22T08:00:00Z"));
        assert_eq!(verdict.outcome(check), Some(expect), "{what}");
        assert_eq!(verdict.unmet().count(), usize::from(expect == Outcome::Unmet), "{what}");
    }
}

#[test]
fn it_unfreezes_on_the_day_after_the_payment() {
    let history = policies();
    // Paid at 23:30 business time on the 21st; the 22nd begins at 16:00 UTC.
    let paid = Some(at("2026-11-21T15:30:00Z"));
    for (what, unpaid, paid_up_at, now, met, available_at) in [
        ("T-19: unpaid", 1, None, "2026-11-22T08:00:00Z", false, None),
        ("a later payment did not cover all", 1, paid, "2026-11-25T08:00:00Z", false, None),
        ("paid, same day", 0, paid, "2026-11-21T15:59:59Z", false, Some(at("2026-11-21T16:00:00Z"))),
        ("paid, next day", 0, paid, "2026-11-21T16:00:00Z", true, None),
        ("nothing was ever unpaid", 0, None, "2026-11-21T15:59:59Z", true, None),
    ] {
        let facts = IncentiveFacts { unpaid: Money::cny(unpaid), paid_up_at, ..line() };
        let verdict = is_unfrozen(&facts, history.at(at(now)).unwrap(), at(now));
        assert_eq!(verdict.allowed(), met, "{what}");
        assert_eq!(verdict.conditions[0].available_at, available_at, "{what}");
    }
}

#[test]
fn who_pays_for_the_consumption_can_unfreeze() {
    let history = policies();
    let now = at("2026-11-22T08:00:00Z");
    for (association_type, by) in
        [(AssociationType::Resale, Party::Partner), (AssociationType::Referral, Party::Customer)]
    {
        let facts = IncentiveFacts { unpaid: Money::cny(100), association_type, ..line() };
        let verdict = is_unfrozen(&facts, history.at(now).unwrap(), now);
        assert_eq!(verdict.conditions[0].fix.map(|fix| fix.by), Some(by), "{association_type}");
    }
}
