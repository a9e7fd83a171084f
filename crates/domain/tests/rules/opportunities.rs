//! Shared opportunities and the certificates of programmes.

use crate::support::{at, now, policies, policy, unmet};
use chrono::Duration;
use domain::money::Money;
use domain::program::CertificationKind;
use domain::program::{DevelopmentPath, Program};
use domain::rules::opportunities::deadlines::{HoAnswer, HoAnswerFacts, acceptance_due, ho_answer, validation_due};
use domain::rules::opportunities::eligibility::{HoEligibilityFacts, PoSubmissionFacts, ho_eligibility, po_submission};
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf, certificate_download};
use domain::rules::verdict::Check;
use domain::states::ho::{HoEvent, HoState};
use domain::states::machine::{Actor, Machine};
use domain::states::membership::MembershipState;
use domain::states::path_stage::PathStage;
use domain::states::po::{PoEvent, PoState};

#[test]
fn a_differentiated_partner_receives_opportunities_and_a_certified_one_with_more() {
    let ask = |stages: &[PathStage], vendor_confirmed, baseline, listed| {
        let facts = HoEligibilityFacts {
            in_pce_plan: true,
            stages: stages.to_vec(),
            vendor_confirmed,
            baseline_solutions: baseline,
            listed_products: listed,
        };
        unmet(&ho_eligibility(&facts, &policy(), now()))
    };
    let (stage, confirmation, offering) = (Check::HoStage, Check::HoConfirmation, Check::HoOffering);
    assert_eq!(ask(&[PathStage::Differentiated], false, 0, 0), []);
    for certified in [PathStage::RoleCertified, PathStage::DifferentiationReviewing] {
        assert_eq!(ask(&[certified], true, 1, 0), [], "{certified}");
        assert_eq!(ask(&[certified], true, 0, 1), [], "{certified}");
        assert_eq!(ask(&[certified], true, 0, 0), [offering], "{certified}");
        assert_eq!(ask(&[certified], false, 1, 1), [confirmation], "{certified}");
    }
    assert_eq!(ask(&[PathStage::RoleReviewing], true, 1, 1), [stage]);
    assert_eq!(ask(&[], false, 0, 0), [stage, confirmation, offering]);
    assert_eq!(ask(&[PathStage::Differentiated, PathStage::Selected], false, 0, 0), [], "the best path counts");
    let without = HoEligibilityFacts {
        in_pce_plan: true,
        stages: vec![PathStage::RoleCertified],
        vendor_confirmed: true,
        baseline_solutions: 0,
        listed_products: 0,
    };
    let offering = ho_eligibility(&without, &policy(), now()).unmet().find_map(|condition| condition.fix).unwrap();
    assert_eq!(offering.by, domain::association::Party::Vendor, "the vendor enters solutions and products");
    let outside = HoEligibilityFacts {
        in_pce_plan: false,
        stages: vec![PathStage::Differentiated],
        vendor_confirmed: false,
        baseline_solutions: 0,
        listed_products: 0,
    };
    assert_eq!(unmet(&ho_eligibility(&outside, &policy(), now())), [Check::NotInPcePlan]);
}

#[test]
fn an_opportunity_says_everything_before_it_is_submitted() {
    type Change = fn(&mut PoSubmissionFacts);
    let ready = PoSubmissionFacts {
        in_pce_plan: true,
        customer_driven: true,
        cloud_revenue: Money::cny(1),
        has_budget: true,
        has_authority: true,
        has_need: true,
        has_timing: true,
    };
    let table: [(Check, Change); 7] = [
        (Check::NotInPcePlan, |f| f.in_pce_plan = false),
        (Check::PoNotReal, |f| f.customer_driven = false),
        (Check::PoRevenue, |f| f.cloud_revenue = Money::cny(0)),
        (Check::PoBudget, |f| f.has_budget = false),
        (Check::PoAuthority, |f| f.has_authority = false),
        (Check::PoNeed, |f| f.has_need = false),
        (Check::PoTiming, |f| f.has_timing = false),
    ];
    assert!(po_submission(ready, &policy(), now()).allowed());
    for (check, change) in table {
        let mut facts = ready;
        change(&mut facts);
        assert_eq!(unmet(&po_submission(facts, &policy(), now())), [check]);
    }
}

