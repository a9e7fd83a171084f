//! What a refused right leaves behind, on both engines.

use crate::testing::{Answer, Client, HOME, TestApp};
use chrono::Duration;
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::json;

const RECEIPTS: &str = "/v2/partners/receipts";
const ROLES: &str = "/v2/partners/roles";
const KEPT: &str = "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1";

fn receipt(refused: &Answer) -> Option<String> {
    refused.json()["receipt_id"].as_str().map(str::to_owned)
}

/// The receipt as an administrator reads it: rule, permission, who asked.
async fn read(ann: &Client, refused: &Answer) -> (String, String, String) {
    let id = receipt(refused).unwrap();
    let detail = ann.get(&format!("{RECEIPTS}/{id}")).expect(200).await.json();
    assert_eq!((&detail["intact"], &detail["replayed_alike"]), (&json!(true), &json!(true)), "{detail}");
    assert_eq!(detail["line"]["allowed"], false);
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let decision = &detail["receipt"]["decision"];
    (text(&decision["rule"]), text(&decision["facts"]["permission"]), text(&detail["line"]["asked_by"]))
}

#[tokio::test]
async fn a_refused_press_leaves_one_receipt_an_hour_and_a_refused_look_none() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let bob = app.member("t1", "bob", &[PresetRole::Finance]).await;
        let refused = bob.post(ROLES, &json!({})).expect(403).await;
        let expected = ("R-65".to_owned(), "partner:organization:manage".to_owned(), "bob".to_owned());
        assert_eq!(read(&ann, &refused).await, expected);
        // Pressed again, or something else of the same right: the same facts are kept once.
        for again in [bob.post(ROLES, &json!({})), bob.delete(&format!("{ROLES}/x")).if_match(1)] {
            assert_eq!(receipt(&again.expect(403).await), receipt(&refused));
        }
        assert_eq!(receipt(&bob.get(ROLES).expect(403).await), None);
        let question = json!({ "permissions": [] });
        let asks = bob.post("/v2/partners/role-previews", &question).header("idempotency-key", "");
        assert_eq!(receipt(&asks.expect(403).await), None, "a question without a key is no press");
        assert_eq!(app.number("t1", KEPT).await, 1);
        let other = bob.post("/v2/partners/program-applications", &json!({})).expect(403).await;
        assert_eq!(read(&ann, &other).await.1, "partner:program:manage");
        assert_eq!(app.number("t1", KEPT).await, 2);
        // Other facts: another receipt.
        let roles = json!({ "preset_roles": ["FINANCE", "SA_SPECIALIST"], "custom_roles": [] });
        ann.put("/v2/partners/members/bob/roles", &roles).if_match(1).expect(200).await;
        assert_eq!(
            receipt(&bob.post(ROLES, &json!({})).expect(403).await),
            receipt(&refused),
            "the facts are the same"
        );
        app.clock.advance(Duration::minutes(20));
        bob.get("/v2/sessions/current").expect(200).await;
        app.clock.advance(Duration::minutes(20));
        bob.get("/v2/sessions/current").expect(200).await;
        app.clock.advance(Duration::minutes(20));
        let later = bob.post(ROLES, &json!({})).expect(403).await;
        assert_ne!(receipt(&later), receipt(&refused));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn each_rule_of_rights_has_receipts_of_its_own() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        app.partner("t2").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let bob = app.member("t1", "bob", &[PresetRole::Finance]).await;
        let shared = ann.post("/v2/partners/opportunities", &json!({})).expect(403).await;
        assert_eq!(read(&ann, &shared).await.0, "R-60");
        let asked = bob.post("/v2/partners/authorizations", &json!({})).expect(403).await;
        let expected = ("R-64".to_owned(), "partner:authorization:request".to_owned(), "bob".to_owned());
        assert_eq!(read(&ann, &asked).await, expected);
        let new = app.login("t1", PrincipalKind::PartnerMember, "new", &[PresetRole::Finance]).await;
        let client = app.client(&new).await;
        app.must_change_password(&new).await;
        assert_eq!(receipt(&client.get(ROLES).expect(403).await), None);
        let first = client.post(ROLES, &json!({})).expect(403).await;
        assert_eq!(first.code(), "PC.1003");
        assert_eq!(read(&ann, &first).await.0, "R-66");
        let code = json!({ "purpose": "START_ASSOCIATION_CHANGE", "subject_id": "c1" });
        let code = client.post("/v2/verification-codes", &code).expect(403).await;
        assert_eq!(read(&ann, &code).await.1, "partner:center:use");
        // Another account does not read them.
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        eve.get(&format!("{RECEIPTS}/{}", receipt(&first).unwrap())).expect(404).await;
        assert_eq!(eve.get(RECEIPTS).expect(200).await.json()["count"], 0);
    })
    .await;
}

#[tokio::test]
async fn customers_who_knock_at_a_partners_door_leave_none() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        let customer = app.customer(HOME, "c1").await;
        assert_eq!(receipt(&customer.post(ROLES, &json!({})).expect(403).await), None);
        assert_eq!(app.number(HOME, KEPT).await + app.number("t1", KEPT).await, 0);
        assert_eq!(receipt(&app.stranger().post(ROLES, &json!({})).expect(401).await), None);
    })
    .await;
}
