//! What a custom role would do, on both engines.

use crate::testing::{NewCustomer, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const PREVIEWS: &str = "/v2/partners/role-previews";
const ROLES: &str = "/v2/partners/roles";

fn asked(id: Option<&Value>, permissions: &Value) -> Value {
    match id {
        Some(id) => json!({ "role_id": id, "permissions": permissions }),
        None => json!({ "permissions": permissions }),
    }
}

fn role(permissions: &Value) -> Value {
    json!({ "name": "Auditor", "description": "", "permissions": permissions })
}

#[tokio::test]
async fn a_role_shows_what_it_opens_and_closes_for_each_who_has_it() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let max = app.member("t1", "max", &[PresetRole::SaSpecialist]).await;
        app.member("t1", "amy", &[PresetRole::AccountManager]).await;
        let (own, other) = (
            NewCustomer { id: "c1", manager: "amy", ..NewCustomer::default() },
            NewCustomer { id: "c2", account_name: "other", ..NewCustomer::default() },
        );
        app.add_customers("t1", &[own, other]).await;
        let id = ann.post(ROLES, &role(&json!(["partner:incentive:view"]))).expect(201).await.json()["role_id"].clone();
        for (member, preset) in [("max", "SA_SPECIALIST"), ("amy", "ACCOUNT_MANAGER")] {
            let both = json!({ "preset_roles": [preset], "custom_roles": [id] });
            ann.put(&format!("/v2/partners/members/{member}/roles"), &both).if_match(1).expect(200).await;
        }
        let wanted = asked(Some(&id), &json!(["partner:customer:view"]));
        let preview = ann.post(PREVIEWS, &wanted).expect(200).await.json();
        assert_eq!((&preview["count"], &preview["opens"], &preview["closes"]), (&json!(2), &json!(2), &json!(0)));
        let holder = |name: &str| {
            let all = preview["holders"].as_array().unwrap();
            all.iter().find(|one| one["member_id"] == name).unwrap()["effect"].clone()
        };
        let (of_max, of_amy) = (holder("max"), holder("amy"));
        assert_eq!(of_max["gained"], json!(["partner:customer:view"]));
        assert_eq!(of_max["lost"], json!(["partner:incentive:view"]));
        assert_eq!((&of_max["customers_before"], &of_max["customers_after"]), (&json!(0), &json!(2)));
        // An account manager with any second role sees everybody already.
        assert_eq!((&of_amy["gained"], &of_amy["customers_before"]), (&json!([]), &json!(2)));
        max.post("/v2/partners/sub-customers/query", &json!({})).expect(403).await;
        // Taking the right away again closes what it opened.
        ann.put(&format!("{ROLES}/{}", id.as_str().unwrap()), &role(&json!(["partner:customer:view"])))
            .if_match(1)
            .expect(200)
            .await;
        let closing = ann.post(PREVIEWS, &asked(Some(&id), &json!(["partner:record:view"]))).expect(200).await.json();
        assert_eq!((&closing["opens"], &closing["closes"]), (&json!(0), &json!(2)));
        assert_eq!(closing["verdict"]["conditions"].as_array().map(Vec::is_empty), Some(false));
    })
    .await;
}

#[tokio::test]
async fn a_role_that_nobody_has_shows_what_it_means_alone() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        app.add_customers("t1", &[NewCustomer::default()]).await;
        let opens = ann.post(PREVIEWS, &asked(None, &json!(["partner:customer:view"]))).expect(200).await.json();
        assert_eq!((&opens["count"], &opens["holders"]), (&json!(0), &json!([])));
        let alone = &opens["alone"];
        assert_eq!((&alone["customers_before"], &alone["customers_after"]), (&json!(0), &json!(1)));
        assert_eq!((&alone["visibility_before"], &alone["visibility_after"]), (&json!("NOTHING"), &json!("ALL")));
        let records = ann.post(PREVIEWS, &asked(None, &json!(["partner:record:view"]))).expect(200).await.json();
        assert_eq!(records["alone"]["customers_after"], 0);
        // What no custom role can have grants nothing here either, and the rule says so.
        let greedy = asked(None, &json!(["partner:organization:manage"]));
        let greedy = ann.post(PREVIEWS, &greedy).expect(200).await.json();
        assert!(!greedy["alone"]["gained"].to_string().contains("organization"), "{greedy}");
        let failed = greedy["verdict"]["conditions"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["check"] == "PERMISSION_GRANTABLE" && one["passed"] == false);
        assert!(failed, "{greedy}");
        assert_eq!(ann.get(ROLES).expect(200).await.json()["custom_roles"], json!([]), "a preview makes no role");
    })
    .await;
}

#[tokio::test]
async fn only_administrators_ask_and_only_about_their_own_roles() {
    TestApp::on_both_engines(async |app| {
        app.partner("t1").await;
        app.partner("t2").await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        let bob = app.member("t1", "bob", &[PresetRole::Finance]).await;
        let rights = json!(["partner:customer:view"]);
        let id = ann.post(ROLES, &role(&rights)).expect(201).await.json()["role_id"].clone();
        let wanted = asked(Some(&id), &rights);
        ann.post(PREVIEWS, &wanted).expect(200).await;
        eve.post(PREVIEWS, &wanted).expect(404).await;
        bob.post(PREVIEWS, &wanted).expect(403).await;
        app.stranger().post(PREVIEWS, &wanted).expect(401).await;
        assert_eq!(ann.post(PREVIEWS, &asked(None, &json!(["root"]))).expect(400).await.fields(), ["permissions.0"]);
        let unknown = json!({ "permissions": [], "name": "x" });
        assert_eq!(ann.post(PREVIEWS, &unknown).expect(400).await.fields(), ["name"]);
    })
    .await;
}
