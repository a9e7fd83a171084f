//! What becomes of a report.

use super::{CHECKS, COUNT, REPORTS, at, unmet};
use crate::testing::{HOME, NewCustomer, TestApp, report_of};
use chrono::Duration;
use domain::organization::PresetRole;
use serde_json::json;

#[tokio::test]
async fn a_report_holds_at_once_and_keeps_others_out() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.developing("t1").await, app.developing("t2").await);
        app.prospect("p1").await;
        let check = ann.post(CHECKS, &json!({ "account_name": " Customers.P1 " })).expect(200).await.json();
        assert_eq!((&check["outcome"], check["verdict"]["conditions"].as_array().unwrap().len()), (&json!("AT_ONCE"), 9));
        assert_eq!(app.number("t1", COUNT).await, 0);
        let first = ann.post(REPORTS, &report_of("p1")).key("once").expect(201).await;
        let again = ann.post(REPORTS, &report_of("p1")).key("once").expect(201).await;
        assert_eq!((first.text.as_str(), first.version()), (again.text.as_str(), Some(1)));
        let report = first.json();
        assert_eq!((&report["state"], &report["reported_by"]), (&json!("REPORTED"), &json!("ann")));
        assert_eq!(report["protected_until"], "2026-12-07T02:00:00Z");
        assert_eq!((&report["turn"]["who"], &report["turn"]["due"]), (&json!("PARTNER"), &report["protected_until"]));
        let listed = ann.get(&format!("{REPORTS}?state=REPORTED&search=prospect")).expect(200).await.json();
        assert_eq!((&listed["reports"][0], &listed["counting"], &listed["cap"]), (&report, &json!(1), &json!(100)));
        assert_eq!(ann.get(&format!("{REPORTS}?state=INVITED")).expect(200).await.json()["count"], 0);
        assert_eq!(ann.get(&at(&report)).expect(200).await.json(), report);
        // Another partner learns that, and neither who nor until when; nor does its receipt say.
        for refused in [
            eve.post(CHECKS, &json!({ "account_name": "customers.p1" })).expect(200).await.json()["verdict"]["conditions"]
                .clone(),
            eve.post(REPORTS, &report_of("p1")).expect(400).await.json()["check_items"].clone(),
        ] {
            assert_eq!(unmet(&refused), ["REPORTED_BY_OTHER"]);
            let item = refused.as_array().unwrap().iter().find(|item| item["check"] == "REPORTED_BY_OTHER").unwrap();
            assert!(item.get("seen").is_none() && item.get("available_at").is_none(), "{item}");
        }
        let receipts = "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1";
        assert_eq!((app.number("t1", receipts).await, app.number("t2", receipts).await), (1, 0));
        // A second report of one's own is no report.
        let refused = ann.post(REPORTS, &report_of("p1")).expect(400).await;
        assert_eq!(refused.fields(), ["account_name"]);
        assert_eq!((app.number("t1", COUNT).await, app.number("t2", COUNT).await), (1, 0));
        assert!(app.audit_is_whole("t1").await);
    })
    .await;
}

