//! A higher level from both sides: the partner applies or takes back, the operator decides.

use crate::testing::{Client, TestApp};
use domain::organization::{PresetRole, PrincipalKind};
use serde_json::{Value, json};

const LIST: &str = "/v2/partners/programs";
const ASK: &str = "/v2/partners/programs/SOLUTION_PROVIDER/level-upgrades";
const WITHDRAW: &str = "/v2/partners/programs/SOLUTION_PROVIDER/level-upgrades/withdraw";
const QUEUE: &str = "/v2/operator/reviews";
const OPEN: &str = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'UNDER_REVIEW'";
const LEVEL: &str = "SELECT level FROM program_memberships WHERE tenant_id = $1 AND program = 'SOLUTION_PROVIDER'";
const RECEIPTS: &str = "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1 AND rule = 'R-23'";

/// A member of the plan at a level, whose account is certified on the service path.
async fn member(app: &TestApp, level: &'static str) -> Client {
    app.tenant("t1").await;
    let joined = match level {
        "CORE" => {
            "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 'CORE', 1, 2)"
        }
        "LEADING" => {
            "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 'LEADING', 1, 2)"
        }
        _ => {
            "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 1, 2)"
        }
    };
    app.execute("t1", joined).await;
    app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1)").await;
    app.member("t1", "ann", &[PresetRole::Admin]).await
}

async fn operator(app: &TestApp) -> Client {
    app.tenant("platform").await;
    let login = app.login("platform", PrincipalKind::Operator, "olga", &[]).await;
    app.client(&login).await
}

async fn decide(olga: &Client, then: &str, answer: Value) -> Value {
    let review = olga.get(QUEUE).expect(200).await.json()["reviews"][0].clone();
    let path = format!("{QUEUE}/{}/{then}", review["review_id"].as_str().unwrap());
    olga.post(&path, &answer).if_match(1).expect(200).await.json()
}

fn unmet(conditions: &Value) -> Vec<&str> {
    let unmet = conditions.as_array().unwrap().iter().filter(|one| one["passed"] == false);
    unmet.map(|one| one["check"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_next_level_is_applied_for_once_and_given() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = (operator(&app).await, member(&app, "LEADING").await);
        let before = ann.get(LIST).expect(200).await.json()["level_upgrade"].clone();
        assert_eq!((&before["next"], &before["applications"]), (&json!("CORE"), &json!([])));
        assert_eq!((unmet(&before["verdict"]["conditions"]), &before["version"]), (vec![], &json!(1)));
        let first = ann.post(ASK, &json!({})).if_match(1).key("higher-once").expect(201).await;
        let again = ann.post(ASK, &json!({})).if_match(1).key("higher-once").expect(201).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
        let waiting = &first.json()["applications"][0];
        assert_eq!((&waiting["state"], &waiting["turn"]["who"]), (&json!("UNDER_REVIEW"), &json!("VENDOR")));
        assert_eq!(waiting["applied_by"], "ann");
        // One at a time; what was asked before somebody else wrote is stale.
        ann.post(ASK, &json!({})).if_match(1).expect(412).await;
        ann.post(ASK, &json!({})).if_match(2).expect(409).await;
        ann.post(ASK, &json!({})).expect(428).await;
        assert_eq!((app.number("platform", OPEN).await, app.number("t1", RECEIPTS).await), (1, 1));
        let done = decide(&olga, "approve", json!({})).await;
        assert_eq!(
            (&done["review"]["kind"], &done["review"]["subject_id"]),
            (&json!("LEVEL_UPGRADE"), &json!("SOLUTION_PROVIDER"))
        );
        assert_eq!(done["receipt"]["receipt"]["decision"]["facts"]["level"], "LEADING");
        assert_eq!(app.text("t1", LEVEL).await, "CORE");
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "review").await.as_deref(), Some("LEVEL_UPGRADE"));
        // Nothing is above it: the list says so, and the operation too.
        let now = ann.get(LIST).expect(200).await.json()["level_upgrade"].clone();
        assert_eq!((&now["next"], &now["applications"][0]["state"]), (&Value::Null, &json!("APPROVED")));
        // What was applied for stays with the application.
        let (from, to) = (&now["applications"][0]["from"], &now["applications"][0]["to"]);
        assert_eq!((from, to), (&json!("LEADING"), &json!("CORE")));
        let refused = ann.post(ASK, &json!({})).if_match(3).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["AT_HIGHEST_LEVEL"]);
        // One of the application, one of the vendor's agreement, one of the refusal.
        assert_eq!(app.number("t1", RECEIPTS).await, 3);
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_keeps_the_level_and_what_is_taken_back_leaves_the_queue() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = (operator(&app).await, member(&app, "").await);
        ann.post(WITHDRAW, &json!({})).if_match(1).expect(404).await;
        let made = ann.post(ASK, &json!({})).if_match(1).expect(201).await.json();
        assert_eq!((&made["next"], &made["facts"]["level"]), (&json!("PREFERRED"), &Value::Null));
        ann.post(WITHDRAW, &json!({})).if_match(1).expect(412).await;
        let first = ann.post(WITHDRAW, &json!({})).if_match(2).key("take-it-back").expect(200).await;
        let again = ann.post(WITHDRAW, &json!({})).if_match(2).key("take-it-back").expect(200).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(3)));
        assert_eq!(app.number("platform", OPEN).await, 0);
        ann.post(WITHDRAW, &json!({})).if_match(3).expect(409).await;
        app.clock.advance(chrono::Duration::seconds(1));
        ann.post(ASK, &json!({})).if_match(3).expect(201).await;
        decide(&olga, "reject", json!({ "reason": "revenue too low" })).await;
        let now = ann.get(LIST).expect(200).await.json()["level_upgrade"].clone();
        assert_eq!((&now["facts"]["level"], &now["next"]), (&Value::Null, &json!("PREFERRED")));
        let states: Vec<_> = now["applications"].as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
        assert_eq!(states, ["REJECTED", "WITHDRAWN"]);
        assert_eq!(now["applications"][0]["answer"], "revenue too low");
        assert_eq!(app.message(&ann, "REVIEW_DECIDED", "reason").await.as_deref(), Some("revenue too low"));
        ann.post(ASK, &json!({})).if_match(5).expect(201).await;
        decide(&olga, "approve", json!({})).await;
        assert_eq!(app.text("t1", LEVEL).await, "PREFERRED");
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn another_account_of_the_company_may_be_the_certified_one() {
    TestApp::on_both_engines(async |app| {
        app.tenant("t1").await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 'PREFERRED', 1, 2)").await;
        for tenant in ["t2", "t3"] {
            app.tenant(tenant).await;
        }
        app.execute("t2", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SOFTWARE', 'ROLE_REVIEWING', 1), ($1, 'LEARNING', 'SELECTED', 1), ($1, 'SERVICE', 'AVAILABLE', 1)").await;
        app.execute("t3", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SOFTWARE', 'ROLE_CERTIFIED', 1)").await;
        app.company(&["t1", "t2"]).await;
        let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
        // A certified stranger counts for nothing, and one on the path without certification not for enough.
        let refused = ann.post(ASK, &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["UPGRADE_CERTIFICATION_MISSING"]);
        app.execute("t2", "UPDATE development_paths SET stage = 'ROLE_CERTIFIED', valid_until = 1 WHERE tenant_id = $1 AND path = 'SOFTWARE'").await;
        let refused = ann.post(ASK, &json!({})).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["UPGRADE_CERTIFICATION_MISSING"]);
        app.execute("t2", "UPDATE development_paths SET valid_until = 4000000000 WHERE tenant_id = $1 AND path = 'SOFTWARE'").await;
        let made = ann.post(ASK, &json!({})).if_match(1).expect(201).await.json();
        let told = made["facts"]["company_paths"].clone();
        assert_eq!(told, json!([{ "path": "SOFTWARE", "stage": "ROLE_CERTIFIED" }, { "path": "LEARNING", "stage": "SELECTED" }]));
        // The same account stands in the way of choosing that path.
        let refused = ann.post("/v2/partners/paths/LEARNING/choose", &json!({})).if_match(0).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["PATH_TAKEN_BY_COMPANY", "PATH_INVITATION_MISSING"]);
    })
    .await;
}

