//! The vendor's queue: what is submitted waits in it, and each stage is a review of its own.

use super::{co_sells, partner, state, submitted};
use crate::testing::{Client, TestApp};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

const QUEUE: &str = "/v2/operator/reviews";

async fn operator(app: &TestApp) -> Client {
    app.tenant("platform").await;
    let login = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
    app.client(&login).await
}

/// The reviews that wait.
async fn waiting(olga: &Client) -> Vec<Value> {
    let queue = olga.get(&format!("{QUEUE}?state=UNDER_REVIEW")).expect(200).await.json();
    queue["reviews"].as_array().unwrap().clone()
}

fn path(review: &Value, then: &str) -> String {
    format!("{QUEUE}/{}/{then}", review["review_id"].as_str().unwrap())
}

#[tokio::test]
async fn a_submission_goes_through_two_reviews_and_only_the_primary_account_is_told() {
    TestApp::on_both_engines(async |app| {
        let olga = operator(&app).await;
        let root = partner(&app, "t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        co_sells(&app, "t1").await;
        let path_of = submitted(&root, "Harbour").await;
        let review = waiting(&olga).await.remove(0);
        assert_eq!(
            (&review["kind"], &review["title"], &review["submitted_by"]),
            (&json!("OPPORTUNITY_REVIEW"), &json!("Harbour"), &json!("root"))
        );
        let detail = olga.get(path(&review, "").trim_end_matches('/')).expect(200).await.json();
        assert_eq!(detail["receipt"]["receipt"]["decision"]["rule"], "R-71");
        olga.post(&path(&review, "approve"), &json!({})).if_match(1).expect(200).await;
        assert_eq!(state(&root.get(&path_of).expect(200).await.json()), "VALIDATING");
        let review = waiting(&olga).await.remove(0);
        assert_eq!(
            (&review["kind"], &review["turn"]["due"]),
            (&json!("OPPORTUNITY_VALIDATION"), &json!("2026-12-04T16:00:00Z"))
        );
        olga.post(&path(&review, "reject"), &json!({ "reason": "No budget" })).if_match(1).expect(200).await;
        let detail = root.get(&path_of).expect(200).await.json();
        assert_eq!((state(&detail), &detail["opportunity"]["reason"]), ("REJECTED", &json!("No budget")));
        let last = detail["history"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["actor"], &last["party"]), (&json!("olga"), &json!("VENDOR")));
        assert_eq!(waiting(&olga).await.len(), 0);
        // administrators learn nothing, neither by message nor from receipts.
        assert!(app.message(&root, "OPPORTUNITY_DECIDED", "opportunity").await.is_some());
        assert_eq!(app.message(&ann, "OPPORTUNITY_DECIDED", "opportunity").await, None);
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "title").await, None);
        assert_eq!(root.get("/v2/partners/receipts").expect(200).await.json()["count"], 1);
        assert_eq!(ann.get("/v2/partners/receipts").expect(200).await.json()["count"], 0);
        let receipt = root.get("/v2/partners/receipts").expect(200).await.json()["receipts"][0]["receipt_id"].clone();
        let receipt = format!("/v2/partners/receipts/{}", receipt.as_str().unwrap());
        assert_eq!(root.get(&receipt).expect(200).await.json()["replayed_alike"], true);
        ann.get(&receipt).expect(404).await;
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn what_ran_out_leaves_the_queue_and_cannot_be_decided_before_that() {
    TestApp::on_both_engines(async |app| {
        let olga = operator(&app).await;
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let path_of = submitted(&root, "Harbour").await;
        let review = waiting(&olga).await.remove(0);
        olga.post(&path(&review, "approve"), &json!({})).if_match(1).expect(200).await;
        let review = waiting(&olga).await.remove(0);
        app.clock.advance(chrono::Duration::days(13));
        let olga = app.client(&app.login_of("platform", "olga")).await;
        let late = olga.post(&path(&review, "approve"), &json!({})).if_match(1).expect(409).await.json();
        assert_eq!(late["state"], "REJECTED");
        app.run_jobs().await;
        assert_eq!(waiting(&olga).await.len(), 0);
        olga.post(&path(&review, "approve"), &json!({})).if_match(2).expect(409).await;
        let root = app.client(&app.login_of("t1", "root")).await;
        assert_eq!(state(&root.get(&path_of).expect(200).await.json()), "REJECTED");
    })
    .await;
}
