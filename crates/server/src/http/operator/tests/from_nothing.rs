//! A platform without demo data: everything that certifies a partner comes about by operations.

use crate::http::specialists::fixtures::{PATH, invitation};
use crate::store::opening::first_operator;
use crate::testing::{Client, TestApp};
use serde_json::{Value, json};

const INITIAL: &str = "Erstes-Pferd-2026";
const OWN: &str = "Eigenes-Pferd-2026";

/// Signs in for the first time, which asks for another password.
async fn first_sign_in(app: &TestApp, account: &str) -> Client {
    let session = json!({ "account": account, "password": INITIAL });
    let session = app.stranger().post("/v2/sessions", &session).expect(201).await;
    assert_eq!(session.json()["must_change_password"], true, "{account}");
    let client = app.stranger().with_token(&session.token().unwrap());
    let change = json!({ "current_password": INITIAL, "new_password": OWN });
    let changed = client.put("/v2/sessions/password", &change).expect(201).await;
    app.stranger().with_token(&changed.token().unwrap())
}

/// Opens a partner's account; answers its number, and its owner signed in.
async fn partner(app: &TestApp, olga: &Client, account: &str) -> (String, Client) {
    let new = json!({
        "name_zh": account, "name_en": account, "real_name": "ENTERPRISE", "account": account, "owner": "Li Na",
        "email": format!("{account}@example.com"), "initial_password": INITIAL, "manager_name": " He Lan ",
        "manager_email": "he@example.com"
    });
    let opened = olga.post("/v2/operator/partners", &new).expect(201).await;
    assert_eq!(opened.version(), Some(0));
    let id = opened.json()["partner"]["partner_id"].as_str().unwrap().to_owned();
    (id, first_sign_in(app, account).await)
}

async fn stage(owner: &Client, path: &str) -> (Value, i64) {
    let paths = owner.get("/v2/partners/paths").expect(200).await.json();
    let card = paths["paths"].as_array().unwrap().iter().find(|card| card["path"] == path).unwrap().clone();
    (card["stage"].clone(), card["version"].as_i64().unwrap())
}

async fn certified(app: &TestApp, olga: &Client, owner: &Client, path: &str) {
    let apply = format!("/v2/partners/paths/{path}/role-certifications");
    owner.post(&apply, &json!({})).if_match(stage(owner, path).await.1).expect(200).await;
    assert_eq!(app.ruled(olga, true, "").await.status, 200);
    assert_eq!(stage(owner, path).await.0, "ROLE_CERTIFIED");
    let records = owner.get("/v2/partners/paths").expect(200).await.json()["records"].clone();
    assert!(records.as_array().unwrap().iter().any(|one| one["kind"] == "ROLE_CERTIFICATION"), "{records}");
}

