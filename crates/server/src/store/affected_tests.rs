//! What a partner has under two versions: many at once, and never more than the bound.

use super::{Versions, affected};
use crate::clock::Stopwatch;
use crate::store::organization::{member_state, role_holders};
use crate::testing::{NewCustomer, TestApp};
use domain::api::policies::{AffectedRule, LISTED_MAX, TRIED_MAX};
use domain::organization::PresetRole;
use domain::rules::affected::rules_that_differ;
use domain::rules::facts::CallerStanding;
use domain::rules::policy::Policy;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::rules::verdict::{Check, RuleId};
use std::time::Duration;

/// More than are read at once.
const CUSTOMERS: u64 = 6_000;

const ADMIN: CallerStanding = CallerStanding { is_admin: true, may_request_authorization: true };

/// The policy of today, and one with other numbers of requests.
fn versions(app: &TestApp, max_requests: u32, months: u32) -> (Policy, Policy) {
    let before = app.app.policy(app.app.now()).unwrap().clone();
    let mut after = before.clone();
    (after.association.max_requests, after.association.request_window_months) = (max_requests, months);
    (before, after)
}

async fn tried(app: &TestApp, tenant: &str, both: &(Policy, Policy)) -> Vec<AffectedRule> {
    first_tried(app, tenant, both, TRIED_MAX).await
}

async fn first_tried(app: &TestApp, tenant: &str, both: &(Policy, Policy), most: u32) -> Vec<AffectedRule> {
    let (before, after) = both;
    let rules = rules_that_differ(before, after);
    let versions = Versions { before, after, now: app.app.now(), most };
    affected(&app.app.read(&app.scope(tenant)), &rules, &ADMIN, versions).await.unwrap()
}

fn of(all: &[AffectedRule], rule: RuleId) -> &AffectedRule {
    all.iter().find(|one| one.rule == rule).unwrap()
}

