//! who may apply for what, and what the vendor makes of it.

use super::{OPPORTUNITIES, PATH, applied, decide, delivered, partner, shared, state, unmet, waiting};
use crate::testing::TestApp;
use serde_json::{Value, json};

#[tokio::test]
async fn an_application_is_computed_reviewed_and_published_once() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let root = partner(&app, "t1").await;
        let id = delivered(&app, "t1", &root, "Harbour").await;
        let offer = root.get(&format!("{OPPORTUNITIES}/{id}")).expect(200).await.json()["incentive"].clone();
        assert_eq!((unmet(&offer["verdict"]["conditions"]).len(), &offer["last"]), (0, &Value::Null));
        let new = json!({ "opportunity_id": id });
        let made = root.post(PATH, &new).key("apply-once").expect(201).await;
        assert_eq!(root.post(PATH, &new).key("apply-once").expect(201).await.text, made.text);
        let detail = made.json();
        assert_eq!((state(&detail), made.version()), ("UNDER_REVIEW", Some(1)));
        assert_eq!(detail["incentive"]["incentive_no"], "OI26112200001");
        assert_eq!(detail["incentive"]["turn"], json!({ "who": "VENDOR", "due": null, "silence": "WAITS_ON" }));
        // 1,200,000.00 at 3 %.
        assert_eq!(
            detail["amount"]["steps"],
            json!([{ "kind": "EARNED", "amount": { "minor": 3_600_000, "currency": "CNY" } }])
        );
        assert_eq!(detail["amount"]["amount"], detail["incentive"]["amount"]);
        let again = root.post(PATH, &new).expect(400).await.json();
        assert_eq!(unmet(&again["check_items"]), ["INCENTIVE_APPLIED_FOR"]);
        assert_eq!(again["check_items"].as_array().unwrap().len(), 4);
        let review = waiting(&olga).await.remove(0);
        assert_eq!(
            (&review["kind"], &review["title"], &review["submitted_by"]),
            (&json!("OPPORTUNITY_INCENTIVE"), &json!("Harbour"), &json!("root"))
        );
        let seen = olga.get(decide(&review, "").trim_end_matches('/')).expect(200).await.json();
        assert_eq!(seen["receipt"]["receipt"]["decision"]["rule"], "R-77");
        assert_eq!(seen["incentive"]["amount"], detail["amount"]);
        assert_eq!(seen["opportunity"]["opportunity"]["name"], "Harbour");
        olga.post(&decide(&review, "approve"), &json!({ "amount": { "minor": 1, "currency": "CNY" } }))
            .if_match(1)
            .expect(400)
            .await;
        olga.post(&decide(&review, "approve"), &json!({})).if_match(9).expect(412).await;
        root.post(&decide(&review, "approve"), &json!({})).if_match(1).expect(403).await;
        olga.post(&decide(&review, "approve"), &json!({})).if_match(1).expect(200).await;
        let path = format!("{PATH}/{}", detail["incentive"]["incentive_id"].as_str().unwrap());
        let published = root.get(&path).expect(200).await.json();
        // Five working days after Sunday 22 November 2026 end with Friday.
        assert_eq!(
            published["incentive"]["turn"],
            json!({ "who": "PARTNER", "due": "2026-11-27T16:00:00Z", "silence": "CONFIRMS_ITSELF" })
        );
        assert_eq!(published["incentive"]["actions"], json!(["CONFIRM", "OBJECT"]));
        let due = app.message(&root, "OPPORTUNITY_INCENTIVE_DECIDED", "due").await;
        assert_eq!(due.as_deref(), Some("2026-11-27T16:00:00Z"));
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn every_condition_is_said_and_what_the_vendor_found_has_no_incentive() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        let id = shared(&root, "Draft").await;
        let apply =
            async |id: &str, status: u16| root.post(PATH, &json!({ "opportunity_id": id })).expect(status).await;
        let refused = apply(&id, 400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["OPPORTUNITY_NOT_DELIVERED"]);
        app.execute("t1", "UPDATE opportunities SET state = 'ACCEPTED' WHERE tenant_id = $1").await;
        let offer = root.get(&format!("{OPPORTUNITIES}/{id}")).expect(200).await.json()["incentive"].clone();
        assert_eq!(unmet(&offer["verdict"]["conditions"]), ["OPPORTUNITY_NOT_DELIVERED"]);
        app.execute("t1", "UPDATE opportunities SET state = 'DELIVERED' WHERE tenant_id = $1").await;
        app.execute("t1", "DELETE FROM program_memberships WHERE tenant_id = $1").await;
        app.clock.advance(chrono::Duration::days(91));
        let root = app.client(&app.login_of("t1", "root")).await;
        let refused = root.post(PATH, &json!({ "opportunity_id": id })).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["NOT_IN_PCE_PLAN", "INCENTIVE_APPLICATION_LATE"]);
        // The refusal has a receipt that the browser can decide again.
        let receipt = format!("/v2/partners/receipts/{}", refused["receipt_id"].as_str().unwrap());
        assert_eq!(root.get(&receipt).expect(200).await.json()["replayed_alike"], true);
        app.execute("t1", "UPDATE opportunities SET direction = 'HO', state = 'CLOSED' WHERE tenant_id = $1").await;
        assert_eq!(root.post(PATH, &json!({ "opportunity_id": id })).expect(409).await.json()["state"], "CLOSED");
        assert_eq!(root.get(&format!("{OPPORTUNITIES}/{id}")).expect(200).await.json()["incentive"], Value::Null);
        for (body, field) in [
            (json!({}), "opportunity_id"),
            (json!({ "opportunity_id": "../x" }), "opportunity_id"),
            (json!({ "opportunity_id": "o9" }), "opportunity_id"),
            (json!({ "opportunity_id": id, "amount": 1 }), "amount"),
        ] {
            assert_eq!(root.post(PATH, &body).expect(400).await.fields(), [field], "{body}");
        }
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM opportunity_incentives WHERE tenant_id = $1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn after_a_refusal_the_partner_applies_again() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let root = partner(&app, "t1").await;
        let path = applied(&app, "t1", &root, "Harbour").await;
        let review = waiting(&olga).await.remove(0);
        assert_eq!(
            olga.post(&decide(&review, "reject"), &json!({})).if_match(1).expect(400).await.fields(),
            ["reason"]
        );
        olga.post(&decide(&review, "reject"), &json!({ "reason": "No order" })).if_match(1).expect(200).await;
        let rejected = root.get(&path).expect(200).await.json();
        assert_eq!((state(&rejected), &rejected["incentive"]["reason"]), ("REJECTED", &json!("No order")));
        assert_eq!(rejected["incentive"]["published_at"], Value::Null);
        assert_eq!(app.message(&root, "OPPORTUNITY_INCENTIVE_DECIDED", "reason").await.as_deref(), Some("No order"));
        root.post(&format!("{path}/confirm"), &json!({})).if_match(2).expect(409).await;
        let id = rejected["incentive"]["opportunity_id"].clone();
        let second = root.post(PATH, &json!({ "opportunity_id": id })).expect(201).await.json();
        assert_eq!(second["incentive"]["incentive_no"], "OI26112200002");
        let last = root.get(&format!("{OPPORTUNITIES}/{}", id.as_str().unwrap())).expect(200).await.json();
        assert_eq!(last["incentive"]["last"]["state"], "UNDER_REVIEW");
    })
    .await;
}
