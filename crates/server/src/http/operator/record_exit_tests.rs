//! A reseller leaves off line: the operator records it, and its distributor's side ends with it.

use crate::testing::{Client, NewCustomer, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const EXIT: &str = "/v2/operator/program-exits";
const MEMBERSHIPS: &str = "/v2/operator/partners/r1/memberships";

fn exit(program: &str) -> Value {
    json!({ "partner_id": "r1", "program": program, "reason": "agreed by letter" })
}

/// A distributor, its reseller with an administrator each, and a customer of the reseller's as both see it.
async fn related(app: &TestApp) -> (Client, Client) {
    for tenant in ["d1", "r1"] {
        app.tenant(tenant).await;
    }
    app.execute("d1", "UPDATE tenants SET partner_type = 'DISTRIBUTOR' WHERE tenant_id = $1").await;
    app.execute(
        "r1",
        "UPDATE tenants SET partner_type = 'CLOUD_RESELLER', parent_tenant_id = 'd1' WHERE tenant_id = $1",
    )
    .await;
    app.execute("r1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'CLOUD_RESELLER', 'JOINED', 1, 2)").await;
    app.execute("r1", "INSERT INTO partner_profiles (tenant_id, may_act_for_customers) VALUES ($1, FALSE)").await;
    app.execute("d1", "INSERT INTO resellers (tenant_id, id, account_name, mobile_phone, email, associated_on) VALUES ($1, 'r1', 'r1', '', '', 1)").await;
    app.add_customer("d1", NewCustomer { id: "c1", reseller: "r1", ..NewCustomer::default() }).await;
    app.add_customer("r1", NewCustomer { id: "c1", ..NewCustomer::default() }).await;
    (app.member("d1", "dora", &[PresetRole::Admin]).await, app.member("r1", "rob", &[PresetRole::Admin]).await)
}

#[tokio::test]
async fn what_was_agreed_off_line_is_recorded_once_and_the_distributor_sees_nothing_any_more() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let (dora, rob) = related(&app).await;
        // Of 50.00 that it was given it has spent 20.00.
        app.execute("d1", "UPDATE resellers SET allocated = 5000 WHERE tenant_id = $1").await;
        for (tenant, balance) in [("d1", 100), ("r1", 3_000)] {
            let account = format!("INSERT INTO partner_accounts (tenant_id, id, account_type, balance) VALUES ($1, 'a', 1, {balance})");
            app.execute(tenant, account.leak()).await;
        }
        let held = olga.get(MEMBERSHIPS).expect(200).await.json();
        let held = &held["memberships"].as_array().unwrap()[0];
        assert_eq!((&held["program"], &held["version"], &held["leaving"]["customers"]), (&json!("CLOUD_RESELLER"), &json!(1), &json!(1)));
        assert_eq!(held["leaving"]["facts"]["recorded_by_vendor"], true);
        olga.post(EXIT, &exit("CLOUD_RESELLER")).expect(428).await;
        olga.post(EXIT, &exit("CLOUD_RESELLER")).if_match(4).expect(412).await;
        let first = olga.post(EXIT, &exit("CLOUD_RESELLER")).if_match(1).key("record-it-once").expect(200).await;
        let again = olga.post(EXIT, &exit("CLOUD_RESELLER")).if_match(1).key("record-it-once").expect(200).await;
        assert_eq!((first.text.as_str(), &first.json()["memberships"]), (again.text.as_str(), &json!([])));
        olga.post(EXIT, &exit("CLOUD_RESELLER")).if_match(2).expect(409).await;
        assert_eq!(app.number("r1", "SELECT COUNT(*) FROM tenants WHERE tenant_id = $1 AND parent_tenant_id IS NULL AND partner_type IS NULL").await, 1);
        assert_eq!(app.number("r1", "SELECT COUNT(*) FROM partner_profiles WHERE tenant_id = $1 AND may_act_for_customers").await, 1);
        assert_eq!(app.number("d1", "SELECT COUNT(*) FROM resellers WHERE tenant_id = $1").await, 0);
        assert_eq!(app.number("d1", "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current").await, 0);
        // What is not spent has flown back, once.
        for (tenant, balance) in [("d1", 3_100), ("r1", 0)] {
            assert_eq!(app.number(tenant, "SELECT balance FROM partner_accounts WHERE tenant_id = $1").await, balance, "{tenant}");
            let back = "SELECT COUNT(*) FROM reseller_adjustments WHERE tenant_id = $1 AND operation_type = 'SOURCE_OPERATION_BEUNBIND' AND amount = 3000";
            assert_eq!(app.number(tenant, back).await, 1, "{tenant}");
        }
        // The customer stays with the account.
        assert_eq!(app.number("r1", "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current").await, 1);
        assert_eq!(app.message(&rob, "MEMBERSHIP_LEFT", "reason").await.as_deref(), Some("agreed by letter"));
        assert_eq!(app.message(&dora, "RESELLER_LEFT", "partner_en").await.as_deref(), Some("Partner r1"));
        let receipts = rob.get("/v2/partners/receipts?rule=R-78").expect(200).await.json();
        assert_eq!(receipts["receipts"][0]["asked_by"], "olga");
        for tenant in ["r1", "d1"] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
        // It is free to begin anew, with whichever distributor.
        let programs = rob.get("/v2/partners/programs").expect(200).await.json();
        let card = programs["programs"].as_array().unwrap().iter().find(|card| card["program"] == "CLOUD_RESELLER").unwrap();
        assert_eq!((&card["state"], &card["actions"]), (&json!("EXITED"), &json!(["APPLY"])));
        rob.post("/v2/partners/program-applications", &json!({ "program": "CLOUD_RESELLER", "distributor_id": "d1" })).expect(201).await;
    })
    .await;
}

