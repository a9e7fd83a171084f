//! What is taken over of memberships, paths and terms answers as the rule answers to the account.

use super::super::facts::MEMBERSHIP;
use super::super::scenario::Scenario;
use super::super::subject::Subject;
use super::{certified, in_pce_plan, memberships, other_roles};
use chrono::{DateTime, Utc};
use domain::agreement::AgreementKind;
use domain::api::certification::{AnnualReview, Certification};
use domain::api::levels::LevelUpgrade;
use domain::api::opportunities::OpportunityOverview;
use domain::api::program_contacts::ProgramContact;
use domain::api::programs::{Leaving, PathCard, Paths, ProgramCard, Programs, Renewal};
use domain::api::roles::{CustomRole, Roles};
use domain::api::time::day_from_text;
use domain::period::start_of_day;
use domain::program::{CertificationKind, Program};
use domain::rules::certification::annual_review::annual_review as r79;
use domain::rules::certification::role_certification::{
    certificate_match, differentiation as r33, role_certification as r31,
};
use domain::rules::opportunities::eligibility::ho_eligibility;
use domain::rules::policy::{Policy, PolicyHistory};
use domain::rules::programs::certificate_download::{CertificateDownloadFacts, CertificateOf, certificate_download};
use domain::rules::programs::join::{Accepted, join};
use domain::rules::programs::level_upgrade::level_upgrade;
use domain::rules::programs::path_choice::path_choice;
use domain::rules::programs::path_exit::path_exit;
use domain::rules::programs::plan_leave::plan_leave;
use domain::rules::programs::plan_renewal::{PlanRenewalFacts, plan_renewal};
use domain::rules::verdict::{Check, Verdict};
use domain::samples::seed::Samples;
use domain::turn::Turn;

const DAY: &str = "2026-11-22";

fn now() -> DateTime<Utc> {
    start_of_day(day_from_text(DAY).unwrap())
}

fn policy() -> Policy {
    PolicyHistory::built_in().unwrap().at(now()).unwrap().clone()
}

fn example(subject: Subject) -> Scenario {
    Scenario::of_query(&format!("rule={}", subject.rule()), day_from_text(DAY).unwrap())
}

fn unmet(verdict: &Verdict) -> Vec<Check> {
    verdict.unmet().map(|condition| condition.check).collect()
}

fn says_the_same(example: &Scenario, real: &Verdict) {
    let again = Scenario::of_query(&example.query(), day_from_text(DAY).unwrap());
    assert_eq!(&again, example);
    let made = again.verdict(&PolicyHistory::built_in().unwrap()).unwrap();
    assert_eq!(unmet(&made), unmet(real), "{}", example.query());
}

/// Programmes with one card, of the one that is asked about.
fn programs(facts: &PlanRenewalFacts, leaving: Option<Leaving>, samples: &mut Samples) -> Programs {
    let (program, state) = (facts.program, facts.state);
    let download =
        CertificateDownloadFacts { of: CertificateOf::Program { program, state }, valid_until: facts.valid_until };
    let unsigned = |kind, signed: bool| (!signed).then_some(kind);
    let to_sign = [
        unsigned(AgreementKind::Terms, facts.terms_accepted),
        unsigned(AgreementKind::Commitments, facts.commitments_accepted),
    ];
    let card = ProgramCard {
        program,
        online: true,
        state,
        level: None,
        applied_at: None,
        joined_at: None,
        valid_until: facts.valid_until,
        reason: None,
        contact: None,
        turn: Turn::NOBODY,
        reseller_application: None,
        actions: Vec::new(),
        join: join(program, &facts.applicant, Accepted::default(), &policy(), now()),
        certificate: certificate_download(&download, &policy(), now()),
        renewal: Some(Box::new(Renewal {
            verdict: plan_renewal(facts, &policy(), now()),
            to_sign: to_sign.into_iter().flatten().collect(),
            under_review: facts.under_review,
        })),
        leaving: leaving.map(Box::new),
        version: 1,
    };
    let level = samples.level_upgrade_facts();
    let level_upgrade = LevelUpgrade {
        program: Program::SolutionProvider,
        next: None,
        verdict: level_upgrade(&level, &policy(), now()),
        facts: level,
        applications: Vec::new(),
        version: 0,
    };
    let applicant = facts.applicant.clone();
    Programs { applicant, programs: vec![card], own_contact: ProgramContact::default(), level_upgrade }
}