#[tokio::test]
async fn every_refusal_names_its_conditions() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        app.tenant("t9").await;
        app.prospect("p1").await;
        let facts: [(&str, &'static str, &[&str]); 6] = [
            ("site", "UPDATE customer_accounts SET site = 'INTL' WHERE tenant_id = $1", &["WRONG_SITE"]),
            ("contract", "UPDATE customer_accounts SET special_contracts = 1 WHERE tenant_id = $1", &["SPECIAL_CONTRACT"]),
            ("cash", "UPDATE customer_accounts SET cash_spent = 1 WHERE tenant_id = $1", &["CASH_NOT_FOLLOWED_UP"]),
            (
                "member",
                "UPDATE customer_accounts SET enterprise_role = 'UNIFIED_MEMBER' WHERE tenant_id = $1",
                &["UNIFIED_MEMBER"],
            ),
            (
                "all",
                "UPDATE customer_accounts SET site = 'INTL', special_contracts = 2, cash_spent = 1, enterprise_role = 'UNIFIED_MEMBER' WHERE tenant_id = $1",
                &["WRONG_SITE", "SPECIAL_CONTRACT", "CASH_NOT_FOLLOWED_UP", "UNIFIED_MEMBER"],
            ),
            ("none", "UPDATE customer_accounts SET name = name WHERE tenant_id = $1", &[]),
        ];
        let clean = "UPDATE customer_accounts SET site = 'CN', special_contracts = 0, cash_spent = 0, enterprise_role = 'STANDALONE' WHERE tenant_id = $1";
        let check = async || {
            let asked = ann.post(CHECKS, &json!({ "account_name": "customers.p1" })).expect(200).await.json();
            unmet(&asked["verdict"]["conditions"])
        };
        for (what, sql, expect) in facts {
            app.execute(HOME, clean).await;
            app.execute(HOME, sql).await;
            assert_eq!(check().await, expect, "{what}");
            if !expect.is_empty() {
                let refused = ann.post(REPORTS, &report_of("p1")).expect(400).await.json();
                assert_eq!((&refused["error_code"], unmet(&refused["check_items"])), (&json!("CBC.99007004"), check().await));
            }
        }
        app.execute("t1", "UPDATE logins SET email = '' WHERE tenant_id = $1 AND kind = 'PARTNER_ROOT'").await;
        assert_eq!(check().await, ["REPORTER_CONTACT_MISSING"]);
        app.execute("t1", "UPDATE logins SET phone = '1' WHERE tenant_id = $1 AND kind = 'PARTNER_ROOT'").await;
        app.execute("t1", "UPDATE tenants SET parent_tenant_id = 't9' WHERE tenant_id = $1").await;
        assert_eq!(check().await, [""; 0]);
        app.execute("t9", "UPDATE tenants SET status = 'STOPPED' WHERE tenant_id = $1").await;
        assert_eq!(check().await, ["DISTRIBUTOR_DELISTED"]);
        app.execute("t9", "UPDATE tenants SET status = 'ACTIVE' WHERE tenant_id = $1").await;
        // Somebody's customer, who is in no register, but in that partner's list.
        app.add_customer("t9", NewCustomer { id: "c9", ..NewCustomer::default() }).await;
        app.customer(HOME, "c9").await;
        let asked = ann.post(CHECKS, &json!({ "account_name": "customers.c9" })).expect(200).await.json();
        assert_eq!(unmet(&asked["verdict"]["conditions"]), ["ALREADY_ASSOCIATED"]);
        assert_eq!(app.number("t1", COUNT).await, 0);
        let receipts = "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1 AND rule = 'R-05' AND NOT allowed";
        assert_eq!(app.number("t1", receipts).await, 5);
    })
    .await;
}

#[tokio::test]
async fn the_hundredth_report_is_the_last_until_one_ends() {
    let app = TestApp::sqlite().await;
    let ann = app.developing("t1").await;
    for number in 0..101 {
        app.prospect(&format!("p{number}")).await;
        let expect = if number < 100 { 201 } else { 400 };
        let answer = ann.post(REPORTS, &report_of(&format!("p{number}"))).expect(expect).await.json();
        if number == 100 {
            assert_eq!(unmet(&answer["check_items"]), ["PREREGISTRATION_CAP"]);
            assert_eq!(answer["available_at"], "2026-12-07T02:00:00Z");
        }
    }
}

