//! Operations on roles, and who has a right, on both engines.

use crate::testing::{Client, TestApp};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

const ROLES: &str = "/v2/partners/roles";

fn role(name: &str, permissions: &Value) -> Value {
    json!({ "name": name, "description": "", "permissions": permissions })
}

fn unmet(answer: &Value) -> Vec<String> {
    let items = answer["check_items"].as_array().cloned().unwrap_or_default();
    let failed = items.iter().filter(|item| item["passed"] == false);
    failed.map(|item| item["check"].as_str().unwrap().to_owned()).collect()
}

async fn administrator(app: &TestApp) -> Client {
    app.partner("t1").await;
    app.member("t1", "ann", &[PresetRole::Admin]).await
}

#[tokio::test]
async fn a_custom_role_gives_its_rights_and_takes_them_with_a_change() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        let bob = app.member("t1", "bob", &[PresetRole::SaSpecialist]).await;
        let wanted = role("Auditor", &json!(["partner:incentive:view", "partner:balance:view"]));
        let made = ann.post(ROLES, &wanted).key("role-auditor").expect(201).await;
        assert_eq!(made.json()["permissions"], json!(["partner:incentive:view"]), "defaults are not stored");
        assert_eq!(ann.post(ROLES, &wanted).key("role-auditor").expect(201).await.text, made.text);
        let id = made.json()["role_id"].as_str().unwrap().to_owned();
        bob.get("/v2/partners/incentives").expect(403).await;
        let both = json!({ "preset_roles": ["SA_SPECIALIST"], "custom_roles": [id] });
        ann.put("/v2/partners/members/bob/roles", &both).if_match(1).expect(200).await;
        bob.get("/v2/partners/incentives").expect(200).await;
        assert_eq!(bob.get("/v2/sessions/current").expect(200).await.json()["custom_roles"], json!(["Auditor"]));
        let detail = ann.get("/v2/partners/members/bob").expect(200).await.json();
        let grants = detail["access"]["grants"].as_array().unwrap();
        let grant = grants.iter().find(|grant| grant["permission"] == "partner:incentive:view").unwrap();
        assert_eq!((&grant["custom_roles"], &grant["preset_roles"]), (&json!([id]), &json!([])));
        let list = ann.get(&format!("/v2/partners/members?custom_role={id}")).expect(200).await.json();
        assert_eq!((&list["count"], &list["members"][0]["custom_roles"][0]["name"]), (&json!(1), &json!("Auditor")));
        let path = format!("{ROLES}/{id}");
        let other = role("Auditor", &json!(["partner:record:view"]));
        ann.put(&path, &other).expect(428).await;
        assert_eq!(ann.put(&path, &other).if_match(1).key("narrow-it").expect(200).await.version(), Some(2));
        assert_eq!(ann.put(&path, &other).if_match(1).key("narrow-it").expect(200).await.version(), Some(2));
        assert_eq!(ann.put(&path, &other).if_match(1).expect(412).await.json()["stale"]["action"], "role.change");
        bob.get("/v2/partners/incentives").expect(403).await;
        let used = ann.delete(&path).if_match(2).expect(400).await.json();
        assert_eq!(
            (unmet(&used), &used["check_items"][1]["seen"]["value"]),
            (vec!["ROLE_UNUSED".to_owned()], &json!(1))
        );
        assert_eq!(used["check_items"][1]["rule"], "R-63");
        let alone = json!({ "preset_roles": ["SA_SPECIALIST"], "custom_roles": [] });
        ann.put("/v2/partners/members/bob/roles", &alone).if_match(2).expect(200).await;
        ann.delete(&path).if_match(1).expect(412).await;
        ann.delete(&path).if_match(2).key("role-gone").expect(204).await;
        ann.delete(&path).if_match(2).key("role-gone").expect(204).await;
        assert_eq!(ann.get(ROLES).expect(200).await.json()["custom_roles"], json!([]));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn the_eleventh_role_and_rights_of_administrators_are_refused_together() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        for number in 1..=10 {
            ann.post(ROLES, &role(&format!("role {number}"), &json!(["partner:customer:view"]))).expect(201).await;
        }
        let greedy = role("all", &json!(["partner:association:change", "partner:payout:manage"]));
        let refused = ann.post(ROLES, &greedy).expect(400).await.json();
        assert_eq!(unmet(&refused), ["CUSTOM_ROLE_CAP", "PERMISSION_GRANTABLE", "PERMISSION_COMPLETE"]);
        let taken = ann.post(ROLES, &role("ROLE 3", &json!(["partner:customer:view"]))).expect(400).await;
        assert_eq!(taken.fields(), ["name"]);
        assert_eq!(ann.post(ROLES, &role(" ", &json!([]))).expect(400).await.fields(), ["name"]);
        let unknown = ann.post(ROLES, &role("x", &json!(["root"]))).expect(400).await;
        assert_eq!(unknown.fields(), ["permissions.0"]);
        let preset = ann.delete(&format!("{ROLES}/ADMIN")).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&preset), ["PRESET_ROLE", "ROLE_UNUSED"]);
        // A tenth role is changed without counting against itself.
        let list = ann.get(ROLES).expect(200).await.json();
        let path = format!("{ROLES}/{}", list["custom_roles"][0]["role_id"].as_str().unwrap());
        ann.put(&path, &role("renamed", &json!(["partner:record:view"]))).if_match(1).expect(200).await;
    })
    .await;
}

