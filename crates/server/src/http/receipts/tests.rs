//! What is decided leaves a receipt, whether the answer is yes or no.

use crate::testing::{NewCustomer, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const RECEIPTS: &str = "/v2/partners/receipts";
const APPLY: &str = "/v2/partners/program-applications";

fn pce(ticked: bool) -> Value {
    json!({ "program": "PCE", "terms_accepted": ticked, "commitments_accepted": ticked })
}

#[tokio::test]
async fn a_no_and_a_yes_are_kept_and_replay_alike() {
    TestApp::on_both_engines(async |app| {
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let refusal = ann.post(APPLY, &pce(false)).expect(400).await.json();
        let id = refusal["receipt_id"].as_str().unwrap().to_owned();
        let detail = ann.get(&format!("{RECEIPTS}/{id}")).expect(200).await.json();
        assert_eq!(detail["receipt"]["decision"]["verdict"]["conditions"], refusal["check_items"]);
        assert_eq!((&detail["intact"], &detail["replayed_alike"]), (&json!(true), &json!(true)));
        assert_eq!((&detail["line"]["allowed"], &detail["line"]["unmet"]), (&json!(false), &json!(2)));
        ann.post(APPLY, &pce(true)).key("apply-it-once").expect(201).await;
        ann.post(APPLY, &pce(true)).key("apply-it-once").expect(201).await;
        let all = ann.get(RECEIPTS).expect(200).await.json();
        assert_eq!(all["count"], 2);
        for (filter, count) in [("allowed=true", 1), ("rule=R-26", 2), ("rule=R-22", 0), ("subject_id=PCE", 2)] {
            assert_eq!(ann.get(&format!("{RECEIPTS}?{filter}")).expect(200).await.json()["count"], count, "{filter}");
        }
        assert_eq!(ann.get(&format!("{RECEIPTS}?limit=0")).expect(400).await.fields(), ["limit"]);
    })
    .await;
}

#[tokio::test]
async fn changed_facts_are_found_out() {
    TestApp::on_both_engines(async |app| {
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let id = ann.post(APPLY, &pce(false)).expect(400).await.json()["receipt_id"].as_str().unwrap().to_owned();
        app.execute("t1", "UPDATE decision_receipts SET decision = REPLACE(decision, '\"in_hcpn\":true', '\"in_hcpn\":false') WHERE tenant_id = $1").await;
        let detail = ann.get(&format!("{RECEIPTS}/{id}")).expect(200).await.json();
        assert_eq!((&detail["intact"], &detail["replayed_alike"]), (&json!(false), &json!(false)));
    })
    .await;
}

#[tokio::test]
async fn managers_see_their_own_and_others_nothing() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        app.partner("t2").await;
        app.add_customer("t1", NewCustomer { resale: false, manager: "max", ..NewCustomer::default() }).await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        let of_ann = ann.post(APPLY, &pce(false)).expect(400).await.json()["receipt_id"].as_str().unwrap().to_owned();
        let authorize = json!({ "customer_id": "c1", "letter_accepted": true });
        let of_max = max.post("/v2/partners/authorizations", &authorize).expect(400).await.json();
        let of_max = of_max["receipt_id"].as_str().unwrap().to_owned();
        let seen = max.get(RECEIPTS).expect(200).await.json();
        assert_eq!((&seen["count"], &seen["receipts"][0]["receipt_id"]), (&json!(1), &json!(of_max)));
        max.get(&format!("{RECEIPTS}/{of_ann}")).expect(404).await;
        assert_eq!(ann.get(RECEIPTS).expect(200).await.json()["count"], 2);
        let bob = app.member("t2", "bob", &[PresetRole::Admin]).await;
        bob.get(&format!("{RECEIPTS}/{of_ann}")).expect(404).await;
        assert_eq!(bob.get(RECEIPTS).expect(200).await.json()["count"], 0);
        app.stranger().get(RECEIPTS).expect(401).await;
        let rel = app.member("t1", "rel", &[PresetRole::SaSpecialist]).await;
        let denied = rel.get(RECEIPTS).expect(403).await.json();
        assert_eq!(denied["denied"]["permission"], "partner:record:view");
    })
    .await;
}

#[tokio::test]
async fn what_names_colleagues_is_read_by_who_works_on_it() {
    TestApp::on_both_engines(async |app| {
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let fin = app.member("t1", "fin", &[PresetRole::Finance]).await;
        let id = ann.post(APPLY, &pce(false)).expect(400).await.json()["receipt_id"].as_str().unwrap().to_owned();
        for kept in [
            "UPDATE decision_receipts SET subject_kind = 'specialist' WHERE tenant_id = $1",
            "UPDATE decision_receipts SET subject_kind = 'development_path' WHERE tenant_id = $1",
            "UPDATE decision_receipts SET subject_kind = 'program_membership' WHERE tenant_id = $1",
        ] {
            app.execute("t1", kept).await;
            assert_eq!(ann.get(RECEIPTS).expect(200).await.json()["count"], 1, "{kept}");
            assert_eq!(fin.get(RECEIPTS).expect(200).await.json()["count"], 0, "{kept}");
            fin.get(&format!("{RECEIPTS}/{id}")).expect(404).await;
        }
        app.execute(
            "t1",
            "UPDATE decision_receipts SET subject_kind = 'opportunity', asked_by_login = 'other' WHERE tenant_id = $1",
        )
        .await;
        ann.get(&format!("{RECEIPTS}/{id}")).expect(404).await;
        app.execute("t1", "UPDATE decision_receipts SET subject_kind = 'customer' WHERE tenant_id = $1").await;
        fin.get(&format!("{RECEIPTS}/{id}")).expect(200).await;
    })
    .await;
}
