//! What the file offers to cancel: what was accepted or approved, until it is.

use super::{PARTNER, both, draft};
use crate::http::specialists::fixtures::{NewPerson, PATH};
use crate::testing::TestApp;
use domain::organization::PrincipalKind;
use serde_json::json;

#[tokio::test]
async fn accepted_opportunities_and_specialists_are_listed_until_they_are_cancelled() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        app.execute("t1", "INSERT INTO program_memberships (tenant_id, program, state, applied_at, joined_at) VALUES ($1, 'PCE', 'JOINED', 1, 2)").await;
        app.execute("t1", "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, 'SERVICE', 'SELECTED', 1)").await;
        let cancellable = async || olga.get(PARTNER).expect(200).await.json()["cancellable"].clone();
        let nothing = json!({ "opportunity_count": 0, "opportunities": [], "specialist_count": 0, "specialists": [] });
        let root = app.login("t1", PrincipalKind::PartnerRoot, "root", &[]).await;
        let root = app.client(&root).await;
        let made = root.post("/v2/partners/opportunities", &draft()).expect(201).await.json();
        let id = made["opportunity"]["opportunity_id"].as_str().unwrap().to_owned();
        root.post(&format!("/v2/partners/opportunities/{id}/submit"), &json!({})).if_match(1).expect(200).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        // What is only validated is decided in the queue.
        assert_eq!(cancellable().await, nothing);
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        let person = app.bound(&ann, NewPerson::default()).await;
        let application = json!({ "path": "SERVICE", "attachment_id": app.proof(&ann).await });
        ann.post(&format!("{PATH}/{person}/apply"), &application).if_match(2).expect(200).await;
        assert_eq!(app.ruled(&olga, true, "").await.status, 200);
        let known = cancellable().await;
        assert_eq!((&known["opportunity_count"], &known["specialist_count"]), (&json!(1), &json!(1)));
        let (opportunity, specialist) = (&known["opportunities"][0], &known["specialists"][0]);
        assert_eq!((&opportunity["opportunity_id"], &specialist["specialist_id"]), (&json!(id), &json!(person)));
        let why = json!({ "partner_id": "t1", "reason": "It ends" });
        let version = opportunity["version"].as_i64().unwrap();
        olga.post(&format!("/v2/operator/opportunities/{id}/cancel"), &why).if_match(version).expect(200).await;
        let version = specialist["version"].as_i64().unwrap();
        olga.post(&format!("/v2/operator/specialists/{person}/cancel"), &why).if_match(version).expect(200).await;
        assert_eq!(cancellable().await, nothing);
    })
    .await;
}
