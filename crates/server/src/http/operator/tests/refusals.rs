//! Who may not, what is not understood, what has changed meanwhile; and the list.

use super::{LIST, PARTNER, at, both, standing};
use crate::testing::{HOME, TestApp};
use serde_json::{Value, json};

/// Every change, with a body that is fine.
fn changes() -> [(&'static str, Value); 11] {
    let why = json!({ "reason": "Because" });
    let role = json!({ "member_id": "ann", "role": "ADMIN", "reason": "Because" });
    [
        ("path-invitations", json!({ "path": "LEARNING" })),
        ("path-invitations/LEARNING/withdraw", why.clone()),
        ("co-sell/confirm", json!({ "listed_products": 1 })),
        ("co-sell/withdraw", why.clone()),
        ("competency-tags", json!({ "tag": "SAP", "held_since": "2026-01-05" })),
        ("competency-tags/SAP/withdraw", why),
        ("role-reviews", role.clone()),
        ("role-reviews/end", role),
        ("path-records", json!({ "kind": "EXAM_VOUCHER", "number": "EV-1", "recorded_on": "2026-01-05" })),
        ("standing", standing("PERSONAL")),
        ("ecosystem-manager", json!({ "name": "He Lan", "email": "he.lan@example.com" })),
    ]
}

#[tokio::test]
async fn each_change_is_made_once_at_the_version_that_was_seen() {
    TestApp::on_both_engines(async |app| {
        let (olga, _) = both(&app).await;
        app.tenant("t2").await;
        for (version, (path, body)) in (0..).zip(changes()) {
            let (path, key) = (at(path), format!("key-of-{version}"));
            olga.post(&path, &body).expect(428).await;
            let stale = olga.post(&path, &body).if_match(version + 1).expect(412).await.json();
            let by = if version == 0 { "" } else { "olga" };
            assert_eq!((&stale["stale"]["current"], &stale["stale"]["changed_by"]), (&json!(version), &json!(by)));
            let first = olga.post(&path, &body).if_match(version).key(&key).expect(200).await;
            let again = olga.post(&path, &body).if_match(version).key(&key).expect(200).await;
            assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(version + 1)));
            olga.post(&path, &body).if_match(version + 5).key(&key).expect(422).await;
            // What is so already is not done again.
            olga.post(&path, &body).if_match(version + 1).expect(409).await;
        }
        assert_eq!(app.number("t1", "SELECT version FROM vendor_standings WHERE tenant_id = $1").await, 11);
        let noted = "SELECT COUNT(*) FROM record_events WHERE tenant_id = $1 AND actor = 'olga' AND party = 'VENDOR'";
        assert_eq!((app.number("t1", noted).await, app.number("t2", noted).await), (11, 0));
        let sent = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1";
        assert_eq!((app.number("t1", sent).await, app.number("t2", sent).await), (11, 0));
        assert_eq!(olga.get("/v2/operator/partners/t2").expect(200).await.version(), Some(0));
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn partners_customers_and_strangers_read_and_change_nothing() {
    TestApp::on_both_engines(async |app| {
        let (olga, ann) = both(&app).await;
        let customer = app.customer(HOME, "c1").await;
        for (path, body) in changes() {
            let own = at(path);
            ann.post(&own, &body).if_match(0).expect(403).await;
            customer.post(&own, &body).if_match(0).expect(403).await;
            app.stranger().post(&own, &body).if_match(0).expect(401).await;
            for nobody in ["gone", "platform", "no id"] {
                let path = format!("/v2/operator/partners/{}/{path}", nobody.replace(' ', "%20"));
                olga.post(&path, &body).if_match(0).expect(404).await;
            }
        }
        for (path, status) in [(PARTNER, 403), (LIST, 403)] {
            let ask = |client: &crate::testing::Client| {
                if path == LIST { client.post(path, &json!({})) } else { client.get(path) }
            };
            ask(&ann).expect(status).await;
            ask(&customer).expect(status).await;
            ask(&app.stranger()).expect(401).await;
        }
        for nobody in ["gone", "platform"] {
            olga.get(&format!("/v2/operator/partners/{nobody}")).expect(404).await;
        }
        assert_eq!(olga.get(PARTNER).expect(200).await.version(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn bad_input_changes_nothing() {
    TestApp::on_both_engines(async |app| {
        let (olga, _) = both(&app).await;
        let tomorrow = domain::period::business_day(app.app.now()) + chrono::Days::new(1);
        for (path, body, field) in [
            ("path-invitations", json!({ "path": "SERVICE" }), "path"),
            ("path-invitations", json!({ "path": "GONE" }), "path"),
            ("path-invitations", json!({ "path": "LEARNING", "more": 1 }), "more"),
            ("path-invitations/LEARNING/withdraw", json!({ "reason": "  " }), "reason"),
            ("path-invitations/LEARNING/withdraw", json!({ "reason": "x".repeat(501) }), "reason"),
            ("co-sell/confirm", json!({ "listed_products": 10_000 }), "listed_products"),
            ("co-sell/confirm", json!({ "listed_products": -1 }), "listed_products"),
            ("co-sell/confirm", json!({}), "listed_products"),
            ("co-sell/withdraw", json!({}), "reason"),
            ("competency-tags", json!({ "tag": "SAP" }), "held_since"),
            ("competency-tags", json!({ "tag": "SAP", "held_since": tomorrow.to_string() }), "held_since"),
            (
                "competency-tags",
                json!({ "tag": "SAP", "held_since": "2026-01-05", "valid_until": "2026-01-06" }),
                "valid_until",
            ),
            ("competency-tags", json!({ "tag": "GONE", "held_since": "2026-01-05" }), "tag"),
            ("path-records", json!({ "kind": "EXAM_VOUCHER", "number": "EV-1" }), "recorded_on"),
            (
                "path-records",
                json!({ "kind": "ROLE_CERTIFICATION", "number": "RC-1", "recorded_on": "2026-01-05" }),
                "kind",
            ),
            ("path-records", json!({ "kind": "EXAM_VOUCHER", "number": "", "recorded_on": "2026-01-05" }), "number"),
            (
                "path-records",
                json!({ "kind": "CLOUD_SOLUTION", "number": "CS-1", "name": "Hub", "recorded_on": "2026-01-05" }),
                "solution_state",
            ),
            ("standing", json!({ "standing": standing("NONE")["standing"], "reason": " " }), "reason"),
            ("role-reviews", json!({ "member_id": "ann", "role": "ADMIN", "reason": "" }), "reason"),
            ("role-reviews", json!({ "member_id": "gone", "role": "ADMIN", "reason": "x" }), "role"),
            ("role-reviews", json!({ "member_id": "ann", "role": "FINANCE", "reason": "x" }), "role"),
        ] {
            assert_eq!(olga.post(&at(path), &body).if_match(0).expect(400).await.fields(), [field], "{path} {body}");
        }
        for gone in ["path-invitations/GONE/withdraw", "competency-tags/GONE/withdraw"] {
            olga.post(&at(gone), &json!({ "reason": "x" })).if_match(0).expect(404).await;
        }
        assert_eq!(olga.get(PARTNER).expect(200).await.version(), Some(0));
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_list_is_narrowed_and_paged() {
    TestApp::on_both_engines(async |app| {
        let (olga, _) = both(&app).await;
        for tenant in ["t2", "t3"] {
            app.tenant(tenant).await;
        }
        app.execute("t2", "UPDATE tenants SET partner_type = 'DISTRIBUTOR', status = 'FROZEN' WHERE tenant_id = $1")
            .await;
        app.execute("t3", "UPDATE tenants SET partner_type = NULL WHERE tenant_id = $1").await;
        let ids = async |body: Value| {
            let list = olga.post(LIST, &body).expect(200).await.json();
            let ids: Vec<Value> =
                list["partners"].as_array().unwrap().iter().map(|one| one["partner_id"].clone()).collect();
            (list["count"].clone(), ids)
        };
        assert_eq!(ids(json!({})).await, (json!(3), vec![json!("t1"), json!("t2"), json!("t3")]));
        assert_eq!(ids(json!({ "offset": 1, "limit": 1 })).await, (json!(3), vec![json!("t2")]));
        assert_eq!(ids(json!({ "search": "R t3" })).await, (json!(1), vec![json!("t3")]));
        assert_eq!(ids(json!({ "search": "vendor" })).await, (json!(0), vec![]));
        assert_eq!(ids(json!({ "partner_type": "DISTRIBUTOR" })).await, (json!(1), vec![json!("t2")]));
        let frozen = olga.post(LIST, &json!({ "search": "t2" })).expect(200).await.json()["partners"][0].clone();
        assert_eq!((&frozen["frozen"], &frozen["partner_type"]), (&json!(true), &json!("DISTRIBUTOR")));
        for (body, field) in [
            (json!({ "limit": 0 }), "limit"),
            (json!({ "limit": 101 }), "limit"),
            (json!({ "partner_type": "GONE" }), "partner_type"),
            (json!({ "search": "x".repeat(65) }), "search"),
            (json!({ "sort": "name" }), "sort"),
        ] {
            assert_eq!(olga.post(LIST, &body).expect(400).await.fields(), [field], "{body}");
        }
    })
    .await;
}
