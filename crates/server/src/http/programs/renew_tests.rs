//! Renewal on application: its window, what is signed again, the vendor's decision before and after the end.

use crate::testing::{Client, TestApp};
use chrono::{DateTime, Duration, Utc};
use domain::api::time::to_text;
use domain::organization::PresetRole;
use domain::period::add_months;
use serde_json::{Value, json};

const ASK: &str = "/v2/partners/programs/PCE/renewals";
const WITHDRAW: &str = "/v2/partners/programs/PCE/renewals/withdraw";
const STATE: &str = "SELECT state FROM program_memberships WHERE tenant_id = $1";
const UNTIL: &str = "SELECT valid_until FROM program_memberships WHERE tenant_id = $1";
const SIGNED: &str = "SELECT COUNT(*) FROM signed_agreements WHERE tenant_id = $1";

/// The end of a day in business time, which is what a term ends with.
fn end() -> DateTime<Utc> {
    "2027-03-10T15:59:59Z".parse().unwrap()
}

/// A member of the co-sell programme until [`end`] that has signed its texts.
async fn member(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    app.execute(tenant, "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at, valid_until) VALUES ($1, 'PCE', 'JOINED', 1, 2, 1804694399)").await;
    app.execute(
        tenant,
        "INSERT INTO signed_agreements (tenant_id, id, kind, program, text_version, signed_at, signed_by) VALUES
        ($1, 'a1', 'TERMS', 'PCE', 1, 1, 'ann'), ($1, 'a2', 'COMMITMENTS', 'PCE', 1, 1, 'ann')",
    )
    .await;
    app.member(tenant, &format!("{tenant}-ann"), &[PresetRole::Admin]).await
}

/// The clock at this moment; whoever was signed in signs in again.
async fn at(app: &TestApp, moment: DateTime<Utc>) -> (Client, Client) {
    app.clock.advance(moment - app.app.now());
    (app.client(&app.login_of("t1", "t1-ann")).await, app.client(&app.login_of("platform", "olga")).await)
}

fn unmet(items: &Value) -> Vec<&str> {
    let items = items.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}

async fn card(client: &Client) -> Value {
    let programs = client.get("/v2/partners/programs").expect(200).await.json();
    programs["programs"].as_array().unwrap().iter().find(|card| card["program"] == "PCE").unwrap().clone()
}

