//! The vendor looks at a report first.

use super::{REPORTS, at, unmet};
use crate::testing::{Client, HOME, TestApp, report_of};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const REVIEWS: &str = "/v2/operator/reviews";

/// Online sales own the prospect, and an account manager reports it.
async fn in_review(app: &TestApp) -> (Client, Client, Value) {
    app.developing("t1").await;
    let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
    app.prospect("p1").await;
    app.execute(HOME, "UPDATE customer_accounts SET online_sales = TRUE, cash_spent = 500 WHERE tenant_id = $1").await;
    let report = max.post(REPORTS, &report_of("p1")).expect(201).await.json();
    (max, app.operator().await, report)
}

async fn review(olga: &Client) -> Value {
    olga.get(&format!("{REVIEWS}?kind=CUSTOMER_REPORT")).expect(200).await.json()["reviews"][0].clone()
}

fn answer(review: &Value, how: &str) -> String {
    format!("{REVIEWS}/{}/{how}", review["review_id"].as_str().unwrap())
}

#[tokio::test]
async fn the_vendor_agrees_and_the_protection_begins() {
    TestApp::on_both_engines(async |app| {
        let (max, olga, report) = in_review(&app).await;
        assert_eq!((&report["state"], &report["protected_until"]), (&json!("IN_REVIEW"), &Value::Null));
        assert_eq!((&report["review_reasons"], &report["turn"]["who"]), (&json!(["ONLINE_SALES"]), &json!("VENDOR")));
        // It keeps nobody out yet, and cannot be used to invite.
        let letter = json!({ "association_type": "1" });
        max.post(&format!("{}/invitations", at(&report)), &letter).if_match(1).expect(409).await;
        let waits = review(&olga).await;
        assert_eq!((&waits["subject_id"], &waits["title"]), (&report["report_id"], &json!("Prospect p1")));
        let shown = olga.get(answer(&waits, "").trim_end_matches('/')).expect(200).await.json();
        assert_eq!(
            (&shown["customer_report"]["reason"], &shown["receipt"]["receipt"]["decision"]["rule"]),
            (&json!("Moves to the cloud"), &json!("R-05"))
        );
        max.post(&answer(&waits, "approve"), &json!({})).if_match(1).expect(403).await;
        app.clock.advance(chrono::Duration::minutes(5));
        olga.post(&answer(&waits, "approve"), &json!({})).if_match(1).expect(200).await;
        let now = max.get(&at(&report)).expect(200).await.json();
        assert_eq!((&now["state"], &now["protected_until"]), (&json!("REPORTED"), &json!("2026-12-07T02:05:00Z")));
        assert_eq!(app.message(&max, "REVIEW_DECIDED", "state").await.as_deref(), Some("APPROVED"));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn the_vendor_refuses_with_a_reason() {
    TestApp::on_both_engines(async |app| {
        let (max, olga, report) = in_review(&app).await;
        let waits = review(&olga).await;
        olga.post(&answer(&waits, "reject"), &json!({})).if_match(1).expect(400).await;
        olga.post(&answer(&waits, "reject"), &json!({ "reason": "ours" })).if_match(1).expect(200).await;
        let now = max.get(&at(&report)).expect(200).await.json();
        assert_eq!(
            (&now["state"], &now["answer"], &now["turn"]["who"]),
            (&json!("REFUSED"), &json!("ours"), &Value::Null)
        );
        assert_eq!(app.message(&max, "REVIEW_DECIDED", "reason").await.as_deref(), Some("ours"));
        // It can be reported again.
        max.post(REPORTS, &report_of("p1")).expect(201).await;
    })
    .await;
}

#[tokio::test]
async fn a_customer_that_another_partner_reported_meanwhile_is_not_agreed_to() {
    TestApp::on_both_engines(async |app| {
        let (max, olga, report) = in_review(&app).await;
        let eve = app.developing("t2").await;
        app.execute(HOME, "UPDATE customer_accounts SET online_sales = FALSE, cash_spent = 0 WHERE tenant_id = $1")
            .await;
        eve.post(REPORTS, &report_of("p1")).expect(201).await;
        let waits = review(&olga).await;
        let refused = olga.post(&answer(&waits, "approve"), &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["REPORTED_BY_OTHER"]);
        assert_eq!(max.get(&at(&report)).expect(200).await.json()["state"], "IN_REVIEW");
        // Taken back, it leaves the queue.
        max.post(&format!("{}/withdraw", at(&report)), &json!({})).if_match(1).expect(200).await;
        assert_eq!(review(&olga).await["state"], "WITHDRAWN");
    })
    .await;
}
