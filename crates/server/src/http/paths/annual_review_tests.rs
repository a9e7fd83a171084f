//! The annual review: its window, the vendor's decision before and after the end, and what the clock holds back.

use crate::testing::{Client, TestApp};
use chrono::{DateTime, Duration, Utc};
use domain::api::time::to_text;
use domain::organization::PresetRole;
use domain::period::add_months;
use serde_json::{Value, json};

const PATH: &str = "/v2/partners/paths/SOFTWARE/certification";
pub(super) const APPLY: &str = "/v2/partners/paths/SOFTWARE/annual-reviews";
pub(super) const WITHDRAW: &str = "/v2/partners/paths/SOFTWARE/annual-reviews/withdraw";
pub(super) const STAGE: &str = "SELECT stage FROM development_paths WHERE tenant_id = $1";
const UNTIL: &str = "SELECT valid_until FROM development_paths WHERE tenant_id = $1";
const TOLD: &str = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND kind = 'CERTIFICATION_ENDING'";
pub(super) const VERSION: &str = "SELECT version FROM development_paths WHERE tenant_id = $1";

/// The end of a day in business time, which is what a term ends with.
pub(super) fn end() -> DateTime<Utc> {
    "2027-03-10T15:59:59Z".parse().unwrap()
}

/// A software partner, certified until [`end`] with all that its path asks for.
pub(super) async fn certified(app: &TestApp, tenant: &str, is_differentiated: bool) -> Client {
    app.tenant(tenant).await;
    app.execute(tenant, "INSERT INTO development_paths (tenant_id, path, stage, stage_since, valid_until) VALUES ($1, 'SOFTWARE', 'ROLE_CERTIFIED', 1700000000, 1804694399)").await;
    if is_differentiated {
        app.execute(tenant, "UPDATE development_paths SET stage = 'DIFFERENTIATED' WHERE tenant_id = $1").await;
    }
    app.execute(tenant, "INSERT INTO path_records (tenant_id, id, kind, solution_state, number, recorded_at) VALUES ($1, 'r1', 'CLOUD_SOLUTION', 'CERTIFIED', 'n1', 2)").await;
    app.execute(tenant, "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'SAP', 1)").await;
    app.member(tenant, &format!("{tenant}-ann"), &[PresetRole::Admin]).await
}

/// The clock at this moment; whoever was signed in signs in again.
pub(super) async fn at(app: &TestApp, moment: DateTime<Utc>) -> (Client, Client) {
    app.clock.advance(moment - app.app.now());
    (app.client(&app.login_of("t1", "t1-ann")).await, app.client(&app.login_of("platform", "olga")).await)
}

pub(super) fn unmet(items: &Value) -> Vec<&str> {
    let items = items.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}

/// The operator's decision about the one of a kind that waits, where others wait too.
pub(super) async fn decided(olga: &Client, kind: &str, act: &str, reason: &str) {
    let queue = olga.get(&format!("/v2/operator/reviews?kind={kind}&state=UNDER_REVIEW")).expect(200).await.json();
    let path = format!("/v2/operator/reviews/{}/{act}", queue["reviews"][0]["review_id"].as_str().unwrap());
    olga.post(&path, &json!({ "reason": reason })).if_match(1).expect(200).await;
}

async fn card(client: &Client) -> Value {
    client.get("/v2/partners/paths").expect(200).await.json()["paths"][0].clone()
}

