//! The register of customer accounts as the vendor keeps it, on both engines.

use crate::testing::{HOME, TestApp};
use serde_json::{Value, json};

const ACCOUNTS: &str = "/v2/operator/customer-accounts";
const LIST: &str = "/v2/operator/customer-accounts/query";

fn facts(changes: &Value) -> Value {
    let zero = json!({ "minor": 0, "currency": "CNY" });
    let mut facts = json!({
        "site": "CN", "country_code": "CN", "cash_spent": zero, "special_contracts": 0, "is_partner": false, "is_internal": false,
        "unpaid_bills": 0, "enterprise_role": "STANDALONE", "pro_service_contracts": 0, "reserved_instances": 0,
        "invoice_debt": zero, "stored_value": zero, "independent_members": 0, "credit_accounts": 0, "direct_sales": false,
        "vendor_reported": false, "online_sales": false, "sales_support_center": false
    });
    for (field, value) in changes.as_object().unwrap() {
        facts[field] = value.clone();
    }
    facts
}

#[tokio::test]
async fn accounts_are_found_and_what_is_recorded_of_them_is_asked_by_the_next_report() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let ann = app.developing("t1").await;
        for id in ["alder", "birch"] {
            app.prospect(id).await;
        }
        let found = async |query: Value| {
            let list = olga.post(LIST, &query).expect(200).await.json();
            let ids =
                list["accounts"].as_array().unwrap().iter().map(|one| one["account_id"].as_str().unwrap().to_owned());
            (list["count"].as_u64().unwrap(), ids.collect::<Vec<_>>())
        };
        assert_eq!(found(json!({})).await, (2, vec!["alder".to_owned(), "birch".to_owned()]));
        assert_eq!(found(json!({ "offset": 1, "limit": 1 })).await, (2, vec!["birch".to_owned()]));
        assert_eq!(found(json!({ "search": "SPECT Al" })).await, (1, vec!["alder".to_owned()]));
        assert_eq!(found(json!({ "search": "customers.bir" })).await, (1, vec!["birch".to_owned()]));
        assert_eq!(found(json!({ "site": "INTL" })).await, (0, vec![]));
        assert_eq!(
            (found(json!({ "associated": true })).await.0, found(json!({ "associated": false })).await.0),
            (0, 2)
        );
        let path = format!("{ACCOUNTS}/alder");
        let file = olga.get(&path).expect(200).await;
        assert_eq!((file.version(), &file.json()["facts"]), (Some(1), &facts(&json!({}))));
        assert_eq!((&file.json()["reported_by"], &file.json()["kept_by_partner"]), (&json!(null), &json!(false)));
        // What is recorded is what the rules read from then on.
        let check = async || {
            let body = json!({ "account_name": "customers.alder" });
            let verdict = ann.post("/v2/partners/customer-report-checks", &body).expect(200).await.json();
            verdict.to_string().contains("\"passed\":false")
        };
        assert!(!check().await);
        let new = facts(&json!({ "special_contracts": 2, "is_internal": true, "online_sales": true,
            "cash_spent": { "minor": 12_345, "currency": "CNY" } }));
        olga.put(&path, &new).expect(428).await;
        olga.put(&path, &new).if_match(0).expect(412).await;
        let first = olga.put(&path, &new).if_match(1).key("say-it-once").expect(200).await;
        let again = olga.put(&path, &new).if_match(1).key("say-it-once").expect(200).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(2)));
        assert_eq!(first.json()["facts"], new);
        assert!(check().await);
        // Another's account is as it was.
        assert_eq!(olga.get(&format!("{ACCOUNTS}/birch")).expect(200).await.json()["facts"], facts(&json!({})));
        let audits = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action = 'customer_account.change'";
        assert_eq!(app.number(HOME, audits).await, 1);
        assert!(app.audit_is_whole(HOME).await && app.audit_is_whole("platform").await);
    })
    .await;
}

#[tokio::test]
async fn who_reported_an_account_is_named_and_what_a_partners_list_says_is_left_to_it() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let ann = app.developing("t1").await;
        app.prospect("alder").await;
        let path = format!("{ACCOUNTS}/alder");
        ann.post("/v2/partners/customer-reports", &crate::testing::report_of("alder")).expect(201).await;
        let file = olga.get(&path).expect(200).await.json();
        assert_eq!(file["reported_by"]["partner_id"], "t1");
        assert!(file["reported_until"].is_string());
        app.add_customer("t1", crate::testing::NewCustomer { id: "alder", ..Default::default() }).await;
        let file = olga.get(&path).expect(200).await.json();
        assert_eq!((&file["kept_by_partner"], &file["account"]["partner"]["partner_id"]), (&json!(true), &json!("t1")));
        let kept = file["facts"].clone();
        let with = |field: &str, value: Value| {
            let mut facts = kept.clone();
            facts[field] = value;
            facts
        };
        let refused = with("special_contracts", json!(7));
        assert_eq!(olga.put(&path, &refused).if_match(1).expect(400).await.fields(), ["special_contracts"]);
        let own = with("is_internal", json!(true));
        let changed = olga.put(&path, &own).if_match(1).expect(200).await;
        assert_eq!((changed.version(), &changed.json()["facts"]), (Some(2), &own));
    })
    .await;
}

#[tokio::test]
async fn bad_input_and_everybody_else_record_nothing() {
    TestApp::on_both_engines(async |app| {
        let olga = app.operator().await;
        let ann = app.developing("t1").await;
        let customer = app.prospect("alder").await;
        let path = format!("{ACCOUNTS}/alder");
        for nobody in [&ann, &customer] {
            nobody.post(LIST, &json!({})).expect(403).await;
            nobody.get(&path).expect(403).await;
            nobody.put(&path, &facts(&json!({}))).if_match(1).expect(403).await;
        }
        app.stranger().post(LIST, &json!({})).expect(401).await;
        app.stranger().get(&path).expect(401).await;
        app.stranger().put(&path, &facts(&json!({}))).if_match(1).expect(401).await;
        olga.get(&format!("{ACCOUNTS}/gone")).expect(404).await;
        olga.put(&format!("{ACCOUNTS}/gone"), &facts(&json!({}))).if_match(1).expect(404).await;
        // An employee's account is no customer's.
        app.person(crate::http::specialists::fixtures::NewPerson::default()).await;
        olga.get(&format!("{ACCOUNTS}/lan")).expect(404).await;
        let money = |minor: i64, currency: &str| json!({ "minor": minor, "currency": currency });
        for (changes, fields) in [
            (json!({ "country_code": "cn" }), vec!["country_code"]),
            (json!({ "cash_spent": money(-1, "CNY"), "unpaid_bills": 1_000_000 }), vec!["cash_spent", "unpaid_bills"]),
            (json!({ "invoice_debt": money(1, "USD") }), vec!["invoice_debt"]),
            (
                json!({ "cash_spent": money(1, "USD"), "invoice_debt": money(0, "USD"), "stored_value": money(0, "USD") }),
                vec!["cash_spent"],
            ),
            (json!({ "site": "MOON" }), vec!["site"]),
            (json!({ "colour": "red" }), vec!["colour"]),
        ] {
            assert_eq!(olga.put(&path, &facts(&changes)).if_match(1).expect(400).await.fields(), fields, "{changes}");
        }
        assert_eq!(olga.post(LIST, &json!({ "limit": 101 })).expect(400).await.fields(), ["limit"]);
        let file = olga.get(&path).expect(200).await;
        assert_eq!((file.version(), &file.json()["facts"]), (Some(1), &facts(&json!({}))));
    })
    .await;
}