#[tokio::test]
async fn the_window_opens_to_the_second_and_before_the_job_has_noted_it() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        member(&app, "t1").await;
        let opens = end() - Duration::days(30);
        let (ann, _) = at(&app, opens - Duration::seconds(1)).await;
        let early = ann.post(ASK, &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(
            (unmet(&early["check_items"]), &early["available_at"]),
            (vec!["RENEWAL_WINDOW"], &json!(to_text(opens)))
        );
        assert_eq!(card(&ann).await["actions"], json!(["LEAVE"]));
        let (ann, _) = at(&app, opens).await;
        assert_eq!(app.text("t1", STATE).await, "JOINED");
        let applied = ann.post(ASK, &json!({})).if_match(1).expect(201).await;
        assert_eq!((applied.version(), &applied.json()["state"]), (Some(2), &json!("EXPIRING")));
        // Who has applied is neither told of the end nor reminded of it.
        app.run_jobs().await;
        assert_eq!(app.message(&ann, "MEMBERSHIP_ENDING", "until").await, None);
        assert_eq!(ann.get("/v2/partners/todos").expect(200).await.json()["count"], 0);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn it_is_applied_for_once_and_another_term_follows_the_old_one() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        member(&app, "t1").await;
        let (ann, olga) = at(&app, end() - Duration::days(12)).await;
        app.run_jobs().await;
        let before = card(&ann).await;
        assert_eq!((&before["state"], &before["actions"]), (&json!("EXPIRING"), &json!(["APPLY_RENEWAL", "LEAVE"])));
        assert_eq!(before["turn"], json!({ "who": "PARTNER", "due": to_text(end()), "silence": "RUNS_OUT" }));
        assert_eq!(
            (unmet(&before["renewal"]["verdict"]["conditions"]).len(), &before["renewal"]["to_sign"]),
            (0, &json!([]))
        );
        ann.post(ASK, &json!({})).expect(428).await;
        let stale = ann.post(ASK, &json!({})).if_match(7).expect(412).await.json();
        assert_eq!(stale["stale"]["current"], 2);
        let first = ann.post(ASK, &json!({})).if_match(2).key("renew-it-once").expect(201).await;
        let again = ann.post(ASK, &json!({})).if_match(2).key("renew-it-once").expect(201).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(3)));
        ann.post(ASK, &json!({ "terms_accepted": true })).if_match(2).key("renew-it-once").expect(422).await;
        let applied = first.json();
        assert_eq!((&applied["renewal"]["under_review"], &applied["actions"]), (&json!(true), &json!(["LEAVE"])));
        assert_eq!(applied["turn"], json!({ "who": "VENDOR", "due": null, "silence": "WAITS_ON" }));
        let twice = ann.post(ASK, &json!({})).if_match(3).expect(400).await.json();
        assert_eq!(unmet(&twice["check_items"]), ["RENEWAL_WAITS"]);
        // What is signed at the version of today is not signed again.
        assert_eq!(app.number("t1", SIGNED).await, 2);
        let review = olga.get("/v2/operator/reviews").expect(200).await.json()["reviews"][0].clone();
        assert_eq!((&review["kind"], &review["subject_id"]), (&json!("PROGRAM_RENEWAL"), &json!("PCE")));
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        let renewed = card(&ann).await;
        assert_eq!(
            (&renewed["state"], &renewed["valid_until"], &renewed["joined_at"]),
            (&json!("JOINED"), &json!(to_text(add_months(end(), 12))), &json!("1970-01-01T00:00:02Z"))
        );
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "review").await.as_deref(), Some("PROGRAM_RENEWAL"));
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn only_what_is_newer_than_what_was_signed_is_signed_again() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        member(&app, "t1").await;
        app.execute("t1", "UPDATE signed_agreements SET text_version = 0 WHERE tenant_id = $1 AND kind = 'TERMS'")
            .await;
        let (ann, _) = at(&app, end() - Duration::days(12)).await;
        assert_eq!(card(&ann).await["renewal"]["to_sign"], json!(["TERMS"]));
        let bare = ann.post(ASK, &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&bare["check_items"]), ["TERMS_NOT_ACCEPTED"]);
        for (body, field) in [
            (json!({ "terms_accepted": true, "terms_version": 9 }), "terms_version"),
            (json!({ "terms_version": -1 }), "terms_version"),
            (json!({ "distributor_id": "t2" }), "distributor_id"),
        ] {
            assert_eq!(ann.post(ASK, &body).if_match(1).expect(400).await.fields(), [field], "{body}");
        }
        ann.post(ASK, &json!({ "terms_accepted": true, "commitments_accepted": true })).if_match(1).expect(201).await;
        let today = "SELECT COUNT(*) FROM signed_agreements WHERE tenant_id = $1 AND text_version = 1";
        assert_eq!((app.number("t1", SIGNED).await, app.number("t1", today).await), (3, 2));
    })
    .await;
}

