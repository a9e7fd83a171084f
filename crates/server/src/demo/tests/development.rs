//! Customer development of the demo: every state of a report, every cause, and who finds what.

use super::loaded;
use crate::auth::scope::system_scope;
use crate::config::DemoSize;
use crate::demo::customer_rows::HOME;
use crate::demo::development::prospects;
use crate::demo::world::World;
use crate::store::development::{account_named, account_of, preregistration_facts};
use crate::testing::{Engine, TestApp};
use domain::ids::TenantId;
use domain::rules::preregistration::preregister;
use domain::rules::verdict::Check;
use domain::states::customer_report::CustomerReportState;
use std::collections::BTreeSet;

const PARTNERS: [&str; 5] = ["csp", "distributor", "reseller", "gov-cloud", "reseller-orphan"];

/// What stands in the way of reporting each prospect, whoever asks.
async fn refused(app: &TestApp) -> BTreeSet<Check> {
    let (now, mut found) = (app.app.now(), BTreeSet::new());
    let policy = app.app.policy(now).unwrap();
    let world = World::new(DemoSize::Small, now).unwrap();
    let mut accounts: Vec<_> = prospects(&world).into_iter().take(12).map(|one| one.id).collect();
    let known = app.app.read(&app.scope("csp"));
    accounts.push(account_named(&known, "customer-resale").await.unwrap().unwrap().id);
    for tenant in PARTNERS {
        let db = app.app.read(&system_scope(TenantId::new(tenant).unwrap(), "test"));
        for id in &accounts {
            let account = account_of(&db, HOME, id).await.unwrap().unwrap();
            let facts = preregistration_facts(&db, &account, None, now).await.unwrap();
            found.extend(preregister(&facts, policy, now).verdict.unmet().map(|condition| condition.check));
        }
    }
    found
}

#[tokio::test]
async fn reports_have_every_state_and_prospects_every_cause() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    for state in CustomerReportState::ALL {
        let login = app.app.read(&app.scope("csp"));
        let sql = "SELECT COUNT(*) FROM customer_reports WHERE tenant_id = $1 AND state = $2";
        let count: Option<i64> = login.value(login.sql(sql).bind(state.as_str())).await.unwrap();
        assert!(count.unwrap_or(0) > 0, "{state}");
    }
    let all = [
        Check::ReporterContactMissing,
        Check::PreregistrationCap,
        Check::DistributorDelisted,
        Check::WrongSite,
        Check::AlreadyAssociated,
        Check::ReportedByOther,
        Check::SpecialContract,
        Check::CashNotFollowedUp,
        Check::UnifiedMember,
    ];
    assert_eq!(refused(&app).await, all.into());
    let asked = "SELECT COUNT(*) FROM association_attempts WHERE tenant_id = $1";
    assert!(app.number("csp", asked).await >= 5);
    // What runs out while the demo is open does so by itself.
    app.clock.advance(chrono::Duration::days(30));
    app.run_jobs().await;
    let open = "SELECT COUNT(*) FROM customer_reports WHERE tenant_id = $1 AND state IN ('REPORTED', 'INVITED', 'ASSOCIATION_FAILED')";
    assert_eq!((app.number("csp", open).await, app.number("distributor", open).await), (0, 0));
}

#[tokio::test]
async fn the_letter_of_the_demo_opens_and_its_customer_associates() {
    let app = loaded(Engine::Sqlite, DemoSize::Small).await;
    let sql =
        "SELECT params FROM outbox_messages WHERE tenant_id = $1 AND kind = 'CUSTOMER_INVITED' AND recipient_login_id =
        (SELECT id FROM logins WHERE tenant_id = $1 AND account = 'prospect-invited')";
    let params: serde_json::Value = serde_json::from_str(&app.text(HOME, sql).await).unwrap();
    let link = params["link"].as_str().unwrap();
    app.stranger().get(link).expect(200).await;
    let done = app.press(link, "way=account&account=prospect-invited&password=Partner-2026").await;
    assert_eq!(done.status, 303, "{}", done.text);
}
