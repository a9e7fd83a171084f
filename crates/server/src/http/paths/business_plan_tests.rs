use crate::testing::{Client, TestApp};
use axum::http::Method;
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::{Value, json};

const PATH: &str = "/v2/partners/paths/SYSTEM_INTEGRATION";
const PLANS: &str = "/v2/partners/paths/SYSTEM_INTEGRATION/business-plans";
const PDF: &str = "%PDF-1.7 our plan";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const KEPT: &str = "SELECT COUNT(*) FROM business_plans WHERE tenant_id = $1";

async fn hand_over(client: &Client, name: &str, bytes: impl AsRef<[u8]>) -> Value {
    let call = client.call(Method::POST, &format!("/v2/partners/attachments?file_name={name}"));
    let kept = call.raw("application/octet-stream", bytes).expect(201).await.json();
    json!({ "attachment_id": kept["attachment_id"] })
}

async fn on_the_path(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    let ann = app.member(tenant, "ann", &[PresetRole::Admin]).await;
    app.execute(tenant, "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SYSTEM_INTEGRATION', 'SELECTED', 1)").await;
    ann
}

async fn certification(client: &Client) -> (Value, i64) {
    let answer = client.get(&format!("{PATH}/certification")).expect(200).await;
    let version = answer.version().unwrap();
    (answer.json(), version)
}

fn condition(verdict: &Value) -> Value {
    let all = verdict["conditions"].as_array().unwrap();
    all.iter().find(|one| one["check"] == "BUSINESS_PLAN").cloned().unwrap_or_default()
}

