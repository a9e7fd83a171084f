//! Every condition of joining and leaving occurs somewhere.

use super::loaded;
use crate::config::DemoSize;
use crate::store::programs::{
    applicant, applications, choice_facts, exit_facts, level_facts, membership, memberships, path_applications, paths,
    records, renewal_facts,
};
use crate::store::specialists::certification_facts;
use crate::testing::{Engine, NOW};
use domain::program::{DevelopmentPath, Program};
use domain::rules::certification::annual_review::{AnnualReviewFacts, annual_review};
use domain::rules::programs::join::{Accepted, join};
use domain::rules::programs::level_upgrade::level_upgrade;
use domain::rules::programs::path_choice::path_choice;
use domain::rules::programs::path_exit::path_exit;
use domain::rules::programs::plan_renewal::plan_renewal;
use domain::rules::verdict::Outcome::{Met, Unmet};
use domain::rules::verdict::{Check, RuleId, Verdict};
use domain::states::membership::MembershipState;
use domain::states::review::ReviewState;
use std::collections::BTreeSet;

const TENANTS: [&str; 6] = ["csp", "distributor", "reseller", "reseller-frozen", "gov-cloud", "gov-subsidy"];

#[tokio::test]
async fn every_condition_of_joining_and_leaving_is_unmet_somewhere_and_met_somewhere() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let policy = app.app.policy(*NOW).unwrap();
    let (mut all, mut met, mut unmet) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut note = |verdict: &Verdict| {
        for condition in &verdict.conditions {
            let of = (condition.rule, condition.check);
            all.insert(of);
            let holds = condition.outcome == domain::rules::verdict::Outcome::Met;
            if holds {
                met.insert(of)
            } else {
                unmet.insert(of)
            };
        }
    };
    for tenant in TENANTS {
        let db = app.app.read(&app.scope(tenant));
        let joined = memberships(&db, *NOW).await.unwrap();
        let applicant = applicant(&db, &joined, *NOW).await.unwrap();
        for program in Program::ALL {
            for accepted in [Accepted::default(), Accepted { terms: true, commitments: true }] {
                note(&join(*program, &applicant, accepted, policy, *NOW));
            }
        }
        let facts = exit_facts(&db, &records(&db).await.unwrap(), *NOW).await.unwrap();
        note(&path_exit(&facts, policy, *NOW));
        let member = joined.iter().find(|row| row.program == Program::SolutionProvider);
        note(&level_upgrade(&level_facts(&db, member, *NOW).await.unwrap(), policy, *NOW));
        for facts in choice_facts(&db, &paths(&db, *NOW).await.unwrap(), *NOW).await.unwrap() {
            note(&path_choice(facts, policy, *NOW));
        }
    }
    for rule in [RuleId::R20, RuleId::R21, RuleId::R22, RuleId::R23, RuleId::R24, RuleId::R25, RuleId::R26] {
        assert!(all.iter().any(|(of, _)| *of == rule), "{rule} is not asked");
    }
    assert_eq!(met, all, "some condition is never met");
    assert_eq!(unmet, all, "some condition is never unmet");
    assert!(all.contains(&(RuleId::R20, Check::DeliverySupport)));
}

