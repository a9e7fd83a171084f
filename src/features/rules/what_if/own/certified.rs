//! The paths and what is certified on them, as an example.

use super::super::certificates;
use super::super::scenario::Scenario;
use super::{few, last_day};
use chrono::{DateTime, Utc};
use domain::api::certification::Certification;
use domain::api::programs::Paths;
use domain::program::CompetencyTag;
use domain::states::path_stage::PathStage;

/// the path and its people, with the certificates that count, and whether some of these did not fit.
pub(super) fn certification(scenario: Scenario, all: &Certification, now: DateTime<Utc>) -> (Scenario, bool) {
    let (facts, decisive) = (&all.facts, all.matching.as_ref().map(|matching| matching.people.as_slice()));
    let people = certificates::spelled(&facts.people, decisive.unwrap_or_default(), now);
    let scenario = scenario
        .with("path", facts.path.to_string())
        .with("stage", facts.stage.to_string())
        .with("solutions", few(facts.certified_solutions))
        .with("plan", facts.business_plan.to_string())
        .with("certificates", people.certificates)
        .with("specialists", people.specialists)
        .with("enterprise", String::new())
        .with("unverified", String::new())
        .with("unbound", String::new());
    (scenario, people.is_cut)
}

/// the tags besides.
pub(super) fn differentiation(scenario: Scenario, all: &Certification, now: DateTime<Utc>) -> (Scenario, bool) {
    let (scenario, is_cut) = certification(scenario, all, now);
    (scenario.listing("has", &tags(all)), is_cut)
}

/// the tags and the term besides.
pub(super) fn annual_review(scenario: Scenario, all: &Certification, now: DateTime<Utc>) -> (Scenario, bool) {
    let (scenario, is_cut) = certification(scenario, all, now);
    let (until, waits) = all.annual_review.as_ref().map_or((None, false), |own| (own.valid_until, own.under_review));
    let words: Vec<_> = tags(all).into_iter().chain([("waiting", waits)]).collect();
    (scenario.with("until", last_day(until)).listing("has", &words), is_cut)
}

fn tags(all: &Certification) -> Vec<(&'static str, bool)> {
    let held = &all.facts.competency_tags;
    CompetencyTag::ALL.iter().map(|tag| (tag.as_str(), held.contains(tag))).collect()
}

/// R-28 for a path: the one that the example asks about.
pub(super) fn certified_path(scenario: Scenario, all: &Paths) -> Scenario {
    match all.paths.iter().find(|card| card.path.as_str() == scenario.get("path")) {
        Some(card) => scenario.with("stage", card.stage.to_string()).with("until", last_day(card.valid_until)),
        None => scenario,
    }
}

/// the paths that the account is on; the link stays as the example has it.
pub(super) fn chosen_paths(scenario: Scenario, all: &Paths) -> Scenario {
    let words: Vec<_> = all.paths.iter().map(|card| (card.path.as_str(), card.stage != PathStage::Available)).collect();
    scenario.listing("paths", &words)
}