#[tokio::test]
async fn a_partner_is_certified_on_the_service_path_by_operations_alone() {
    TestApp::on_both_engines(async |app| {
        assert!(first_operator(&app.app, "olga", INITIAL).await.unwrap());
        assert!(!first_operator(&app.app, "olga", INITIAL).await.unwrap());
        let olga = first_sign_in(&app, "olga").await;
        let (id, owner) = partner(&app, &olga, "harbour").await;
        let manager = json!({ "name": "He Lan", "email": "he@example.com", "telephone": "" });
        assert_eq!(owner.get("/v2/partners/overview").expect(200).await.json()["ecosystem_manager"], manager);
        owner.post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(0).expect(200).await;
        // One person is made by hand, the other comes from the system of exams.
        let certificate = |code: &str, number: &str| {
            json!({ "code": code, "number": number, "earned_with": "PERSONAL", "earned_on": "2026-01-05", "valid_until": "2028-01-04" })
        };
        let person = |name: &str| json!({ "name": name, "email": format!("{name}@example.com"), "real_name": "PERSONAL" });
        let made = json!({ "account_name": "lan", "person": person("lan"), "initial_password": INITIAL });
        let lan = olga.post("/v2/operator/personal-accounts", &made).expect(201).await.json();
        let lan = lan["account"]["account_id"].as_str().unwrap().to_owned();
        let add = format!("/v2/operator/personal-accounts/{lan}/certificates");
        olga.post(&add, &certificate("HCCDA", "C-1")).if_match(1).expect(200).await;
        olga.post(&add, &certificate("HCCDP", "C-2")).if_match(2).expect(200).await;
        let pushed = json!({ "accounts": [{ "account_name": "mei", "person": person("mei"),
            "certificates": [certificate("HCCDA", "C-3"), certificate("HCCDE", "C-4")] }] });
        let rows = olga.post("/v2/operator/personal-accounts/import", &pushed).expect(200).await.json();
        let mei = rows["rows"][0]["account_id"].as_str().unwrap().to_owned();
        let password = json!({ "initial_password": INITIAL });
        let version = olga.get(&format!("/v2/operator/personal-accounts/{mei}")).expect(200).await.version().unwrap();
        olga.put(&format!("/v2/operator/personal-accounts/{mei}/password"), &password).if_match(version).expect(200).await;
        let apply = "/v2/partners/paths/SERVICE/role-certifications";
        let seen = stage(&owner, "SERVICE").await.1;
        owner.post(apply, &json!({})).if_match(seen).expect(400).await;
        for (account, id) in [("lan", &lan), ("mei", &mei)] {
            let employee = first_sign_in(&app, account).await;
            let mut letter = invitation(account);
            letter["account_id"] = json!(id);
            owner.post(&format!("{PATH}/invitations"), &letter).expect(201).await;
            let link = app.letter(&employee).await;
            assert_eq!(app.press_letter(&link, "accept").await.status, 303);
        }
        certified(&app, &olga, &owner, "SERVICE").await;
        for tenant in [id.as_str(), "platform", "customers"] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_partner_is_certified_on_the_software_path_with_a_solution_that_was_recorded() {
    TestApp::on_both_engines(async |app| {
        assert!(first_operator(&app.app, "olga", INITIAL).await.unwrap());
        let olga = first_sign_in(&app, "olga").await;
        let (id, owner) = partner(&app, &olga, "harbour").await;
        owner.post("/v2/partners/paths/SOFTWARE/choose", &json!({})).if_match(0).expect(200).await;
        let apply = "/v2/partners/paths/SOFTWARE/role-certifications";
        let seen = stage(&owner, "SOFTWARE").await.1;
        owner.post(apply, &json!({})).if_match(seen).expect(400).await;
        let record = json!({ "kind": "CLOUD_SOLUTION", "number": "CS-1", "name": "Order hub", "solution_state": "CERTIFIED",
            "recorded_on": "2026-11-01" });
        olga.post(&format!("/v2/operator/partners/{id}/path-records"), &record).if_match(0).expect(200).await;
        certified(&app, &olga, &owner, "SOFTWARE").await;
    })
    .await;
}

/// an ordinary enterprise customer applies off line. It is given an account, and its application is written down with its
/// result.
#[tokio::test]
async fn a_customer_becomes_a_government_cloud_partner_by_what_the_operator_records() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let (id, owner) = partner(&app, &olga, "harbour").await;
        let record = json!({ "partner_id": id, "program": "GOV_CLOUD" });
        olga.post("/v2/operator/program-applications", &record).expect(201).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        let session = owner.get("/v2/sessions/current").expect(200).await.json();
        assert_eq!(session["partner_type"], "GOV_CLOUD");
        // Whoever is no enterprise is refused with the reason, before anything is in the queue.
        let person = json!({
            "name_zh": "Pier", "name_en": "Pier", "real_name": "PERSONAL", "account": "pier", "owner": "Li Na",
            "email": "pier@example.com", "initial_password": INITIAL
        });
        let opened = olga.post("/v2/operator/partners", &person).expect(201).await.json();
        let record = json!({ "partner_id": opened["partner"]["partner_id"], "program": "GOV_CLOUD" });
        let refused = olga.post("/v2/operator/program-applications", &record).expect(400).await.json();
        let unmet = refused["check_items"].as_array().unwrap().iter().filter(|item| item["passed"] == false);
        assert_eq!(unmet.map(|item| item["check"].clone()).collect::<Vec<_>>(), ["ENTERPRISE_REALNAME"]);
    })
    .await;
}

#[tokio::test]
async fn an_account_is_opened_once_by_operators_alone() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let path = "/v2/operator/partners";
        let new = json!({
            "name_zh": "Harbour", "name_en": "Harbour", "real_name": "NONE", "account": "harbour", "owner": "Li Na",
            "email": "li@example.com", "initial_password": INITIAL
        });
        let first = olga.post(path, &new).key("open-it-once").expect(201).await;
        let again = olga.post(path, &new).key("open-it-once").expect(201).await;
        assert_eq!(first.text, again.text);
        assert_eq!(first.json()["standing"]["standing"]["real_name"], "NONE");
        assert_eq!(olga.post(path, &new).expect(400).await.fields(), ["account"]);
        for (field, value) in [
            ("name_zh", ""),
            ("name_en", " "),
            ("account", "1x"),
            ("owner", ""),
            ("email", "x"),
            ("telephone", "abc"),
            ("initial_password", "short"),
            ("manager_email", "x"),
            ("manager_telephone", "abc"),
        ] {
            let mut wrong = new.clone();
            wrong["manager_name"] = json!("He Lan");
            wrong[field] = json!(value);
            assert_eq!(olga.post(path, &wrong).expect(400).await.fields(), [field], "{wrong}");
        }
        let mut wrong = new.clone();
        for field in ["name_zh", "owner", "initial_password"] {
            wrong[field] = json!("");
        }
        wrong["manager_telephone"] = json!("19900000007");
        let all = ["name_zh", "owner", "manager_name", "initial_password"];
        assert_eq!(olga.post(path, &wrong).expect(400).await.fields(), all);
        let owner = first_sign_in(&app, "harbour").await;
        let nobody = json!({ "name": "", "email": "", "telephone": "" });
        assert_eq!(owner.get("/v2/partners/overview").expect(200).await.json()["ecosystem_manager"], nobody);
        owner.post(path, &new).expect(403).await;
        app.stranger().post(path, &new).expect(401).await;
    })
    .await;
}
