//! The facts of: the account, its records and its programmes.

use super::super::scenario::Scenario;
use super::{chosen, optional_code, optional_day, spent};
use domain::api::time::day_from_text;
use domain::association::EnterpriseRole;
use domain::money::Money;
use domain::period::start_of_day;
use domain::program::{DevelopmentPath, FreezeCause, Program, RealNameKind};
use domain::rules::direct_association::DirectAssociationFacts;
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::co_sell::CoSellFacts;
use domain::rules::programs::company::CompanyFacts;
use domain::rules::programs::level_upgrade::{CompanyPath, LevelUpgradeFacts};
use domain::rules::programs::path_application::PathApplicationFacts;
use domain::rules::programs::path_choice::PathChoiceFacts;
use domain::rules::programs::path_exit::PathExitFacts;
use domain::rules::programs::plan_join::PlanJoinFacts;

/// The programmes that an account can be in, and their words.
const HELD: [(&str, Program); 4] = [
    ("subsidy", Program::GovSubsidy),
    ("pce", Program::Pce),
    ("reseller", Program::CloudReseller),
    ("csp", Program::SolutionProvider),
];

/// The word that says whether the account is in a programme; the others are all `in`, while they are asked about.
pub(in super::super) fn word_of(program: Program) -> Option<&'static str> {
    HELD.into_iter().find(|(_, held)| *held == program).map(|(word, _)| word)
}

/// The programmes that R-22 decides about.
pub(in super::super) fn is_of_r22(program: Program) -> bool {
    !matches!(program, Program::Pce | Program::GovCloud)
}

pub(super) fn direct(scenario: &Scenario) -> Option<DirectAssociationFacts> {
    Some(DirectAssociationFacts {
        registered_at: start_of_day(day_from_text(scenario.get("registered"))?),
        cash_spent: spent(scenario.get("spent"))?,
        preregistered_until: optional_day(scenario.get("reported_until"))?.map(start_of_day),
    })
}

pub(super) fn records(scenario: &Scenario) -> PathExitFacts {
    let one = |word| u32::from(scenario.has("has", word));
    PathExitFacts {
        joined_programs: one("plan"),
        role_certifications: one("role"),
        differentiations: one("differentiation"),
        cloud_solutions: one("solution"),
        advanced_cloud_solutions: one("advanced"),
        test_coupons: one("coupon"),
        exam_vouchers: one("voucher"),
        development_funds: one("mdf"),
        staff_fundings: one("fh"),
        delivery_supports: one("delivery"),
    }
}

pub(super) fn choice(scenario: &Scenario) -> Option<PathChoiceFacts> {
    let has = |word| scenario.has("has", word);
    let path = scenario.get("path").parse().ok()?;
    Some(PathChoiceFacts { path, on_path: has("on_path"), sibling_on_path: has("sibling"), invited: has("invited") })
}

/// the choice, and whether an application waits.
pub(super) fn application(scenario: &Scenario) -> Option<PathApplicationFacts> {
    Some(PathApplicationFacts { choice: choice(scenario)?, under_review: scenario.has("has", "waiting") })
}

/// what an account has, and what the company's others have.
pub(super) fn company(scenario: &Scenario) -> CompanyFacts {
    let paths = |list| chosen(scenario, list, DevelopmentPath::ALL, DevelopmentPath::as_str);
    let programs = |list| chosen(scenario, list, Program::ALL, Program::as_str);
    CompanyFacts {
        paths: paths("paths"),
        programs: programs("programs"),
        company_paths: paths("company_paths"),
        company_programs: programs("company_programs"),
    }
}

pub(super) fn plan(scenario: &Scenario) -> Option<PlanJoinFacts> {
    let program = scenario.get("program").parse().ok().filter(|program| is_of_r22(*program))?;
    let mut applicant = verified_somehow(applicant(scenario));
    applicant.programs.extend((scenario.has("has", "in") && word_of(program).is_none()).then_some(program));
    Some(PlanJoinFacts { program, applicant })
}

pub(super) fn level(scenario: &Scenario) -> Option<LevelUpgradeFacts> {
    let level = optional_code(scenario.get("level"))?;
    let one = CompanyPath { path: scenario.get("path").parse().ok()?, stage: scenario.get("stage").parse().ok()? };
    Some(LevelUpgradeFacts { in_csp_plan: scenario.has("has", "csp"), level, company_paths: vec![one] })
}

pub(super) fn joining(scenario: &Scenario) -> CoSellFacts {
    CoSellFacts {
        applicant: applicant(scenario),
        terms_accepted: scenario.has("has", "terms"),
        commitments_accepted: scenario.has("has", "commitments"),
    }
}

/// R-22 asks only whether it is verified as a person.
pub(super) fn verified_somehow(mut applicant: Applicant) -> Applicant {
    if applicant.real_name == RealNameKind::None {
        applicant.real_name = RealNameKind::Enterprise;
    }
    applicant
}

/// An account about which find nothing but what is switched on.
pub(super) fn applicant(scenario: &Scenario) -> Applicant {
    let has = |word| scenario.has("has", word);
    let some = |word, program| if has(word) { vec![program] } else { Vec::new() };
    // Any that is not the one asked about, and has no box of its own.
    let asked = scenario.get("program") == Program::Capability.as_str();
    let other = if asked { Program::MarketplaceSeller } else { Program::Capability };
    let held = HELD.iter().copied().chain([("other", other)]);
    Applicant {
        real_name: match (has("enterprise"), has("personal")) {
            (true, _) => RealNameKind::Enterprise,
            (false, true) => RealNameKind::Personal,
            (false, false) => RealNameKind::None,
        },
        in_hcpn: has("hcpn"),
        freezes: if has("frozen") { vec![FreezeCause::Violation] } else { Vec::new() },
        arrears: Money::cny(if has("arrears") { 10_000 } else { 0 }),
        enterprise_role: if has("master") { EnterpriseRole::Master } else { EnterpriseRole::Standalone },
        is_subcustomer: has("subcustomer"),
        is_partner_subaccount: has("subaccount"),
        open_resources: u32::from(has("resources")),
        credit_accounts: u32::from(has("credit")),
        has_consumed: has("consumed"),
        bd_reported: has("reported"),
        on_international_site: has("abroad"),
        programs: held.flat_map(|(word, program)| some(word, program)).collect(),
        is_distributor: has("distribution"),
        has_distributor: has("tied"),
        sibling_programs: some("sibling", Program::GovCloud),
    }
}