#[tokio::test]
async fn strangers_other_tenants_and_other_roles_raise_nothing() {
    TestApp::on_both_engines(async |app| {
        let ann = member(&app, "CORE").await;
        app.tenant("t2").await;
        for path in [ASK, WITHDRAW] {
            app.stranger().post(path, &json!({})).if_match(1).expect(401).await;
        }
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        fay.post(ASK, &json!({})).if_match(1).expect(403).await;
        fay.post(WITHDRAW, &json!({})).if_match(1).expect(403).await;
        ann.post("/v2/partners/programs/PCE/level-upgrades", &json!({})).if_match(1).expect(404).await;
        ann.post("/v2/partners/programs/GONE/level-upgrades", &json!({})).if_match(1).expect(404).await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        eve.post(ASK, &json!({})).if_match(1).expect(412).await;
        let refused = eve.post(ASK, &json!({})).if_match(0).expect(400).await.json();
        assert_eq!(
            unmet(&refused["check_items"]),
            ["NOT_IN_CSP_PLAN", "UPGRADE_PATH_MISSING", "UPGRADE_CERTIFICATION_MISSING"]
        );
        eve.post(WITHDRAW, &json!({})).if_match(0).expect(404).await;
        assert_eq!((app.text("t1", LEVEL).await.as_str(), app.number("t2", RECEIPTS).await), ("CORE", 1));
    })
    .await;
}

#[tokio::test]
async fn an_application_leaves_the_queue_with_the_membership() {
    TestApp::on_both_engines(async |app| {
        operator(&app).await;
        let ann = member(&app, "LEADING").await;
        ann.post(ASK, &json!({})).if_match(1).expect(201).await;
        let leave = "/v2/partners/programs/SOLUTION_PROVIDER/leave";
        ann.post(leave, &json!({ "reason": "we sell no more" })).if_match(2).expect(200).await;
        assert_eq!(app.number("platform", OPEN).await, 0);
        let now = ann.get(LIST).expect(200).await.json()["level_upgrade"].clone();
        assert_eq!(
            (unmet(&now["verdict"]["conditions"]), &now["applications"][0]["state"]),
            (vec!["NOT_IN_CSP_PLAN"], &json!("WITHDRAWN"))
        );
    })
    .await;
}
