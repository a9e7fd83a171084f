//! one request of each side within three calendar months, to the second.

use crate::support::{at, customer, policy};
use domain::association::AssociationType;
use domain::rules::customer_unbind::{CustomerUnbindFacts, customer_unbind};
use domain::rules::facts::RequestHistory;
use domain::rules::partner_switch::partner_switch;
use domain::rules::partner_unbind::partner_unbind;
use domain::rules::verdict::{Check, Outcome, Verdict};

fn asked_by_partner(times: &[&str], now: &str) -> Verdict {
    let mut facts = customer(AssociationType::Referral);
    facts.history.by_partner = times.iter().map(|time| at(time)).collect();
    partner_switch(&facts, AssociationType::Resale, &policy(), at(now))
}

#[test]
fn the_partner_waits_three_calendar_months() {
    for (what, sent, now, met, again) in [
        ("never asked", &[][..], "2026-11-22T08:00:00Z", true, None),
        ("T-8: two months ago", &["2026-09-22T08:00:00Z"], "2026-11-22T08:00:00Z", false, Some("2026-12-22T08:00:00Z")),
        (
            "a second before the end",
            &["2026-08-22T08:00:00Z"],
            "2026-11-22T07:59:59Z",
            false,
            Some("2026-11-22T08:00:00Z"),
        ),
        ("at the end", &["2026-08-22T08:00:00Z"], "2026-11-22T08:00:00Z", true, None),
        ("30 November + 3 is 28 February", &["2026-11-30T08:00:00Z"], "2027-02-28T08:00:00Z", true, None),
        (
            "the later of two counts",
            &["2026-10-01T08:00:00Z", "2026-07-01T08:00:00Z"],
            "2026-11-22T08:00:00Z",
            false,
            Some("2027-01-01T08:00:00Z"),
        ),
    ] {
        let verdict = asked_by_partner(sent, now);
        let outcome = if met { Outcome::Met } else { Outcome::Unmet };
        assert_eq!(verdict.outcome(Check::PartnerFreqLimit), Some(outcome), "{what}");
        assert_eq!(verdict.available_at().filter(|_| !met), again.map(at), "{what}");
    }
}

#[test]
fn the_partner_also_waits_after_the_customers_request_and_not_the_other_way() {
    for (now, outcome) in [("2026-11-22T07:59:59Z", Outcome::Unmet), ("2026-11-22T08:00:00Z", Outcome::Met)] {
        let mut facts = customer(AssociationType::Referral);
        facts.history.by_customer = vec![at("2026-08-22T08:00:00Z")];
        let verdict = partner_unbind(&facts, &policy(), at(now));
        assert_eq!(verdict.outcome(Check::AfterCustomerRequestWait), Some(outcome), "{now}");
        assert_eq!(verdict.outcome(Check::PartnerFreqLimit), Some(Outcome::Met), "{now}");
    }
    let facts = CustomerUnbindFacts {
        customer: customer(AssociationType::Referral).customer,
        history: RequestHistory { by_partner: vec![at("2026-11-20T08:00:00Z")], ..RequestHistory::default() },
    };
    assert!(customer_unbind(&facts, &policy(), at("2026-11-22T08:00:00Z")).allowed());
}

#[test]
fn the_customer_waits_three_calendar_months_too() {
    for (now, allowed) in [("2026-11-22T07:59:59Z", false), ("2026-11-22T08:00:00Z", true)] {
        let facts = CustomerUnbindFacts {
            customer: customer(AssociationType::Referral).customer,
            history: RequestHistory { by_customer: vec![at("2026-08-22T08:00:00Z")], ..RequestHistory::default() },
        };
        let verdict = customer_unbind(&facts, &policy(), at(now));
        assert_eq!(verdict.allowed(), allowed, "{now}");
        assert_eq!(verdict.available_at().filter(|_| !allowed), Some(at("2026-11-22T08:00:00Z")).filter(|_| !allowed));
    }
}

#[test]
fn the_number_of_requests_is_policy() {
    let sent = ["2026-09-01T08:00:00Z", "2026-10-01T08:00:00Z", "2026-11-01T08:00:00Z"];
    for (most, count, again) in [
        (3, 2, None),
        (3, 3, Some("2026-12-01T08:00:00Z")),
        (2, 3, Some("2027-01-01T08:00:00Z")),
        (1, 3, Some("2027-02-01T08:00:00Z")),
    ] {
        let mut policy = policy();
        policy.association.max_requests = most;
        let mut facts = customer(AssociationType::Referral);
        facts.history.by_partner = sent.iter().take(count).map(|time| at(time)).collect();
        let verdict = partner_unbind(&facts, &policy, at("2026-11-22T08:00:00Z"));
        let again_at = verdict.unmet().find_map(|condition| condition.available_at);
        assert_eq!(again_at, again.map(at), "{count} of {most}");
    }
    let mut never = policy();
    never.association.max_requests = 0;
    assert!(!partner_unbind(&customer(AssociationType::Referral), &never, at("2026-11-22T08:00:00Z")).allowed());
}

#[test]
fn a_request_that_waits_blocks_until_it_expires() {
    for (until, outcome) in [("2026-11-22T08:00:01Z", Outcome::Unmet), ("2026-11-22T08:00:00Z", Outcome::Met)] {
        let mut facts = customer(AssociationType::Referral);
        facts.history.pending_until = Some(at(until));
        let verdict = partner_unbind(&facts, &policy(), at("2026-11-22T08:00:00Z"));
        assert_eq!(verdict.outcome(Check::PendingRequest), Some(outcome), "{until}");
    }
}
