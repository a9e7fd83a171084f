//! Putting accounts of one company together, and taking them apart.

use super::both;
use crate::testing::{Client, HOME, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const ENTER: &str = "/v2/operator/partners/t1/company";
const LEAVE: &str = "/v2/operator/partners/t1/company/leave";
const COMPANIES: &str = "SELECT COUNT(*) FROM tenants WHERE tenant_id = $1 AND company_id IS NOT NULL";
const CLAIMS: &str = "SELECT COUNT(*) FROM company_claims WHERE tenant_id = $1";

fn with(account: &str) -> Value {
    json!({ "account_id": account, "reason": "One trade licence" })
}

fn accounts(file: &Value) -> Vec<&str> {
    file["company"]["accounts"].as_array().unwrap().iter().map(|one| one["partner_id"].as_str().unwrap()).collect()
}

fn unmet(refused: &Value) -> Vec<(&str, &Value)> {
    let items = refused["check_items"].as_array().unwrap().iter().filter(|item| item["passed"] == false);
    items.map(|item| (item["check"].as_str().unwrap(), &item["seen"]["value"])).collect()
}

/// The operator, and administrators of three partners.
async fn three(app: &TestApp) -> (Client, [Client; 3]) {
    let (olga, ann) = both(app).await;
    for tenant in ["t2", "t3"] {
        app.tenant(tenant).await;
    }
    let (ben, cem) =
        (app.member("t2", "ben", &[PresetRole::Admin]).await, app.member("t3", "cem", &[PresetRole::Admin]).await);
    (olga, [ann, ben, cem])
}

#[tokio::test]
async fn accounts_are_put_together_once_at_the_version_that_was_seen_and_all_are_told() {
    TestApp::on_both_engines(async |app| {
        let (olga, [ann, ben, cem]) = three(&app).await;
        ben.post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(0).expect(200).await;
        olga.post(ENTER, &with("t2")).expect(428).await;
        olga.post(ENTER, &with("t2")).if_match(1).expect(412).await;
        let first = olga.post(ENTER, &with("t2")).if_match(0).key("together-once").expect(200).await;
        let again = olga.post(ENTER, &with("t2")).if_match(0).key("together-once").expect(200).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        assert_eq!(accounts(&first.json()), ["t2"]);
        assert_eq!(first.json()["company"]["changed"]["reason"], "One trade licence");
        // What one is on, the other cannot choose; what it brought is the company's claim.
        let refused = ann.post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(0).expect(400).await.json();
        assert_eq!(unmet(&refused)[0].0, "PATH_TAKEN_BY_COMPANY");
        assert_eq!((app.number("t1", CLAIMS).await, app.number("t2", CLAIMS).await), (0, 1));
        for (client, other) in [(&ann, "Partner t2"), (&ben, "Partner t1")] {
            assert_eq!(app.message(client, "VENDOR_FACT_CHANGED", "partner_en").await.as_deref(), Some(other));
            assert_eq!(app.message(client, "VENDOR_FACT_CHANGED", "fact").await.as_deref(), Some("COMPANY"));
        }
        // What is so already is not done again, and nobody is in two companies.
        let state = |answer: crate::testing::Answer| answer.json()["state"].clone();
        assert_eq!(state(olga.post(ENTER, &with("t2")).if_match(1).expect(409).await), "SAME_COMPANY");
        assert_eq!(state(olga.post(ENTER, &with("t3")).if_match(1).expect(409).await), "OTHER_COMPANY");
        // A third is told of both, and both of the third; the file of each has changed.
        let third = "/v2/operator/partners/t3/company";
        olga.post(third, &with("t1")).if_match(0).expect(200).await;
        assert_eq!(
            app.message(&cem, "VENDOR_FACT_CHANGED", "partner_en").await.as_deref(),
            Some("Partner t1 / Partner t2")
        );
        for (tenant, version) in [("t1", 2), ("t2", 2), ("t3", 1)] {
            assert_eq!(app.number(tenant, "SELECT version FROM vendor_standings WHERE tenant_id = $1").await, version);
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
        // Taken apart, it chooses for itself; the others stay together.
        app.clock.advance(chrono::Duration::seconds(1));
        olga.post(LEAVE, &json!({ "reason": "Sold" })).if_match(1).expect(412).await;
        let alone = olga.post(LEAVE, &json!({ "reason": "Sold" })).if_match(2).expect(200).await;
        assert_eq!((accounts(&alone.json()).len(), alone.version()), (0, Some(3)));
        assert_eq!(
            olga.post(LEAVE, &json!({ "reason": "Sold" })).if_match(3).expect(409).await.json()["state"],
            "NO_COMPANY"
        );
        ann.post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(0).expect(200).await;
        assert_eq!(app.number("t1", COMPANIES).await, 0);
        let rest = olga.get("/v2/operator/partners/t2").expect(200).await.json();
        assert_eq!((accounts(&rest), &rest["company"]["changed"]["change"]), (vec!["t3"], &json!("TAKEN")));
        assert_eq!(app.message(&cem, "VENDOR_FACT_CHANGED", "reason").await.as_deref(), Some("Sold"));
    })
    .await;
}

#[tokio::test]
async fn what_both_have_that_a_company_has_once_is_named() {
    TestApp::on_both_engines(async |app| {
        let (olga, _) = three(&app).await;
        for tenant in ["t1", "t2", "t3"] {
            app.execute(tenant, "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'PCE', 'JOINED', 1, 2)").await;
        }
        app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'SELECTED', 1), ($1, 'SOFTWARE', 'AVAILABLE', 1), ($1, 'LEARNING', 'ROLE_CERTIFIED', 1)").await;
        app.execute("t3", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'SELECTED', 1), ($1, 'SOFTWARE', 'SELECTED', 1)").await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'GOV_CLOUD', 'JOINED', 1, 2)").await;
        app.execute("t2", "INSERT INTO program_memberships (tenant_id, program, state, applied_at) VALUES ($1, 'GOV_CLOUD', 'APPLYING', 1)").await;
        // The account named and those that are of its company already count alike.
        olga.post("/v2/operator/partners/t2/company", &with("t3")).if_match(0).expect(200).await;
        let refused = olga.post(ENTER, &with("t2")).if_match(0).expect(400).await.json();
        assert_eq!(
            unmet(&refused),
            [("PATH_TAKEN_BY_COMPANY", &json!(["SERVICE"])), ("NO_SIBLING_IN_PLAN", &json!(["GOV_CLOUD"]))]
        );
        assert_eq!(app.number("t1", COMPANIES).await, 0);
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1").await, 0);
        app.execute("t1", "UPDATE development_paths SET stage = 'AVAILABLE' WHERE tenant_id = $1").await;
        app.execute("t1", "UPDATE program_memberships SET valid_until = 3 WHERE tenant_id = $1").await;
        olga.post(ENTER, &with("t2")).if_match(0).expect(200).await;
    })
    .await;
}

