//! Who makes, lists and takes back links, on both engines.

use crate::testing::{HOME, TestApp};
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::{Value, json};

const LINKS: &str = "/v2/partners/registration-links";
const COUNT: &str = "SELECT COUNT(*) FROM registration_links WHERE tenant_id = $1";

fn withdraw(link: &Value) -> String {
    format!("{LINKS}/{}/withdraw", link["link_id"].as_str().unwrap())
}

#[tokio::test]
async fn a_link_is_made_once_shown_once_sent_to_its_maker_and_taken_back() {
    TestApp::on_both_engines(async |app| {
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let ben = app.member("t1", "ben", &[PresetRole::Admin]).await;
        let first = ann.post(LINKS, &json!({})).key("make-it-once").expect(201).await;
        let again = ann.post(LINKS, &json!({})).key("make-it-once").expect(201).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        assert_eq!(app.number("t1", COUNT).await, 1);
        let made = first.json();
        let url = made["url"].as_str().unwrap();
        let path = url.strip_prefix("http://127.0.0.1:8080").unwrap();
        assert_eq!(made["link"]["expires_at"], "2026-11-23T02:00:00Z");
        assert_eq!(app.message(&ann, "REGISTRATION_LINK_MADE", "link").await.as_deref(), Some(path));
        assert_eq!(app.message(&ben, "REGISTRATION_LINK_MADE", "link").await, None);
        // Its token is nowhere but there.
        let token = path.strip_prefix("/c/register/").unwrap();
        let listed = ben.get(LINKS).expect(200).await;
        assert!(!listed.text.contains(token), "{}", listed.text);
        let link = listed.json()["links"][0].clone();
        assert_eq!((&link, &link["state"], &link["made_by"]), (&made["link"], &json!("OPEN"), &json!("ann")));
        let kept = "SELECT COUNT(*) FROM registration_links WHERE tenant_id = $1 AND LENGTH(token_hash) = 64";
        assert_eq!(app.number("t1", kept).await, 1);
        // Another administrator takes it back, at the version that was seen, once.
        let path = withdraw(&link);
        ben.post(&path, &json!({})).expect(428).await;
        ben.post(&path, &json!({})).if_match(2).expect(412).await;
        let first = ben.post(&path, &json!({})).if_match(1).key("take-it-back").expect(200).await;
        let again = ben.post(&path, &json!({})).if_match(1).key("take-it-back").expect(200).await;
        assert_eq!((first.text.as_str(), &first.json()["state"]), (again.text.as_str(), &json!("WITHDRAWN")));
        let refused = ben.post(&path, &json!({})).if_match(2).expect(409).await.json();
        assert_eq!(refused["state"], "WITHDRAWN");
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_open_until_the_last_second_of_its_day() {
    TestApp::on_both_engines(async |app| {
        app.tenant("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        ann.post(LINKS, &json!({})).expect(201).await;
        app.clock.advance(Duration::hours(24) - Duration::seconds(1));
        for (second, state) in [(0, "OPEN"), (1, "EXPIRED"), (1, "EXPIRED")] {
            app.clock.advance(Duration::seconds(second));
            let ann = app.client(&app.login_of("t1", "ann")).await;
            let link = ann.get(LINKS).expect(200).await.json()["links"][0].clone();
            assert_eq!(link["state"], state);
            if state == "EXPIRED" {
                let refused = ann.post(&withdraw(&link), &json!({})).if_match(1).expect(409).await.json();
                assert_eq!(refused["state"], "EXPIRED");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn strangers_other_tenants_and_other_roles_make_and_see_nothing() {
    TestApp::on_both_engines(async |app| {
        for tenant in ["t1", "t2"] {
            app.tenant(tenant).await;
        }
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let link = ann.post(LINKS, &json!({})).expect(201).await.json()["link"].clone();
        let path = withdraw(&link);
        let manager = [PresetRole::AccountManager, PresetRole::Finance];
        let others = [app.member("t1", "max", &manager).await, app.customer(HOME, "c1").await, app.operator().await];
        for client in others {
            client.get(LINKS).expect(403).await;
            client.post(LINKS, &json!({})).expect(403).await;
            client.post(&path, &json!({})).if_match(1).expect(403).await;
        }
        app.stranger().get(LINKS).expect(401).await;
        app.stranger().post(LINKS, &json!({})).expect(401).await;
        app.stranger().post(&path, &json!({})).if_match(1).expect(401).await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        assert_eq!(eve.get(LINKS).expect(200).await.json()["links"], json!([]));
        eve.post(&path, &json!({})).if_match(1).expect(404).await;
        ann.post(&format!("{LINKS}/gone/withdraw"), &json!({})).if_match(1).expect(404).await;
        assert_eq!((app.number("t1", COUNT).await, app.number("t2", COUNT).await), (1, 0));
    })
    .await;
}
