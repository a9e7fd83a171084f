//! Operations on members, on both engines.

use crate::testing::{Client, NewCustomer, TestApp};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

pub(super) const MEMBERS: &str = "/v2/partners/members";
pub(super) const FIRST: &str = "Erstes-Pferd-2026";

pub(super) fn new(user_name: &str, preset_roles: &Value) -> Value {
    json!({ "user_name": user_name, "name": "李娜", "email": "li.na@example.com", "telephone": "", "initial_password": FIRST,
        "preset_roles": preset_roles, "custom_roles": [] })
}

pub(super) fn roles(preset_roles: &Value, released_customers: u64) -> Value {
    json!({ "preset_roles": preset_roles, "custom_roles": [], "released_customers": released_customers })
}

pub(super) fn unmet(answer: &Value) -> Vec<String> {
    let items = answer["check_items"].as_array().cloned().unwrap_or_default();
    let failed = items.iter().filter(|item| item["passed"] == false);
    failed.map(|item| item["check"].as_str().unwrap().to_owned()).collect()
}

pub(super) async fn administrator(app: &TestApp) -> Client {
    app.partner("t1").await;
    app.login("t1", PrincipalKind::PartnerRoot, "root", &[]).await;
    app.member("t1", "ann", &[PresetRole::Admin]).await
}

#[tokio::test]
async fn a_member_is_created_once_and_changes_its_password_first() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        let made = ann.post(MEMBERS, &new("li.na", &json!(["FINANCE"]))).key("create-li").expect(201).await;
        assert_eq!(made.json()["account_name"], "t1.root/li.na");
        assert!(!made.text.contains(FIRST), "the password is in the answer");
        assert_eq!(
            ann.post(MEMBERS, &new("li.na", &json!(["FINANCE"]))).key("create-li").expect(201).await.text,
            made.text
        );
        let taken = ann.post(MEMBERS, &new("LI.NA", &json!(["FINANCE"]))).expect(400).await;
        assert_eq!(
            (taken.fields(), &taken.json()["field_errors"][0]["problem"]),
            (vec!["user_name".to_owned()], &json!("TAKEN"))
        );
        let sign_in = json!({ "account": "t1.root/li.na", "password": FIRST });
        let token = app.stranger().post("/v2/sessions", &sign_in).expect(201).await.token().unwrap();
        let li = app.stranger().with_token(&token);
        assert_eq!(li.get("/v2/partners/incentives").expect(403).await.code(), "PC.1003");
        let change = json!({ "current_password": FIRST, "new_password": "Zweites-Pferd-2026" });
        let token = li.put("/v2/sessions/password", &change).expect(201).await.token().unwrap();
        app.stranger().with_token(&token).get("/v2/partners/incentives").expect(200).await;
        let list = ann.get(&format!("{MEMBERS}?search=LI.NA&preset_role=FINANCE")).expect(200).await.json();
        assert_eq!((&list["count"], &list["primary_account"]), (&json!(1), &json!("t1.root")));
        assert_eq!(list["members"][0]["must_change_password"], false);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_new_member_needs_a_reachable_person_and_a_role_set_that_holds() {
    let app = TestApp::sqlite().await;
    let ann = administrator(&app).await;
    let mut bad = new("2na", &json!([]));
    bad["email"] = json!("nobody");
    assert_eq!(ann.post(MEMBERS, &bad).expect(400).await.fields(), ["user_name", "email"]);
    let mut weak = new("li", &json!(["FINANCE"]));
    weak["initial_password"] = json!("password1234");
    assert_eq!(ann.post(MEMBERS, &weak).expect(400).await.fields(), ["initial_password"]);
    let mut nobody = new("li", &json!(["ACCOUNT_MANAGER"]));
    nobody["director_id"] = json!("ann");
    assert_eq!(ann.post(MEMBERS, &nobody).expect(400).await.fields(), ["director_id"]);
    let mut set = new("li", &json!(["ADMIN", "ACCOUNT_MANAGER", "ACCOUNT_MANAGER_DIRECTOR"]));
    set["custom_roles"] = json!(["no-such-role"]);
    let refused = ann.post(MEMBERS, &set).expect(400).await;
    assert_eq!(refused.code(), "CBC.99007004");
    let all = ["ROLE_COUNT", "ADMINISTRATOR_EXCLUSIVE", "MANAGER_OR_DIRECTOR", "ROLE_KNOWN"];
    assert_eq!(unmet(&refused.json()), all);
    assert_eq!(app.number("t1", "SELECT COUNT(*) FROM members WHERE tenant_id = $1").await, 2);
    for (query, field) in [("limit=0", "limit"), ("preset_role=KING", "preset_role"), ("sort=name", "sort")] {
        assert_eq!(ann.get(&format!("{MEMBERS}?{query}")).expect(400).await.fields(), [field]);
    }
}

