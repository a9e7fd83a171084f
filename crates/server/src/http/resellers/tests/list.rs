//! The list of resellers as the public API has it, one of them, and its account manager.

use super::distributors;
use crate::testing::{Client, TestApp};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

const LIST: &str = "/v2/partners/indirect-partners/query";

/// Resellers of `d1`, a day apart, and one of `d2`.
async fn resellers(app: &TestApp) {
    for id in ["r1", "r2", "r3"] {
        app.tenant(id).await;
        app.execute(
            id,
            "UPDATE tenants SET partner_type = 'CLOUD_RESELLER', parent_tenant_id = 'd1' WHERE tenant_id = $1",
        )
        .await;
    }
    app.execute("r3", "UPDATE tenants SET parent_tenant_id = 'd2' WHERE tenant_id = $1").await;
    app.execute("d1", "INSERT INTO resellers (tenant_id, id, account_name, mobile_phone, email, associated_on) VALUES ($1, 'r1', 'Cloud-One', '13800138000', 'one@example.com', 1790000000)").await;
    app.execute("d1", "INSERT INTO resellers (tenant_id, id, account_name, associated_on, account_manager_id) VALUES ($1, 'r2', 'cloud-two', 1790086400, 'max')").await;
    app.execute("d2", "INSERT INTO resellers (tenant_id, id, account_name, associated_on) VALUES ($1, 'r3', 'cloud-three', 1790000000)").await;
    // A relation that was ended outside leaves its row behind and is not shown.
    app.execute("d1", "INSERT INTO resellers (tenant_id, id, account_name, associated_on) VALUES ($1, 'r3', 'cloud-three', 1700000000)").await;
}

