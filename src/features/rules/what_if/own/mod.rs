//! What the account really has, as an example: the address holds it as if it were typed, without names.

mod account;
mod certified;
mod memberships;
mod panel;

pub(super) use panel::OwnFacts;

use super::facts::{COUNT_MAX, word_of};
use super::scenario::Scenario;
use chrono::{DateTime, TimeDelta, Utc};
use domain::api::opportunities::OpportunityOverview;
use domain::api::programs::{Paths, Programs};
use domain::api::roles::Roles;
use domain::association::EnterpriseRole;
use domain::period::business_day;
use domain::program::{Program, RealNameKind};
use domain::rules::policy::Policy;
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::level_upgrade::CompanyPath;
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

/// the account, asked about the programme of the example.
pub(super) fn joins(scenario: Scenario, all: &Programs) -> Scenario {
    let account = &all.applicant;
    let asked = |program: &&Program| program.as_str() == scenario.get("program");
    let is_in = account.programs.iter().find(asked).is_some_and(|program| word_of(*program).is_none());
    let past = [
        ("in", is_in),
        ("resources", account.open_resources > 0),
        ("credit", account.credit_accounts > 0),
        ("consumed", account.has_consumed),
        ("reported", account.bd_reported),
    ];
    let words: Vec<_> = standing(&scenario, account).into_iter().chain(past).collect();
    scenario.listing("has", &words)
}

/// What joining asks an account to be, at its beginning and later.
fn standing(scenario: &Scenario, account: &Applicant) -> [(&'static str, bool); 13] {
    let held = |wanted: Program| account.programs.contains(&wanted);
    let is_other = |program: &Program| {
        let has_box = *program == Program::Distribution || word_of(*program).is_some();
        !has_box && program.as_str() != scenario.get("program")
    };
    [
        ("csp", held(Program::SolutionProvider)),
        ("distribution", held(Program::Distribution) || account.is_distributor),
        ("reseller", held(Program::CloudReseller)),
        ("tied", account.has_distributor),
        ("pce", held(Program::Pce)),
        ("subsidy", held(Program::GovSubsidy)),
        ("other", account.programs.iter().any(is_other)),
        ("subcustomer", account.is_subcustomer),
        ("frozen", !account.freezes.is_empty()),
        ("arrears", account.arrears.is_positive()),
        ("master", account.enterprise_role != EnterpriseRole::Standalone),
        ("abroad", account.on_international_site),
        ("personal", account.real_name == RealNameKind::Personal),
    ]
}

/// the level, and of the company's paths the one that counts most.
pub(super) fn levels_up(scenario: Scenario, all: &Programs, policy: &Policy) -> Scenario {
    let facts = &all.level_upgrade.facts;
    let counts = |one: &&CompanyPath| (policy.program.upgrade_paths.contains(&one.path), one.stage);
    let level = facts.level.map(|level| level.to_string()).unwrap_or_default();
    let scenario = scenario.with("level", level).listing("has", &[("csp", facts.in_csp_plan)]);
    match facts.company_paths.iter().max_by_key(counts) {
        Some(one) => scenario.with("path", one.path.to_string()).with("stage", one.stage.to_string()),
        None => scenario.with("stage", PathStage::Available.to_string()),
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

/// how many custom roles there are already.
pub(super) fn other_roles(scenario: Scenario, all: &Roles) -> Scenario {
    let others = all.custom_roles.len().min(COUNT_MAX as usize);
    scenario.with("others", others.to_string())
}

/// the programme; what an opportunity says stays as the example has it.
pub(super) fn in_pce_plan(scenario: Scenario, all: &OpportunityOverview) -> Scenario {
    scenario.switched("has", "pce", all.in_pce_plan)
}

/// The last day into which a term reaches.
fn last_day(until: Option<DateTime<Utc>>) -> String {
    until.map(|end| crate::i18n::day(business_day(end - TimeDelta::seconds(1)))).unwrap_or_default()
}

/// A number as it can be typed.
fn few(count: u32) -> String {
    count.min(COUNT_MAX).to_string()
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod terms_tests;
