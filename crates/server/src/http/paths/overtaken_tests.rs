//! Applications for a path that another account of the company took.

use super::apply::tests::{APPLY, CHOOSE, PARTNER, both, invitation, learning, unmet};
use crate::testing::{Client, TestApp};
use domain::organization::PresetRole;
use serde_json::json;

/// What the applicant reads of an application that another account of its company overtook.
async fn overtaken(app: &TestApp, ann: &Client) {
    let card = invitation(ann).await;
    let review = &card["application"]["review"];
    assert_eq!((&review["state"], &review["ended_by"]), (&json!("REJECTED"), &json!("OVERTAKEN")));
    assert_eq!(app.message(ann, "REVIEW_DECIDED", "ended_by").await.as_deref(), Some("OVERTAKEN"));
    assert_eq!(app.message(ann, "REVIEW_DECIDED", "subject").await.as_deref(), Some("LEARNING"));
    let history = ann.get("/v2/partners/program-applications").expect(200).await.json();
    assert_eq!(history["applications"][0]["ended_by"], "OVERTAKEN");
    assert_eq!(unmet(&card["verdict"]["conditions"]), ["PATH_TAKEN_BY_COMPANY"]);
}

#[tokio::test]
async fn an_application_ends_when_another_account_of_the_company_chooses_the_path() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        for tenant in ["t2", "t3"] {
            app.tenant(tenant).await;
        }
        app.company(&["t1", "t2"]).await;
        let (ben, eve) =
            (app.member("t2", "ben", &[PresetRole::Admin]).await, app.member("t3", "eve", &[PresetRole::Admin]).await);
        for client in [&ann, &eve] {
            client.post(APPLY, &learning()).expect(201).await;
        }
        // Another path of the company's other account takes nothing from anybody.
        ben.post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(0).expect(200).await;
        assert_eq!(invitation(&ann).await["application"]["review"]["state"], "UNDER_REVIEW");
        app.execute("t2", "INSERT INTO path_standings (tenant_id, path, invited) VALUES ($1, 'LEARNING', TRUE)").await;
        ben.post(CHOOSE, &json!({})).if_match(0).expect(200).await;
        overtaken(&app, &ann).await;
        // Strangers to the company wait on.
        assert_eq!(invitation(&eve).await["application"]["review"]["state"], "UNDER_REVIEW");
        let queue = olga.get("/v2/operator/reviews?kind=PATH_APPLICATION&state=UNDER_REVIEW").expect(200).await.json();
        assert_eq!(queue["count"], 1);
        for tenant in ["t1", "t2", "t3", "platform"] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_application_ends_when_the_account_is_put_to_a_company_that_is_on_the_path() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        app.tenant("t2").await;
        app.execute("t2", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'LEARNING', 'SELECTED', 1)").await;
        ann.post(APPLY, &learning()).expect(201).await;
        let version = olga.get(PARTNER).expect(200).await.version().unwrap();
        let other = json!({ "account_id": "t2", "reason": "One licence" });
        olga.post(&format!("{PARTNER}/company"), &other).if_match(version).expect(200).await;
        overtaken(&app, &ann).await;
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}
