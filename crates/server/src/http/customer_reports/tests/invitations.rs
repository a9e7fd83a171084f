//! Letters to reported customers.

use super::{REPORTS, at, unmet};
use crate::testing::{HOME, TestApp, report_of};
use serde_json::{Value, json};

#[tokio::test]
async fn a_letter_goes_to_the_message_centre_and_to_the_contact_and_replaces_the_one_before() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let customer = app.prospect("p1").await;
        let report = ann.post(REPORTS, &report_of("p1")).expect(201).await.json();
        let path = format!("{}/invitations", at(&report));
        let checked = ann.post(&format!("{}/invitation-checks", at(&report)), &json!({ "association_type": "2" }));
        let checked = checked.expect(200).await.json();
        // R-02 has eight, R-03 eight more, of which one asks what the other asks.
        assert_eq!((unmet(&checked["conditions"]), checked["conditions"].as_array().unwrap().len()), (vec![], 16));
        ann.post(&path, &json!({ "association_type": "3" })).if_match(1).expect(400).await;
        ann.post(&path, &json!({ "association_type": "2" })).expect(428).await;
        let sent = ann.post(&path, &json!({ "association_type": "2" })).if_match(1).key("send").expect(200).await;
        let again = ann.post(&path, &json!({ "association_type": "2" })).if_match(1).key("send").expect(200).await;
        assert_eq!((sent.text.as_str(), sent.version()), (again.text.as_str(), Some(2)));
        let invited = sent.json();
        assert_eq!((&invited["state"], &invited["invited_as"]), (&json!("INVITED"), &json!("2")));
        assert_eq!((&invited["invited_until"], &invited["turn"]["who"]), (&json!("2026-12-07T02:00:00Z"), &json!("CUSTOMER")));
        let first = app.message(&customer, "CUSTOMER_INVITED", "link").await.unwrap();
        let mail = "SELECT mail_to FROM outbox_messages WHERE tenant_id = $1 AND kind = 'CUSTOMER_INVITED'";
        assert_eq!(app.text(HOME, mail).await, "p1@example.com");
        // The token is nowhere but in the letter.
        let kept = "SELECT COUNT(*) FROM customer_invitations WHERE tenant_id = $1 AND token IS NULL AND LENGTH(token_hash) = 64";
        assert_eq!(app.number("t1", kept).await, 1);
        ann.post(&path, &json!({ "association_type": "1" })).if_match(1).expect(412).await;
        app.clock.advance(chrono::Duration::seconds(1));
        ann.post(&path, &json!({ "association_type": "1" })).if_match(2).expect(200).await;
        let second = app.message(&customer, "CUSTOMER_INVITED", "link").await.unwrap();
        assert_ne!(first, second);
        assert!(app.stranger().get(&format!("{first}?lang=en")).expect(410).await.text.contains("taken back"));
        app.stranger().get(&second).expect(200).await;
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn a_customer_that_cannot_associate_is_not_invited() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let customer = app.prospect("p1").await;
        let report = ann.post(REPORTS, &report_of("p1")).expect(201).await.json();
        app.execute(HOME, "UPDATE customer_accounts SET unpaid_bills = 2, credit_accounts = 1, is_internal = TRUE WHERE tenant_id = $1").await;
        let path = format!("{}/invitations", at(&report));
        for (kind, expect) in [("1", vec!["INTERNAL_ACCOUNT", "UNPAID_BILL"]), ("2", vec!["INTERNAL_ACCOUNT", "UNPAID_BILL", "CREDIT_ACCOUNT"])] {
            let new = json!({ "association_type": kind });
            let checked = ann.post(&format!("{}/invitation-checks", at(&report)), &new).expect(200).await.json();
            assert_eq!(unmet(&checked["conditions"]), expect);
            let refused = ann.post(&path, &new).if_match(1).expect(400).await.json();
            assert_eq!(unmet(&refused["check_items"]), expect);
            assert!(refused["receipt_id"] != Value::Null || refused["receipts"] != Value::Null, "{refused}");
        }
        assert_eq!(app.message(&customer, "CUSTOMER_INVITED", "link").await, None);
        assert_eq!(ann.get(&at(&report)).expect(200).await.json()["state"], "REPORTED");
    })
    .await;
}
