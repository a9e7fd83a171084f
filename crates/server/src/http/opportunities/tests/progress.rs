//! 进展更新.

use super::{co_sells, decide, partner, shared, state, submitted};
use crate::testing::TestApp;
use serde_json::{Value, json};

fn progress(event: &str, chance: u32) -> Value {
    json!({ "event": event, "phase": "BIDDING", "win_probability": chance, "note": format!("At {chance} per cent") })
}

#[tokio::test]
async fn progress_is_noted_until_the_opportunity_ends() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let path = submitted(&root, "Harbour").await;
        let to = format!("{path}/progress");
        assert_eq!(
            root.post(&to, &progress("UPDATE_PROGRESS", 1)).if_match(2).expect(409).await.json()["state"],
            "UNDER_REVIEW"
        );
        decide(&app, "t1", &path, true, "").await.unwrap();
        decide(&app, "t1", &path, true, "").await.unwrap();
        let first = root.post(&to, &progress("UPDATE_PROGRESS", 40)).if_match(4).key("forty").expect(200).await;
        assert_eq!(
            root.post(&to, &progress("UPDATE_PROGRESS", 40)).if_match(4).key("forty").expect(200).await.text,
            first.text
        );
        root.post(&to, &progress("UPDATE_PROGRESS", 50)).if_match(4).expect(412).await;
        assert_eq!((state(&first.json()), first.version()), ("ACCEPTED", Some(5)));
        // What was reported is in the history, and no reason for an end.
        assert_eq!(first.json()["opportunity"]["reason"], json!(null));
        assert_eq!(first.json()["history"][4]["reason"], "At 40 per cent");
        let ended = root.post(&to, &progress("DELIVER", 100)).if_match(5).expect(200).await.json();
        assert_eq!(state(&ended), "DELIVERED");
        let chances: Vec<_> =
            ended["progress"].as_array().unwrap().iter().map(|entry| entry["win_probability"].clone()).collect();
        assert_eq!(chances, [100, 40]);
        assert_eq!(
            (&ended["progress"][0]["actor"], &ended["progress"][0]["event"]),
            (&json!("root"), &json!("DELIVER"))
        );
        root.post(&to, &progress("CLOSE", 0)).if_match(6).expect(409).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn what_the_vendor_found_is_closed_but_not_delivered_by_the_partner() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        co_sells(&app, "t1").await;
        let path = shared(&app, "t1", "Harbour").await;
        let to = format!("{path}/progress");
        root.post(&to, &progress("UPDATE_PROGRESS", 10)).if_match(1).expect(409).await;
        root.post(&format!("{path}/accept"), &json!({})).if_match(1).expect(200).await;
        root.post(&to, &progress("DELIVER", 100)).if_match(2).expect(409).await;
        for (body, field) in [
            (json!({ "event": "CLOSE", "phase": "BIDDING", "win_probability": 101, "note": "x" }), "win_probability"),
            (json!({ "event": "CLOSE", "phase": "BIDDING", "win_probability": 1, "note": " " }), "note"),
            (json!({ "event": "WIN", "phase": "BIDDING", "win_probability": 1, "note": "x" }), "event"),
            (json!({ "event": "CLOSE", "phase": "BIDDING", "note": "x" }), "win_probability"),
        ] {
            assert_eq!(root.post(&to, &body).if_match(2).expect(400).await.fields(), [field], "{body}");
        }
        let closed = root.post(&to, &progress("CLOSE", 0)).if_match(2).expect(200).await.json();
        assert_eq!((state(&closed), &closed["opportunity"]["reason"]), ("CLOSED", &json!("At 0 per cent")));
    })
    .await;
}
