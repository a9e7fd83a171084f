//! the primary account, and nobody else.

use super::{PATH, draft, partner, submitted};
use crate::testing::{HOME, TestApp};
use axum::http::Method;
use domain::organization::PresetRole;
use serde_json::json;

const OPERATIONS: [(Method, &str); 10] = [
    (Method::GET, ""),
    (Method::POST, ""),
    (Method::GET, "/overview"),
    (Method::GET, "/o1"),
    (Method::PUT, "/o1"),
    (Method::DELETE, "/o1"),
    (Method::POST, "/o1/submit"),
    (Method::POST, "/o1/accept"),
    (Method::POST, "/o1/reject"),
    (Method::POST, "/o1/progress"),
];

#[tokio::test]
async fn an_administrator_is_told_that_only_the_primary_account_opens_them() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let customer = app.customer(HOME, "c1").await;
        for (method, path) in OPERATIONS {
            let path = format!("{PATH}{path}");
            let call = |client: &crate::testing::Client| {
                let call = client.call(method.clone(), &path).if_match(1);
                if matches!(method, Method::GET | Method::DELETE) { call } else { call.json(&json!({})) }
            };
            // T-10: an administrator has every other right, and is refused before anything is read.
            let denied = call(&ann).expect(403).await.json();
            assert_eq!(denied["denied"]["permission"], "partner:opportunity:manage", "{method} {path}");
            assert_eq!(denied["denied"]["granted_by"], json!([]), "{method} {path}");
            call(&customer).expect(403).await;
            call(&app.stranger()).expect(401).await;
        }
        let why = ann.get("/v2/partners/access?permission=partner:opportunity:manage").expect(200).await.json();
        assert_eq!((&why["tier"], &why["primary"]), (&json!("ROOT_ONLY"), &json!("root")));
        // T-11.
        assert_eq!(root.get(PATH).expect(200).await.json()["count"], 0);
        root.get(&format!("{PATH}/overview")).expect(200).await;
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM opportunities WHERE tenant_id = $1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn another_partner_learns_nothing_of_them() {
    TestApp::on_both_engines(async |app| {
        let (root, eve) = (partner(&app, "t1").await, partner(&app, "t2").await);
        super::co_sells(&app, "t1").await;
        let path = submitted(&root, "Harbour").await;
        let note = json!({ "event": "CLOSE", "phase": "BIDDING", "win_probability": 1, "note": "x" });
        let refusal = async |path: &str| eve.get(path).header("x-request-id", "same-for-all").expect(404).await.text;
        assert_eq!(refusal(&path).await, refusal(&format!("{PATH}/o9")).await);
        eve.put(&path, &draft("theirs")).if_match(2).expect(404).await;
        eve.delete(&path).if_match(2).expect(404).await;
        for (act, body) in
            [("submit", json!({})), ("accept", json!({})), ("reject", json!({ "reason": "x" })), ("progress", note)]
        {
            eve.post(&format!("{path}/{act}"), &body).if_match(2).expect(404).await;
        }
        assert_eq!(eve.get(PATH).expect(200).await.json()["count"], 0);
        let figures = eve.get(&format!("{PATH}/overview")).expect(200).await.json();
        assert!(figures["figures"].as_array().unwrap().iter().all(|figure| figure["count"] == 0));
        assert_eq!(root.get(&path).expect(200).await.version(), Some(2));
    })
    .await;
}
