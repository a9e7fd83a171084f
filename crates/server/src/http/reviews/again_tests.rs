//! What was applied for under conditions has to meet them still when the vendor agrees.

use crate::http::specialists::fixtures::NewPerson;
use crate::testing::{Answer, Client, TestApp};
use chrono::{DateTime, Utc};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const STAGE: &str = "SELECT stage FROM development_paths WHERE tenant_id = $1";
const SAID_NO: &str =
    "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1 AND asked_by = 'olga' AND allowed = FALSE";

fn unmet(items: &Value) -> Vec<&str> {
    let items = items.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}

/// The submission that waits, in full.
async fn waiting(olga: &Client) -> Value {
    let queue = olga.get("/v2/operator/reviews?state=UNDER_REVIEW").expect(200).await.json();
    assert_eq!(queue["count"], 1, "{queue}");
    let path = format!("/v2/operator/reviews/{}", queue["reviews"][0]["review_id"].as_str().unwrap());
    olga.get(&path).expect(200).await.json()
}

/// The refusal of an approval, with the conditions that the page named before; the submission waits on as it was.
async fn refused(app: &TestApp, olga: &Client, rule: &str, checks: &[&str]) {
    let (before, receipts) = (waiting(olga).await, app.number("t1", SAID_NO).await);
    assert_eq!((&before["now"]["rule"], unmet(&before["now"]["conditions"])), (&json!(rule), checks.to_vec()));
    let answer: Answer = app.ruled(olga, true, "").await;
    assert_eq!(answer.status, 400, "{}", answer.text);
    let (code, answer) = (answer.code(), answer.json());
    assert_eq!((code.as_str(), unmet(&answer["check_items"])), ("CBC.99007004", checks.to_vec()));
    assert_eq!(answer["check_items"], before["now"]["conditions"]);
    assert!(answer["receipt_id"].is_string());
    assert_eq!(app.number("t1", SAID_NO).await, receipts + 1);
    let after = waiting(olga).await;
    assert_eq!((&after["review"]["version"], &after["history"]), (&json!(1), &before["history"]));
}

/// The submission passed its rule when it was sent, does so now, and is agreed to.
async fn approved(app: &TestApp, olga: &Client, rule: &str) {
    let before = waiting(olga).await;
    assert_eq!((&before["now"]["rule"], unmet(&before["now"]["conditions"])), (&json!(rule), vec![]));
    let answer = app.ruled(olga, true, "").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    // What is decided is not asked again.
    assert_eq!(answer.json()["now"], Value::Null);
    assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
}

/// The clock at this moment; whoever was signed in signs in again.
async fn at(app: &TestApp, moment: &str) -> (Client, Client) {
    let moment: DateTime<Utc> = moment.parse().unwrap();
    app.clock.advance(moment - app.app.now());
    (app.client(&app.login_of("t1", "t1-ann")).await, app.client(&app.login_of("platform", "olga")).await)
}

