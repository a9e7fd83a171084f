//! General links over HTTP, on both engines.

use crate::testing::{HOME, TestApp};
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::{Value, json};

const LINKS: &str = "/v2/partners/customer-invitations";
const COUNT: &str = "SELECT COUNT(*) FROM customer_invitations WHERE tenant_id = $1";

fn at(link: &Value, what: &str) -> String {
    format!("{LINKS}/{}/{what}", link["invitation_id"].as_str().unwrap())
}

#[tokio::test]
async fn a_link_is_made_shown_as_a_picture_and_taken_back() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let first = ann.post(LINKS, &json!({ "association_type": "2" })).key("once").expect(201).await;
        let again = ann.post(LINKS, &json!({ "association_type": "2" })).key("once").expect(201).await;
        assert_eq!((first.text.as_str(), app.number("t1", COUNT).await), (again.text.as_str(), 1));
        let link = first.json();
        assert_eq!((&link["state"], &link["tag"], &link["made_by"]), (&json!("OPEN"), &json!("t1.ann"), &json!("ann")));
        assert_eq!((&link["expires_at"], &link["associated"]), (&json!("2026-12-07T02:00:00Z"), &json!(0)));
        let url = link["url"].as_str().unwrap();
        assert!(url.starts_with("http://127.0.0.1:8080/c/customer/") && url.ends_with("?tag=t1.ann"), "{url}");
        // It stays readable, and its picture leads to the same place.
        assert_eq!(ann.get(LINKS).expect(200).await.json()["invitations"], json!([link]));
        app.stranger().get(url.strip_prefix("http://127.0.0.1:8080").unwrap()).expect(200).await;
        let picture = ann.get(&at(&link, "qr-code")).expect(200).await;
        assert_eq!(picture.headers["content-type"], "image/svg+xml");
        assert!(picture.text.starts_with("<?xml") && picture.text.contains("<path"), "{}", picture.text);
        let withdraw = at(&link, "withdraw");
        ann.post(&withdraw, &json!({})).expect(428).await;
        ann.post(&withdraw, &json!({})).if_match(2).expect(412).await;
        let back = ann.post(&withdraw, &json!({})).if_match(1).expect(200).await;
        assert_eq!((&back.json()["state"], back.version()), (&json!("WITHDRAWN"), Some(2)));
        let refused = ann.post(&withdraw, &json!({})).if_match(2).expect(409).await.json();
        assert_eq!(refused["state"], "WITHDRAWN");
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_open_until_the_last_second_of_its_days() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let link = ann.post(LINKS, &json!({ "association_type": "1" })).expect(201).await.json();
        let page = link["url"].as_str().unwrap().strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
        app.clock.advance(Duration::days(15) - Duration::seconds(1));
        for (second, state, status) in [(0, "OPEN", 200), (1, "EXPIRED", 410)] {
            app.clock.advance(Duration::seconds(second));
            let ann = app.client(&app.login_of("t1", "ann")).await;
            assert_eq!(ann.get(LINKS).expect(200).await.json()["invitations"][0]["state"], state);
            app.stranger().get(&page).expect(status).await;
        }
    })
    .await;
}

#[tokio::test]
async fn others_make_see_and_take_back_nothing() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.developing("t1").await, app.developing("t2").await);
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        let new = json!({ "association_type": "1" });
        let link = ann.post(LINKS, &new).expect(201).await.json();
        let own = max.post(LINKS, &new).expect(201).await.json();
        assert_eq!(max.get(LINKS).expect(200).await.json()["invitations"], json!([own]));
        assert_eq!(ann.get(LINKS).expect(200).await.json()["invitations"].as_array().unwrap().len(), 2);
        for client in [&eve, &max] {
            client.get(&at(&link, "qr-code")).expect(404).await;
            client.post(&at(&link, "withdraw"), &json!({})).if_match(1).expect(404).await;
        }
        let finance = app.member("t1", "fin", &[PresetRole::Finance]).await;
        for (client, status) in [(app.stranger(), 401), (finance, 403), (app.customer(HOME, "c1").await, 403)] {
            client.get(LINKS).expect(status).await;
            client.post(LINKS, &new).expect(status).await;
            client.get(&at(&link, "qr-code")).expect(status).await;
            client.post(&at(&link, "withdraw"), &json!({})).if_match(1).expect(status).await;
        }
        ann.post(LINKS, &json!({ "association_type": "0" })).expect(400).await;
        ann.post(LINKS, &json!({})).expect(400).await;
        assert_eq!((app.number("t1", COUNT).await, app.number("t2", COUNT).await), (2, 0));
    })
    .await;
}
