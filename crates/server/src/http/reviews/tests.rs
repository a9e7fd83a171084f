//! The queue from both sides: a partner submits, an operator decides.

use crate::testing::{Client, TestApp};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

const QUEUE: &str = "/v2/operator/reviews";
const APPLY: &str = "/v2/partners/program-applications";
const OPEN: &str = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'UNDER_REVIEW'";

/// An operator of the vendor's, in the vendor's own tenant.
async fn operator(app: &TestApp) -> Client {
    app.tenant("platform").await;
    let login = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
    app.client(&login).await
}

/// A partner whose administrator has applied for the co-sell programme.
async fn applicant(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    let ann = app.member(tenant, "ann", &[PresetRole::Admin]).await;
    ann.post(APPLY, &json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true }))
        .expect(201)
        .await;
    ann
}

async fn first(olga: &Client) -> Value {
    olga.get(QUEUE).expect(200).await.json()["reviews"][0].clone()
}

fn path(review: &Value, then: &str) -> String {
    format!("{QUEUE}/{}{then}", review["review_id"].as_str().unwrap())
}

#[tokio::test]
async fn an_application_is_approved_once_and_the_membership_begins() {
    TestApp::on_both_engines(async |app| {
        let olga = operator(&app).await;
        let ann = applicant(&app, "t1").await;
        let review = first(&olga).await;
        assert_eq!(
            (&review["kind"], &review["subject_id"], &review["applicant_en"], &review["submitted_by"]),
            (&json!("PROGRAM_APPLICATION"), &json!("PCE"), &json!("Partner t1"), &json!("ann"))
        );
        assert_eq!((&review["turn"]["who"], &review["actions"]), (&json!("VENDOR"), &json!(["APPROVE", "REJECT"])));
        let detail = olga.get(&path(&review, "")).expect(200).await;
        assert_eq!(detail.version(), Some(1));
        // The operator reads the very decision that let the application through.
        let decision = &detail.json()["receipt"]["receipt"]["decision"];
        assert_eq!(
            (&decision["rule"], decision["verdict"]["conditions"].as_array().unwrap().len()),
            (&json!("R-26"), 6)
        );
        let approve = path(&review, "/approve");
        let done = olga.post(&approve, &json!({})).if_match(1).key("agree-to-it").expect(200).await;
        let again = olga.post(&approve, &json!({})).if_match(1).key("agree-to-it").expect(200).await;
        assert_eq!((done.text.as_str(), done.version()), (again.text.as_str(), Some(2)));
        let history = done.json()["history"].clone();
        let events: Vec<_> =
            history.as_array().unwrap().iter().map(|one| (one["event"].clone(), one["actor"].clone())).collect();
        assert_eq!(events, [(json!("SUBMITTED"), json!("ann")), (json!("APPROVE"), json!("olga"))]);
        let programs = ann.get("/v2/partners/programs").expect(200).await.json();
        let pce =
            programs["programs"].as_array().unwrap().iter().find(|card| card["program"] == "PCE").unwrap().clone();
        assert_eq!((&pce["state"], pce["joined_at"].is_string()), (&json!("JOINED"), true));
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "state").await.as_deref(), Some("APPROVED"));
        olga.post(&approve, &json!({})).if_match(2).expect(409).await;
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_has_a_reason_and_the_partner_applies_again() {
    TestApp::on_both_engines(async |app| {
        let olga = operator(&app).await;
        let ann = applicant(&app, "t1").await;
        let review = first(&olga).await;
        let reject = path(&review, "/reject");
        assert_eq!(olga.post(&reject, &json!({ "reason": " " })).if_match(1).expect(400).await.fields(), ["reason"]);
        olga.post(&reject, &json!({ "reason": "no plan" })).expect(428).await;
        olga.post(&reject, &json!({ "reason": "no plan" })).if_match(9).expect(412).await;
        assert_eq!(app.number("platform", OPEN).await, 1);
        olga.post(&reject, &json!({ "reason": "no plan" })).if_match(1).expect(200).await;
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "reason").await.as_deref(), Some("no plan"));
        let card = ann.post(APPLY, &json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true }));
        assert_eq!(card.expect(201).await.json()["reason"], Value::Null);
        let queue = olga.get(QUEUE).expect(200).await.json();
        assert_eq!((&queue["count"], &queue["waiting"]), (&json!(2), &json!(1)));
        // What waits stands above what is decided.
        assert_eq!(queue["reviews"][0]["state"], "UNDER_REVIEW");
        for (filter, count) in
            [("state=REJECTED", 1), ("kind=ROLE_CERTIFICATION", 0), ("search=partner%20T1", 2), ("search=%25", 0)]
        {
            assert_eq!(olga.get(&format!("{QUEUE}?{filter}")).expect(200).await.json()["count"], count, "{filter}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_operators_see_the_queue_and_a_refused_application_is_not_in_it() {
    TestApp::on_both_engines(async |app| {
        let olga = operator(&app).await;
        let ann = applicant(&app, "t1").await;
        let review = first(&olga).await;
        for who in [&ann, &app.customer("customers", "c1").await] {
            who.get(QUEUE).expect(403).await;
            who.get(&path(&review, "")).expect(403).await;
            who.post(&path(&review, "/approve"), &json!({})).if_match(1).expect(403).await;
        }
        app.stranger().get(QUEUE).expect(401).await;
        app.stranger().post(&path(&review, "/approve"), &json!({})).if_match(1).expect(401).await;
        olga.get(&format!("{QUEUE}/gone")).expect(404).await;
        olga.get("/v2/partners/programs").expect(403).await;
        app.tenant("t2").await;
        let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
        bob.post(APPLY, &json!({ "program": "PCE" })).expect(400).await;
        assert_eq!(app.number("platform", OPEN).await, 1);
    })
    .await;
}