#[tokio::test]
async fn a_reseller_whose_membership_ran_out_is_one_until_somebody_ends_it() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let (dora, rob) = related(&app).await;
        app.execute("r1", "UPDATE program_memberships SET state = 'EXPIRED', valid_until = 1700000000 WHERE tenant_id = $1").await;
        app.execute("d1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at, valid_until) VALUES ($1, 'DISTRIBUTION', 'EXPIRED', 1, 2, 1700000000)").await;
        // It becomes nothing else meanwhile, and its distributor does not leave it alone.
        let other = json!({ "program": "SOLUTION_PROVIDER" });
        let refused = rob.post("/v2/partners/program-applications", &other).expect(400).await.json();
        let unmet = |items: &Value, check: &str| items["check_items"].as_array().unwrap().iter().any(|item| item["check"] == check && item["passed"] == false);
        assert!(unmet(&refused, "OTHER_PLAN_ON_SAME_ACCOUNT"), "{refused}");
        let leave = "/v2/partners/programs/DISTRIBUTION/leave";
        let refused = dora.post(leave, &json!({ "reason": "no more" })).if_match(1).expect(400).await.json();
        assert!(unmet(&refused, "HAS_RESELLERS"), "{refused}");
        let held = olga.get(MEMBERSHIPS).expect(200).await.json();
        assert_eq!(held["memberships"][0]["program"], "CLOUD_RESELLER");
        olga.post(EXIT, &exit("CLOUD_RESELLER")).if_match(1).expect(200).await;
        assert_eq!(app.number("r1", "SELECT COUNT(*) FROM tenants WHERE tenant_id = $1 AND parent_tenant_id IS NULL AND partner_type IS NULL").await, 1);
        // It ended when it ran out.
        assert_eq!(app.number("r1", "SELECT valid_until FROM program_memberships WHERE tenant_id = $1").await, 1_700_000_000);
        rob.post("/v2/partners/program-applications", &other).expect(201).await;
        dora.post(leave, &json!({ "reason": "no more" })).if_match(1).expect(200).await;
        let kinds = "SELECT COUNT(*) FROM tenants WHERE tenant_id = $1 AND partner_type IS NULL";
        assert_eq!(app.number("d1", kinds).await, 1);
    })
    .await;
}

#[tokio::test]
async fn bad_input_and_everybody_else_record_nothing() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let (_, rob) = related(&app).await;
        app.execute("platform", "UPDATE tenants SET kind = 'PLATFORM' WHERE tenant_id = $1").await;
        for (body, field) in [
            (json!({ "partner_id": "gone", "program": "CLOUD_RESELLER", "reason": "x" }), "partner_id"),
            (json!({ "partner_id": "platform", "program": "CLOUD_RESELLER", "reason": "x" }), "partner_id"),
            (json!({ "partner_id": "r1", "program": "CLOUD_RESELLER", "reason": " " }), "reason"),
            (json!({ "partner_id": "r1", "program": "GONE", "reason": "x" }), "program"),
        ] {
            assert_eq!(olga.post(EXIT, &body).if_match(1).expect(400).await.fields(), [field], "{body}");
        }
        olga.post(EXIT, &exit("PCE")).if_match(1).expect(404).await;
        olga.get("/v2/operator/partners/gone/memberships").expect(404).await;
        olga.get("/v2/operator/partners/platform/memberships").expect(404).await;
        rob.post(EXIT, &exit("CLOUD_RESELLER")).if_match(1).expect(403).await;
        rob.get(MEMBERSHIPS).expect(403).await;
        app.stranger().post(EXIT, &exit("CLOUD_RESELLER")).if_match(1).expect(401).await;
        app.stranger().get(MEMBERSHIPS).expect(401).await;
        assert_eq!(app.number("d1", "SELECT COUNT(*) FROM resellers WHERE tenant_id = $1").await, 1);
    })
    .await;
}
