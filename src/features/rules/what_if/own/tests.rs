use super::super::subject::Subject;
use super::certified::{certification, differentiation};
use super::*;
use domain::api::certification::Certification;
use domain::api::program_contacts::ProgramContact;
use domain::api::time::day_from_text;
use domain::association::EnterpriseRole;
use domain::ids::{CertificateId, SpecialistId};
use domain::money::Money;
use domain::period::start_of_day;
use domain::program::{CompetencyTag, DevelopmentPath, FreezeCause, PartnerTier, PlanState};
use domain::rules::certification::certificates::{CertCode, Certificate, CertifiedPerson, EarnedWith};
use domain::rules::certification::role_certification::{
    CertificationFacts, certificate_match, differentiation as r33, role_certification,
};
use domain::rules::opportunities::eligibility::{HoEligibilityFacts, ho_eligibility};
use domain::rules::policy::{Policy, PolicyHistory};
use domain::rules::programs::level_upgrade::{LevelUpgradeFacts, level_upgrade};
use domain::rules::programs::path_exit::PathExitFacts;
use domain::rules::programs::plan_join::{PlanJoinFacts, plan_join};
use domain::rules::programs::{co_sell as r26, government_cloud as r25, path_choice as r21, path_exit as r20};
use domain::rules::verdict::{Check, Verdict};
use domain::states::specialist::SpecialistState;

const DAY: &str = "2026-11-22";

fn now() -> DateTime<Utc> {
    start_of_day(day_from_text(DAY).unwrap())
}

fn history() -> PolicyHistory {
    PolicyHistory::built_in().unwrap()
}

fn policy() -> Policy {
    history().at(now()).unwrap().clone()
}

fn example(subject: Subject) -> Scenario {
    Scenario::of_query(&format!("rule={}", subject.rule()), day_from_text(DAY).unwrap())
}

fn unmet(verdict: &Verdict) -> Vec<Check> {
    verdict.unmet().map(|condition| condition.check).collect()
}

/// The example answers as the rule answers to the real facts, and its address gives it back.
fn says_the_same(example: &Scenario, real: &Verdict) {
    let again = Scenario::of_query(&example.query(), day_from_text(DAY).unwrap());
    assert_eq!(&again, example);
    assert_eq!(unmet(&again.verdict(&history()).unwrap()), unmet(real), "{}", example.query());
}

fn exit_facts(bits: u32) -> PathExitFacts {
    let one = |place: u32| (bits >> place & 1) * 3;
    PathExitFacts {
        joined_programs: one(0),
        role_certifications: one(1),
        differentiations: one(2),
        cloud_solutions: one(3),
        advanced_cloud_solutions: one(4),
        test_coupons: one(5),
        exam_vouchers: one(6),
        development_funds: one(7),
        staff_fundings: one(8),
        delivery_supports: one(9),
    }
}

#[test]
fn records_of_every_kind_are_taken_over() {
    for bits in 0..1024 {
        let facts = exit_facts(bits);
        let verdict = r20::path_exit(&facts, &policy(), now());
        let all = Paths { paths: Vec::new(), exit: verdict.clone(), exit_facts: facts, records: Vec::new() };
        says_the_same(&path_exit(example(Subject::PathExit), &all), &verdict);
    }
}

fn accounts() -> Vec<Applicant> {
    let plain = Applicant::in_network(RealNameKind::Enterprise);
    let one = |change: fn(&mut Applicant)| {
        let mut account = plain.clone();
        change(&mut account);
        account
    };
    vec![
        plain.clone(),
        one(|a| a.real_name = RealNameKind::Personal),
        one(|a| a.in_hcpn = false),
        one(|a| a.freezes = vec![FreezeCause::Arrears, FreezeCause::Closing]),
        one(|a| a.programs = vec![Program::GovSubsidy, Program::Pce]),
        one(|a| a.programs = vec![Program::CloudReseller]),
        one(|a| a.sibling_programs = vec![Program::GovCloud]),
        one(|a| a.is_partner_subaccount = true),
    ]
}

