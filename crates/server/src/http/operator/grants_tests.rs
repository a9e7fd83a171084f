use crate::testing::{Client, HOME, TestApp};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const FILE: &str = "/v2/operator/partners/t1";
const QUOTAS: &str = "/v2/operator/partners/t1/coupon-quotas";
const MANAGER: &str = "/v2/operator/partners/t1/ecosystem-manager";
const OWN: &str = "/v2/partners/coupon-quotas/query";

/// An operator, and the administrator of the partner `t1`.
async fn both(app: &TestApp) -> (Client, Client) {
    let olga = app.operator().await;
    app.partner("t1").await;
    (olga, app.member("t1", "ann", &[PresetRole::Admin]).await)
}

fn quota(changes: &Value) -> Value {
    let mut new = json!({ "name_zh": "Herbst", "name_en": "Autumn", "quota_amount": "1200.50",
        "effective_on": "2026-11-22", "expires_on": "2026-12-31" });
    for (field, value) in changes.as_object().unwrap() {
        new[field] = value.clone();
    }
    new
}

#[tokio::test]
async fn a_partner_has_the_quota_at_once_and_a_distributor_issues_of_it() {
    TestApp::on_both_engines(async |app| {
        let (dora, _) = crate::http::resellers::tests::quotas::with_quotas(&app).await;
        let olga = app.client(&app.login_of("platform", "olga")).await;
        let path = "/v2/operator/partners/d1/coupon-quotas";
        let new = quota(&json!({ "name_en": " Autumn " }));
        olga.post(path, &new).expect(428).await;
        olga.post(path, &new).if_match(1).expect(412).await;
        let first = olga.post(path, &new).if_match(0).key("give-once").expect(200).await;
        let again = olga.post(path, &new).if_match(0).key("give-once").expect(200).await;
        olga.post(path, &quota(&json!({ "quota_amount": "1" }))).if_match(0).key("give-once").expect(422).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        let shown = &first.json()["coupon_quotas"];
        assert_eq!((&shown["count"], &shown["changed"]["by"]), (&json!(5), &json!("olga")));
        let own = dora.post(OWN, &json!({})).expect(200).await.json();
        let newest = own["quotas"].as_array().unwrap().iter().find(|one| one["quota_name_en"] == "Autumn").unwrap();
        for (field, value) in [
            ("quota_type", "0"),
            ("quota_status", "0"),
            ("quota_name", "Herbst"),
            ("quota_value", "1200.50"),
            ("balance", "1200.50"),
            ("effective_time", "2026-11-21T16:00:00Z"),
            ("expire_time", "2026-12-31T15:59:59Z"),
        ] {
            assert_eq!(newest[field], value, "{field}");
        }
        assert!(newest.get("distributor_name").is_none());
        assert!(shown["quotas"].as_array().unwrap().contains(newest), "{shown}");
        for (param, value) in
            [("fact", "COUPON_QUOTA"), ("amount", "1200.50"), ("name_en", "Autumn"), ("until", "2026-12-31T15:59:59Z")]
        {
            assert_eq!(app.message(&dora, "VENDOR_FACT_CHANGED", param).await.as_deref(), Some(value), "{param}");
        }
        // What a reseller gets of it is called the same.
        let part = json!({ "quota_id": newest["quota_id"], "indirect_partner_ids": ["r1"], "quota_amount": "200" });
        dora.post("/v2/partners/coupon-quotas/indirect-partner-adjust", &part).expect(200).await;
        let rob = app.member("r1", "rob", &[PresetRole::Admin]).await;
        let theirs = rob.post(OWN, &json!({})).expect(200).await.json();
        assert_eq!(theirs["quotas"][0]["quota_name_en"], "Autumn");
        // One that begins later is given too, and nobody else got anything.
        let later = quota(&json!({ "effective_on": "2026-12-31" }));
        assert_eq!(olga.post(path, &later).if_match(1).expect(200).await.version(), Some(2));
        let count = "SELECT COUNT(*) FROM coupon_quotas WHERE tenant_id = $1";
        assert_eq!((app.number("d1", count).await, app.number("d2", count).await), (6, 1));
        let audits = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action = 'coupon_quota.give'";
        assert_eq!(app.number("d1", audits).await, 2);
        for tenant in ["d1", "r1", "platform"] {
            assert!(app.audit_is_whole(tenant).await, "{tenant}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_manager_is_another_and_who_it_was_stays_in_the_audit_log() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        let before = ann.get("/v2/partners/overview").expect(200).await.json()["ecosystem_manager"].clone();
        assert_eq!(olga.get(FILE).expect(200).await.json()["manager"]["manager"], before);
        let new = json!({ "name": " He Lan ", "email": "he.lan@example.com", "telephone": "" });
        olga.post(MANAGER, &new).expect(428).await;
        olga.post(MANAGER, &new).if_match(3).expect(412).await;
        let first = olga.post(MANAGER, &new).if_match(0).key("name-once").expect(200).await;
        let again = olga.post(MANAGER, &new).if_match(0).key("name-once").expect(200).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        let now = json!({ "name": "He Lan", "email": "he.lan@example.com", "telephone": "" });
        assert_eq!(first.json()["manager"]["manager"], now);
        assert_eq!(ann.get("/v2/partners/overview").expect(200).await.json()["ecosystem_manager"], now);
        // Who it is already is not named again.
        assert_eq!(olga.post(MANAGER, &new).if_match(1).expect(409).await.json()["state"], "UNCHANGED");
        for (param, value) in [("fact", "ECOSYSTEM_MANAGER"), ("manager", "He Lan"), ("email", "he.lan@example.com")] {
            assert_eq!(app.message(&ann, "VENDOR_FACT_CHANGED", param).await.as_deref(), Some(value), "{param}");
        }
        let next = json!({ "name": "Wu Min", "email": "wu@example.com" });
        olga.post(MANAGER, &next).if_match(1).expect(200).await;
        let kept = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action = 'ecosystem_manager.change'
            AND detail LIKE '%\"manager_before\":\"He Lan\"%' AND detail LIKE '%\"manager\":\"Wu Min\"%'";
        assert_eq!(app.number("t1", kept).await, 1);
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn bad_input_and_everybody_else_give_and_name_nothing() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        let customer = app.customer(HOME, "c1").await;
        let manager = json!({ "name": "He Lan", "email": "he.lan@example.com" });
        let all = |fields: &[&str]| fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>();
        for (path, fine) in [("coupon-quotas", quota(&json!({}))), ("ecosystem-manager", manager)] {
            let own = format!("{FILE}/{path}");
            for nobody in [&ann, &customer] {
                nobody.post(&own, &fine).if_match(0).expect(403).await;
            }
            app.stranger().post(&own, &fine).if_match(0).expect(401).await;
            for nobody in ["gone", HOME] {
                let path = format!("/v2/operator/partners/{nobody}/{path}");
                olga.post(&path, &fine).if_match(0).expect(404).await;
            }
        }
        for (changes, fields) in [
            (json!({ "quota_amount": "0" }), all(&["quota_amount"])),
            (json!({ "quota_amount": "1.005", "effective_on": "2026-11-21" }), all(&["quota_amount", "effective_on"])),
            (json!({ "effective_on": "2026-12-02", "expires_on": "2026-12-01" }), all(&["expires_on"])),
            (
                json!({ "name_zh": " ", "name_en": "x".repeat(65), "expires_on": null }),
                all(&["name_zh", "name_en", "expires_on"]),
            ),
            (json!({ "colour": "red" }), all(&["colour"])),
        ] {
            assert_eq!(olga.post(QUOTAS, &quota(&changes)).if_match(0).expect(400).await.fields(), fields, "{changes}");
        }
        for (body, fields) in [
            (json!({ "name": " ", "email": "", "telephone": "abc" }), all(&["name", "email", "telephone"])),
            (json!({ "name": "He Lan", "email": "nobody" }), all(&["email"])),
            (json!({ "name": "He Lan", "email": "he@example.com", "more": 1 }), all(&["more"])),
        ] {
            assert_eq!(olga.post(MANAGER, &body).if_match(0).expect(400).await.fields(), fields, "{body}");
        }
        assert_eq!(olga.get(FILE).expect(200).await.version(), Some(0));
        assert_eq!(ann.post(OWN, &json!({})).expect(200).await.json()["total_count"], 0);
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1").await, 0);
    })
    .await;
}