#[test]
fn deadlines_count_working_days_over_weekends_and_holidays() {
    let validation = |from: &str| validation_due(at(from), policies().at(at(from)).unwrap());
    let acceptance = |from: &str| acceptance_due(at(from), policies().at(at(from)).unwrap());
    for (what, due, expect) in [
        ("ten working days from a Friday", validation("2026-11-20T03:00:00Z"), "2026-12-04T16:00:00Z"),
        ("three from a Friday", acceptance("2026-11-20T03:00:00Z"), "2026-11-25T16:00:00Z"),
        ("three from a Monday", acceptance("2026-11-23T03:00:00Z"), "2026-11-26T16:00:00Z"),
        ("on a Saturday nothing counts yet", acceptance("2026-11-21T03:00:00Z"), "2026-11-25T16:00:00Z"),
        // The day before the National Day week; 10 October is worked.
        ("over the holidays", acceptance("2026-09-30T03:00:00Z"), "2026-10-10T16:00:00Z"),
        // New Year's Day 2027 is a Friday, known to the version in force before it.
        ("over New Year", acceptance("2026-12-30T03:00:00Z"), "2027-01-05T16:00:00Z"),
        // 17:00 UTC is the next day in business time.
        ("late on a Thursday in UTC", acceptance("2026-11-19T17:00:00Z"), "2026-11-25T16:00:00Z"),
    ] {
        assert_eq!(due, at(expect), "{what}");
    }
}

#[test]
fn t_21_an_opportunity_unanswered_for_three_working_days_is_taken_back() {
    let received_at = at("2026-11-20T03:00:00Z");
    let due = acceptance_due(received_at, &policy());
    for (moment, late) in [(due - Duration::seconds(1), false), (due, true)] {
        for answer in HoAnswer::ALL {
            let facts = HoAnswerFacts { received_at, answer: *answer, has_reason: true };
            let verdict = ho_answer(facts, &policy(), &policies(), moment);
            assert_eq!(verdict.outcome(Check::HoAnswerLate).unwrap() != domain::rules::verdict::Outcome::Met, late);
        }
    }
    let way = HoState::PendingAcceptance.apply(HoEvent::Expire, Actor::Clock).unwrap();
    assert_eq!(way.to, HoState::Rejected);
    let way = PoState::Validating.apply(PoEvent::Expire, Actor::Clock).unwrap();
    assert_eq!(way.to, PoState::Rejected);
}

#[test]
fn a_refusal_says_why() {
    let ask = |answer, has_reason| {
        let facts = HoAnswerFacts { received_at: now(), answer, has_reason };
        unmet(&ho_answer(facts, &policy(), &policies(), now()))
    };
    assert_eq!(ask(HoAnswer::Accept, false), []);
    assert_eq!(ask(HoAnswer::Decline, true), []);
    assert_eq!(ask(HoAnswer::Decline, false), [Check::HoReasonMissing]);
}

#[test]
fn three_programmes_have_a_certificate_while_the_membership_holds() {
    let ask = |program, state, until: Option<&str>| {
        let facts =
            CertificateDownloadFacts { of: CertificateOf::Program { program, state }, valid_until: until.map(at) };
        unmet(&certificate_download(&facts, &policy(), now()))
    };
    for program in Program::ALL {
        let has = matches!(program, Program::SolutionProvider | Program::CloudReseller | Program::MarketplaceSeller);
        assert_eq!(ask(*program, MembershipState::Joined, None).is_empty(), has, "{program}");
    }
    let ended = [Check::MembershipNotValid];
    for (state, until, expect) in [
        (MembershipState::Joined, Some("2026-11-22T08:00:01Z"), &[][..]),
        (MembershipState::Joined, Some("2026-11-22T08:00:00Z"), &ended),
        (MembershipState::Expiring, None, &[]),
        (MembershipState::Applying, None, &ended),
        (MembershipState::Expired, None, &ended),
        (MembershipState::Exited, None, &ended),
    ] {
        assert_eq!(ask(Program::CloudReseller, state, until), expect, "{state} {until:?}");
    }
}

#[test]
fn a_path_has_a_certificate_for_each_certification() {
    for stage in PathStage::ALL {
        for (certification, has) in [
            (CertificationKind::Role, stage.is_certified()),
            (CertificationKind::Differentiation, *stage == PathStage::Differentiated),
        ] {
            let of = CertificateOf::Path { path: DevelopmentPath::Service, certification, stage: *stage };
            let until = |valid_until| CertificateDownloadFacts { of, valid_until };
            let ask = |facts| unmet(&certificate_download(&facts, &policy(), now()));
            assert_eq!(ask(until(None)).is_empty(), has, "{stage} {certification}");
            assert!(ask(until(Some(now()))).contains(&Check::CertificationLapsed), "{stage} {certification}");
        }
    }
}
