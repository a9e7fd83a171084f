//! the primary account, and nobody else.

use super::{PATH, applied, partner, published};
use crate::testing::{Client, HOME, TestApp};
use axum::http::Method;
use domain::organization::PresetRole;
use serde_json::json;

const OPERATIONS: [(Method, &str); 5] = [
    (Method::GET, ""),
    (Method::POST, ""),
    (Method::GET, "/i1"),
    (Method::POST, "/i1/confirm"),
    (Method::POST, "/i1/object"),
];

#[tokio::test]
async fn an_administrator_is_told_that_only_the_primary_account_opens_them() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let customer = app.customer(HOME, "c1").await;
        for (method, path) in OPERATIONS {
            let path = format!("{PATH}{path}");
            let call = |client: &Client| {
                let call = client.call(method.clone(), &path).if_match(1);
                if method == Method::GET { call } else { call.json(&json!({})) }
            };
            let denied = call(&ann).expect(403).await.json();
            assert_eq!(denied["denied"]["permission"], "partner:opportunity:manage", "{method} {path}");
            assert_eq!(denied["denied"]["granted_by"], json!([]), "{method} {path}");
            call(&customer).expect(403).await;
            call(&app.stranger()).expect(401).await;
        }
        assert_eq!(root.get(PATH).expect(200).await.json()["count"], 0);
    })
    .await;
}

#[tokio::test]
async fn another_partner_learns_nothing_of_them_and_applies_for_nothing_of_anothers() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let (root, eve) = (partner(&app, "t1").await, partner(&app, "t2").await);
        let path = published(&app, "t1", &root, &olga, "Harbour").await;
        let refusal = async |path: &str| eve.get(path).header("x-request-id", "same-for-all").expect(404).await.text;
        assert_eq!(refusal(&path).await, refusal(&format!("{PATH}/i9")).await);
        eve.post(&format!("{path}/confirm"), &json!({})).if_match(2).expect(404).await;
        eve.post(&format!("{path}/object"), &json!({ "reason": "x" })).if_match(2).expect(404).await;
        assert_eq!(eve.get(PATH).expect(200).await.json()["count"], 0);
        let theirs = root.get(&path).expect(200).await.json()["incentive"]["opportunity_id"].clone();
        assert_eq!(eve.post(PATH, &json!({ "opportunity_id": theirs })).expect(400).await.fields(), ["opportunity_id"]);
        assert_eq!(root.get(&path).expect(200).await.version(), Some(2));
        assert_eq!(app.number("t2", "SELECT COUNT(*) FROM opportunity_incentives WHERE tenant_id = $1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn administrators_learn_nothing_by_message_to_do_list_or_receipt() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let root = partner(&app, "t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        published(&app, "t1", &root, &olga, "Harbour").await;
        let todos = async |client: &Client| client.get("/v2/partners/todos").expect(200).await.json();
        let waits = todos(&root).await["todos"][0].clone();
        assert_eq!(
            (&waits["kind"], &waits["title"], &waits["turn"]["silence"]),
            (&json!("CHECK_OPPORTUNITY_INCENTIVE"), &json!("Harbour"), &json!("CONFIRMS_ITSELF"))
        );
        assert_eq!(todos(&ann).await["count"], 0);
        let told = async |client: &Client| app.message(client, "OPPORTUNITY_INCENTIVE_DECIDED", "state").await;
        assert_eq!((told(&root).await.as_deref(), told(&ann).await), (Some("AWAITING_CONFIRMATION"), None));
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "title").await, None);
        assert_eq!(root.get("/v2/partners/receipts?rule=R-77").expect(200).await.json()["count"], 1);
        assert_eq!(ann.get("/v2/partners/receipts").expect(200).await.json()["count"], 0);
        applied(&app, "t1", &root, "Another").await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}
