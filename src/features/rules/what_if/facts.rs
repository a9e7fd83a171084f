//! The facts of an example as the rules take them.

use super::certificates::certified_people;
use super::scenario::{Scenario, Subject};
use chrono::{DateTime, NaiveDate, Utc};
use domain::api::time::day_from_text;
use domain::association::EnterpriseRole;
use domain::money::{Currency, Money};
use domain::period::start_of_day;
use domain::program::{CompetencyTag, DevelopmentPath, FreezeCause, PlanState, Program, RealNameKind};
use domain::rules::certification::role_certification::{CertificationFacts, differentiation, role_certification};
use domain::rules::direct_association::{DirectAssociationFacts, direct_association};
use domain::rules::opportunities::eligibility::{HoEligibilityFacts, ho_eligibility};
use domain::rules::policy::Policy;
use domain::rules::programs::applicant::Applicant;
use domain::rules::programs::co_sell::{CoSellFacts, co_sell};
use domain::rules::programs::government_cloud::government_cloud;
use domain::rules::programs::level_upgrade::{CompanyPath, LevelUpgradeFacts, level_upgrade};
use domain::rules::programs::path_choice::{PathChoiceFacts, path_choice};
use domain::rules::programs::path_exit::{PathExitFacts, path_exit};
use domain::rules::programs::plan_join::{PlanJoinFacts, plan_join};
use domain::rules::verdict::Verdict;
use domain::states::path_stage::PathStage;

/// The programmes that an account can be in, and their words.
pub(super) const HELD: [(&str, Program); 4] = [
    ("subsidy", Program::GovSubsidy),
    ("pce", Program::Pce),
    ("reseller", Program::CloudReseller),
    ("csp", Program::SolutionProvider),
];

/// The word that says whether the account is in a programme; the others are all `in`, while they are asked about.
pub(super) fn word_of(program: Program) -> Option<&'static str> {
    HELD.into_iter().find(|(_, held)| *held == program).map(|(word, _)| word)
}

/// The answer; `None` while a fact cannot be read.
///
/// Asks each rule by itself: the entry point to all of them would bring every rule to this page.
pub(super) fn verdict(scenario: &Scenario, policy: &Policy, now: DateTime<Utc>) -> Option<Verdict> {
    Some(match scenario.subject {
        Subject::Direct => direct_association(&direct(scenario)?, policy, now),
        Subject::PathExit => path_exit(&records(scenario), policy, now),
        Subject::PathChoice => path_choice(choice(scenario)?, policy, now),
        Subject::Joins => plan_join(&plan(scenario)?, policy, now),
        Subject::LevelsUp => level_upgrade(&level(scenario)?, policy, now),
        Subject::GovernmentCloud => government_cloud(&applicant(scenario), policy, now),
        Subject::CoSell => co_sell(&joining(scenario), policy, now),
        Subject::Receives => ho_eligibility(&receiving(scenario)?, policy, now),
        Subject::Certification => role_certification(&certification(scenario), policy, now),
        Subject::Differentiation => differentiation(&differentiated(scenario)?, policy, now),
    })
}

/// The first moment of a day; `Some(None)` for no day at all.
pub(super) fn optional_day(text: &str) -> Option<Option<NaiveDate>> {
    if text.is_empty() { Some(None) } else { day_from_text(text).map(Some) }
}

/// What was spent; never less than nothing.
pub(super) fn spent(text: &str) -> Option<Money> {
    Money::from_decimal(text, Currency::Cny).ok().filter(|amount| amount.minor >= 0)
}

fn direct(scenario: &Scenario) -> Option<DirectAssociationFacts> {
    Some(DirectAssociationFacts {
        registered_at: start_of_day(day_from_text(scenario.get("registered"))?),
        cash_spent: spent(scenario.get("spent"))?,
        preregistered_until: optional_day(scenario.get("reported_until"))?.map(start_of_day),
    })
}