#[tokio::test]
async fn roles_belong_to_their_organisation_and_its_administrators() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        app.partner("t2").await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        let bob = app.member("t1", "bob", &[PresetRole::Finance]).await;
        let wanted = role("Auditor", &json!(["partner:incentive:view"]));
        let id = ann.post(ROLES, &wanted).expect(201).await.json()["role_id"].as_str().unwrap().to_owned();
        let path = format!("{ROLES}/{id}");
        eve.put(&path, &wanted).if_match(1).expect(404).await;
        eve.delete(&path).if_match(1).expect(404).await;
        // Another organisation's role is not there to be given.
        let foreign = json!({ "preset_roles": [], "custom_roles": [id] });
        app.member("t2", "tom", &[PresetRole::Finance]).await;
        let refused = eve.put("/v2/partners/members/tom/roles", &foreign).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused), ["ROLE_KNOWN"]);
        bob.get(ROLES).expect(403).await;
        bob.post(ROLES, &wanted).expect(403).await;
        bob.put(&path, &wanted).if_match(1).expect(403).await;
        bob.delete(&path).if_match(1).expect(403).await;
        app.stranger().get(ROLES).expect(401).await;
        eve.post(ROLES, &wanted).expect(201).await;
    })
    .await;
}

#[tokio::test]
async fn everybody_of_the_staff_learns_who_has_a_right_and_who_gives_it() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        let root = app.login("t1", PrincipalKind::PartnerRoot, "root", &[]).await;
        let root = app.client(&root).await;
        let bob = app.member("t1", "bob", &[PresetRole::SaSpecialist]).await;
        ann.post(ROLES, &role("Auditor", &json!(["partner:incentive:view"]))).expect(201).await;
        let ask = async |client: &Client, permission: &str| {
            client.get(&format!("/v2/partners/access?permission={permission}")).expect(200).await.json()
        };
        let incentives = ask(&bob, "partner:incentive:view").await;
        assert_eq!((&incentives["held"], &incentives["tier"]), (&json!(false), &json!("GRANTABLE")));
        assert_eq!(incentives["granted_by"], json!(["ADMIN", "FINANCE"]));
        assert_eq!(incentives["granted_by_custom"], json!(["Auditor"]));
        assert_eq!(incentives["assigned_by"], json!(["root", "ann"]));
        let denied = bob.get("/v2/partners/incentives").expect(403).await.json();
        assert_eq!(denied["denied"]["granted_by_custom"], json!(["Auditor"]));
        // S-6: an administrator has everything but the opportunities, which are the primary account's.
        let opportunities = ask(&ann, "partner:opportunity:manage").await;
        assert_eq!((&opportunities["held"], &opportunities["tier"]), (&json!(false), &json!("ROOT_ONLY")));
        assert_eq!((&opportunities["granted_by"], &opportunities["primary"]), (&json!([]), &json!("root")));
        assert_eq!(ask(&root, "partner:opportunity:manage").await["held"], true);
        assert_eq!(ann.get("/v2/partners/access?permission=king").expect(400).await.fields(), ["permission"]);
        assert_eq!(ann.get("/v2/partners/access").expect(400).await.fields(), ["permission"]);
        app.customer(crate::testing::HOME, "c1")
            .await
            .get("/v2/partners/access?permission=partner:customer:view")
            .expect(403)
            .await;
        app.stranger().get("/v2/partners/access?permission=partner:customer:view").expect(401).await;
    })
    .await;
}
