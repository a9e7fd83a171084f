//! receiving an opportunity of the vendor and answering it.

use super::{PATH, co_sells, draft, partner, shared, state, unmet};
use crate::testing::TestApp;
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::json;

#[tokio::test]
async fn an_opportunity_is_accepted_once_and_only_the_primary_account_was_told() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        co_sells(&app, "t1").await;
        let path = shared(&app, "t1", "Harbour").await;
        // Three working days after Sunday 22 November 2026 end with Wednesday.
        assert_eq!(app.message(&root, "OPPORTUNITY_RECEIVED", "due").await.as_deref(), Some("2026-11-25T16:00:00Z"));
        assert_eq!(app.message(&ann, "OPPORTUNITY_RECEIVED", "due").await, None);
        let detail = root.get(&path).expect(200).await.json();
        assert_eq!(
            detail["opportunity"]["turn"],
            json!({ "who": "PARTNER", "due": "2026-11-25T16:00:00Z", "silence": "REJECTS_ITSELF" })
        );
        assert_eq!(
            (&detail["opportunity"]["actions"], &detail["submission"]),
            (&json!(["ACCEPT", "DECLINE"]), &json!(null))
        );
        let todos = async |client: &crate::testing::Client| client.get("/v2/partners/todos").expect(200).await.json();
        let waits = todos(&root).await["todos"][0].clone();
        assert_eq!((&waits["kind"], &waits["turn"]), (&json!("ANSWER_OPPORTUNITY"), &detail["opportunity"]["turn"]));
        assert_eq!(todos(&ann).await["count"], 0);
        let accept = format!("{path}/accept");
        root.post(&accept, &json!({})).expect(428).await;
        root.post(&accept, &json!({})).if_match(9).expect(412).await;
        let accepted = root.post(&accept, &json!({})).if_match(1).key("take-it").expect(200).await;
        assert_eq!(root.post(&accept, &json!({})).if_match(1).key("take-it").expect(200).await.text, accepted.text);
        assert_eq!((state(&accepted.json()), accepted.version()), ("IN_PROGRESS", Some(2)));
        assert_eq!(todos(&root).await["count"], 0);
        assert_eq!(root.post(&accept, &json!({})).if_match(2).expect(409).await.json()["state"], "IN_PROGRESS");
        root.post(&format!("{path}/reject"), &json!({ "reason": "late" })).if_match(2).expect(409).await;
        // What the partner does with its own is nothing to do with this one.
        root.post(&format!("{path}/submit"), &json!({})).if_match(2).expect(409).await;
        root.delete(&path).if_match(2).expect(409).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_needs_a_reason_and_gives_the_opportunity_back() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let path = shared(&app, "t1", "Harbour").await;
        let reject = format!("{path}/reject");
        for body in [json!({}), json!({ "reason": "  " })] {
            let refused = root.post(&reject, &body).if_match(1).expect(400).await.json();
            assert_eq!(unmet(&refused["check_items"]), ["HO_REASON_MISSING"]);
            assert_eq!(refused["check_items"].as_array().unwrap().len(), 2);
        }
        assert_eq!(
            root.post(&reject, &json!({ "reason": "x".repeat(501) })).if_match(1).expect(400).await.fields(),
            ["reason"]
        );
        assert_eq!(root.post(&reject, &json!({ "why": "x" })).if_match(1).expect(400).await.fields(), ["why"]);
        let refused = root.post(&reject, &json!({ "reason": "No team free" })).if_match(1).expect(200).await.json();
        assert_eq!((state(&refused), &refused["opportunity"]["reason"]), ("REJECTED", &json!("No team free")));
        assert_eq!(refused["history"][1]["reason"], "No team free");
        root.post(&format!("{path}/accept"), &json!({})).if_match(2).expect(409).await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_after_the_deadline_counts_as_none_even_before_the_job_ran() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let path = shared(&app, "t1", "Harbour").await;
        app.clock.advance(chrono::Duration::hours(4 * 24 - 10));
        let again = app.client(&app.login_of("t1", "root")).await;
        let refused = again.post(&format!("{path}/reject"), &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["HO_ANSWER_LATE", "HO_REASON_MISSING"]);
        let refused = again.post(&format!("{path}/accept"), &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["HO_ANSWER_LATE"]);
        drop(root);
    })
    .await;
}

