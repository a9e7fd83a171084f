//! R-71 and SM-9: submitting, and the vendor's decision in two stages.

use super::{PATH, co_sells, decide, draft, partner, shared, state, submitted, unmet};
use crate::http::error::ApiError;
use crate::testing::TestApp;
use domain::organization::PrincipalKind;
use domain::states::po::PoState;
use serde_json::json;

#[tokio::test]
async fn a_submission_is_refused_with_every_condition_at_once() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        let mut bare = draft("Harbour");
        for field in ["budget", "authority", "need", "timing"] {
            bare[field] = json!(" ");
        }
        bare["customer_driven"] = json!(false);
        bare["cloud_revenue"]["minor"] = json!(0);
        let made = root.post(PATH, &bare).expect(201).await.json();
        let path = format!("{PATH}/{}", made["opportunity"]["opportunity_id"].as_str().unwrap());
        let all = ["NOT_IN_PCE_PLAN", "PO_NOT_REAL", "PO_REVENUE", "PO_BUDGET", "PO_AUTHORITY", "PO_NEED", "PO_TIMING"];
        // The page says it before anybody tries.
        assert_eq!(unmet(&made["submission"]["conditions"]), all);
        let refused = root.post(&format!("{path}/submit"), &json!({})).if_match(1).expect(400).await;
        assert_eq!((refused.code().as_str(), unmet(&refused.json()["check_items"])), ("CBC.99007004", all.to_vec()));
        root.put(&path, &draft("Harbour")).if_match(1).expect(200).await;
        let refused = root.post(&format!("{path}/submit"), &json!({})).if_match(2).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["NOT_IN_PCE_PLAN"]);
        assert_eq!(refused["check_items"].as_array().unwrap().len(), 7);
        co_sells(&app, "t1").await;
        root.post(&format!("{path}/submit"), &json!({})).expect(428).await;
        root.post(&format!("{path}/submit"), &json!({})).if_match(1).expect(412).await;
        let sent = root.post(&format!("{path}/submit"), &json!({})).if_match(2).key("send").expect(200).await;
        let again = root.post(&format!("{path}/submit"), &json!({})).if_match(2).key("send").expect(200).await;
        assert_eq!((sent.text.as_str(), sent.version()), (again.text.as_str(), Some(3)));
        let sent = sent.json();
        assert_eq!((state(&sent), &sent["submission"]), ("UNDER_REVIEW", &json!(null)));
        assert_eq!(
            (&sent["opportunity"]["turn"]["who"], &sent["opportunity"]["actions"]),
            (&json!("VENDOR"), &json!([]))
        );
        assert_eq!(sent["opportunity"]["shared_at"], "2026-11-22T02:00:00Z");
        // The partner cannot take back or change what it submitted.
        root.put(&path, &draft("Harbour")).if_match(3).expect(409).await;
        root.delete(&path).if_match(3).expect(409).await;
        root.post(&format!("{path}/submit"), &json!({})).if_match(3).expect(409).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn the_vendor_reviews_then_validates_and_each_stage_tells_the_primary_account() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        app.tenant("platform").await;
        let olga = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
        let olga = app.client(&olga).await;
        let path = submitted(&root, "Harbour").await;
        assert_eq!(app.message(&olga, "OPPORTUNITY_CHANGED", "state").await.as_deref(), Some("UNDER_REVIEW"));
        assert_eq!(app.message(&olga, "OPPORTUNITY_CHANGED", "partner_en").await.as_deref(), Some("Partner t1"));
        assert_eq!(app.message(&olga, "OPPORTUNITY_CHANGED", "direction").await.as_deref(), Some("PO"));
        assert_eq!(decide(&app, "t1", &path, true, "").await.unwrap(), PoState::Validating);
        let detail = root.get(&path).expect(200).await.json();
        // Ten working days after Sunday 22 November 2026 end with Friday 4 December.
        assert_eq!(
            detail["opportunity"]["turn"],
            json!({ "who": "VENDOR", "due": "2026-12-04T16:00:00Z", "silence": "REJECTS_ITSELF" })
        );
        assert_eq!(app.message(&root, "OPPORTUNITY_DECIDED", "state").await.as_deref(), Some("VALIDATING"));
        assert_eq!(decide(&app, "t1", &path, true, "").await.unwrap(), PoState::Accepted);
        let detail = root.get(&path).expect(200).await.json();
        assert_eq!(detail["opportunity"]["turn"]["due"], json!(null));
        assert_eq!(detail["opportunity"]["actions"], json!(["UPDATE_PROGRESS", "DELIVER", "CLOSE"]));
        let events: Vec<_> = detail["history"].as_array().unwrap().iter().map(|entry| entry["event"].clone()).collect();
        assert_eq!(events, ["CREATE", "SUBMIT", "PASS_REVIEW", "ACCEPT"]);
        assert!(
            matches!(decide(&app, "t1", &path, true, "").await, Err(ApiError::State { state }) if state == "ACCEPTED")
        );
        assert!(matches!(decide(&app, "t1", &path, false, "no").await, Err(ApiError::State { .. })));
        assert!(matches!(decide(&app, "t1", "o9", true, "").await, Err(ApiError::NotFound)));
        let id = path.rsplit('/').next().unwrap();
        let cancel = format!("/v2/operator/opportunities/{id}/cancel");
        let body = json!({ "partner_id": "t1", "reason": "The customer is gone" });
        root.post(&cancel, &body).if_match(4).expect(403).await;
        olga.post(&cancel, &body).expect(428).await;
        olga.post(&cancel, &body).if_match(3).expect(412).await;
        olga.post(&cancel, &json!({ "partner_id": "t2", "reason": "x" })).if_match(4).expect(404).await;
        assert_eq!(
            olga.post(&cancel, &json!({ "partner_id": "t1", "reason": "" })).if_match(4).expect(400).await.fields(),
            ["reason"]
        );
        let cancelled = olga.post(&cancel, &body).if_match(4).key("cancel").expect(200).await;
        assert_eq!(olga.post(&cancel, &body).if_match(4).key("cancel").expect(200).await.text, cancelled.text);
        olga.post(&cancel, &body).if_match(5).expect(409).await;
        let detail = root.get(&path).expect(200).await.json();
        assert_eq!((state(&detail), &detail["opportunity"]["reason"]), ("CLOSED", &json!("The customer is gone")));
        assert_eq!(detail["history"][4]["actor"], "olga");
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_rejection_of_the_vendor_says_why_in_either_stage() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let (early, late) = (submitted(&root, "Early").await, submitted(&root, "Late").await);
        assert!(matches!(decide(&app, "t1", &early, false, " ").await, Err(ApiError::Invalid(fields)) if fields[0].field == "reason"));
        assert_eq!(decide(&app, "t1", &early, false, "Known already").await.unwrap(), PoState::Rejected);
        decide(&app, "t1", &late, true, "").await.unwrap();
        app.clock.advance(chrono::Duration::seconds(1));
        assert_eq!(decide(&app, "t1", &late, false, "No budget").await.unwrap(), PoState::Rejected);
        for (path, reason) in [(early, "Known already"), (late, "No budget")] {
            let detail = root.get(&path).expect(200).await.json();
            assert_eq!((state(&detail), &detail["opportunity"]["reason"]), ("REJECTED", &json!(reason)));
            assert_eq!(detail["opportunity"]["turn"]["who"], json!(null));
        }
        assert_eq!(app.message(&root, "OPPORTUNITY_DECIDED", "reason").await.as_deref(), Some("No budget"));
        // What the vendor found is not the vendor's to decide.
        let found = shared(&app, "t1", "Found").await;
        assert!(matches!(decide(&app, "t1", &found, true, "").await, Err(ApiError::State { .. })));
    })
    .await;
}