#[tokio::test]
async fn two_that_are_put_together_with_a_third_at_once_do_not_bring_the_same_path() {
    TestApp::on_both_engines(async |app| {
        let (olga, _) = three(&app).await;
        for tenant in ["t1", "t2"] {
            app.execute(tenant, "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'SELECTED', 1)").await;
        }
        let one = olga.post(ENTER, &with("t3")).if_match(0).send();
        let other = olga.post("/v2/operator/partners/t2/company", &with("t3")).if_match(0).send();
        let (one, other) = tokio::join!(one, other);
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 400], "{} {}", one.text, other.text);
        assert_eq!(app.number("t1", COMPANIES).await + app.number("t2", COMPANIES).await, 1);
    })
    .await;
}

#[tokio::test]
async fn bad_input_and_everybody_else_change_nothing() {
    TestApp::on_both_engines(async |app| {
        let (olga, [ann, ..]) = three(&app).await;
        for (body, field) in [
            (with("t1"), "account_id"),
            (with("gone"), "account_id"),
            (with("platform"), "account_id"),
            (json!({ "reason": "x" }), "account_id"),
            (json!({ "account_id": "t2", "reason": " " }), "reason"),
            (json!({ "account_id": "t2", "reason": "x".repeat(501) }), "reason"),
            (json!({ "account_id": "t2", "reason": "x", "more": 1 }), "more"),
        ] {
            assert_eq!(olga.post(ENTER, &body).if_match(0).expect(400).await.fields(), [field], "{body}");
        }
        assert_eq!(olga.post(LEAVE, &json!({ "reason": "" })).if_match(0).expect(400).await.fields(), ["reason"]);
        let customer = app.customer(HOME, "c1").await;
        for (path, body) in [(ENTER, with("t2")), (LEAVE, json!({ "reason": "x" }))] {
            ann.post(path, &body).if_match(0).expect(403).await;
            customer.post(path, &body).if_match(0).expect(403).await;
            app.stranger().post(path, &body).if_match(0).expect(401).await;
            for nobody in ["gone", "platform"] {
                olga.post(&path.replace("t1", nobody), &body).if_match(0).expect(404).await;
            }
        }
        assert_eq!(app.number("t1", COMPANIES).await + app.number("t2", COMPANIES).await, 0);
    })
    .await;
}
