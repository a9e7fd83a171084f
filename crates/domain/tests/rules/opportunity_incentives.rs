//! R-77 and the amount of the incentive of an opportunity (P-51).

use crate::support::{at, now, policies, policy, unmet};
use chrono::{DateTime, Duration, Utc};
use domain::money::{Currency, Money, MoneyError};
use domain::rules::opportunities::incentive::{
    IncentiveApplicationFacts, application_due, check_due, incentive_application,
};
use domain::rules::opportunities::incentive_amount::{IncentiveAmountStepKind, incentive_amount};
use domain::rules::policy::PolicyHistory;
use domain::rules::verdict::{Check, Needed, Value};
use domain::samples::seed::Samples;
use domain::states::po::PoState;
use proptest::prelude::*;

fn delivered(at: DateTime<Utc>) -> IncentiveApplicationFacts {
    IncentiveApplicationFacts {
        in_pce_plan: true,
        state: PoState::Delivered,
        delivered_at: Some(at),
        refused_at: None,
        cloud_revenue: Money::cny(120_000_000),
        applied_for: false,
    }
}

fn ask(facts: IncentiveApplicationFacts, now: DateTime<Utc>) -> Vec<Check> {
    unmet(&incentive_application(facts, &policy(), &policies(), now))
}

#[test]
fn every_reason_is_said_at_once() {
    let ready = delivered(now() - Duration::days(1));
    assert_eq!(ask(ready, now()), []);
    assert_eq!(ask(IncentiveApplicationFacts { in_pce_plan: false, ..ready }, now()), [Check::NotInPcePlan]);
    assert_eq!(ask(IncentiveApplicationFacts { applied_for: true, ..ready }, now()), [Check::IncentiveAppliedFor]);
    for state in PoState::ALL.iter().copied().filter(|state| *state != PoState::Delivered) {
        let open = IncentiveApplicationFacts { state, delivered_at: None, ..ready };
        assert_eq!(ask(open, now()), [Check::OpportunityNotDelivered], "{state}");
    }
    let late =
        IncentiveApplicationFacts { in_pce_plan: false, applied_for: true, ..delivered(at("2026-01-05T03:00:00Z")) };
    let all = [Check::NotInPcePlan, Check::IncentiveApplicationLate, Check::IncentiveAppliedFor];
    assert_eq!(ask(late, now()), all);
}

#[test]
fn a_late_refusal_gives_the_time_again_and_an_early_one_takes_none() {
    let facts = |refused: &str| IncentiveApplicationFacts {
        refused_at: Some(at(refused)),
        ..delivered(at("2026-05-01T03:00:00Z"))
    };
    // 90 days from the refusal on 24 August, whatever the delivery says.
    let refused = facts("2026-08-24T03:00:00Z");
    assert_eq!(ask(refused, at("2026-11-22T15:59:59Z")), []);
    assert_eq!(ask(refused, at("2026-11-22T16:00:00Z")), [Check::IncentiveApplicationLate]);
    let verdict = incentive_application(refused, &policy(), &policies(), at("2026-11-22T16:00:00Z"));
    let late = verdict.conditions.iter().find(|one| one.check == Check::IncentiveApplicationLate).unwrap();
    assert_eq!(late.needed, Some(Needed::Before(Value::At(at("2026-11-22T16:00:00Z")))));
    // Facts in an odd order: a refusal before the delivery changes nothing.
    let odd = facts("2026-04-01T03:00:00Z");
    assert_eq!(ask(odd, at("2026-07-30T15:59:59Z")), []);
    assert_eq!(ask(odd, at("2026-07-30T16:00:00Z")), [Check::IncentiveApplicationLate]);
}

#[test]
fn the_time_to_apply_ends_with_the_ninetieth_day_in_business_time() {
    for (delivered_at, due) in [
        ("2026-08-24T03:00:00Z", "2026-11-22T16:00:00Z"),
        // 17:00 UTC is the next day in business time.
        ("2026-08-23T17:00:00Z", "2026-11-22T16:00:00Z"),
        ("2026-08-24T15:59:59Z", "2026-11-22T16:00:00Z"),
        ("2026-08-24T16:00:00Z", "2026-11-23T16:00:00Z"),
    ] {
        let due = at(due);
        assert_eq!(application_due(at(delivered_at), &policy()), due, "{delivered_at}");
        let facts = delivered(at(delivered_at));
        assert_eq!(ask(facts, due - Duration::seconds(1)), [], "{delivered_at}");
        assert_eq!(ask(facts, due), [Check::IncentiveApplicationLate], "{delivered_at}");
    }
}

