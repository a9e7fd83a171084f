//! The distributor lets a reseller act for its customers.

use super::*;

const PATH: &str = "/v2/partners/indirect-partners/t1/permission";
const CHANGES: &str = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1
    AND action IN ('reseller.permit', 'reseller.forbid')";

/// `t1` is the reseller of `d1`.
async fn linked(app: &TestApp) -> (Client, Client, Client) {
    let (olga, dora, dirk) = distributors(app).await;
    let ann = applicant(app, "t1").await;
    pass_on(&olga).await;
    let waiting = received(&dora).await.remove(0);
    dora.post(&path(&waiting, "/approve"), &json!({})).if_match(2).expect(200).await;
    (dora, dirk, ann)
}

fn may(on: bool) -> Value {
    json!({ "may_act_for_customers": on })
}

async fn shown(dora: &Client) -> Value {
    let detail = dora.get("/v2/partners/indirect-partners/t1").expect(200).await.json();
    detail["reseller"]["console"]["may_act_for_customers"].clone()
}

#[tokio::test]
async fn the_distributor_grants_it_once_and_takes_it_back() {
    TestApp::on_both_engines(async |app| {
        let (dora, _, ann) = linked(&app).await;
        assert_eq!(shown(&dora).await, false);
        let done = dora.post(PATH, &may(true)).if_match(1).key("grant-it-once").expect(204).await;
        dora.post(PATH, &may(true)).if_match(1).key("grant-it-once").expect(204).await;
        assert_eq!((done.version(), shown(&dora).await), (Some(2), json!(true)));
        let event = app.message(&ann, "RESELLER_PERMISSION_GRANTED", "partner_en").await;
        assert_eq!(event.as_deref(), Some("Partner d1"));
        let history = dora.get("/v2/partners/indirect-partners/t1").expect(200).await.json()["history"].clone();
        assert_eq!(history.as_array().unwrap().last().unwrap()["event"], "PERMITTED");
        // What is so already is no change.
        assert_eq!(dora.post(PATH, &may(true)).if_match(2).expect(204).await.version(), Some(2));
        let stale = dora.post(PATH, &may(false)).if_match(1).expect(412).await.json();
        assert_eq!((&stale["stale"]["current"], &stale["stale"]["changed_by"]), (&json!(2), &json!("dora")));
        assert_eq!(shown(&dora).await, true);
        assert_eq!(dora.post(PATH, &may(false)).if_match(2).expect(204).await.version(), Some(3));
        assert_eq!(shown(&dora).await, false);
        assert!(app.message(&ann, "RESELLER_PERMISSION_REVOKED", "partner_en").await.is_some());
        for tenant in ["d1", "t1"] {
            assert_eq!(app.number(tenant, CHANGES).await, 2, "{tenant}");
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_is_the_own_distributors_managers_to_say() {
    TestApp::on_both_engines(async |app| {
        let (dora, dirk, ann) = linked(&app).await;
        app.stranger().post(PATH, &may(true)).if_match(1).expect(401).await;
        dirk.post(PATH, &may(true)).if_match(1).expect(404).await;
        ann.post(PATH, &may(true)).if_match(1).expect(403).await;
        let max = app.member("d1", "max", &[PresetRole::AccountManager]).await;
        max.post(PATH, &may(true)).if_match(1).expect(403).await;
        dora.post(PATH, &may(true)).expect(428).await;
        for (bad, field) in
            [(json!({}), "may_act_for_customers"), (json!({ "may_act_for_customers": true, "x": 1 }), "x")]
        {
            assert_eq!(dora.post(PATH, &bad).if_match(1).expect(400).await.fields(), [field]);
        }
        assert_eq!(shown(&dora).await, false);
    })
    .await;
}
