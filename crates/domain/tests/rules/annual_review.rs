//! what is certified is applied for again, inside the last days of its term.

use crate::support::{at, now, person, policy, unmet};
use chrono::{DateTime, Duration, Utc};
use domain::program::{CompetencyTag, DevelopmentPath, PlanState};
use domain::rules::certification::annual_review::{AnnualReviewFacts, annual_review};
use domain::rules::certification::certificates::CertCode::{Hccda, Hccdp};
use domain::rules::certification::role_certification::CertificationFacts;
use domain::rules::verdict::{Check, Needed, Outcome, Value, Verdict};
use domain::states::path_stage::PathStage;

/// A service partner with all that its certification asks for.
fn facts(stage: PathStage, valid_until: Option<DateTime<Utc>>) -> AnnualReviewFacts {
    let certification = CertificationFacts {
        path: DevelopmentPath::Service,
        stage,
        people: vec![person("a", &[Hccda, Hccdp]), person("b", &[Hccda, Hccdp])],
        certified_solutions: 0,
        competency_tags: vec![CompetencyTag::Sap],
        business_plan: PlanState::Missing,
    };
    AnnualReviewFacts { certification, valid_until, under_review: false, applied: false }
}

fn ask(facts: &AnnualReviewFacts) -> Verdict {
    annual_review(facts, &policy(), now())
}

#[test]
fn the_window_opens_sixty_days_before_the_end_and_closes_with_it() {
    let window = Duration::days(60);
    let second = Duration::seconds(1);
    for (ahead, expect, opens) in [
        (window + second, Outcome::Unmet, Some(now() + second)),
        (window, Outcome::Met, None),
        (window - second, Outcome::Met, None),
        (second, Outcome::Met, None),
        (Duration::zero(), Outcome::Unmet, None),
        (-second, Outcome::Unmet, None),
    ] {
        let verdict = ask(&facts(PathStage::RoleCertified, Some(now() + ahead)));
        assert_eq!(verdict.outcome(Check::AnnualReviewWindow), Some(expect), "{ahead}");
        assert_eq!(verdict.available_at(), opens, "{ahead}");
        assert_eq!(verdict.allowed(), expect == Outcome::Met, "{ahead}");
    }
}

#[test]
fn it_says_from_when_on_it_is_possible_and_until_when_it_was() {
    let verdict = ask(&facts(PathStage::RoleCertified, Some(at("2027-02-20T08:00:00Z"))));
    let window = &verdict.conditions[0];
    let opens = at("2026-12-22T08:00:00Z");
    assert_eq!((&window.seen, window.available_at), (&Some(Value::At(now())), Some(opens)));
    assert_eq!(window.needed, Some(Needed::AtLeast(Value::At(opens))));
    let late = ask(&facts(PathStage::RoleCertified, Some(now())));
    assert_eq!(late.conditions[0].needed, Some(Needed::Before(Value::At(now()))));
}

#[test]
fn only_what_is_certified_is_reviewed_again() {
    for stage in PathStage::ALL {
        let verdict = ask(&facts(*stage, Some(now() + Duration::days(30))));
        assert_eq!(verdict.allowed(), stage.is_certified(), "{stage}");
        let undated = unmet(&ask(&facts(*stage, None)));
        assert_eq!(undated, [Check::AnnualReviewWindow], "{stage}");
    }
}

#[test]
fn it_asks_for_what_the_certification_that_is_held_asks_for() {
    let soon = Some(now() + Duration::days(30));
    for (stage, without) in [
        (PathStage::RoleCertified, vec![]),
        (PathStage::DifferentiationReviewing, vec![]),
        (PathStage::Differentiated, vec![Check::CompetencyTagMissing]),
    ] {
        let mut untagged = facts(stage, soon);
        untagged.certification.competency_tags.clear();
        assert_eq!(unmet(&ask(&untagged)), without, "{stage}");
        let verdict = ask(&untagged);
        assert_eq!(verdict.outcome(Check::CertificationStage), None, "{stage}");
    }
    let mut nobody = facts(PathStage::RoleCertified, soon);
    nobody.certification.people.clear();
    nobody.under_review = true;
    nobody.valid_until = Some(now() + Duration::days(61));
    // Every reason at once.
    let all = [Check::AnnualReviewWindow, Check::AnnualReviewWaits, Check::TwoPeople, Check::TwoPersonFourCert];
    assert_eq!(unmet(&ask(&nobody)), all);
}

#[test]
fn the_vendors_agreement_asks_what_is_held_and_not_when_it_was_applied_for() {
    for stage in [PathStage::RoleCertified, PathStage::DifferentiationReviewing, PathStage::Differentiated] {
        let late =
            AnnualReviewFacts { under_review: true, applied: true, ..facts(stage, Some(now() - Duration::days(1))) };
        assert!(ask(&late).allowed(), "{stage}");
        assert!(!ask(&AnnualReviewFacts { applied: false, ..late.clone() }).allowed(), "{stage}");
        let mut alone = late;
        alone.certification.people.pop();
        assert_eq!(unmet(&ask(&alone)), [Check::TwoPeople, Check::TwoPersonFourCert], "{stage}");
    }
}
