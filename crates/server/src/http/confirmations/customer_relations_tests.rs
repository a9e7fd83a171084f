//! What an association writes beside the customer's row, on both engines.

use crate::testing::{Client, HOME, TestApp, report_of, with_account};
use domain::organization::PresetRole;
use serde_json::json;

const LINKS: &str = "/v2/partners/customer-invitations";

async fn link(by: &Client, kind: &str) -> String {
    let made = by.post(LINKS, &json!({ "association_type": kind })).expect(201).await.json();
    let url = made["url"].as_str().unwrap();
    url.split_at(url.find("/c/").unwrap()).1.split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_customer_of_a_reseller_is_in_its_distributors_list_too() {
    TestApp::on_both_engines(async |app| {
        let (ann, boss) = (app.developing("t1").await, app.developing("t9").await);
        app.execute("t1", "UPDATE tenants SET parent_tenant_id = 't9' WHERE tenant_id = $1").await;
        app.prospect("p1").await;
        assert_eq!(app.press(&link(&ann, "1").await, &with_account("p1")).await.status, 303);
        let mirrored = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND reseller_tenant_id = 't1' AND id = 'p1' AND is_current";
        assert_eq!(app.number("t9", mirrored).await, 1);
        let own = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND reseller_tenant_id = '' AND is_current";
        assert_eq!((app.number("t1", own).await, app.number("t9", own).await), (1, 0));
        // It is found by a part of its name on either side.
        for (client, tenant) in [(&ann, "t1"), (&boss, "t9")] {
            let grams = "SELECT COUNT(*) FROM customer_grams WHERE tenant_id = $1 AND customer_id = 'p1' AND gram = 'pro'";
            assert_eq!(app.number(tenant, grams).await, 1, "{tenant}");
            client.get("/v2/partners/association-attempts").expect(200).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_customer_that_left_can_come_back() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        app.prospect("p1").await;
        let link = link(&ann, "1").await;
        app.press(&link, &with_account("p1")).await;
        app.execute("t1", "UPDATE customers SET label = 'kept' WHERE tenant_id = $1").await;
        app.leaves("t1", "p1").await;
        assert_eq!(app.press(&link, &with_account("p1")).await.status, 303);
        let again = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current AND association_state = 'ASSOCIATED' AND label = 'kept'";
        assert_eq!(app.number("t1", again).await, 1);
        let history = "SELECT COUNT(*) FROM relation_history WHERE tenant_id = $1 AND event = 'ASSOCIATED'";
        assert_eq!(app.number("t1", history).await, 2);
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn what_a_customer_ended_elsewhere_it_does_not_bring_back() {
    TestApp::on_both_engines(async |app| {
        let (ann, bob) = (app.developing("t1").await, app.developing("t2").await);
        app.prospect("p1").await;
        app.execute(HOME, "UPDATE customer_accounts SET reserved_instances = 2 WHERE tenant_id = $1").await;
        let (first, second) = (link(&ann, "1").await, link(&bob, "1").await);
        assert_eq!(app.press(&first, &with_account("p1")).await.status, 303);
        app.leaves("t1", "p1").await;
        assert_eq!(app.press(&second, &with_account("p1")).await.status, 303);
        let has = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current AND reserved_instances = 2";
        assert_eq!(app.number("t2", has).await, 1);
        app.execute("t2", "UPDATE customers SET reserved_instances = 0 WHERE tenant_id = $1").await;
        app.execute("t2", "UPDATE obligations SET ended_at = 1 WHERE tenant_id = $1").await;
        app.leaves("t2", "p1").await;
        assert_eq!(app.press(&first, &with_account("p1")).await.status, 303);
        let free = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current AND reserved_instances = 0";
        let open = "SELECT COUNT(*) FROM obligations WHERE tenant_id = $1 AND ended_at IS NULL";
        assert_eq!((app.number("t1", free).await, app.number("t1", open).await), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn what_an_account_brings_along_is_counted_and_listed() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        app.prospect("p1").await;
        app.execute(HOME, "UPDATE customer_accounts SET reserved_instances = 2, credit_accounts = 1, stored_value = 700 WHERE tenant_id = $1").await;
        assert_eq!(app.press(&link(&ann, "1").await, &with_account("p1")).await.status, 303);
        let row = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND reserved_instances = 2 AND credit_accounts = 1 AND stored_value = 700";
        let listed = "SELECT COUNT(*) FROM obligations WHERE tenant_id = $1 AND customer_id = 'p1'";
        assert_eq!((app.number("t1", row).await, app.number("t1", listed).await), (1, 4));
    })
    .await;
}

#[tokio::test]
async fn a_report_that_waits_for_the_vendor_is_not_needed_any_more() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        app.prospect("p1").await;
        app.execute(HOME, "UPDATE customer_accounts SET online_sales = TRUE WHERE tenant_id = $1").await;
        let report = ann.post("/v2/partners/customer-reports", &report_of("p1")).expect(201).await.json();
        assert_eq!(report["state"], "IN_REVIEW");
        assert_eq!(app.press(&link(&ann, "1").await, &with_account("p1")).await.status, 303);
        let path = format!("/v2/partners/customer-reports/{}", report["report_id"].as_str().unwrap());
        assert_eq!(ann.get(&path).expect(200).await.json()["state"], "WITHDRAWN");
        let waiting = "SELECT COUNT(*) FROM reviews WHERE tenant_id = $1 AND state = 'UNDER_REVIEW'";
        assert_eq!(app.number("platform", waiting).await, 0);
    })
    .await;
}

#[tokio::test]
async fn attempts_are_searched_and_account_managers_see_those_of_their_own_invitations() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        let (of_ann, of_max) = (link(&ann, "1").await, link(&max, "1").await);
        app.prospect("p1").await;
        app.prospect("p2").await;
        app.press(&of_ann, &with_account("p1")).await;
        app.press(&of_max, &with_account("p2")).await;
        let count = async |client: &Client, query: &str| {
            client.get(&format!("/v2/partners/association-attempts{query}")).expect(200).await.json()["count"].clone()
        };
        assert_eq!((count(&ann, "").await, count(&max, "").await), (json!(2), json!(1)));
        assert_eq!((count(&ann, "?search=P2").await, count(&ann, "?associated=false").await), (json!(1), json!(0)));
        for bad in ["?limit=0", "?associated=maybe", "?other=1"] {
            ann.get(&format!("/v2/partners/association-attempts{bad}")).expect(400).await;
        }
    })
    .await;
}