async fn ids(client: &Client, query: Value) -> Vec<String> {
    let found = client.post(LIST, &query).expect(200).await.json();
    found["indirect_partners"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["indirect_partner_id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_distributor_lists_its_own_resellers() {
    TestApp::on_both_engines(async |app| {
        let (olga, dora, dirk) = distributors(&app).await;
        resellers(&app).await;
        let max = app.member("d1", "max", &[PresetRole::AccountManager]).await;
        let all = dora.post(LIST, &json!({ "indirect_partner_id": "r1" })).expect(200).await.json();
        assert_eq!(all["count"], 1);
        assert_eq!(
            all["indirect_partners"][0],
            json!({ "indirect_partner_id": "r1", "account_name": "Cloud-One", "name": "Partner r1", "mobile_phone": "13800138000",
                "email": "one@example.com", "associated_on": "2026-09-21T14:13:20Z", "account_manager_id": null, "account_manager_name": "" })
        );
        for (query, expected) in [
            (json!({}), vec!["r2", "r1"]),
            (json!({ "account_name": "CLOUD-O" }), vec!["r1"]),
            (json!({ "associated_on_begin": "2026-09-22T00:00:00Z" }), vec!["r2"]),
            (json!({ "associated_on_end": "2026-09-21T14:13:20Z" }), vec!["r1"]),
            (json!({ "indirect_partner_id": "" }), vec!["r2", "r1"]),
            (json!({ "indirect_partner_id": "*" }), vec!["r2", "r1"]),
            (json!({ "search": "partner R2" }), vec!["r2"]),
            (json!({ "search": "_" }), vec![]),
            (json!({ "account_manager_id": "max" }), vec!["r2"]),
            (json!({ "sort": "name" }), vec!["r1", "r2"]),
            (json!({ "sort": "associated_on", "offset": 1, "limit": 1 }), vec!["r2"]),
        ] {
            assert_eq!(ids(&dora, query.clone()).await, expected, "{query}");
        }
        // An account manager sees the own ones only.
        assert_eq!(ids(&max, json!({})).await, ["r2"]);
        assert_eq!(ids(&dirk, json!({})).await, ["r3"]);
        for foreign in ["r3", "gone"] {
            let refused = dora.post(LIST, &json!({ "indirect_partner_id": foreign })).expect(400).await;
            assert_eq!(refused.code(), "CBC.99000037", "{foreign}");
        }
        for (query, field) in [
            (json!({ "limit": 101 }), "limit"), (json!({ "account_name": "x".repeat(65) }), "account_name"),
            (json!({ "sort": "email" }), "sort"), (json!({ "associated_on_begin": "today" }), "associated_on_begin"), (json!({ "name": "x" }), "name"),
        ] {
            assert_eq!(dora.post(LIST, &query).expect(400).await.fields(), [field], "{query}");
        }
        let ann = app.member("r1", "ann", &[PresetRole::Admin]).await;
        assert_eq!(ann.post(LIST, &json!({})).expect(403).await.code(), "CBC.0151");
        app.member("d1", "sal", &[PresetRole::SaSpecialist]).await.post(LIST, &json!({})).expect(403).await;
        olga.post(LIST, &json!({})).expect(403).await;
        app.stranger().post(LIST, &json!({})).expect(401).await;
    })
    .await;
}

#[tokio::test]
async fn a_reseller_goes_to_one_manager_who_is_told() {
    TestApp::on_both_engines(async |app| {
        let (_, dora, dirk) = distributors(&app).await;
        resellers(&app).await;
        let max = app.login("d1", PrincipalKind::PartnerMember, "max", &[PresetRole::AccountManager]).await;
        let (max, to_max) = (app.client(&max).await, json!({ "account_manager_id": "max" }));
        let (one, assign) = ("/v2/partners/indirect-partners/r1", "/v2/partners/indirect-partners/r1/account-manager");
        max.get(one).expect(404).await;
        dora.post(assign, &to_max).expect(428).await;
        let done = dora.post(assign, &to_max).if_match(1).key("assign-it-once").expect(204).await;
        dora.post(assign, &to_max).if_match(1).key("assign-it-once").expect(204).await;
        dora.post(assign, &json!({ "account_manager_id": "dora" })).if_match(1).key("assign-it-once").expect(422).await;
        let after = dora.get(one).expect(200).await.json();
        assert_eq!((done.version(), &after["reseller"]["account_manager_name"]), (Some(2), &json!("max")));
        assert_eq!(after["history"][0]["event"], "ASSIGNED");
        assert_eq!(max.get(one).expect(200).await.version(), Some(2));
        assert_eq!(app.message(&max, "RESELLER_ASSIGNED", "reseller_id").await.as_deref(), Some("r1"));
        let stale = dora.post(assign, &to_max).if_match(1).expect(412).await.json();
        assert_eq!((&stale["stale"]["current"], &stale["stale"]["changed_by"]), (&json!(2), &json!("dora")));
        assert_eq!(dora.post(assign, &to_max).if_match(2).expect(400).await.code(), "CBC.99007004");
        let not_one = dora.post(assign, &json!({ "account_manager_id": "dora" })).if_match(2).expect(400).await.json();
        assert!(
            not_one["check_items"]
                .as_array()
                .unwrap()
                .iter()
                .any(|item| item["check"] == "NOT_ACCOUNT_MANAGER" && item["passed"] == false)
        );
        let nobody = dora.post(assign, &json!({ "account_manager_id": "nobody" })).if_match(2).expect(400).await;
        assert_eq!(nobody.fields(), ["account_manager_id"]);
        dirk.post(assign, &to_max).if_match(2).expect(404).await;
        dirk.get(one).expect(404).await;
        max.post(assign, &to_max).if_match(2).expect(403).await;
        app.stranger().post(assign, &to_max).if_match(2).expect(401).await;
        app.stranger().get(one).expect(401).await;
        app.member("r1", "ann", &[PresetRole::Admin]).await.get("/v2/partners/indirect-partners/r2").expect(403).await;
        assert!(app.audit_is_whole("d1").await);
    })
    .await;
}

#[tokio::test]
async fn a_director_gives_a_reseller_away_and_sees_it_no_more() {
    TestApp::on_both_engines(async |app| {
        let (_, dora, _) = distributors(&app).await;
        resellers(&app).await;
        let dan = app.member("d1", "dan", &[PresetRole::AccountManagerDirector]).await;
        for id in ["max", "mia"] {
            app.member("d1", id, &[PresetRole::AccountManager]).await;
        }
        app.execute("d1", "UPDATE members SET director_id = 'dan' WHERE tenant_id = $1 AND id = 'max'").await;
        let (one, assign) = ("/v2/partners/indirect-partners/r2", "/v2/partners/indirect-partners/r2/account-manager");
        // Of a colleague's he sees nothing.
        dan.get("/v2/partners/indirect-partners/r1").expect(404).await;
        dan.get(one).expect(200).await;
        let to_mia = json!({ "account_manager_id": "mia" });
        assert_eq!(dan.post(assign, &to_mia).if_match(1).expect(204).await.version(), Some(2));
        dan.get(one).expect(404).await;
        dan.post(assign, &to_mia).if_match(2).expect(404).await;
        assert_eq!(dora.get(one).expect(200).await.json()["reseller"]["account_manager_name"], "mia");
    })
    .await;
}