#[tokio::test]
async fn the_days_of_a_report_end_and_others_may() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.developing("t1").await, app.developing("t2").await);
        app.prospect("p1").await;
        let report = ann.post(REPORTS, &report_of("p1")).expect(201).await.json();
        let letter = json!({ "association_type": "1" });
        ann.post(&format!("{}/invitations", at(&report)), &letter).if_match(1).expect(200).await;
        app.clock.advance(Duration::days(15) - Duration::seconds(1));
        app.run_jobs().await;
        let state = "SELECT state FROM customer_reports WHERE tenant_id = $1";
        assert_eq!(app.text("t1", state).await, "INVITED");
        app.clock.advance(Duration::seconds(1));
        // Its end counts, not the job that notes it.
        let (ann, eve) = (app.client(&app.login_of("t1", "ann")).await, {
            drop(eve);
            app.client(&app.login_of("t2", "ann")).await
        });
        let seen = ann.get(&at(&report)).expect(200).await.json();
        assert_eq!((&seen["state"], &seen["state_since"]), (&json!("EXPIRED"), &json!("2026-12-07T02:00:00Z")));
        assert_eq!(ann.get(&format!("{REPORTS}?state=EXPIRED")).expect(200).await.json()["counting"], 0);
        eve.post(REPORTS, &report_of("p1")).expect(201).await;
        app.run_jobs().await;
        assert_eq!(app.text("t1", state).await, "EXPIRED");
        // The letter ended with it, by time: nobody took it back.
        let over = "SELECT COUNT(*) FROM customer_invitations WHERE tenant_id = $1 AND withdrawn_at IS NULL AND expires_at = 1796608800";
        assert_eq!(app.number("t1", over).await, 1);
        assert!(app.message(&ann, "CUSTOMER_REPORT_EXPIRED", "customer").await.is_some());
        // What ended does not touch whose it is now.
        let held = "SELECT COUNT(*) FROM customer_report_claims WHERE tenant_id = $1 AND partner_tenant_id = 't2' AND until_at > 1796000000";
        assert_eq!(app.number(HOME, held).await, 1);
    })
    .await;
}

#[tokio::test]
async fn bad_input_is_named_and_nothing_is_written() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        app.prospect("p1").await;
        let bad = json!({ "account_name": "", "customer_name": "", "industry": "OTHER", "contact_name": "", "contact_email": "x", "contact_telephone": "1", "reason": "" });
        let refused = ann.post(REPORTS, &bad).expect(400).await;
        let all = ["account_name", "customer_name", "contact_name", "contact_email", "contact_telephone", "reason"];
        assert_eq!(refused.fields(), all);
        for nobody in ["nobody", "t1.ann"] {
            let mut unknown = report_of("p1");
            unknown["account_name"] = json!(nobody);
            assert_eq!(ann.post(REPORTS, &unknown).expect(400).await.fields(), ["account_name"]);
            assert_eq!(ann.post(CHECKS, &json!({ "account_name": nobody })).expect(400).await.fields(), ["account_name"]);
        }
        for query in ["?state=GONE", "?limit=0", "?offset=-1", "?other=1"] {
            ann.get(&format!("{REPORTS}{query}")).expect(400).await;
        }
        assert_eq!(app.number("t1", COUNT).await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_address_changes_and_a_report_is_taken_back_at_the_version_that_was_seen() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.developing("t1").await, app.developing("t2").await);
        let ben = app.member("t1", "ben", &[PresetRole::Admin]).await;
        app.prospect("p1").await;
        let report = ann.post(REPORTS, &report_of("p1")).expect(201).await.json();
        let (path, new) = (at(&report), json!({ "contact_email": "new@example.com" }));
        ben.put(&path, &json!({ "contact_email": "new" })).if_match(1).expect(400).await;
        ben.put(&path, &new).expect(428).await;
        let changed = ben.put(&path, &new).if_match(1).expect(200).await;
        assert_eq!((&changed.json()["contact_email"], changed.version()), (&json!("new@example.com"), Some(2)));
        let withdraw = format!("{path}/withdraw");
        ann.post(&withdraw, &json!({})).if_match(1).expect(412).await;
        let first = ann.post(&withdraw, &json!({})).if_match(2).key("back").expect(200).await;
        let again = ann.post(&withdraw, &json!({})).if_match(2).key("back").expect(200).await;
        assert_eq!((first.text.as_str(), &first.json()["state"]), (again.text.as_str(), &json!("WITHDRAWN")));
        assert_eq!(first.json()["protected_until"], "2026-11-22T02:00:00Z");
        ann.post(&withdraw, &json!({})).if_match(3).expect(409).await;
        ann.put(&path, &new).if_match(3).expect(409).await;
        eve.post(REPORTS, &report_of("p1")).expect(201).await;
    })
    .await;
}
