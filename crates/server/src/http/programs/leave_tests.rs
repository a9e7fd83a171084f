//! Leaving a programme: own and other tenants, rights, versions, and what ends with it.

use crate::testing::{Client, NewCustomer, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const JOINED: &str = "SELECT COUNT(*) FROM program_memberships WHERE tenant_id = $1 AND state = 'JOINED'";

fn path(program: &str) -> String {
    format!("/v2/partners/programs/{program}/leave")
}

fn why() -> Value {
    json!({ "reason": "we sell no more" })
}

async fn card(client: &Client, program: &str) -> Value {
    let programs = client.get("/v2/partners/programs").expect(200).await.json();
    programs["programs"].as_array().unwrap().iter().find(|card| card["program"] == program).unwrap().clone()
}

fn unmet(items: &Value) -> Vec<&str> {
    let items = items.as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| item["check"].as_str().unwrap()).collect()
}

/// A solution provider in the co-sell programme too, and its administrator.
async fn member(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    app.execute(tenant, "INSERT INTO program_memberships (tenant_id, program, state, level, applied_at, joined_at, valid_until) VALUES
        ($1, 'SOLUTION_PROVIDER', 'JOINED', 'LEADING', 1, 2, 1900000000), ($1, 'PCE', 'JOINED', NULL, 1, 2, 1900000000)").await;
    app.member(tenant, &format!("ann-{tenant}"), &[PresetRole::Admin]).await
}

#[tokio::test]
async fn a_partner_leaves_once_and_is_nothing_in_particular_afterwards() {
    TestApp::on_both_engines(async |app| {
        app.tenant("platform").await;
        let ann = member(&app, "t1").await;
        app.add_customer("t1", NewCustomer { id: "c1", ..NewCustomer::default() }).await;
        let before = card(&ann, "SOLUTION_PROVIDER").await;
        assert_eq!(before["actions"], json!(["LEAVE"]));
        assert_eq!(
            (&before["leaving"]["customers"], unmet(&before["leaving"]["verdict"]["conditions"]).len()),
            (&json!(1), 0)
        );
        let leave = path("SOLUTION_PROVIDER");
        ann.post(&leave, &why()).expect(428).await;
        let stale = ann.post(&leave, &why()).if_match(7).expect(412).await.json();
        assert_eq!(stale["stale"]["current"], 1);
        for body in [json!({}), json!({ "reason": " " }), json!({ "reason": "x".repeat(1001) })] {
            assert_eq!(ann.post(&leave, &body).if_match(1).expect(400).await.fields(), ["reason"], "{body}");
        }
        let first = ann.post(&leave, &why()).if_match(1).key("leave-it-once").expect(200).await;
        let again = ann.post(&leave, &why()).if_match(1).key("leave-it-once").expect(200).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
        let left = first.json();
        assert_eq!(
            (&left["state"], &left["reason"], &left["actions"], &left["leaving"]),
            (&json!("EXITED"), &json!("we sell no more"), &json!(["APPLY"]), &Value::Null)
        );
        assert!(left["joined_at"].is_string() && left["valid_until"].as_str().unwrap() < "2030");
        ann.post(&leave, &why()).if_match(2).expect(409).await;
        assert_eq!(ann.get("/v2/sessions/current").expect(200).await.json()["partner_type"], Value::Null);
        assert_eq!(app.message(&ann, "MEMBERSHIP_LEFT", "program").await.as_deref(), Some("SOLUTION_PROVIDER"));
        let kept = ann.get("/v2/partners/receipts?rule=R-78").expect(200).await.json();
        assert_eq!(kept["receipts"].as_array().unwrap().len(), 1);
        // one membership less keeps the account on its path.
        let exit = ann.get("/v2/partners/paths").expect(200).await.json()["exit_facts"].clone();
        assert_eq!(exit["joined_programs"], 1);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_distributor_leaves_after_its_last_reseller_and_a_reseller_off_line() {
    TestApp::on_both_engines(async |app| {
        app.tenant("platform").await;
        for (tenant, kind) in [
            ("d1", "UPDATE tenants SET partner_type = 'DISTRIBUTOR' WHERE tenant_id = $1"),
            ("r1", "UPDATE tenants SET partner_type = 'CLOUD_RESELLER', parent_tenant_id = 'd1' WHERE tenant_id = $1"),
        ] {
            app.tenant(tenant).await;
            app.execute(tenant, kind).await;
        }
        app.execute("d1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'DISTRIBUTION', 'JOINED', 1, 2)").await;
        app.execute("r1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'CLOUD_RESELLER', 'JOINED', 1, 2)").await;
        app.execute("d1", "INSERT INTO resellers (tenant_id, id, account_name, mobile_phone, email, associated_on) VALUES ($1, 'r1', 'r1', '', '', 1)").await;
        let dora = app.member("d1", "dora", &[PresetRole::Admin]).await;
        let rob = app.member("r1", "rob", &[PresetRole::Admin]).await;
        assert_eq!(card(&rob, "CLOUD_RESELLER").await["actions"], json!([]));
        let refused = rob.post(&path("CLOUD_RESELLER"), &why()).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["LEAVE_OFF_LINE"]);
        let refused = dora.post(&path("DISTRIBUTION"), &why()).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["HAS_RESELLERS"]);
        assert!(refused["receipt_id"].is_string());
        app.execute("r1", "UPDATE tenants SET parent_tenant_id = NULL WHERE tenant_id = $1").await;
        // Nor while an application names it, even one that has not come to it yet.
        app.execute("r1", "INSERT INTO reseller_applications (tenant_id, id, distributor_id, distributor_zh, distributor_en, applicant_zh, applicant_en, account_name, submitted_at, state) VALUES ($1, 'a1', 'd1', 'D', 'D', 'R', 'R', 'r1', 1, 'VENDOR_REVIEW')").await;
        let refused = dora.post(&path("DISTRIBUTION"), &why()).if_match(1).expect(400).await.json();
        assert_eq!(unmet(&refused["check_items"]), ["RESELLER_APPLICATIONS_WAIT"]);
        app.execute("r1", "UPDATE reseller_applications SET state = 'REJECTED' WHERE tenant_id = $1").await;
        dora.post(&path("DISTRIBUTION"), &why()).if_match(1).expect(200).await;
        dora.post("/v2/partners/indirect-partners/query", &json!({})).expect(403).await;
        assert_eq!(rob.get("/v2/partners/distributors").expect(200).await.json()["partners"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn who_leaves_stays_what_another_membership_makes_it() {
    TestApp::on_both_engines(async |app| {
        app.tenant("platform").await;
        let ann = member(&app, "t1").await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'GOV_CLOUD', 'JOINED', 1, 2)").await;
        ann.post(&path("SOLUTION_PROVIDER"), &why()).if_match(1).expect(200).await;
        assert_eq!(ann.get("/v2/sessions/current").expect(200).await.json()["partner_type"], "GOV_CLOUD");
        // What says nothing about selling has nothing left to leave once it has run out.
        app.execute("t1", "UPDATE program_memberships SET valid_until = 1700000000 WHERE tenant_id = $1 AND program = 'PCE'").await;
        assert_eq!(card(&ann, "PCE").await["actions"], json!(["APPLY"]));
        ann.post(&path("PCE"), &why()).if_match(1).expect(409).await;
    })
    .await;
}

#[tokio::test]
async fn strangers_other_tenants_and_other_roles_end_nothing() {
    TestApp::on_both_engines(async |app| {
        let ann = member(&app, "t1").await;
        app.tenant("t2").await;
        let eve = app.member("t2", "eve", &[PresetRole::Admin]).await;
        let fay = app.member("t1", "fay", &[PresetRole::Finance]).await;
        let leave = path("PCE");
        app.stranger().post(&leave, &why()).if_match(1).expect(401).await;
        fay.post(&leave, &why()).if_match(1).expect(403).await;
        eve.post(&leave, &why()).if_match(1).expect(404).await;
        ann.post(&path("GONE"), &why()).if_match(1).expect(404).await;
        ann.post(&path("CAPABILITY"), &why()).if_match(1).expect(404).await;
        assert_eq!(app.number("t1", JOINED).await, 2);
        ann.post(&leave, &why()).if_match(1).expect(200).await;
        assert_eq!(app.number("t1", JOINED).await, 1);
    })
    .await;
}