#[tokio::test]
async fn who_asked_lately_is_affected_by_another_window_and_nobody_else() {
    TestApp::on_both_engines(async |app| {
        for tenant in ["t1", "t2"] {
            app.partner(tenant).await;
        }
        let customer = |id| NewCustomer { id, ..NewCustomer::default() };
        app.add_customers("t1", &[customer("c1"), customer("c2")]).await;
        app.add_customer("t2", customer("c3")).await;
        let at = app.app.now().timestamp() - 20 * 86_400;
        let asked = format!("UPDATE customers SET asked_by_partner = '{at}' WHERE tenant_id = $1 AND id = 'c1'");
        app.execute("t1", asked.leak()).await;
        // Two requests instead of one: who asked once may ask again.
        let two = tried(&app, "t1", &versions(&app, 2, 3)).await;
        let unbind = of(&two, RuleId::R09);
        assert_eq!((unbind.asked, unbind.changed), (2, 1));
        let one = &unbind.objects[0];
        assert_eq!((one.subject_id.as_str(), one.was_allowed, one.is_allowed), ("c1", false, true));
        assert_eq!((&one.ends[..], &one.arises[..]), (&[Check::PartnerFreqLimit][..], &[][..]));
        assert_eq!(of(&two, RuleId::R10).changed, 1);
        assert_eq!(of(&two, RuleId::R08).changed, 0, "the customer asked for nothing");
        // A longer window changes no answer, but the day.
        let long = tried(&app, "t1", &versions(&app, 1, 6)).await;
        let one = &of(&long, RuleId::R09).objects[0];
        assert_eq!((one.was_allowed, one.is_allowed), (false, false));
        assert!(one.arises.is_empty() && one.was_available_at < one.available_at, "{one:?}");
        // None at all concerns everybody; the neighbour's customers are the neighbour's.
        assert_eq!(of(&tried(&app, "t1", &versions(&app, 0, 3)).await, RuleId::R09).changed, 2);
        let theirs = tried(&app, "t2", &versions(&app, 2, 3)).await;
        assert_eq!((of(&theirs, RuleId::R09).asked, of(&theirs, RuleId::R09).changed), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn many_customers_are_asked_in_batches_and_a_part_of_them_is_listed() {
    let app = TestApp::sqlite().await;
    app.partner("t1").await;
    let ids: Vec<_> = (0..CUSTOMERS).map(|number| format!("c{number:05}")).collect();
    for some in ids.chunks(500) {
        let some: Vec<_> = some.iter().map(|id| NewCustomer { id, ..NewCustomer::default() }).collect();
        app.add_customers("t1", &some).await;
    }
    let versions = versions(&app, 0, 3);
    let watch = Stopwatch::start();
    let all = tried(&app, "t1", &versions).await;
    eprintln!("{CUSTOMERS} customers under two versions by three rules: {:?}", watch.elapsed());
    for rule in [RuleId::R08, RuleId::R09, RuleId::R10] {
        let one = of(&all, rule);
        assert_eq!((one.asked, one.changed, one.objects.len()), (CUSTOMERS, CUSTOMERS, LISTED_MAX));
    }
    assert!(watch.elapsed() < Duration::from_secs(20), "{:?}", watch.elapsed());
}

#[tokio::test]
async fn where_there_are_more_than_the_bound_the_first_are_tried_and_the_answer_says_so() {
    TestApp::on_both_engines(async |app| {
        for tenant in ["t1", "t2"] {
            app.partner(tenant).await;
        }
        let ids = ["c1", "c2", "c3", "c4"];
        app.add_customers("t1", &ids.map(|id| NewCustomer { id, ..NewCustomer::default() })).await;
        for name in ["ann", "ben", "cem", "dan"] {
            app.member("t1", name, &[PresetRole::Finance, PresetRole::SaSpecialist]).await;
            let link = "INSERT INTO specialists (tenant_id, id, home_tenant_id, account_id, account_name, name, search_text, state,
                    state_since, invited_at, invited_until)
                SELECT tenant_id, 's-' || id, 'h', 'a-' || id, 'a', name, '', 'BOUND', 1, 1, 2
                FROM members WHERE tenant_id = $1 AND NOT is_root ORDER BY id DESC LIMIT 1";
            app.execute("t1", link).await;
        }
        let (before, mut after) = versions(&app, 0, 3);
        after.organization.max_roles = 1;
        after.specialist.inviting_paths.clear();
        let both = (before, after);
        let rules = [(RuleId::R09, 1), (RuleId::R61, 1), (RuleId::R36, SpecialistOperation::ALL.len() as u64)];
        for (most, tried, first_only) in [(3, 3, true), (4, 4, false), (5, 4, false)] {
            let all = first_tried(&app, "t1", &both, most).await;
            for (rule, questions) in rules {
                let one = of(&all, rule);
                assert_eq!((one.asked, one.first_only), (tried * questions, first_only), "{rule} of at most {most}");
            }
            assert_eq!((of(&all, RuleId::R09).changed, of(&all, RuleId::R61).changed), (tried, tried));
            let theirs = first_tried(&app, "t2", &both, most).await;
            assert!(rules.iter().all(|(rule, _)| of(&theirs, *rule).asked == 0 && !of(&theirs, *rule).first_only));
        }
    })
    .await;
}

#[tokio::test]
async fn a_member_is_given_again_just_what_it_has() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        app.member("t1", "ann", &[PresetRole::Finance, PresetRole::AccountManager]).await;
        app.member("t1", "ben", &[PresetRole::Admin]).await;
        app.add_customers("t1", &["c1", "c2"].map(|id| NewCustomer { id, ..NewCustomer::default() })).await;
        let managed =
            "UPDATE customers SET account_manager_id = (SELECT id FROM members WHERE tenant_id = $1 AND name = 'ann')
            WHERE tenant_id = $1";
        app.execute("t1", managed).await;
        let db = app.app.read(&app.scope("t1"));
        let holders = role_holders(&db, 10).await.unwrap();
        assert_eq!(holders.len(), 2, "the primary account has no roles to be given");
        for one in &holders {
            let state = member_state(&db, &one.id.parse().unwrap(), None).await.unwrap().unwrap();
            let custom: Vec<_> = state.held.custom.iter().map(|role| role.role_id.clone()).collect();
            assert_eq!((&one.facts, &one.custom, &one.name), (&state.facts, &custom, &state.name));
        }
        assert!(holders.iter().any(|one| one.facts.customers == 2));
    })
    .await;
}