#[tokio::test]
async fn a_plan_is_asked_for_handed_in_read_by_the_vendor_and_accepted_with_the_certification() {
    TestApp::on_both_engines(async |app| {
        // From 2027 on this path asks for a plan.
        let change = app.app.policies().versions().last().unwrap().effective_from;
        app.clock.advance(change - app.app.now() - Duration::seconds(1));
        let olga = app.operator().await;
        let ann = on_the_path(&app, "t1").await;
        let (before, _) = certification(&ann).await;
        assert_eq!((&before["business_plan"], condition(&before["role"])), (&json!(null), json!(null)));
        app.clock.advance(Duration::seconds(1));
        let (now, version) = certification(&ann).await;
        assert_eq!(now["business_plan"], json!({ "asked": true, "state": "MISSING", "file": null }));
        let missing = condition(&now["role"]);
        assert_eq!((&missing["passed"], &missing["seen"]["value"]), (&json!(false), &json!("MISSING")));
        ann.get(&format!("{PATH}/business-plan")).expect(404).await;
        let plan = hand_over(&ann, "plan.pdf", PDF).await;
        ann.post(PLANS, &plan).expect(428).await;
        ann.post(PLANS, &plan).if_match(version + 1).expect(412).await;
        let first = ann.post(PLANS, &plan).if_match(version).key("hand-in-once").expect(200).await;
        let again = ann.post(PLANS, &plan).if_match(version).key("hand-in-once").expect(200).await;
        assert_eq!((first.text.as_str(), app.number("t1", KEPT).await), (again.text.as_str(), 1));
        let shown = first.json()["business_plan"].clone();
        assert_eq!((&shown["state"], &shown["file"]["file_name"]), (&json!("HANDED_IN"), &json!("plan.pdf")));
        let met = condition(&first.json()["role"]);
        assert_eq!((&met["passed"], &met["needed"]["value"]["value"]), (&json!(true), &json!("HANDED_IN")));
        assert_eq!(ann.get(&format!("{PATH}/business-plan")).expect(200).await.text, PDF);
        // Two specialists are still missing: the plan is not among the reasons.
        let refused = ann.post(&format!("{PATH}/role-certifications"), &json!({})).if_match(version + 1).expect(400).await;
        let unmet: Vec<_> = refused.json()["check_items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| item["passed"] == false)
            .map(|item| item["check"].clone())
            .collect();
        assert_eq!(unmet, ["SPECIALISTS_ON_PATH"]);
        let put_in = "INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, submitted_by, submitted_at, state)
            VALUES ($1, 'r1', 'ROLE_CERTIFICATION', 't1', 't1', 't1', 'SYSTEM_INTEGRATION', '', 'ann', 1798732800, 'UNDER_REVIEW')";
        app.execute("platform", put_in).await;
        app.execute("t1", "UPDATE development_paths SET stage = 'ROLE_REVIEWING' WHERE tenant_id = $1").await;
        // What the vendor reads stays what it is.
        let other = hand_over(&ann, "other.pdf", PDF).await;
        let (_, version) = certification(&ann).await;
        let waits = ann.post(PLANS, &other).if_match(version).expect(409).await.json();
        assert_eq!(waits["state"], "ROLE_REVIEWING");
        let detail = olga.get("/v2/operator/reviews/r1").expect(200).await;
        assert_eq!(detail.json()["business_plan"]["file_name"], "plan.pdf");
        assert_eq!(olga.get("/v2/operator/reviews/r1/business-plan").expect(200).await.text, PDF);
        let approve = || olga.post("/v2/operator/reviews/r1/approve", &json!({})).if_match(detail.version().unwrap());
        // The plan does not make up for the specialists.
        approve().expect(400).await;
        let specialists = "INSERT INTO specialists (tenant_id, id, home_tenant_id, account_id, account_name, name, search_text, path, state, state_since, invited_at, invited_until)
            VALUES ($1, 's1', 'customers', 'lan', 'lan', 'Lan', 'lan', 'SYSTEM_INTEGRATION', 'SPECIALIST', 1, 1, 2), ($1, 's2', 'customers', 'mei', 'mei', 'Mei', 'mei', 'SYSTEM_INTEGRATION', 'SPECIALIST', 1, 1, 2)";
        app.execute("t1", specialists).await;
        approve().expect(200).await;
        let (given, version) = certification(&ann).await;
        assert_eq!(given["business_plan"]["state"], "ACCEPTED");
        // A newer one waits for its own review, and the old review goes on showing what it had.
        app.clock.advance(Duration::seconds(10));
        ann.post(PLANS, &other).if_match(version).expect(200).await;
        let detail = olga.get("/v2/operator/reviews/r1").expect(200).await;
        assert_eq!(detail.json()["business_plan"]["file_name"], "plan.pdf");
        assert_eq!(certification(&ann).await.0["business_plan"]["state"], "HANDED_IN");
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn a_certification_that_is_refused_asks_for_another_plan_and_says_why() {
    TestApp::on_both_engines(async |app| {
        let change = app.app.policies().versions().last().unwrap().effective_from;
        app.clock.advance(change - app.app.now());
        let olga = app.operator().await;
        let ann = on_the_path(&app, "t1").await;
        let plan = hand_over(&ann, "plan.pdf", PDF).await;
        let (_, version) = certification(&ann).await;
        ann.post(PLANS, &plan).if_match(version).expect(200).await;
        let refuse = async |review: &'static str, kind: &'static str, stage: &'static str| {
            let put_in = format!("INSERT INTO reviews (tenant_id, id, kind, applicant_tenant_id, applicant_zh, applicant_en, subject_id, title, submitted_by, submitted_at, state)
                VALUES ($1, '{review}', '{kind}', 't1', 't1', 't1', 'SYSTEM_INTEGRATION', '', 'ann', 1798732800, 'UNDER_REVIEW')");
            app.execute("platform", put_in.leak()).await;
            let stage = format!("UPDATE development_paths SET stage = '{stage}' WHERE tenant_id = $1");
            app.execute("t1", stage.leak()).await;
            let path = format!("/v2/operator/reviews/{review}");
            let version = olga.get(&path).expect(200).await.version().unwrap();
            let why = json!({ "reason": "The third year is missing" });
            olga.post(&format!("{path}/reject"), &why).if_match(version).expect(200).await;
        };
        refuse("r1", "ROLE_CERTIFICATION", "ROLE_REVIEWING").await;
        let (now, version) = certification(&ann).await;
        let shown = &now["business_plan"];
        assert_eq!((&shown["state"], &shown["file"]["answer"]), (&json!("REFUSED"), &json!("The third year is missing")));
        assert!(shown["file"]["refused_at"].is_string() && shown["file"]["accepted_at"].is_null());
        let again = condition(&now["role"]);
        assert_eq!((&again["passed"], &again["seen"]["value"]), (&json!(false), &json!("REFUSED")));
        let refused = ann.post(&format!("{PATH}/role-certifications"), &json!({})).if_match(version).expect(400).await.json();
        let unmet = refused["check_items"].as_array().unwrap().iter().filter(|one| one["passed"] == false);
        assert!(unmet.map(|one| &one["check"]).any(|check| check == "BUSINESS_PLAN"), "{refused}");
        // Another one opens the way again; what was refused stays what it was.
        app.clock.advance(Duration::seconds(10));
        let better = hand_over(&ann, "better.pdf", PDF).await;
        let handed = ann.post(PLANS, &better).if_match(version).expect(200).await.json();
        assert_eq!(handed["business_plan"]["state"], "HANDED_IN");
        assert_eq!(condition(&handed["role"])["passed"], true);
        let kept = "SELECT COUNT(*) FROM business_plans WHERE tenant_id = $1 AND refused_at IS NOT NULL";
        assert_eq!(app.number("t1", kept).await, 1);
        // What a certification was given with is not refused by the next one.
        app.execute("t1", "UPDATE business_plans SET accepted_at = 1 WHERE tenant_id = $1 AND refused_at IS NULL").await;
        refuse("r2", "DIFFERENTIATION", "DIFFERENTIATION_REVIEWING").await;
        assert_eq!(certification(&ann).await.0["business_plan"]["state"], "ACCEPTED");
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn other_files_other_people_and_other_paths_hand_in_nothing() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let ann = on_the_path(&app, "t1").await;
        let eve = on_the_path(&app, "t2").await;
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        let (_, version) = certification(&ann).await;
        let (plan, picture) = (hand_over(&ann, "plan.pdf", PDF).await, hand_over(&ann, "plan.png", PNG).await);
        for nobody in [&fay, &olga] {
            nobody.post(PLANS, &plan).if_match(version).expect(403).await;
            nobody.get(&format!("{PATH}/business-plan")).expect(403).await;
        }
        app.stranger().post(PLANS, &plan).if_match(version).expect(401).await;
        app.stranger().get(&format!("{PATH}/business-plan")).expect(401).await;
        let foreign = eve.post(PLANS, &plan).if_match(certification(&eve).await.1).expect(400).await;
        assert_eq!(
            (foreign.fields(), &foreign.json()["field_errors"][0]["problem"]),
            (vec!["attachment_id".to_owned()], &json!("GONE"))
        );
        let kind = ann.post(PLANS, &picture).if_match(version).expect(400).await.json();
        assert_eq!(kind["field_errors"][0], json!({ "field": "attachment_id", "problem": "WRONG_KIND" }));
        assert_eq!(
            ann.post(PLANS, &json!({ "attachment_id": "gone" })).if_match(version).expect(400).await.fields(),
            ["attachment_id"]
        );
        ann.post("/v2/partners/paths/SERVICE/business-plans", &plan).if_match(0).expect(404).await;
        // Of reviews that are no certification there is no plan.
        olga.get("/v2/operator/reviews/gone/business-plan").expect(404).await;
        for nobody in [&ann, &eve] {
            nobody.get("/v2/operator/reviews/gone/business-plan").expect(403).await;
        }
        assert_eq!((app.number("t1", KEPT).await, app.number("t2", KEPT).await), (0, 0));
        assert_eq!(certification(&ann).await.1, version);
    })
    .await;
}