#[tokio::test]
async fn a_refusal_and_a_withdrawal_in_time_leave_everything_as_it_is() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        member(&app, "t1").await;
        let (ann, olga) = at(&app, end() - Duration::days(12)).await;
        ann.post(WITHDRAW, &json!({})).if_match(1).expect(409).await;
        ann.post(ASK, &json!({})).if_match(1).expect(201).await;
        ann.post(WITHDRAW, &json!({})).if_match(1).expect(412).await;
        let back = ann.post(WITHDRAW, &json!({})).if_match(2).key("take-it-back").expect(200).await;
        let once = ann.post(WITHDRAW, &json!({})).if_match(2).key("take-it-back").expect(200).await;
        assert_eq!((back.text.as_str(), back.version()), (once.text.as_str(), Some(3)));
        app.clock.advance(Duration::seconds(1));
        ann.post(ASK, &json!({})).if_match(3).expect(201).await;
        assert_eq!(app.ruled(&olga, false, "no shared opportunity").await.status, 200);
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "reason").await.as_deref(), Some("no shared opportunity"));
        let kept = card(&ann).await;
        assert_eq!((&kept["state"], &kept["valid_until"]), (&json!("EXPIRING"), &json!(to_text(end()))));
        assert_eq!(kept["actions"], json!(["APPLY_RENEWAL", "LEAVE"]));
        // Who leaves takes the application along.
        app.clock.advance(Duration::seconds(1));
        ann.post(ASK, &json!({})).if_match(5).expect(201).await;
        ann.post("/v2/partners/programs/PCE/leave", &json!({ "reason": "sold" })).if_match(6).expect(200).await;
        let open = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'UNDER_REVIEW'";
        assert_eq!(app.number("platform", open).await, 0);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn who_applied_in_time_stays_a_member_until_the_vendor_decides() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        member(&app, "t1").await;
        let (ann, _) = at(&app, end() - Duration::seconds(1)).await;
        ann.post(ASK, &json!({})).if_match(1).expect(201).await;
        let (ann, olga) = at(&app, end() + Duration::days(5)).await;
        app.run_jobs().await;
        assert_eq!(app.text("t1", STATE).await, "EXPIRING");
        let held = card(&ann).await;
        assert_eq!((&held["state"], &held["turn"]["who"]), (&json!("EXPIRING"), &json!("VENDOR")));
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(app.number("t1", UNTIL).await, add_months(end(), 12).timestamp());
        app.run_jobs().await;
        assert_eq!(card(&ann).await["state"], "JOINED");
    })
    .await;
}

#[tokio::test]
async fn refused_or_taken_back_after_the_end_it_is_over_at_once() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        member(&app, "t1").await;
        let (ann, _) = at(&app, end() - Duration::days(2)).await;
        ann.post(ASK, &json!({})).if_match(1).expect(201).await;
        let (ann, olga) = at(&app, end()).await;
        assert_eq!(app.ruled(&olga, false, "too late").await.status, 200);
        assert_eq!(app.text("t1", STATE).await, "EXPIRED");
        assert_eq!(app.message(&ann, "MEMBERSHIP_ENDED", "program").await.as_deref(), Some("PCE"));
        assert_eq!(card(&ann).await["actions"], json!(["APPLY"]));
        app.execute(
            "t1",
            "UPDATE program_memberships SET state = 'EXPIRING', valid_until = 1804794399 WHERE tenant_id = $1",
        )
        .await;
        let version = card(&ann).await["version"].as_i64().unwrap();
        ann.post(ASK, &json!({})).if_match(version).expect(201).await;
        app.clock.advance(Duration::seconds(100_000));
        let ann = app.client(&app.login_of("t1", "t1-ann")).await;
        let over = ann.post(WITHDRAW, &json!({})).if_match(version + 1).expect(200).await.json();
        assert_eq!((&over["state"], &over["renewal"]), (&json!("EXPIRED"), &Value::Null));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn others_renew_nothing_and_what_renews_itself_is_not_applied_for() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        member(&app, "t1").await;
        let (ann, _) = at(&app, end() - Duration::days(12)).await;
        app.tenant("t2").await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        for act in [ASK, WITHDRAW] {
            app.stranger().post(act, &json!({})).if_match(1).expect(401).await;
            fay.post(act, &json!({})).if_match(1).expect(403).await;
            // Another tenant is in no such programme.
            eve.post(act, &json!({})).if_match(1).expect(404).await;
        }
        app.execute("t2", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at, valid_until) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 1, 2, 1804694399)").await;
        let itself = eve.post("/v2/partners/programs/SOLUTION_PROVIDER/renewals", &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&itself["check_items"]), ["RENEWS_ITSELF"]);
        ann.post("/v2/partners/programs/GONE/renewals", &json!({})).if_match(1).expect(404).await;
        assert_eq!(app.text("t1", STATE).await, "JOINED");
    })
    .await;
}
