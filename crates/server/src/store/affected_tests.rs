//! Customers under two versions, and that many of them are asked at once.

use super::{Versions, affected};
use crate::clock::Stopwatch;
use crate::testing::{NewCustomer, TestApp};
use domain::api::policies::{AffectedRule, LISTED_MAX};
use domain::rules::affected::rules_that_differ;
use domain::rules::facts::CallerStanding;
use domain::rules::policy::Policy;
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

async fn tried(app: &TestApp, tenant: &str, (before, after): &(Policy, Policy)) -> Vec<AffectedRule> {
    let rules = rules_that_differ(before, after);
    let versions = Versions { before, after, now: app.app.now() };
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
