//! What approval makes of an account, and until when (domain.md 1.2, R-28).

use crate::testing::{Client, TestApp};
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::{Value, json};

const APPLY: &str = "/v2/partners/program-applications";
const RESELLERS: &str = "/v2/partners/indirect-partners/query";
const DISTRIBUTORS: &str = "/v2/partners/distributors";

async fn session(client: &Client) -> Value {
    client.get("/v2/sessions/current").expect(200).await.json()["partner_type"].clone()
}

async fn card(client: &Client, program: &str) -> Value {
    let programs = client.get("/v2/partners/programs").expect(200).await.json();
    programs["programs"].as_array().unwrap().iter().find(|card| card["program"] == program).unwrap().clone()
}

/// An account that is no kind of partner yet, and its administrator.
async fn nobody(app: &TestApp, tenant: &str) -> Client {
    app.tenant(tenant).await;
    app.execute(tenant, "UPDATE tenants SET partner_type = NULL WHERE tenant_id = $1").await;
    app.member(tenant, &format!("ann-{tenant}"), &[PresetRole::Admin]).await
}

#[tokio::test]
async fn who_joins_the_distribution_plan_is_a_distributor_at_once_and_can_be_named() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let (ann, bea) = (nobody(&app, "t1").await, nobody(&app, "t2").await);
        ann.post(APPLY, &json!({ "program": "DISTRIBUTION" })).expect(201).await;
        assert_eq!(session(&ann).await, Value::Null);
        ann.post(RESELLERS, &json!({})).expect(403).await;
        assert_eq!(bea.get(DISTRIBUTORS).expect(200).await.json()["partners"], json!([]));
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(session(&ann).await, "DISTRIBUTOR");
        ann.post(RESELLERS, &json!({})).expect(200).await;
        let named = bea.get(DISTRIBUTORS).expect(200).await.json();
        assert_eq!(named["partners"][0]["partner_id"], "t1");
        bea.post(APPLY, &json!({ "program": "CLOUD_RESELLER", "distributor_id": "t1" })).expect(201).await;
        // It is still one after its membership has run out: its resellers are. New ones cannot name it.
        let until: chrono::DateTime<chrono::Utc> =
            card(&ann, "DISTRIBUTION").await["valid_until"].as_str().unwrap().parse().unwrap();
        app.clock.advance(until - app.app.now());
        let (ann, cat) = (app.client(&app.login_of("t1", "ann-t1")).await, nobody(&app, "t3").await);
        assert_eq!(session(&ann).await, "DISTRIBUTOR");
        assert_eq!(cat.get(DISTRIBUTORS).expect(200).await.json()["partners"], json!([]));
        let late = json!({ "program": "CLOUD_RESELLER", "distributor_id": "t1" });
        assert_eq!(cat.post(APPLY, &late).expect(400).await.fields(), ["distributor_id"]);
        // Nor while it only asks to be a member again.
        ann.post(APPLY, &json!({ "program": "DISTRIBUTION" })).expect(201).await;
        assert_eq!(cat.get(DISTRIBUTORS).expect(200).await.json()["partners"], json!([]));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_and_programmes_beside_selling_make_nobody_anything() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let ann = nobody(&app, "t1").await;
        ann.post(APPLY, &json!({ "program": "SOLUTION_PROVIDER" })).expect(201).await;
        assert_eq!(app.ruled(&olga, false, "not yet").await.status, 200);
        assert_eq!(
            (session(&ann).await, card(&ann, "SOLUTION_PROVIDER").await["valid_until"].clone()),
            (Value::Null, Value::Null)
        );
        ann.post(APPLY, &json!({ "program": "CAPABILITY" })).expect(201).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(session(&ann).await, Value::Null);
        // A government programme is what an account is that is nothing else, and changes nothing for one that sells.
        let record = json!({ "partner_id": "t1", "program": "GOV_CLOUD" });
        olga.post("/v2/operator/program-applications", &record).expect(201).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(session(&ann).await, "GOV_CLOUD");
        app.clock.advance(Duration::seconds(1));
        ann.post(APPLY, &json!({ "program": "SOLUTION_PROVIDER" })).expect(201).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(session(&ann).await, "SOLUTION_PROVIDER");
        let bea = nobody(&app, "t2").await;
        app.execute("t2", "UPDATE tenants SET partner_type = 'SOLUTION_PROVIDER' WHERE tenant_id = $1").await;
        let record = json!({ "partner_id": "t2", "program": "GOV_SUBSIDY" });
        olga.post("/v2/operator/program-applications", &record).expect(201).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        assert_eq!(session(&bea).await, "SOLUTION_PROVIDER");
    })
    .await;
}

#[tokio::test]
async fn a_distributor_whose_renewal_waits_is_still_named_by_new_resellers() {
    TestApp::on_both_engines(async |app| {
        app.operator().await;
        nobody(&app, "t1").await;
        nobody(&app, "t2").await;
        app.execute("t1", "UPDATE tenants SET partner_type = 'DISTRIBUTOR' WHERE tenant_id = $1").await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at, valid_until) VALUES ($1, 'DISTRIBUTION', 'EXPIRING', 1, 2, 1804694399)").await;
        let end: chrono::DateTime<chrono::Utc> = "2027-03-10T15:59:59Z".parse().unwrap();
        app.clock.advance(end - Duration::days(1) - app.app.now());
        let ann = app.client(&app.login_of("t1", "ann-t1")).await;
        ann.post("/v2/partners/programs/DISTRIBUTION/renewals", &json!({})).if_match(1).expect(201).await;
        app.clock.advance(end - app.app.now());
        let olga = app.client(&app.login_of("platform", "olga")).await;
        let bea = app.client(&app.login_of("t2", "ann-t2")).await;
        let named = async || bea.get(DISTRIBUTORS).expect(200).await.json()["partners"].clone();
        assert_eq!(named().await[0]["partner_id"], "t1");
        assert_eq!(app.ruled(&olga, false, "no resellers").await.status, 200);
        assert_eq!(named().await, json!([]));
    })
    .await;
}