#[tokio::test]
async fn the_account_name_is_final_and_the_rest_changes_on_the_version_seen() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        app.member("t1", "dora", &[PresetRole::AccountManagerDirector]).await;
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        let path = format!("{MEMBERS}/max");
        let mut change =
            json!({ "name": "Max", "email": "max@example.com", "telephone": "13800138000", "director_id": "dora" });
        ann.put(&path, &change).expect(428).await;
        let done = ann.put(&path, &change).if_match(1).key("name-max").expect(200).await;
        assert_eq!((done.version(), &done.json()["member"]["director"]["name"]), (Some(2), &json!("dora")));
        assert_eq!(ann.put(&path, &change).if_match(1).key("name-max").expect(200).await.text, done.text);
        assert_eq!(max.get("/v2/sessions/current").expect(200).await.json()["display_name"], "Max");
        let stale = ann.put(&path, &change).if_match(1).expect(412).await.json();
        assert_eq!(
            (&stale["stale"]["changed_by"], &stale["stale"]["action"]),
            (&json!("ann"), &json!("member.change"))
        );
        change["account_name"] = json!("other");
        assert_eq!(ann.put(&path, &change).if_match(2).expect(400).await.fields(), ["account_name"]);
        let root = json!({ "name": "Root", "email": "root@example.com", "telephone": "" });
        let refused = ann.put(&format!("{MEMBERS}/root"), &root).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused), ["PRIMARY_ACCOUNT"]);
    })
    .await;
}

#[tokio::test]
async fn a_running_session_has_new_rights_at_once() {
    TestApp::on_both_engines(async |app| {
        let ann = administrator(&app).await;
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        app.add_customers(
            "t1",
            &[
                NewCustomer { id: "c1", manager: "max", ..NewCustomer::default() },
                NewCustomer { id: "c2", account_name: "other", ..NewCustomer::default() },
            ],
        )
        .await;
        let seen =
            async || max.post("/v2/partners/sub-customers/query", &json!({})).expect(200).await.json()["count"].clone();
        assert_eq!(seen().await, 1);
        max.get("/v2/partners/incentives").expect(403).await;
        let asked = json!({ "member_id": "max", "preset_roles": ["ACCOUNT_MANAGER", "FINANCE"], "custom_roles": [] });
        let preview = ann.post("/v2/partners/access-previews", &asked).expect(200).await.json();
        assert_eq!((&preview["customers_before"], &preview["customers_after"]), (&json!(1), &json!(2)));
        assert_eq!(preview["gained"], json!(["partner:incentive:view", "partner:payout:manage"]));
        assert_eq!((&preview["lost"], &preview["access"]["visibility"]), (&json!([]), &json!("ALL")));
        assert_eq!(seen().await, 1, "a preview changes nothing");
        let path = format!("{MEMBERS}/max/roles");
        let both = roles(&json!(["ACCOUNT_MANAGER", "FINANCE"]), 0);
        ann.put(&path, &both).expect(428).await;
        let done = ann.put(&path, &both).if_match(1).key("give-max").expect(200).await;
        assert_eq!((done.version(), &done.json()["visible_customers"]), (Some(2), &json!(2)));
        assert_eq!(ann.put(&path, &both).if_match(1).key("give-max").expect(200).await.text, done.text);
        ann.put(&path, &roles(&json!(["FINANCE"]), 1)).if_match(1).key("give-max").expect(422).await;
        ann.put(&path, &both).if_match(1).expect(412).await;
        assert_eq!(seen().await, 2);
        max.get("/v2/partners/incentives").expect(200).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}