#[tokio::test]
async fn the_window_opens_to_the_second_and_says_when() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        certified(&app, "t1", false).await;
        let opens = end() - Duration::days(60);
        let (ann, _) = at(&app, opens - Duration::seconds(1)).await;
        let known = ann.get(PATH).expect(200).await.json()["annual_review"].clone();
        assert_eq!((&known["valid_until"], &known["under_review"]), (&json!(to_text(end())), &json!(false)));
        let early = ann.post(APPLY, &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&early["check_items"]), ["ANNUAL_REVIEW_WINDOW"]);
        assert_eq!(early["available_at"], to_text(opens));
        assert_eq!(card(&ann).await["annual_review"], json!({ "opens_at": to_text(opens), "under_review": false }));
        // Nobody is told a second too early.
        app.run_jobs().await;
        assert_eq!(app.number("t1", TOLD).await, 0);
        let (ann, _) = at(&app, opens).await;
        app.run_jobs().await;
        app.run_jobs().await;
        assert_eq!(app.number("t1", TOLD).await, 1);
        assert_eq!(app.message(&ann, "CERTIFICATION_ENDING", "path").await.as_deref(), Some("SOFTWARE"));
        assert_eq!(app.message(&ann, "CERTIFICATION_ENDING", "until").await, Some(to_text(end())));
        // To be told moves nothing: whoever looks at the path still sees its version.
        assert_eq!(app.number("t1", VERSION).await, 1);
        ann.post(APPLY, &json!({})).if_match(1).expect(200).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn it_is_applied_for_once_and_the_path_stays_certified_for_another_term() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        certified(&app, "t1", true).await;
        let (ann, olga) = at(&app, end() - Duration::days(30)).await;
        ann.post(APPLY, &json!({})).expect(428).await;
        let stale = ann.post(APPLY, &json!({})).if_match(7).expect(412).await.json();
        assert_eq!(stale["stale"]["current"], 1);
        let first = ann.post(APPLY, &json!({})).if_match(1).key("again-this-year").expect(200).await;
        let again = ann.post(APPLY, &json!({})).if_match(1).key("again-this-year").expect(200).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
        let applied = first.json();
        assert_eq!(
            (&applied["facts"]["stage"], &applied["review"]["kind"], &applied["annual_review"]["under_review"]),
            (&json!("DIFFERENTIATED"), &json!("ANNUAL_REVIEW"), &json!(true))
        );
        let shown = card(&ann).await;
        assert_eq!(shown["turn"], json!({ "who": "VENDOR", "due": null, "silence": "WAITS_ON" }));
        assert_eq!(
            (&shown["stage"], &shown["stage_since"]),
            (&json!("DIFFERENTIATED"), &json!("2023-11-14T22:13:20Z"))
        );
        let twice = ann.post(APPLY, &json!({})).if_match(2).expect(400).await.json();
        assert_eq!(unmet(&twice["check_items"]), ["ANNUAL_REVIEW_WAITS"]);
        // Who has applied needs no announcement, and no reminder.
        app.run_jobs().await;
        assert_eq!(app.number("t1", TOLD).await, 0);
        assert_eq!(ann.get("/v2/partners/todos").expect(200).await.json()["count"], 0);
        let review = olga.get("/v2/operator/reviews").expect(200).await.json()["reviews"][0].clone();
        assert_eq!((&review["kind"], &review["subject_id"]), (&json!("ANNUAL_REVIEW"), &json!("SOFTWARE")));
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "review").await.as_deref(), Some("ANNUAL_REVIEW"));
        assert_eq!(app.number("t1", UNTIL).await, add_months(end(), 12).timestamp());
        assert_eq!((app.text("t1", STAGE).await.as_str(), app.number("t1", VERSION).await), ("DIFFERENTIATED", 3));
        // Both certifications of the path are given anew.
        let dated = "SELECT COUNT(*) FROM path_certifications WHERE tenant_id = $1 AND certified_at > 1790000000";
        assert_eq!(app.number("t1", dated).await, 2);
        let next = ann.post(APPLY, &json!({})).if_match(3).expect(400).await.json();
        assert_eq!(next["available_at"], to_text(add_months(end(), 12) - Duration::days(60)));
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_and_a_withdrawal_in_time_leave_everything_as_it_is() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        certified(&app, "t1", false).await;
        let (ann, olga) = at(&app, end() - Duration::days(10)).await;
        ann.post(WITHDRAW, &json!({})).if_match(1).expect(409).await;
        ann.post(APPLY, &json!({})).if_match(1).expect(200).await;
        ann.post(WITHDRAW, &json!({})).if_match(1).expect(412).await;
        let back = ann.post(WITHDRAW, &json!({})).if_match(2).key("take-it-back").expect(200).await;
        let once = ann.post(WITHDRAW, &json!({})).if_match(2).key("take-it-back").expect(200).await;
        assert_eq!((back.text.as_str(), back.version()), (once.text.as_str(), Some(3)));
        assert_eq!(back.json()["review"]["state"], "WITHDRAWN");
        app.clock.advance(Duration::seconds(1));
        ann.post(APPLY, &json!({})).if_match(3).expect(200).await;
        assert_eq!(app.ruled(&olga, false, "the solution is gone").await.status, 200);
        let known = ann.get(PATH).expect(200).await.json();
        assert_eq!(
            (&known["facts"]["stage"], &known["review"]["answer"]),
            (&json!("ROLE_CERTIFIED"), &json!("the solution is gone"))
        );
        assert_eq!(app.number("t1", UNTIL).await, end().timestamp());
        app.clock.advance(Duration::seconds(1));
        ann.post(APPLY, &json!({})).if_match(5).expect(200).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn who_applied_in_time_keeps_it_until_the_vendor_decides() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        certified(&app, "t1", false).await;
        let (ann, _) = at(&app, end() - Duration::seconds(1)).await;
        ann.post(APPLY, &json!({})).if_match(1).expect(200).await;
        let (ann, olga) = at(&app, end() + Duration::days(5)).await;
        app.run_jobs().await;
        assert_eq!((app.text("t1", STAGE).await.as_str(), app.number("t1", VERSION).await), ("ROLE_CERTIFIED", 2));
        let shown = card(&ann).await;
        assert_eq!((&shown["stage"], &shown["turn"]["who"]), (&json!("ROLE_CERTIFIED"), &json!("VENDOR")));
        // Its certificate names a day, and that is over.
        let role = &shown["certificates"][0]["verdict"]["conditions"];
        assert_eq!(unmet(role), ["CERTIFICATION_LAPSED"]);
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(app.number("t1", UNTIL).await, add_months(end(), 12).timestamp());
        app.run_jobs().await;
        assert_eq!(app.text("t1", STAGE).await, "ROLE_CERTIFIED");
        assert_eq!(app.message(&ann, "CERTIFICATION_LAPSED", "path").await, None);
    })
    .await;
}

