//! What the account really has, as an example: the address holds it as if it were typed, without names.

use super::certificates;
use super::scenario::Scenario;
use chrono::{DateTime, Utc};
use domain::api::certification::Certification;
use domain::api::opportunities::OpportunityOverview;
use domain::api::programs::{Paths, Programs};
use domain::program::{Program, RealNameKind};
use domain::rules::programs::applicant::Applicant;
use domain::states::path_stage::PathStage;

/// which records there are.
pub(super) fn path_exit(scenario: Scenario, all: &Paths) -> Scenario {
    let facts = &all.exit_facts;
    let words = [
        ("plan", facts.joined_programs),
        ("role", facts.role_certifications),
        ("differentiation", facts.differentiations),
        ("solution", facts.cloud_solutions),
        ("advanced", facts.advanced_cloud_solutions),
        ("coupon", facts.test_coupons),
        ("voucher", facts.exam_vouchers),
        ("mdf", facts.development_funds),
        ("fh", facts.staff_fundings),
        ("delivery", facts.delivery_supports),
    ];
    scenario.listing("has", &words.map(|(word, count)| (word, count > 0)))
}

/// how it is with the path that the example asks about.
pub(super) fn path_choice(scenario: Scenario, all: &Paths) -> Scenario {
    let asked = all.paths.iter().find(|card| card.path.as_str() == scenario.get("path")).or_else(|| all.paths.first());
    match asked.map(|card| card.choice_facts) {
        Some(facts) => scenario.with("path", facts.path.to_string()).listing(
            "has",
            &[("on_path", facts.on_path), ("sibling", facts.sibling_on_path), ("invited", facts.invited)],
        ),
        None => scenario,
    }
}

/// the five facts of the account.
pub(super) fn government_cloud(scenario: Scenario, all: &Programs) -> Scenario {
    let account = &all.applicant;
    scenario.listing(
        "has",
        &[
            ("enterprise", is_enterprise(account)),
            ("frozen", !account.freezes.is_empty()),
            ("subsidy", account.programs.contains(&Program::GovSubsidy)),
            ("sibling", account.sibling_programs.contains(&Program::GovCloud)),
            ("subaccount", account.is_partner_subaccount),
        ],
    )
}

/// the account; nothing is ticked in the form yet.
pub(super) fn co_sell(scenario: Scenario, all: &Programs) -> Scenario {
    let account = &all.applicant;
    scenario.listing(
        "has",
        &[
            ("enterprise", is_enterprise(account)),
            ("hcpn", account.in_hcpn),
            ("pce", account.programs.contains(&Program::Pce)),
            ("reseller", account.programs.iter().any(|other| Program::Pce.excludes(*other))),
        ],
    )
}

fn is_enterprise(account: &Applicant) -> bool {
    account.real_name == RealNameKind::Enterprise
}

/// the furthest stage, and what stands beside it.
pub(super) fn receives(scenario: Scenario, all: &OpportunityOverview) -> Scenario {
    let facts = &all.eligibility_facts;
    let stage = facts.stages.iter().copied().max().unwrap_or(PathStage::Available);
    let offering = facts.baseline_solutions > 0 || facts.listed_products > 0;
    let words = [("pce", facts.in_pce_plan), ("confirmed", facts.vendor_confirmed), ("offering", offering)];
    scenario.with("stage", stage.to_string()).listing("has", &words)
}

/// the certificates that count, and whether some of them did not fit.
pub(super) fn certification(scenario: Scenario, all: &Certification, now: DateTime<Utc>) -> (Scenario, bool) {
    let decisive = all.matching.as_ref().map(|matching| matching.people.as_slice()).unwrap_or_default();
    let (list, is_cut) = certificates::spelled(&all.facts.people, decisive, now);
    (scenario.with("certificates", list), is_cut)
}

#[cfg(test)]
#[path = "own_tests.rs"]
mod tests;
