//! How amounts of incentive lines come about.

use crate::support::{at, incentive_line as line, policies};
use domain::ids::OrderId;
use domain::incentive::{ProductPolicy, Sign};
use domain::money::{BasisPoints, Currency, Money, MoneyError};
use domain::rules::incentive_explanation::{ExplanationError, IncentiveExplanation, StepKind, explain};
use domain::rules::incentive_facts::{IncentiveFacts, TakenBack, TakenBackKind};
use domain::rules::verdict::Check;

fn told(facts: IncentiveFacts) -> IncentiveExplanation {
    explain(facts, &policies(), at("2026-11-22T08:00:00Z")).unwrap()
}

fn steps(explanation: &IncentiveExplanation) -> Vec<(StepKind, i64)> {
    explanation.steps.iter().map(|step| (step.kind, step.amount.minor)).collect()
}

fn back(order: &str, kind: TakenBackKind, amount_minor: i64) -> TakenBack {
    TakenBack { order_id: OrderId::new(order).unwrap(), kind, amount_minor, rate: BasisPoints(550) }
}

#[test]
fn an_ordinary_line_is_base_times_rate() {
    let explanation = told(line());
    assert_eq!(steps(&explanation), [(StepKind::Earned, 4_950)]);
    assert_eq!(explanation.not_counted, Money::cny(10_000));
    assert!(explanation.earning.allowed() && explanation.taking_back.allowed() && explanation.freezing.allowed());
}

#[test]
fn a_line_of_nothing_names_every_cause() {
    let explanation = told(IncentiveFacts {
        amount: Money::cny(0),
        product_policy: ProductPolicy::NoPerformance,
        dealer_status_until: Some(at("2026-10-01T00:00:00Z")),
        ..line()
    });
    assert_eq!(steps(&explanation), [(StepKind::Earned, 4_950), (StepKind::Withheld, -4_950)]);
    let unmet: Vec<_> = explanation.earning.unmet().map(|condition| condition.check).collect();
    assert_eq!(unmet, [Check::ProductNotEligible, Check::DealerStatusExpired]);
    assert_eq!(explanation.earning.conditions.len(), 7);
}

#[test]
fn a_negative_line_names_the_orders_that_took_back_in_one_order() {
    use TakenBackKind::{Downgrade, Unsubscribe};
    let facts = IncentiveFacts {
        amount: Money::cny(4_950 - 5_500 - 55),
        taken_back: vec![back("o-2", Downgrade, 1_000), back("o-1", Unsubscribe, 100_000)],
        ..line()
    };
    let explanation = told(facts.clone());
    let expect = [(StepKind::Earned, 4_950), (StepKind::Unsubscribed, -5_500), (StepKind::Downgraded, -55)];
    assert_eq!(steps(&explanation), expect);
    assert_eq!((explanation.sign, explanation.asks_for_contact()), (Sign::Negative, false));
    let turned = IncentiveFacts { taken_back: facts.taken_back.into_iter().rev().collect(), ..line() };
    assert_eq!(steps(&told(IncentiveFacts { amount: facts.amount, ..turned })), expect);
}

#[test]
fn what_the_facts_do_not_account_for_is_a_step_of_its_own() {
    let explanation = told(IncentiveFacts { amount: Money::cny(-7), ..line() });
    assert_eq!(steps(&explanation), [(StepKind::Earned, 4_950), (StepKind::Unaccounted, -4_957)]);
    assert!(explanation.asks_for_contact());
}

#[test]
fn amounts_in_two_currencies_are_refused() {
    let facts = IncentiveFacts { amount: Money::new(1, Currency::Usd), ..line() };
    let refused = explain(facts, &policies(), at("2026-11-22T08:00:00Z"));
    assert_eq!(refused, Err(ExplanationError::Money(MoneyError::Currency)));
}