#[tokio::test]
async fn refused_or_taken_back_after_the_end_it_lapses_at_once() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        for by_vendor in [true, false] {
            if by_vendor {
                certified(&app, "t1", false).await;
            } else {
                app.execute("t1", "UPDATE development_paths SET stage = 'ROLE_CERTIFIED', valid_until = 1836316799 WHERE tenant_id = $1").await;
            }
            let ends = if by_vendor { end() } else { add_months(end(), 12) };
            let (ann, _) = at(&app, ends - Duration::days(3)).await;
            let version = app.number("t1", VERSION).await;
            ann.post(APPLY, &json!({})).if_match(version).expect(200).await;
            // Differentiation is applied for on top of it, and falls with it.
            ann.post("/v2/partners/paths/SOFTWARE/differentiations", &json!({})).if_match(version + 1).expect(200).await;
            let (ann, olga) = at(&app, ends).await;
            if by_vendor {
                decided(&olga, "ANNUAL_REVIEW", "reject", "too late").await;
            } else {
                let back = ann.post(WITHDRAW, &json!({})).if_match(version + 2).expect(200).await.json();
                assert_eq!((&back["facts"]["stage"], &back["annual_review"]), (&json!("SELECTED"), &Value::Null));
            }
            assert_eq!(app.text("t1", STAGE).await, "SELECTED");
            assert_eq!(app.message(&ann, "CERTIFICATION_LAPSED", "path").await.as_deref(), Some("SOFTWARE"));
            let open = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'UNDER_REVIEW'";
            assert_eq!(app.number("platform", open).await, 0);
        }
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}
