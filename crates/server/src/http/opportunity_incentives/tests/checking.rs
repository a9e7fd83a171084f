//! 核对激励: confirming, objecting, and what silence and the vendor make of it.

use super::{decide, partner, published, state, waiting};
use crate::testing::TestApp;
use serde_json::json;

#[tokio::test]
async fn a_published_amount_is_confirmed_once() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let root = partner(&app, "t1").await;
        let path = published(&app, "t1", &root, &olga, "Harbour").await;
        let confirm = format!("{path}/confirm");
        root.post(&confirm, &json!({})).expect(428).await;
        root.post(&confirm, &json!({})).if_match(1).expect(412).await;
        let done = root.post(&confirm, &json!({})).if_match(2).key("confirm-it").expect(200).await;
        assert_eq!(root.post(&confirm, &json!({})).if_match(2).key("confirm-it").expect(200).await.text, done.text);
        assert_eq!((state(&done.json()), done.version()), ("CONFIRMED", Some(3)));
        assert_eq!(root.post(&confirm, &json!({})).if_match(3).expect(409).await.json()["state"], "CONFIRMED");
        root.post(&format!("{path}/object"), &json!({ "reason": "late" })).if_match(3).expect(409).await;
        // What the vendor said beside the amount is still there.
        assert_eq!(done.json()["incentive"]["reason"], "by order 7");
        let events: Vec<_> = done.json()["history"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["event"].clone(), one["actor"].clone()))
            .collect();
        assert_eq!(
            events,
            [(json!("APPLY"), json!("root")), (json!("APPROVE"), json!("olga")), (json!("CONFIRM"), json!("root"))]
        );
        assert_eq!(app.message(&olga, "OPPORTUNITY_INCENTIVE_CHANGED", "state").await.as_deref(), Some("CONFIRMED"));
        assert_eq!(root.get("/v2/partners/todos").expect(200).await.json()["count"], 0);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn an_objection_is_settled_with_another_amount() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let root = partner(&app, "t1").await;
        let path = published(&app, "t1", &root, &olga, "Harbour").await;
        let object = format!("{path}/object");
        for body in [json!({ "reason": " " }), json!({ "reason": "x".repeat(501) }), json!({})] {
            assert_eq!(root.post(&object, &body).if_match(2).expect(400).await.fields(), ["reason"], "{body}");
        }
        let objected =
            root.post(&object, &json!({ "reason": "More was ordered" })).if_match(2).expect(200).await.json();
        assert_eq!((state(&objected), &objected["incentive"]["objection"]), ("OBJECTED", &json!("More was ordered")));
        assert_eq!(
            app.message(&olga, "OPPORTUNITY_INCENTIVE_CHANGED", "reason").await.as_deref(),
            Some("More was ordered")
        );
        // The clock does not answer for the vendor.
        app.clock.advance(chrono::Duration::days(30));
        app.run_jobs().await;
        let (root, olga) =
            (app.client(&app.login_of("t1", "root")).await, app.client(&app.login_of("platform", "olga")).await);
        assert_eq!(state(&root.get(&path).expect(200).await.json()), "OBJECTED");
        let review = waiting(&olga).await.remove(0);
        assert_eq!(review["kind"], "INCENTIVE_OBJECTION");
        let seen = olga.get(decide(&review, "").trim_end_matches('/')).expect(200).await.json();
        assert_eq!(seen["incentive"]["incentive"]["objection"], "More was ordered");
        let approve = decide(&review, "approve");
        let amount = |minor: i64| json!({ "amount": { "minor": minor, "currency": "CNY" } });
        // Missing, the same, above the cap, less than nothing.
        for body in [json!({}), amount(3_600_000), amount(20_000_001), amount(-1)] {
            assert_eq!(olga.post(&approve, &body).if_match(1).expect(400).await.fields(), ["amount"], "{body}");
        }
        olga.post(&approve, &amount(4_200_000)).if_match(1).expect(200).await;
        let settled = root.get(&path).expect(200).await.json();
        assert_eq!((state(&settled), &settled["incentive"]["amount"]["minor"]), ("CONFIRMED", &json!(4_200_000)));
        let steps: Vec<_> = settled["amount"]["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| (step["kind"].clone(), step["amount"]["minor"].clone()))
            .collect();
        assert_eq!(steps, [(json!("EARNED"), json!(3_600_000)), (json!("SETTLED"), json!(600_000))]);
        assert_eq!(app.message(&root, "OPPORTUNITY_INCENTIVE_DECIDED", "amount").await.as_deref(), Some("42000.00"));
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn an_objection_that_is_refused_keeps_the_amount_and_says_why() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let root = partner(&app, "t1").await;
        let path = published(&app, "t1", &root, &olga, "Harbour").await;
        root.post(&format!("{path}/object"), &json!({ "reason": "More" })).if_match(2).expect(200).await;
        let review = waiting(&olga).await.remove(0);
        let reject = decide(&review, "reject");
        assert_eq!(olga.post(&reject, &json!({})).if_match(1).expect(400).await.fields(), ["reason"]);
        let with_amount = json!({ "reason": "x", "amount": { "minor": 1, "currency": "CNY" } });
        assert_eq!(olga.post(&reject, &with_amount).if_match(1).expect(400).await.fields(), ["amount"]);
        olga.post(&reject, &json!({ "reason": "As ordered" })).if_match(1).expect(200).await;
        let kept = root.get(&path).expect(200).await.json();
        assert_eq!((state(&kept), &kept["incentive"]["amount"]["minor"]), ("CONFIRMED", &json!(3_600_000)));
        assert_eq!(
            (&kept["incentive"]["reason"], &kept["incentive"]["objection"]),
            (&json!("As ordered"), &json!("More"))
        );
        assert_eq!(waiting(&olga).await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn silence_confirms_after_five_working_days_and_the_deadline_counts_not_the_job() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let root = partner(&app, "t1").await;
        let path = published(&app, "t1", &root, &olga, "Harbour").await;
        // It is Sunday, 10:00. Monday to Friday are to check in; nothing happens one second before.
        app.clock.advance(chrono::Duration::seconds(5 * 86_400 + 14 * 3_600 - 1));
        app.run_jobs().await;
        let root = app.client(&app.login_of("t1", "root")).await;
        assert_eq!(state(&root.get(&path).expect(200).await.json()), "AWAITING_CONFIRMATION");
        app.clock.advance(chrono::Duration::seconds(1));
        let late = root.post(&format!("{path}/object"), &json!({ "reason": "x" })).if_match(2).expect(409).await.json();
        assert_eq!(late["state"], "CONFIRMED");
        root.post(&format!("{path}/confirm"), &json!({})).if_match(2).expect(409).await;
        app.run_jobs().await;
        let detail = root.get(&path).expect(200).await.json();
        assert_eq!((state(&detail), &detail["incentive"]["turn"]["silence"]), ("CONFIRMED", &json!("NOTHING")));
        let last = detail["history"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((&last["event"], &last["party"], &last["actor"]), (&json!("CONFIRM"), &json!("CLOCK"), &json!("")));
        let olga = app.client(&app.login_of("platform", "olga")).await;
        assert_eq!(app.message(&root, "OPPORTUNITY_INCENTIVE_DECIDED", "state").await.as_deref(), Some("CONFIRMED"));
        assert_eq!(app.message(&olga, "OPPORTUNITY_INCENTIVE_CHANGED", "state").await.as_deref(), Some("CONFIRMED"));
        let version = root.get(&path).expect(200).await.version();
        app.run_jobs().await;
        assert_eq!(root.get(&path).expect(200).await.version(), version);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}