#[test]
fn memberships_of_every_kind_are_taken_over() {
    let mut samples = Samples::new(11);
    for _ in 0..2_000 {
        let facts = samples.plan_renewal_facts(now());
        let mut leave = samples.plan_leave_facts();
        (leave.program, leave.recorded_by_vendor) = (facts.program, false);
        let verdict = plan_leave(leave, &policy(), now());
        let leaving = Leaving { verdict: verdict.clone(), facts: leave, customers: 0, opportunities: 0 };
        let all = programs(&facts, Some(leaving), &mut samples);
        let card = &all.programs[0];
        let asked = |subject| example(subject).with("program", facts.program.to_string());
        says_the_same(&memberships::leaves(asked(Subject::Leaves), &all), &verdict);
        says_the_same(&memberships::renews(asked(Subject::Renews), &all), &card.renewal.as_ref().unwrap().verdict);
        says_the_same(&memberships::membership(asked(Subject::Downloads), &all), &card.certificate);
        let inviting = memberships::joined(example(Subject::Invites), &all);
        assert_eq!(inviting.has("programs", facts.program.as_str()), facts.state.is_member());
        assert_eq!((inviting.has("has", "admin"), inviting.has("has", "hcpn")), (true, all.applicant.in_hcpn));
        // Of a programme without a card nothing is known, and nothing is made up.
        let other = asked(Subject::Downloads).with("program", "GONE".to_owned());
        assert_eq!(memberships::membership(other.clone(), &all), other);
    }
    assert_eq!(example(Subject::Downloads).get("of"), MEMBERSHIP);
}

#[test]
fn certifications_and_their_terms_are_taken_over() {
    let mut samples = Samples::new(13);
    let (mut compared, mut allowed) = (0, 0);
    for _ in 0..6_000 {
        let facts = samples.annual_review_facts(now());
        let certification = facts.certification.clone();
        let verdict = r79(&facts, &policy(), now());
        let all = Certification {
            role: r31(&certification, &policy(), now()),
            differentiation: r33(&certification, &policy(), now()),
            matching: certificate_match(&certification, &policy(), now()),
            facts: certification,
            annual_review: Some(Box::new(AnnualReview {
                verdict: verdict.clone(),
                valid_until: facts.valid_until,
                under_review: facts.under_review,
            })),
            names: Vec::new(),
            business_plan: None,
            review: None,
            version: 1,
        };
        let (taken, is_cut) = certified::annual_review(example(Subject::AnnualReview), &all, now());
        // Only certificates that count are taken over: while some are missing, those that do not count are no reason here.
        let missing = [Check::TwoPeople, Check::TwoPersonFourCert];
        if is_cut || verdict.unmet().any(|one| missing.contains(&one.check)) {
            continue;
        }
        says_the_same(&taken, &verdict);
        let (taken, _) = certified::certification(example(Subject::Certification), &all, now());
        says_the_same(&taken, &all.role);
        compared += 1;
        allowed += u32::from(verdict.allowed());
    }
    assert!(compared > 500 && allowed > 5, "{compared} {allowed}");
}

#[test]
fn the_paths_are_taken_over_for_certificates_and_for_specialists() {
    let mut samples = Samples::new(17);
    for _ in 0..500 {
        let facts = samples.certificate_download_facts(now());
        let CertificateOf::Path { path, certification, stage } = facts.of else { continue };
        let choice_facts = samples.path_choice_facts();
        let card = PathCard {
            path,
            stage,
            stage_since: None,
            valid_until: facts.valid_until,
            annual_review: None,
            turn: Turn::NOBODY,
            actions: Vec::new(),
            choice: path_choice(choice_facts, &policy(), now()),
            choice_facts,
            invitation: None,
            certificates: Vec::new(),
            version: 1,
        };
        let exit_facts = samples.path_exit_facts();
        let exit = path_exit(&exit_facts, &policy(), now());
        let all = Paths { paths: vec![card], exit, exit_facts, records: Vec::new() };
        let asked = example(Subject::Downloads).with("of", certification.to_string()).with("path", path.to_string());
        let taken = certified::certified_path(asked, &all);
        says_the_same(&taken, &certificate_download(&facts, &policy(), now()));
        let on = certified::chosen_paths(example(Subject::Operates), &all);
        assert_eq!(on.has("paths", path.as_str()), stage > domain::states::path_stage::PathStage::Available);
    }
    assert_eq!(CertificationKind::ALL.len(), 2);
}

#[test]
fn roles_and_the_programme_are_taken_over() {
    let role = |number: u32| CustomRole {
        role_id: format!("role-{number}").parse().unwrap(),
        name: String::new(),
        description: String::new(),
        permissions: Vec::new(),
        members: 0,
        version: 1,
    };
    let all = Roles { preset_roles: Vec::new(), custom_roles: (0..10).map(role).collect() };
    let taken = other_roles(example(Subject::CustomRole), &all);
    assert_eq!(taken.get("others"), "10");
    assert!(
        taken
            .verdict(&PolicyHistory::built_in().unwrap())
            .unwrap()
            .unmet()
            .any(|one| one.check == Check::CustomRoleCap)
    );
    let mut samples = Samples::new(19);
    for subject in [Subject::Shares, Subject::Incentive] {
        for joined in [false, true] {
            let eligibility_facts = samples.ho_eligibility_facts();
            let eligibility = ho_eligibility(&eligibility_facts, &policy(), now());
            let all = OpportunityOverview { in_pce_plan: joined, eligibility, eligibility_facts, figures: Vec::new() };
            let taken = in_pce_plan(example(subject), &all).verdict(&PolicyHistory::built_in().unwrap()).unwrap();
            assert_eq!(!unmet(&taken).contains(&Check::NotInPcePlan), joined, "{subject:?}");
        }
    }
}