#[test]
fn the_account_is_taken_over_for_both_programmes() {
    let facts = LevelUpgradeFacts { in_csp_plan: false, level: None, company_paths: Vec::new() };
    for applicant in accounts() {
        let level_upgrade = domain::api::levels::LevelUpgrade {
            program: Program::SolutionProvider,
            next: None,
            verdict: level_upgrade(&facts, &policy(), now()),
            facts: facts.clone(),
            applications: Vec::new(),
            version: 0,
        };
        let all = Programs {
            applicant: applicant.clone(),
            programs: Vec::new(),
            own_contact: ProgramContact::default(),
            level_upgrade,
        };
        let real = r25::government_cloud(&applicant, &policy(), now());
        says_the_same(&government_cloud(example(Subject::GovernmentCloud), &all), &real);
        let asked = r26::CoSellFacts { applicant, terms_accepted: false, commitments_accepted: false };
        says_the_same(&co_sell(example(Subject::CoSell), &all), &r26::co_sell(&asked, &policy(), now()));
    }
}

#[test]
fn the_account_and_its_company_are_taken_over_for_joining_and_for_a_higher_level() {
    let mut all_accounts = accounts();
    let odd = |change: fn(&mut Applicant)| {
        let mut account = all_accounts[0].clone();
        change(&mut account);
        account
    };
    let more = [
        odd(|a| a.programs = vec![Program::SolutionProvider]),
        odd(|a| a.is_distributor = true),
        odd(|a| a.has_distributor = true),
        odd(|a| (a.on_international_site, a.has_consumed, a.bd_reported) = (true, true, true)),
        odd(|a| {
            (a.arrears, a.open_resources, a.credit_accounts) = (Money::cny(1), 7, 2);
            (a.is_subcustomer, a.has_consumed, a.bd_reported) = (true, true, true);
            a.enterprise_role = EnterpriseRole::UnifiedMember;
        }),
    ];
    all_accounts.extend(more);
    let company = |path, stage| CompanyPath { path, stage };
    let paths = [
        vec![],
        vec![company(DevelopmentPath::Learning, PathStage::Differentiated)],
        vec![
            company(DevelopmentPath::Learning, PathStage::Differentiated),
            company(DevelopmentPath::Service, PathStage::Selected),
            company(DevelopmentPath::Software, PathStage::RoleCertified),
        ],
    ];
    for (applicant, company_paths) in all_accounts.iter().flat_map(|one| paths.iter().map(move |all| (one, all))) {
        let in_csp_plan = applicant.programs.contains(&Program::SolutionProvider);
        let level = in_csp_plan.then_some(PartnerTier::Core);
        let facts = LevelUpgradeFacts { in_csp_plan, level, company_paths: company_paths.clone() };
        let verdict = level_upgrade(&facts, &policy(), now());
        let level_upgrade = domain::api::levels::LevelUpgrade {
            program: Program::SolutionProvider,
            next: None,
            verdict: verdict.clone(),
            facts,
            applications: Vec::new(),
            version: 0,
        };
        let all = Programs {
            applicant: applicant.clone(),
            programs: Vec::new(),
            own_contact: ProgramContact::default(),
            level_upgrade,
        };
        says_the_same(&levels_up(example(Subject::LevelsUp), &all, &policy()), &verdict);
        for program in [Program::SolutionProvider, Program::Distribution, Program::CloudReseller, Program::GovSubsidy] {
            let asked = example(Subject::Joins).with("program", program.to_string());
            let facts = PlanJoinFacts { program, applicant: applicant.clone() };
            says_the_same(&joins(asked, &all), &plan_join(&facts, &policy(), now()));
            // What was taken over for one programme holds for another that is asked about next.
            let first = example(Subject::Joins).with("program", Program::MarketplaceSeller.to_string());
            let next = joins(first, &all).with("program", program.to_string());
            says_the_same(&next, &plan_join(&facts, &policy(), now()));
        }
    }
}

#[test]
fn the_stage_and_what_stands_beside_it_are_taken_over() {
    for stages in [vec![], vec![PathStage::Selected], vec![PathStage::Selected, PathStage::Differentiated]] {
        for (confirmed, solutions, products) in [(false, 0, 0), (true, 0, 2), (false, 4, 0)] {
            let facts = HoEligibilityFacts {
                in_pce_plan: confirmed,
                stages: stages.clone(),
                vendor_confirmed: confirmed,
                baseline_solutions: solutions,
                listed_products: products,
            };
            let eligibility = ho_eligibility(&facts, &policy(), now());
            let all = OpportunityOverview {
                in_pce_plan: confirmed,
                eligibility: eligibility.clone(),
                eligibility_facts: facts,
                figures: Vec::new(),
            };
            says_the_same(&receives(example(Subject::Receives), &all), &eligibility);
        }
    }
}

