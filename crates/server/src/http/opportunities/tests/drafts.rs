//! Opening, changing and throwing away drafts.

use super::{PATH, draft, partner, state};
use crate::testing::{Answer, TestApp};
use serde_json::json;

#[tokio::test]
async fn a_draft_is_opened_once_changed_and_thrown_away() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        let made = root.post(PATH, &draft("Harbour")).key("open-it").expect(201).await;
        assert_eq!(root.post(PATH, &draft("Harbour")).key("open-it").expect(201).await.text, made.text);
        root.post(PATH, &draft("Another")).key("open-it").expect(422).await;
        let detail = made.json();
        assert_eq!((state(&detail), made.version()), ("DRAFT", Some(1)));
        assert_eq!(detail["opportunity"]["opportunity_no"], "PO26112200001");
        assert_eq!(detail["opportunity"]["actions"], json!(["SUBMIT", "DISCARD"]));
        assert_eq!(detail["opportunity"]["turn"]["who"], "PARTNER");
        assert_eq!((&detail["opportunity"]["shared_at"], &detail["details"]), (&json!(null), &draft("Harbour")));
        let path = format!("{PATH}/{}", detail["opportunity"]["opportunity_id"].as_str().unwrap());
        root.put(&path, &draft("Harbour 2")).expect(428).await;
        let changed = root.put(&path, &draft("Harbour 2")).if_match(1).key("change-it").expect(200).await;
        assert_eq!(
            root.put(&path, &draft("Harbour 2")).if_match(1).key("change-it").expect(200).await.text,
            changed.text
        );
        assert_eq!((changed.version(), &changed.json()["opportunity"]["name"]), (Some(2), &json!("Harbour 2")));
        let stale = root.put(&path, &draft("Harbour 3")).if_match(1).expect(412).await.json();
        assert_eq!((&stale["stale"]["current"], &stale["stale"]["changed_by"]), (&json!(2), &json!("root")));
        root.delete(&path).if_match(1).expect(412).await;
        root.delete(&path).if_match(2).key("away").expect(204).await;
        root.delete(&path).if_match(2).key("away").expect(204).await;
        assert_eq!(root.get(PATH).expect(200).await.json()["count"], 0);
        assert_eq!(root.get(&format!("{PATH}?direction=PO&state=DISCARDED")).expect(200).await.json()["count"], 1);
        assert_eq!(root.put(&path, &draft("Back")).if_match(3).expect(409).await.json()["state"], "DISCARDED");
        root.delete(&path).if_match(3).expect(409).await;
        // The number is not given to another.
        let next = root.post(PATH, &draft("Next")).expect(201).await.json();
        assert_eq!(next["opportunity"]["opportunity_no"], "PO26112200002");
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_refused_field_by_field() {
    let app = TestApp::sqlite().await;
    let root = partner(&app, "t1").await;
    let with = |field: &str, value: serde_json::Value| {
        let mut body = draft("Harbour");
        body[field] = value;
        body
    };
    for (body, field) in [
        (with("name", json!(" ")), "name"),
        (with("customer_name", json!("x".repeat(101))), "customer_name"),
        (with("need", json!("x".repeat(1001))), "need"),
        (with("services", json!(["COMPUTE", "GONE"])), "services.1"),
        (with("cloud_revenue", json!({ "minor": -1, "currency": "CNY" })), "cloud_revenue"),
        (with("opportunity_value", json!({ "minor": 1, "currency": "USD" })), "opportunity_value.currency"),
        (with("expected_on", json!("31.3.2027")), "expected_on"),
        (with("email", json!("nobody")), "email"),
        (with("offerings", json!(["", "b"])), "offerings.0"),
        (with("state", json!("ACCEPTED")), "state"),
    ] {
        assert_eq!(root.post(PATH, &body).expect(400).await.fields(), [field], "{body}");
    }
    assert_eq!(root.get(PATH).expect(200).await.json()["count"], 0);
}

#[tokio::test]
async fn many_at_once_get_numbers_of_their_own() {
    TestApp::on_both_engines(async |app| {
        let root = partner(&app, "t1").await;
        let mut all = tokio::task::JoinSet::new();
        for number in 0..16 {
            all.spawn(root.post(PATH, &draft(&format!("Harbour {number}"))).send());
        }
        let answers = all.join_all().await;
        assert_eq!(answers.iter().map(|answer| answer.status.as_u16()).collect::<Vec<_>>(), [201; 16]);
        let number = |answer: &Answer| answer.json()["opportunity"]["opportunity_no"].to_string();
        let mut numbers: Vec<_> = answers.iter().map(number).collect();
        numbers.sort();
        numbers.dedup();
        assert_eq!(numbers.len(), 16);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}