#[tokio::test]
async fn a_certification_is_refused_when_one_of_the_two_has_left_and_can_be_rejected() {
    TestApp::on_both_engines(async |app| {
        let (ann, olga) = (app.inviting("t1").await, app.operator().await);
        app.bound(
            &ann,
            NewPerson { id: "lan", certificates: &[("HCCDE", 400), ("HCCDE", 300)], ..NewPerson::default() },
        )
        .await;
        let mei = NewPerson { id: "mei", certificates: &[("HCCDE", 400), ("HCCDE", 300)], ..NewPerson::default() };
        let mei = app.bound(&ann, mei).await;
        ann.post("/v2/partners/paths/SERVICE/role-certifications", &json!({})).if_match(1).expect(200).await;
        let detail = waiting(&olga).await;
        assert_eq!(unmet(&detail["now"]["conditions"]), Vec::<&str>::new());
        // Who fills what, and until when.
        let (found, names) = (&detail["certification"]["matching"], &detail["certification"]["names"]);
        assert_eq!((found["filled"].as_array().unwrap().len(), found["people"].as_array().unwrap().len()), (4, 2));
        assert!(found["filled"][0]["valid_until"].is_string());
        assert_eq!(names.as_array().unwrap().len(), 2);
        ann.post(&format!("/v2/partners/specialists/{mei}/unbind"), &json!({})).if_match(2).expect(200).await;
        refused(&app, &olga, "R-31", &["TWO_PEOPLE", "TWO_PERSON_FOUR_CERT"]).await;
        assert_eq!(app.text("t1", STAGE).await, "ROLE_REVIEWING");
        // The partner reads why.
        let receipts = ann.get("/v2/partners/receipts?allowed=false").expect(200).await.json();
        assert_eq!(
            (&receipts["receipts"][0]["rule"], &receipts["receipts"][0]["asked_by"]),
            (&json!("R-31"), &json!("olga"))
        );
        assert_eq!(
            waiting(&olga).await["certification"]["matching"]["missing"],
            json!({ "expert": 0, "professional": 0, "associate": 2 })
        );
        let rejected = app.ruled(&olga, false, "one has left").await;
        assert_eq!((rejected.status.as_u16(), &rejected.json()["certification"]), (200, &Value::Null));
        assert_eq!(app.text("t1", STAGE).await, "SELECTED");
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn an_annual_review_is_asked_what_is_held_also_after_the_end_of_the_term() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        app.tenant("t1").await;
        for sql in [
            "INSERT INTO development_paths (tenant_id, path, stage, stage_since, valid_until) VALUES ($1, 'SOFTWARE', 'DIFFERENTIATED', 1700000000, 1804694399)",
            "INSERT INTO path_records (tenant_id, id, kind, solution_state, number, recorded_at) VALUES ($1, 'r1', 'CLOUD_SOLUTION', 'CERTIFIED', 'n1', 2)",
            "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'SAP', 1)",
        ] {
            app.execute("t1", sql).await;
        }
        app.member("t1", "t1-ann", &[PresetRole::Admin]).await;
        let (ann, _) = at(&app, "2027-02-10T00:00:00Z").await;
        ann.post("/v2/partners/paths/SOFTWARE/annual-reviews", &json!({})).if_match(1).expect(200).await;
        // Neither that the window is over nor that one waits stands in the way.
        let (_, olga) = at(&app, "2027-04-10T00:00:00Z").await;
        app.execute("t1", "UPDATE path_records SET solution_state = 'ENDED' WHERE tenant_id = $1").await;
        refused(&app, &olga, "R-79", &["CERTIFIED_SOLUTION"]).await;
        app.execute("t1", "UPDATE path_records SET solution_state = 'CERTIFIED' WHERE tenant_id = $1").await;
        approved(&app, &olga, "R-79").await;
        assert_eq!(app.text("t1", STAGE).await, "DIFFERENTIATED");
    })
    .await;
}

#[tokio::test]
async fn differentiation_is_asked_for_its_tags_again() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        app.tenant("t1").await;
        for sql in [
            "INSERT INTO development_paths (tenant_id, path, stage, stage_since, valid_until) VALUES ($1, 'SOFTWARE', 'ROLE_CERTIFIED', 1700000000, 1804694399)",
            "INSERT INTO path_records (tenant_id, id, kind, solution_state, number, recorded_at) VALUES ($1, 'r1', 'CLOUD_SOLUTION', 'CERTIFIED', 'n1', 2)",
            "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'SAP', 1)",
        ] {
            app.execute("t1", sql).await;
        }
        let ann = app.member("t1", "t1-ann", &[PresetRole::Admin]).await;
        ann.post("/v2/partners/paths/SOFTWARE/differentiations", &json!({})).if_match(1).expect(200).await;
        app.execute("t1", "DELETE FROM competency_tags WHERE tenant_id = $1").await;
        refused(&app, &olga, "R-33", &["COMPETENCY_TAG_MISSING"]).await;
        app.execute("t1", "INSERT INTO competency_tags (tenant_id, tag, held_since) VALUES ($1, 'SAP', 1)").await;
        approved(&app, &olga, "R-33").await;
        assert_eq!(app.text("t1", STAGE).await, "DIFFERENTIATED");
    })
    .await;
}

