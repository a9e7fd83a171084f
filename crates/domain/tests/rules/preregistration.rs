//! what becomes of a report.

use crate::support::{at, free_account, now, policy};
use chrono::Duration;
use domain::association::EnterpriseRole;
use domain::money::Money;
use domain::rules::associable::CurrentPartner;
use domain::rules::preregistration::ReportOutcome::{AtOnce, ManualReview, Refused};
use domain::rules::preregistration::{PreregistrationFacts, Report, ReviewReason, VendorInterest, preregister};

fn new_customer() -> PreregistrationFacts {
    PreregistrationFacts {
        has_contact: true,
        distributor_delisted: false,
        in_review: 0,
        preregistered_until: Vec::new(),
        customer: free_account(),
        registered_at: at("2026-11-15T08:00:00Z"),
        cash_spent: Money::cny(0),
        vendor: VendorInterest::default(),
    }
}

fn report(facts: &PreregistrationFacts) -> Report {
    preregister(facts, &policy(), now())
}

#[test]
fn the_decision_table_has_an_answer_for_every_row() {
    // over 7 days, cash, direct sales, other owner at the vendor
    for (over, cash, direct, owner, expect) in [
        (false, false, false, false, AtOnce),
        (true, false, false, false, AtOnce),
        (false, true, false, false, Refused),
        (true, true, false, false, Refused),
        (false, false, true, false, AtOnce),
        (true, false, true, false, ManualReview),
        (false, true, true, false, ManualReview),
        (true, true, true, false, ManualReview),
        (false, false, false, true, ManualReview),
        (true, false, false, true, ManualReview),
        (false, true, false, true, ManualReview),
        (true, true, false, true, ManualReview),
        (false, false, true, true, ManualReview),
        (true, false, true, true, ManualReview),
        (false, true, true, true, ManualReview),
        (true, true, true, true, ManualReview),
    ] {
        let mut facts = new_customer();
        if over {
            facts.registered_at = at("2026-11-15T07:59:59Z");
        }
        facts.cash_spent = Money::cny(cash.into());
        facts.vendor = VendorInterest { direct_sales: direct, online_sales: owner, ..VendorInterest::default() };
        assert_eq!(report(&facts).outcome(), expect, "over 7 days {over}, cash {cash}, direct {direct}, owner {owner}");
    }
}

#[test]
fn the_hundredth_report_is_taken_and_the_next_is_not() {
    let ends = |n: i64| (0..n).map(|day| now() + Duration::hours(day + 1)).collect::<Vec<_>>();
    for (what, in_review, held, expect, free_at) in [
        ("99 open", 9, 90, AtOnce, None),
        ("T-4: 100 open", 10, 90, Refused, Some(now() + Duration::hours(1))),
        ("101 open: two have to end", 11, 90, Refused, Some(now() + Duration::hours(2))),
        ("all in review: waiting does not help", 100, 0, Refused, None),
    ] {
        let facts = PreregistrationFacts { in_review, preregistered_until: ends(held), ..new_customer() };
        let report = report(&facts);
        assert_eq!(
            (report.outcome(), report.verdict.available_at().filter(|at| *at > now())),
            (expect, free_at),
            "{what}"
        );
    }
}

#[test]
fn one_that_has_ended_makes_room() {
    let facts = PreregistrationFacts { in_review: 99, preregistered_until: vec![now()], ..new_customer() };
    assert_eq!(report(&facts).outcome(), AtOnce);
}

#[test]
fn each_refusal_stands_beside_the_others() {
    let mut facts = PreregistrationFacts { has_contact: false, distributor_delisted: true, ..new_customer() };
    facts.customer.partner = CurrentPartner::Another;
    facts.customer.special_contracts = 1;
    facts.customer.enterprise_role = EnterpriseRole::UnifiedMember;
    facts.vendor.online_sales = true;
    let report = report(&facts);
    assert_eq!(report.outcome(), Refused);
    assert_eq!(report.verdict.unmet().count(), 5);
    assert_eq!(report.review, [ReviewReason::OnlineSales]);
}
