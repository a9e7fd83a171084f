//! T-21, R-71, R-72: what silence does.

use super::{co_sells, decide, partner, shared, state, submitted};
use crate::testing::TestApp;
use serde_json::json;

#[tokio::test]
async fn an_unanswered_opportunity_is_taken_back_after_three_working_days() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let path = shared(&app, "t1", "Harbour").await;
        let taken = shared(&app, "t1", "Taken").await;
        root.post(&format!("{taken}/accept"), &json!({})).if_match(1).expect(200).await;
        // It is Sunday, 10:00. Monday, Tuesday and Wednesday are to answer in; nothing happens one second before.
        app.clock.advance(chrono::Duration::seconds(3 * 86_400 + 14 * 3_600 - 1));
        app.run_jobs().await;
        let root = app.client(&app.login_of("t1", "root")).await;
        assert_eq!(state(&root.get(&path).expect(200).await.json()), "PENDING_ACCEPTANCE");
        app.clock.advance(chrono::Duration::seconds(1));
        app.run_jobs().await;
        let detail = root.get(&path).expect(200).await.json();
        assert_eq!((state(&detail), &detail["opportunity"]["turn"]["silence"]), ("REJECTED", &json!("NOTHING")));
        let last = &detail["history"][1];
        assert_eq!((&last["event"], &last["party"], &last["actor"]), (&json!("EXPIRE"), &json!("CLOCK"), &json!("")));
        assert_eq!(app.message(&root, "OPPORTUNITY_TAKEN_BACK", "opportunity").await.as_deref(), Some("Harbour"));
        assert_eq!(state(&root.get(&taken).expect(200).await.json()), "IN_PROGRESS");
        let version = root.get(&path).expect(200).await.version();
        app.run_jobs().await;
        assert_eq!(root.get(&path).expect(200).await.version(), version);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn what_the_vendor_does_not_validate_in_ten_working_days_is_rejected_and_a_review_waits_on() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let (reviewed, validating) = (submitted(&root, "Reviewed").await, submitted(&root, "Validating").await);
        decide(&app, "t1", &validating, true, "").await.unwrap();
        app.clock.advance(chrono::Duration::seconds(12 * 86_400 + 14 * 3_600 - 1));
        app.run_jobs().await;
        let root = app.client(&app.login_of("t1", "root")).await;
        assert_eq!(state(&root.get(&validating).expect(200).await.json()), "VALIDATING");
        app.clock.advance(chrono::Duration::seconds(1));
        // The deadline counts, not the job.
        assert!(decide(&app, "t1", &validating, true, "").await.is_err());
        app.run_jobs().await;
        assert_eq!(state(&root.get(&validating).expect(200).await.json()), "REJECTED");
        assert_eq!(state(&root.get(&reviewed).expect(200).await.json()), "UNDER_REVIEW");
        assert_eq!(app.message(&root, "OPPORTUNITY_DECIDED", "state").await.as_deref(), Some("REJECTED"));
        assert!(decide(&app, "t1", &validating, true, "").await.is_err());
    })
    .await;
}
