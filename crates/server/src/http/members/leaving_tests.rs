//! Letting members go, what cannot be changed, and who may not change anything.

use super::tests::{FIRST, MEMBERS, administrator, new, roles, unmet};
use crate::testing::{NewCustomer, PASSWORD, TestApp};
use domain::organization::PresetRole;
use serde_json::json;

#[tokio::test]
async fn customers_and_managers_are_let_go_by_their_number() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        app.member("t1", "dora", &[PresetRole::AccountManagerDirector]).await;
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        app.execute("t1", "UPDATE members SET director_id = 'dora' WHERE tenant_id = $1 AND id = 'max'").await;
        app.add_customer("t1", NewCustomer { manager: "max", ..NewCustomer::default() }).await;
        let asked = json!({ "member_id": "dora", "preset_roles": ["FINANCE"], "custom_roles": [] });
        assert_eq!(ann.post("/v2/partners/access-previews", &asked).expect(200).await.json()["unmanaged_managers"], 1);
        ann.put(&format!("{MEMBERS}/dora/roles"), &roles(&json!(["FINANCE"]), 0)).if_match(1).expect(200).await;
        // The director's going changed its manager too.
        let detail = ann.get(&format!("{MEMBERS}/max")).expect(200).await;
        assert_eq!((&detail.json()["member"]["director"], detail.version()), (&json!(null), Some(2)));
        let unseen = ann.post(&format!("{MEMBERS}/max/remove"), &json!({})).if_match(2).expect(400).await.json();
        assert_eq!(unmet(&unseen), ["CUSTOMERS_RELEASED"]);
        let item = unseen["check_items"].as_array().unwrap().iter().find(|item| item["passed"] == false).unwrap();
        assert_eq!((&item["seen"]["value"], &item["needed"]["value"]["value"]), (&json!(0), &json!(1)));
        let path = format!("{MEMBERS}/max/disable");
        let off = ann.post(&path, &json!({ "released_customers": 1 })).if_match(2).key("max-off").expect(200).await;
        assert_eq!((off.version(), &off.json()["member"]["disabled"]), (Some(3), &json!(true)));
        assert_eq!(
            ann.post(&path, &json!({ "released_customers": 1 })).if_match(2).key("max-off").expect(200).await.text,
            off.text
        );
        max.get("/v2/sessions/current").expect(401).await;
        let sign_in = json!({ "account": "t1.max", "password": PASSWORD });
        app.stranger().post("/v2/sessions", &sign_in).expect(401).await;
        let free = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND account_manager_id = '' AND version = 2";
        assert_eq!(app.number("t1", free).await, 1);
        assert_eq!(ann.post(&path, &json!({})).if_match(3).expect(409).await.code(), "PC.0409");
        ann.post(&format!("{MEMBERS}/max/enable"), &json!({})).if_match(3).expect(200).await;
        app.stranger().post("/v2/sessions", &sign_in).expect(201).await;
        ann.post(&format!("{MEMBERS}/max/remove"), &json!({})).if_match(4).key("max-gone").expect(204).await;
        ann.post(&format!("{MEMBERS}/max/remove"), &json!({})).if_match(4).key("max-gone").expect(204).await;
        ann.get(&format!("{MEMBERS}/max")).expect(404).await;
        app.stranger().post("/v2/sessions", &sign_in).expect(401).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_role_under_review_the_own_account_and_the_primary_account_stay() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        app.member("t1", "sam", &[PresetRole::SaSpecialist]).await;
        app.execute(
            "t1",
            "INSERT INTO role_reviews (tenant_id, member_id, role, since_at) VALUES ($1, 'sam', 'SA_SPECIALIST', 1)",
        )
        .await;
        let sam = format!("{MEMBERS}/sam");
        assert_eq!(ann.get(&sam).expect(200).await.json()["member"]["under_review"], json!(["SA_SPECIALIST"]));
        let taken =
            ann.put(&format!("{sam}/roles"), &roles(&json!(["FINANCE"]), 0)).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&taken), ["ROLE_UNDER_REVIEW"]);
        ann.put(&format!("{sam}/roles"), &roles(&json!(["FINANCE", "SA_SPECIALIST"]), 0)).if_match(1).expect(200).await;
        let gone = ann.post(&format!("{sam}/remove"), &json!({})).if_match(2).expect(400).await.json();
        assert_eq!(unmet(&gone), ["ROLE_UNDER_REVIEW"]);
        let own = ann
            .put(&format!("{MEMBERS}/ann/roles"), &roles(&json!(["FINANCE"]), 0))
            .if_match(1)
            .expect(400)
            .await
            .json();
        assert_eq!(unmet(&own), ["OWN_ACCOUNT"]);
        let root = ann.post(&format!("{MEMBERS}/root/disable"), &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&root), ["PRIMARY_ACCOUNT"]);
        let password = json!({ "initial_password": FIRST });
        let root = ann.put(&format!("{MEMBERS}/root/password"), &password).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&root), ["PRIMARY_ACCOUNT"]);
    })
    .await;
}