fn records(scenario: &Scenario) -> PathExitFacts {
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

fn choice(scenario: &Scenario) -> Option<PathChoiceFacts> {
    let has = |word| scenario.has("has", word);
    let path = scenario.get("path").parse().ok()?;
    Some(PathChoiceFacts { path, on_path: has("on_path"), sibling_on_path: has("sibling"), invited: has("invited") })
}

/// The programmes that R-22 decides about.
pub(super) fn is_of_r22(program: Program) -> bool {
    !matches!(program, Program::Pce | Program::GovCloud)
}

fn plan(scenario: &Scenario) -> Option<PlanJoinFacts> {
    let program = scenario.get("program").parse().ok().filter(|program| is_of_r22(*program))?;
    let mut applicant = applicant(scenario);
    // R-22 asks only whether it is verified as a person.
    if applicant.real_name == RealNameKind::None {
        applicant.real_name = RealNameKind::Enterprise;
    }
    applicant.programs.extend((scenario.has("has", "in") && word_of(program).is_none()).then_some(program));
    Some(PlanJoinFacts { program, applicant })
}

fn level(scenario: &Scenario) -> Option<LevelUpgradeFacts> {
    let level = match scenario.get("level") {
        "" => None,
        level => Some(level.parse().ok()?),
    };
    let one = CompanyPath { path: scenario.get("path").parse().ok()?, stage: scenario.get("stage").parse().ok()? };
    Some(LevelUpgradeFacts { in_csp_plan: scenario.has("has", "csp"), level, company_paths: vec![one] })
}

fn joining(scenario: &Scenario) -> CoSellFacts {
    CoSellFacts {
        applicant: applicant(scenario),
        terms_accepted: scenario.has("has", "terms"),
        commitments_accepted: scenario.has("has", "commitments"),
    }
}

fn receiving(scenario: &Scenario) -> Option<HoEligibilityFacts> {
    Some(HoEligibilityFacts {
        in_pce_plan: scenario.has("has", "pce"),
        stages: vec![scenario.get("stage").parse().ok()?],
        vendor_confirmed: scenario.has("has", "confirmed"),
        baseline_solutions: u32::from(scenario.has("has", "offering")),
        listed_products: 0,
    })
}

/// An account about which find nothing but what is switched on.
fn applicant(scenario: &Scenario) -> Applicant {
    let has = |word| scenario.has("has", word);
    let some = |word, program| if has(word) { vec![program] } else { Vec::new() };
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
        programs: HELD.iter().flat_map(|(word, program)| some(word, *program)).collect(),
        is_distributor: has("distribution"),
        has_distributor: has("tied"),
        sibling_programs: some("sibling", Program::GovCloud),
    }
}

/// The stage and the tags too.
fn differentiated(scenario: &Scenario) -> Option<CertificationFacts> {
    let held = CompetencyTag::ALL.iter().copied().filter(|tag| scenario.has("has", tag.as_str()));
    let stage = scenario.get("stage").parse().ok()?;
    Some(CertificationFacts { stage, competency_tags: held.collect(), ..certification(scenario) })
}

fn certification(scenario: &Scenario) -> CertificationFacts {
    CertificationFacts {
        path: DevelopmentPath::Service,
        stage: PathStage::Selected,
        people: certified_people(scenario.get("certificates")),
        certified_solutions: 0,
        competency_tags: Vec::new(),
        business_plan: PlanState::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::rules::evaluate::evaluate;
    use domain::rules::policy::PolicyHistory;

    #[test]
    fn the_answer_is_the_one_that_a_receipt_would_hold() {
        let today = day_from_text("2026-11-22").unwrap();
        let now = start_of_day(today);
        let history = PolicyHistory::built_in().unwrap();
        let policy = history.at(now).unwrap();
        for subject in Subject::ALL {
            let scenario = Scenario::of_query(&format!("rule={}", subject.rule()), today);
            let facts = match subject {
                Subject::Direct => serde_json::to_value(direct(&scenario).unwrap()),
                Subject::PathExit => serde_json::to_value(records(&scenario)),
                Subject::PathChoice => serde_json::to_value(choice(&scenario).unwrap()),
                Subject::Joins => serde_json::to_value(plan(&scenario).unwrap()),
                Subject::LevelsUp => serde_json::to_value(level(&scenario).unwrap()),
                Subject::Differentiation => serde_json::to_value(differentiated(&scenario).unwrap()),
                Subject::GovernmentCloud => serde_json::to_value(applicant(&scenario)),
                Subject::CoSell => serde_json::to_value(joining(&scenario)),
                Subject::Receives => serde_json::to_value(receiving(&scenario).unwrap()),
                Subject::Certification => serde_json::to_value(certification(&scenario)),
            };
            let replayed = evaluate(subject.rule(), &facts.unwrap(), policy, now).unwrap();
            assert_eq!(verdict(&scenario, policy, now).as_ref(), Some(&replayed), "{subject:?}");
            assert!(!replayed.conditions.is_empty(), "{subject:?}");
        }
    }
}