#[test]
fn a_path_that_is_not_there_leaves_the_example_alone() {
    let facts =
        r21::PathChoiceFacts { path: DevelopmentPath::Learning, on_path: false, sibling_on_path: true, invited: false };
    let exit = r20::path_exit(&exit_facts(0), &policy(), now());
    let none = Paths { paths: Vec::new(), exit, exit_facts: exit_facts(0), records: Vec::new() };
    let asked = example(Subject::PathChoice);
    assert_eq!(path_choice(asked.clone(), &none), asked);
    let taken = asked.listing("has", &[("on_path", false), ("sibling", true), ("invited", false)]);
    says_the_same(&taken, &r21::path_choice(facts, &policy(), now()));
}

fn person(id: &str, certificates: &[(CertCode, EarnedWith, Option<&str>)]) -> CertifiedPerson {
    let certificate =
        |(index, (code, earned_with, until)): (usize, &(CertCode, EarnedWith, Option<&str>))| Certificate {
            certificate_id: CertificateId::new(format!("{id}-{index}")).unwrap(),
            code: *code,
            earned_with: *earned_with,
            valid_until: until.map(|day| start_of_day(day_from_text(day).unwrap())),
        };
    CertifiedPerson {
        specialist_id: SpecialistId::new(id).unwrap(),
        link: SpecialistState::Specialist,
        personally_verified: true,
        certificates: certificates.iter().enumerate().map(certificate).collect(),
    }
}

fn certified(people: Vec<CertifiedPerson>) -> Certification {
    let facts = CertificationFacts {
        path: DevelopmentPath::Service,
        stage: PathStage::Selected,
        people,
        certified_solutions: 0,
        competency_tags: Vec::new(),
        business_plan: PlanState::Missing,
    };
    Certification {
        role: role_certification(&facts, &policy(), now()),
        differentiation: r33(&facts, &policy(), now()),
        matching: certificate_match(&facts, &policy(), now()),
        facts,
        annual_review: None,
        names: Vec::new(),
        business_plan: None,
        review: None,
        version: 1,
    }
}

#[test]
fn certificates_are_taken_over_without_names_and_only_those_that_count() {
    use CertCode::{Hccda, Hccde, Hccdp, Hcia};
    use EarnedWith::{Enterprise, Personal};
    let all = certified(vec![
        person("zoe", &[(Hccda, Personal, None), (Hccda, Enterprise, None), (Hcia, Personal, None)]),
        person("yan", &[(Hccdp, Personal, Some("2026-12-02")), (Hccda, Personal, Some("2026-11-22"))]),
        person("ada", &[(Hccdp, Personal, None), (Hccde, Personal, None), (Hccda, Personal, None)]),
        person("bob", &[(Hccda, Enterprise, None)]),
    ]);
    let (taken, is_cut) = certification(example(Subject::Certification), &all, now());
    assert!(!is_cut);
    let list = taken.get("certificates");
    // Valid until the beginning of the 2nd: the 1st is its last day.
    assert!(list.contains("HCCDP.2026-12-01") && !list.contains("2026-11-2") && !list.contains("zoe"), "{list}");
    assert_eq!(list.split(',').count(), 5, "{list}");
    says_the_same(&taken, &all.role);
    let mut tagged = all;
    (tagged.facts.stage, tagged.facts.competency_tags) = (PathStage::RoleCertified, CompetencyTag::ALL.to_vec());
    let (taken, _) = differentiation(example(Subject::Differentiation), &tagged, now());
    says_the_same(&taken, &r33(&tagged.facts, &policy(), now()));
}

#[test]
fn whoever_decides_fits_even_where_not_all_do() {
    use CertCode::{Hccda, Hccdp};
    let many = |id: &str| person(id, &[(Hccda, EarnedWith::Personal, None); 5]);
    let mut people: Vec<_> = ["p1", "p2", "p3", "p4"].map(many).into();
    people.push(person("q1", &[(Hccdp, EarnedWith::Personal, None), (Hccda, EarnedWith::Personal, None)]));
    people.push(person("q2", &[(Hccdp, EarnedWith::Personal, None), (Hccda, EarnedWith::Personal, None)]));
    let all = certified(people);
    assert_eq!(unmet(&all.role), []);
    let (taken, is_cut) = certification(example(Subject::Certification), &all, now());
    assert!(is_cut);
    assert_eq!(taken.get("certificates").split(',').count(), 12);
    says_the_same(&taken, &all.role);
}