#[tokio::test]
async fn the_stories_of_the_specification_are_there() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let policy = app.app.policy(*NOW).unwrap();
    let unmet = async |tenant: &str| -> Vec<Check> {
        let db = app.app.read(&app.scope(tenant));
        let facts = exit_facts(&db, &records(&db).await.unwrap(), *NOW).await.unwrap();
        path_exit(&facts, policy, *NOW).unmet().map(|condition| condition.check).collect()
    };
    // T-12, a path that can be left, and one with every reason against it.
    assert_eq!(unmet("reseller-frozen").await, [Check::ExamVoucher]);
    assert_eq!(unmet("gov-cloud").await, []);
    assert_eq!(unmet("csp").await.len(), 10);
    // one member of the plan that may ask for the next level, and one that has to read why not.
    let why_not = async |tenant: &str| -> Vec<Check> {
        let db = app.app.read(&app.scope(tenant));
        let member = membership(&db, Program::SolutionProvider, *NOW).await.unwrap();
        let facts = level_facts(&db, member.as_ref(), *NOW).await.unwrap();
        level_upgrade(&facts, policy, *NOW).unmet().map(|condition| condition.check).collect()
    };
    assert_eq!(why_not("csp").await, []);
    assert_eq!(why_not("gov-subsidy").await, [Check::UpgradeCertificationMissing, Check::AtHighestLevel]);
    let mut states = BTreeSet::new();
    for tenant in TENANTS {
        let rows = memberships(&app.app.read(&app.scope(tenant)), *NOW).await.unwrap();
        states.extend(rows.iter().map(|row| row.state));
    }
    let wanted = MembershipState::ALL.iter().copied().filter(|state| *state != MembershipState::NotJoined);
    assert_eq!(states, wanted.collect());
}

#[tokio::test]
async fn what_comes_to_its_end_can_be_applied_for_and_what_does_not_says_from_when() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let (db, policy) = (app.app.read(&app.scope("csp")), app.app.policy(*NOW).unwrap());
    let rows = paths(&db, *NOW).await.unwrap();
    for (path, is_open) in [(DevelopmentPath::Software, true), (DevelopmentPath::Service, false)] {
        let row = rows.iter().find(|row| row.path == path).unwrap();
        let (certification, _) = certification_facts(&db, path, *NOW).await.unwrap();
        let facts = AnnualReviewFacts {
            certification,
            valid_until: row.valid_until,
            under_review: row.under_review,
            applied: false,
        };
        let verdict = annual_review(&facts, policy, *NOW);
        assert_eq!(verdict.outcome(Check::AnnualReviewWindow), Some(if is_open { Met } else { Unmet }), "{path}");
        assert_eq!(verdict.conditions[0].available_at.is_some(), !is_open, "{path}");
        assert_eq!(verdict.allowed(), is_open, "{path}");
    }
    let joined = memberships(&db, *NOW).await.unwrap();
    let account = applicant(&db, &joined, app.app.now()).await.unwrap();
    let renewable = joined.iter().filter(|row| {
        let facts = renewal_facts(row, &account, Accepted { terms: true, commitments: true });
        plan_renewal(&facts, policy, *NOW).allowed()
    });
    assert_eq!(renewable.map(|row| row.program).collect::<Vec<_>>(), [Program::MarketplaceSeller]);
}

#[tokio::test]
async fn a_refused_application_stands_beside_the_second_one() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let all = applications(&app.app.read(&app.scope("gov-cloud"))).await.unwrap().applications;
    let pce = all.iter().filter(|one| one.program == Some(Program::Pce));
    let states: Vec<_> = pce.map(|one| (one.state, one.reason.is_some(), one.decided_at.is_some())).collect();
    assert_eq!(states, [(ReviewState::UnderReview, false, false), (ReviewState::Rejected, true, true)]);
}

#[tokio::test]
async fn one_application_for_a_path_waits_and_one_was_refused_and_each_membership_has_a_contact() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    for (tenant, state) in [("gov-subsidy", ReviewState::UnderReview), ("csp", ReviewState::Rejected)] {
        let all = path_applications(&app.app.read(&app.scope(tenant))).await.unwrap();
        let states: Vec<_> = all.iter().map(|one| (one.review.state, one.reason.is_empty())).collect();
        assert_eq!(states, [(state, false)], "{tenant}");
        assert_eq!(all[0].review.reason.is_some(), state == ReviewState::Rejected);
    }
    for tenant in TENANTS {
        for row in memberships(&app.app.read(&app.scope(tenant)), *NOW).await.unwrap() {
            let faults = row.contact.map(|contact| contact.faults());
            assert!(!row.state.is_open() || faults == Some(vec![]), "{tenant} {}", row.program);
        }
    }
}
