//! The facts of: opportunities.

use super::super::scenario::Scenario;
use super::{optional_day, spent};
use domain::api::time::day_from_text;
use domain::money::Money;
use domain::period::start_of_day;
use domain::rules::opportunities::deadlines::HoAnswerFacts;
use domain::rules::opportunities::eligibility::{HoEligibilityFacts, PoSubmissionFacts};
use domain::rules::opportunities::incentive::IncentiveApplicationFacts;

/// receiving those of the vendor.
pub(super) fn receiving(scenario: &Scenario) -> Option<HoEligibilityFacts> {
    Some(HoEligibilityFacts {
        in_pce_plan: scenario.has("has", "pce"),
        stages: vec![scenario.get("stage").parse().ok()?],
        vendor_confirmed: scenario.has("has", "confirmed"),
        baseline_solutions: u32::from(scenario.has("has", "offering")),
        listed_products: 0,
    })
}

/// sharing one with the vendor.
pub(super) fn submission(scenario: &Scenario) -> Option<PoSubmissionFacts> {
    let has = |word| scenario.has("has", word);
    Some(PoSubmissionFacts {
        in_pce_plan: has("pce"),
        customer_driven: has("driven"),
        cloud_revenue: spent(scenario.get("revenue"))?,
        has_budget: has("budget"),
        has_authority: has("authority"),
        has_need: has("need"),
        has_timing: has("timing"),
    })
}

/// answering one of the vendor.
pub(super) fn answer(scenario: &Scenario) -> Option<HoAnswerFacts> {
    Some(HoAnswerFacts {
        received_at: start_of_day(day_from_text(scenario.get("received"))?),
        answer: scenario.get("answer").parse().ok()?,
        has_reason: scenario.has("has", "reason"),
    })
}

/// applying for the incentive of one that was shared.
pub(super) fn incentive(scenario: &Scenario) -> Option<IncentiveApplicationFacts> {
    Some(IncentiveApplicationFacts {
        in_pce_plan: scenario.has("has", "pce"),
        state: scenario.get("state").parse().ok()?,
        delivered_at: optional_day(scenario.get("delivered"))?.map(start_of_day),
        refused_at: optional_day(scenario.get("refused"))?.map(start_of_day),
        // The amount comes from it, not the answer.
        cloud_revenue: Money::cny(0),
        applied_for: scenario.has("has", "applied"),
    })
}