#[test]
fn the_policy_of_the_day_of_delivery_decides_how_long() {
    let mut versions = policies().versions().to_vec();
    versions[2].opportunity.incentive_application_days = 10;
    let history = PolicyHistory::of(versions).unwrap();
    let (before, after) = (at("2026-12-31T15:59:59Z"), at("2026-12-31T16:00:00Z"));
    let moment = at("2027-02-01T00:00:00Z");
    let in_force = history.at(moment).unwrap();
    let ask = |delivered_at| unmet(&incentive_application(delivered(delivered_at), in_force, &history, moment));
    assert_eq!(ask(before), []);
    assert_eq!(ask(after), [Check::IncentiveApplicationLate]);
}

#[test]
fn a_published_amount_is_checked_within_five_working_days() {
    let due = |from: &str| check_due(at(from), policies().at(at(from)).unwrap());
    for (published, expect) in [
        ("2026-11-20T03:00:00Z", "2026-11-27T16:00:00Z"),
        ("2026-11-21T03:00:00Z", "2026-11-27T16:00:00Z"),
        // Over the National Day week; 10 October is worked.
        ("2026-09-30T03:00:00Z", "2026-10-13T16:00:00Z"),
    ] {
        assert_eq!(due(published), at(expect), "{published}");
    }
}

#[test]
fn the_amount_is_a_share_of_the_cloud_revenue_up_to_the_cap() {
    use IncentiveAmountStepKind::{Capped, Earned, Settled};
    let of = |revenue, settled: Option<i64>| {
        let computed = incentive_amount(Money::cny(revenue), &policy(), settled.map(Money::cny)).unwrap();
        let steps: Vec<_> = computed.steps.iter().map(|step| (step.kind, step.amount.minor)).collect();
        (steps, computed.amount.minor)
    };
    for (revenue, settled, steps, amount) in [
        (120_000_000, None, vec![(Earned, 3_600_000)], 3_600_000),
        // Half a fen is rounded away from zero, less is not given.
        (50, None, vec![(Earned, 2)], 2),
        (16, None, vec![(Earned, 0)], 0),
        // 200,000.00 is the cap.
        (666_666_667, None, vec![(Earned, 20_000_000)], 20_000_000),
        (666_666_700, None, vec![(Earned, 20_000_001), (Capped, -1)], 20_000_000),
        (120_000_000, Some(4_000_000), vec![(Earned, 3_600_000), (Settled, 400_000)], 4_000_000),
        (1_000_000_000, Some(0), vec![(Earned, 30_000_000), (Capped, -10_000_000), (Settled, -20_000_000)], 0),
    ] {
        assert_eq!(of(revenue, settled), (steps, amount), "{revenue} {settled:?}");
    }
    let dollars = Some(Money::zero(Currency::Usd));
    assert_eq!(incentive_amount(Money::cny(1), &policy(), dollars), Err(MoneyError::Currency));
}

#[test]
fn an_objection_is_settled_with_another_amount_up_to_the_cap() {
    let computed = incentive_amount(Money::cny(120_000_000), &policy(), None).unwrap();
    for (amount, can) in [
        (Money::cny(0), true),
        (Money::cny(20_000_000), true),
        (Money::cny(3_599_999), true),
        (Money::cny(3_600_000), false),
        (Money::cny(20_000_001), false),
        (Money::cny(-1), false),
        (Money::zero(Currency::Usd), false),
    ] {
        assert_eq!(computed.can_become(amount), can, "{amount:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_steps_add_up_and_more_revenue_never_gives_less(seed: u64) {
        let mut samples = Samples::new(seed);
        let (one, other) = (samples.some_money(), samples.some_money());
        let settled = samples.once_in(2).then(|| samples.some_money());
        let computed = incentive_amount(one, &policy(), settled).unwrap();
        prop_assert_eq!(computed.steps.iter().map(|step| step.amount.minor).sum::<i64>(), computed.amount.minor);
        prop_assert!(settled.is_some() || computed.amount.minor <= computed.cap.minor);
        let of = |revenue| incentive_amount(revenue, &policy(), None).unwrap().amount.minor;
        prop_assert_eq!(of(one).cmp(&of(other)).is_gt() && one.minor < other.minor, false);
    }
}