#[tokio::test]
async fn only_a_partner_that_is_eligible_receives_any() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        let olga = app.operator().await;
        let new = json!({ "partner_id": "t1", "opportunity": draft("Harbour") });
        let share = async |status: u16| olga.post("/v2/operator/opportunities", &new).expect(status).await.json();
        let reasons = async || {
            let refused = share(400).await;
            unmet(&refused["check_items"]).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(reasons().await, ["NOT_IN_PCE_PLAN", "HO_STAGE", "HO_CONFIRMATION", "HO_OFFERING"]);
        let seen = root.get(&format!("{PATH}/overview")).expect(200).await.json();
        assert_eq!((&seen["in_pce_plan"], &seen["eligibility"]["rule"]), (&json!(false), &json!("R-27")));
        co_sells(&app, "t1").await;
        app.execute("t1", "UPDATE development_paths SET stage = 'ROLE_CERTIFIED' WHERE tenant_id = $1").await;
        assert_eq!(reasons().await, ["HO_CONFIRMATION", "HO_OFFERING"]);
        app.execute("t1", "INSERT INTO path_records (tenant_id, id, kind, solution_state, number, recorded_at) VALUES ($1, 'r1', 'CLOUD_SOLUTION', 'CERTIFIED', 'n1', 1)").await;
        app.execute("t1", "INSERT INTO opportunity_standings (tenant_id, vendor_confirmed) VALUES ($1, TRUE)").await;
        for state in ["UPDATE path_records SET solution_state = 'DRAFT' WHERE tenant_id = $1", "UPDATE path_records SET solution_state = 'ENDED' WHERE tenant_id = $1"] {
            app.execute("t1", state).await;
            assert_eq!(reasons().await, ["HO_OFFERING"], "{state}");
        }
        app.execute("t1", "UPDATE path_records SET solution_state = 'CERTIFIED' WHERE tenant_id = $1").await;
        share(201).await;
        assert_eq!(root.get(&format!("{PATH}?direction=HO")).expect(200).await.json()["count"], 1);
        // The partner reads why the vendor could not share, and that it could.
        let kept = root.get("/v2/partners/receipts?rule=R-27").expect(200).await.json();
        let allowed: Vec<_> = kept["receipts"].as_array().unwrap().iter().map(|line| line["allowed"].clone()).collect();
        assert_eq!((allowed.len(), allowed.iter().filter(|yes| **yes == json!(true)).count()), (5, 1));
        let nowhere = json!({ "partner_id": "t9", "opportunity": new["opportunity"] });
        assert_eq!(olga.post("/v2/operator/opportunities", &nowhere).expect(400).await.fields(), ["partner_id"]);
        root.post("/v2/operator/opportunities", &new).expect(403).await;
    })
    .await;
}

#[tokio::test]
async fn an_operator_shares_once_with_a_partner_that_exists() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        app.tenant("platform").await;
        let olga = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
        let olga = app.client(&olga).await;
        let share = "/v2/operator/opportunities";
        let body = json!({ "partner_id": "t1", "opportunity": draft("Harbour") });
        root.post(share, &body).expect(403).await;
        app.stranger().post(share, &body).expect(401).await;
        let made = olga.post(share, &body).key("share-it").expect(201).await;
        assert_eq!(olga.post(share, &body).key("share-it").expect(201).await.text, made.text);
        assert_eq!(
            olga.post(share, &json!({ "partner_id": "t9", "opportunity": draft("x") })).expect(400).await.fields(),
            ["partner_id"]
        );
        let nameless = json!({ "partner_id": "t1", "opportunity": draft(" ") });
        assert_eq!(olga.post(share, &nameless).expect(400).await.fields(), ["opportunity.name"]);
        let detail = root.get(&format!("{PATH}?direction=HO")).expect(200).await.json();
        assert_eq!(
            (&detail["count"], &detail["opportunities"][0]["opportunity_no"]),
            (&json!(1), &json!("HO26112200001"))
        );
        let id = detail["opportunities"][0]["opportunity_id"].as_str().unwrap();
        let history = root.get(&format!("{PATH}/{id}")).expect(200).await.json()["history"].clone();
        assert_eq!(
            (&history[0]["event"], &history[0]["actor"], &history[0]["party"]),
            (&json!("SHARE"), &json!("olga"), &json!("VENDOR"))
        );
        // Its answer comes back to the operator.
        root.post(&format!("{PATH}/{id}/accept"), &json!({})).if_match(1).expect(200).await;
        assert_eq!(app.message(&olga, "OPPORTUNITY_CHANGED", "state").await.as_deref(), Some("IN_PROGRESS"));
        assert_eq!(app.message(&olga, "OPPORTUNITY_CHANGED", "direction").await.as_deref(), Some("HO"));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}