#[tokio::test]
async fn a_reset_password_ends_sessions_and_has_to_be_changed() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        let (path, body) = (format!("{MEMBERS}/max/password"), json!({ "initial_password": FIRST }));
        ann.put(&path, &body).expect(428).await;
        let done = ann.put(&path, &body).if_match(1).key("reset-max").expect(200).await;
        assert_eq!(done.json()["member"]["must_change_password"], true);
        assert_eq!(ann.put(&path, &body).if_match(1).key("reset-max").expect(200).await.version(), Some(2));
        max.get("/v2/sessions/current").expect(401).await;
        let sign_in = json!({ "account": "t1.max", "password": FIRST });
        assert_eq!(
            app.stranger().post("/v2/sessions", &sign_in).expect(201).await.json()["must_change_password"],
            true
        );
        assert_eq!(
            ann.put(&path, &json!({ "initial_password": "short" })).if_match(2).expect(400).await.fields(),
            ["initial_password"]
        );
        ann.put(&path, &body).if_match(1).expect(412).await;
    })
    .await;
}

#[tokio::test]
async fn a_reset_password_lifts_the_lock_after_wrong_ones() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        app.member("t1", "max", &[PresetRole::AccountManager]).await;
        let sign_in = |password: &str| json!({ "account": "t1.max", "password": password });
        for _ in 0..5 {
            app.stranger().post("/v2/sessions", &sign_in("wrong-password-1")).send().await;
        }
        app.stranger().post("/v2/sessions", &sign_in("wrong-password-1")).expect(403).await;
        let body = json!({ "initial_password": FIRST });
        ann.put(&format!("{MEMBERS}/max/password"), &body).if_match(1).expect(200).await;
        app.stranger().post("/v2/sessions", &sign_in(FIRST)).expect(201).await;
    })
    .await;
}

#[tokio::test]
async fn other_tenants_and_members_without_the_right_change_nothing() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        app.partner("t2").await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        let bob = app.member("t1", "bob", &[PresetRole::Finance]).await;
        let bodies = [
            ("roles", roles(&json!(["FINANCE"]), 0)),
            ("password", json!({ "initial_password": FIRST })),
            ("", json!({ "name": "x", "email": "x@example.com", "telephone": "" })),
        ];
        for (part, body) in &bodies {
            let path = format!("{MEMBERS}/bob/{part}");
            let path = path.trim_end_matches('/');
            eve.put(path, body).if_match(1).expect(404).await;
            let denied = bob.put(path, body).if_match(1).expect(403).await.json();
            assert_eq!(denied["denied"]["permission"], "partner:organization:manage");
            assert_eq!(denied["denied"]["assigned_by"], json!(["root", "ann"]));
            app.stranger().put(path, body).if_match(1).expect(401).await;
        }
        for part in ["disable", "enable", "remove"] {
            let path = format!("{MEMBERS}/bob/{part}");
            eve.post(&path, &json!({})).if_match(1).expect(404).await;
            bob.post(&path, &json!({})).if_match(1).expect(403).await;
        }
        eve.get(&format!("{MEMBERS}/bob")).expect(404).await;
        let asked = json!({ "member_id": "bob", "preset_roles": [], "custom_roles": [] });
        eve.post("/v2/partners/access-previews", &asked).expect(404).await;
        bob.post("/v2/partners/access-previews", &asked).expect(403).await;
        bob.get(MEMBERS).expect(403).await;
        bob.post(MEMBERS, &new("x1", &json!(["ADMIN"]))).expect(403).await;
        assert_eq!(eve.get(MEMBERS).expect(200).await.json()["count"], 1);
        assert_eq!(ann.get(&format!("{MEMBERS}/bob")).expect(200).await.version(), Some(1));
    })
    .await;
}
