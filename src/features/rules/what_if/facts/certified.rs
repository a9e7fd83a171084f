//! The facts of: what a certification on a path rests on.

use super::super::certificates::certified_people;
use super::super::scenario::Scenario;
use super::{chosen, count, last_moment};
use domain::program::CompetencyTag;
use domain::rules::certification::annual_review::AnnualReviewFacts;
use domain::rules::certification::role_certification::CertificationFacts;

/// the path, its people and what else it may ask for.
pub(super) fn certification(scenario: &Scenario) -> Option<CertificationFacts> {
    Some(CertificationFacts {
        path: scenario.get("path").parse().ok()?,
        stage: scenario.get("stage").parse().ok()?,
        people: certified_people(scenario),
        certified_solutions: count(scenario.get("solutions"))?,
        business_plan: scenario.get("plan").parse().ok()?,
        competency_tags: chosen(scenario, "has", CompetencyTag::ALL, CompetencyTag::as_str),
    })
}

/// the term besides.
pub(super) fn annual_review(scenario: &Scenario) -> Option<AnnualReviewFacts> {
    Some(AnnualReviewFacts {
        certification: certification(scenario)?,
        valid_until: last_moment(scenario.get("until"))?,
        under_review: scenario.has("has", "waiting"),
        applied: false,
    })
}