#[tokio::test]
async fn a_programme_is_not_begun_by_who_may_not_join_it_any_more() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        app.tenant("t1").await;
        let ann = app.member("t1", "t1-ann", &[PresetRole::Admin]).await;
        let form = json!({ "program": "PCE", "terms_accepted": true, "commitments_accepted": true });
        ann.post("/v2/partners/program-applications", &form).expect(201).await;
        app.execute(
            "t1",
            "INSERT INTO account_standings (tenant_id, real_name, in_hcpn) VALUES ($1, 'ENTERPRISE', FALSE)",
        )
        .await;
        refused(&app, &olga, "R-26", &["NOT_IN_HCPN"]).await;
        app.execute("t1", "UPDATE account_standings SET in_hcpn = TRUE WHERE tenant_id = $1").await;
        approved(&app, &olga, "R-26").await;
        ann.post("/v2/partners/program-applications", &json!({ "program": "SOLUTION_PROVIDER" })).expect(201).await;
        app.execute("t1", "UPDATE account_standings SET arrears_minor = 5 WHERE tenant_id = $1").await;
        refused(&app, &olga, "R-22", &["ARREARS"]).await;
        assert_eq!(app.ruled(&olga, false, "pay first").await.status, 200);
        let state = "SELECT state FROM program_memberships WHERE tenant_id = $1 AND program = 'SOLUTION_PROVIDER'";
        assert_eq!(app.text("t1", state).await, "REJECTED");
    })
    .await;
}

#[tokio::test]
async fn a_membership_is_renewed_for_who_is_what_it_asks_also_after_its_end() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        app.tenant("t1").await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at, valid_until) VALUES ($1, 'PCE', 'JOINED', 1, 2, 1804694399)").await;
        app.member("t1", "t1-ann", &[PresetRole::Admin]).await;
        let (ann, _) = at(&app, "2027-03-01T00:00:00Z").await;
        let ticked = json!({ "terms_accepted": true, "commitments_accepted": true });
        ann.post("/v2/partners/programs/PCE/renewals", &ticked).if_match(1).expect(201).await;
        let (_, olga) = at(&app, "2027-04-10T00:00:00Z").await;
        app.execute("t1", "INSERT INTO account_standings (tenant_id, real_name, in_hcpn) VALUES ($1, 'ENTERPRISE', FALSE)").await;
        refused(&app, &olga, "R-80", &["NOT_IN_HCPN"]).await;
        app.execute("t1", "UPDATE account_standings SET in_hcpn = TRUE WHERE tenant_id = $1").await;
        approved(&app, &olga, "R-80").await;
    })
    .await;
}

#[tokio::test]
async fn a_level_is_given_while_some_account_of_the_company_is_certified() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        app.tenant("t1").await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at) VALUES ($1, 'SOLUTION_PROVIDER', 'JOINED', 'LEADING', 1, 2)").await;
        app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'ROLE_CERTIFIED', 1)").await;
        let ann = app.member("t1", "t1-ann", &[PresetRole::Admin]).await;
        ann.post("/v2/partners/programs/SOLUTION_PROVIDER/level-upgrades", &json!({})).if_match(1).expect(201).await;
        app.execute("t1", "UPDATE development_paths SET stage = 'SELECTED' WHERE tenant_id = $1").await;
        refused(&app, &olga, "R-23", &["UPGRADE_CERTIFICATION_MISSING"]).await;
        let level = "SELECT level FROM program_memberships WHERE tenant_id = $1";
        assert_eq!(app.text("t1", level).await, "LEADING");
        app.execute("t1", "UPDATE development_paths SET stage = 'ROLE_CERTIFIED' WHERE tenant_id = $1").await;
        let matter = waiting(&olga).await["level"].clone();
        assert_eq!((&matter["from"], &matter["to"]), (&json!("LEADING"), &json!("CORE")));
        let qualifying = json!([{ "partner_id": "t1", "name_zh": matter["qualifying"][0]["name_zh"], "name_en": "Partner t1", "path": "SERVICE", "stage": "ROLE_CERTIFIED" }]);
        assert_eq!(matter["qualifying"], qualifying);
        approved(&app, &olga, "R-23").await;
        assert_eq!(app.text("t1", level).await, "CORE");
        // Of what is decided it says what was applied for.
        let decided = olga.get("/v2/operator/reviews").expect(200).await.json()["reviews"][0]["review_id"].clone();
        let decided = olga.get(&format!("/v2/operator/reviews/{}", decided.as_str().unwrap())).expect(200).await.json();
        assert_eq!(decided["level"], json!({ "from": "LEADING", "to": "CORE", "qualifying": [] }));
    })
    .await;
}
