//! An authorisation from the customer's side.

use crate::testing::{Client, HOME, NewCustomer, TestApp};
use domain::organization::PresetRole;
use serde_json::json;

async fn asked(app: &TestApp) -> (Client, Client, String) {
    app.partner("t1").await;
    app.add_customer("t1", NewCustomer { resale: true, ..NewCustomer::default() }).await;
    let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
    let customer = app.customer(HOME, "c1").await;
    let made = ann
        .post("/v2/partners/authorizations", &json!({ "customer_id": "c1", "letter_accepted": true }))
        .expect(201)
        .await
        .json();
    (ann, customer, made["authorization_id"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn agreeing_takes_letter_and_code_and_can_be_revoked() {
    TestApp::on_both_engines(async |app| {
        let (ann, customer, id) = asked(&app).await;
        let path = |act: &str| format!("/v2/customers/authorizations/{id}/{act}");
        let code = app.code(&customer, "AGREE_AUTHORIZATION", &id).await;
        assert_eq!(
            customer.post(&path("agree"), &json!({ "verification_code": code })).if_match(1).expect(400).await.fields(),
            ["letter_accepted"]
        );
        let body = json!({ "verification_code": code, "letter_accepted": true });
        customer.post(&path("agree"), &body).expect(428).await;
        let agreed = customer.post(&path("agree"), &body).if_match(1).key("agree-once").expect(200).await;
        assert_eq!(
            customer.post(&path("agree"), &body).if_match(1).key("agree-once").expect(200).await.text,
            agreed.text
        );
        assert_eq!(
            (agreed.json()["state"].as_str(), agreed.json()["actions"].clone()),
            (Some("AUTHORIZED"), json!(["REVOKE"]))
        );
        assert_eq!(app.message(&ann, "AUTHORIZATION_CHANGED", "state").await.as_deref(), Some("AUTHORIZED"));
        let detail = ann.get("/v2/partners/sub-customers/c1").expect(200).await.json();
        assert_eq!(detail["info"]["console"]["authorization"], "AUTHORIZED");
        // A code for one purpose is no code for another.
        let code = app.code(&customer, "REVOKE_AUTHORIZATION", &id).await;
        assert_eq!(
            customer
                .post(&path("revoke"), &json!({ "verification_code": code }))
                .if_match(2)
                .expect(400)
                .await
                .fields(),
            ["reason"]
        );
        customer
            .post(&path("revoke"), &json!({ "verification_code": code, "reason": "停止" }))
            .if_match(1)
            .expect(412)
            .await;
        let revoked = customer
            .post(&path("revoke"), &json!({ "verification_code": code, "reason": "停止" }))
            .if_match(2)
            .expect(200)
            .await
            .json();
        assert_eq!((revoked["state"].as_str(), revoked["answer_reason"].as_str()), (Some("REVOKED"), Some("停止")));
        ann.post("/v2/partners/authorizations", &json!({ "customer_id": "c1" })).expect(201).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn only_the_customer_answers_and_only_the_partner_withdraws() {
    TestApp::on_both_engines(async |app| {
        let (ann, customer, id) = asked(&app).await;
        app.add_customer("t1", NewCustomer { id: "c2", ..NewCustomer::default() }).await;
        let other = app.customer(HOME, "c2").await;
        let reject = format!("/v2/customers/authorizations/{id}/reject");
        let body = json!({ "reason": "x" });
        assert_eq!(other.post(&reject, &body).if_match(1).expect(404).await.code(), "PC.0404");
        ann.post(&reject, &body).if_match(1).expect(403).await;
        app.stranger().post(&reject, &body).if_match(1).expect(401).await;
        let withdraw = format!("/v2/partners/authorizations/{id}/withdraw");
        customer.post(&withdraw, &json!({})).if_match(1).expect(403).await;
        ann.post(&withdraw, &json!({})).expect(428).await;
        let withdrawn = ann.post(&withdraw, &json!({})).if_match(1).expect(200).await.json();
        assert_eq!(withdrawn["state"], "WITHDRAWN");
        assert_eq!(customer.post(&reject, &body).if_match(2).expect(409).await.json()["state"], "WITHDRAWN");
        let list = customer.get("/v2/customers/authorizations?state=WITHDRAWN").expect(200).await.json();
        assert_eq!(list["authorizations"][0]["history"].as_array().unwrap().len(), 2);
        assert_eq!(other.get("/v2/customers/authorizations").expect(200).await.json()["count"], 0);
    })
    .await;
}
