//! The page on which a customer associates, on both engines.

use crate::testing::{Client, HOME, TestApp, report_of, with_account};
use domain::organization::PresetRole;
use serde_json::{Value, json};

const LINKS: &str = "/v2/partners/customer-invitations";
const REPORTS: &str = "/v2/partners/customer-reports";
const ATTEMPTS: &str = "/v2/partners/association-attempts";
const CUSTOMERS: &str = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current";

/// A general link of somebody's.
async fn link(by: &Client, kind: &str) -> String {
    let made = by.post(LINKS, &json!({ "association_type": kind })).expect(201).await.json();
    let url = made["url"].as_str().unwrap();
    url.split_at(url.find("/c/").unwrap()).1.split('?').next().unwrap().to_owned()
}

/// A letter to a reported prospect.
async fn letter(app: &TestApp, by: &Client, customer: &Client, id: &str) -> (String, Value) {
    let report = by.post(REPORTS, &report_of(id)).expect(201).await.json();
    let path = format!("{REPORTS}/{}", report["report_id"].as_str().unwrap());
    let sent = by.post(&format!("{path}/invitations"), &json!({ "association_type": "1" })).if_match(1);
    let sent = sent.expect(200).await.json();
    (app.message(customer, "CUSTOMER_INVITED", "link").await.unwrap(), sent)
}

async fn page(app: &TestApp, link: &str, status: u16) -> String {
    app.stranger().get(&format!("{link}?lang=en")).expect(status).await.text
}

async fn attempt(by: &Client) -> Value {
    by.get(ATTEMPTS).expect(200).await.json()["attempts"][0].clone()
}

fn checks(items: &Value) -> Vec<&str> {
    items.as_array().unwrap().iter().map(|item| item["check"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_scanner_changes_nothing_and_the_customer_associates_once() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let max = app.member("t1", "max", &[PresetRole::AccountManager]).await;
        let customer = app.prospect("p1").await;
        let (link, report) = letter(&app, &max, &customer, "p1").await;
        for _ in 0..20 {
            let shown = app.stranger().get(&format!("{link}?lang=en")).expect(200).await;
            assert_eq!(shown.headers["cache-control"], "no-store");
            assert!(!shown.text.contains("<script") && shown.text.contains("Partner t1"), "{}", shown.text);
            // A letter is for one account: nobody registers another with it.
            assert!(shown.text.contains("value=\"account\"") && !shown.text.contains("value=\"register\""));
        }
        assert_eq!((app.number("t1", CUSTOMERS).await, ann.get(ATTEMPTS).expect(200).await.json()["count"].clone()), (0, json!(0)));
        assert!(app.stranger().get(&link).expect(200).await.text.contains("lang=\"zh-CN\""));
        let done = app.press(&link, &with_account("p1")).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let next = done.headers["location"].to_str().unwrap();
        assert!(app.stranger().get(next).expect(200).await.text.contains("Your account is associated with Partner t1"));
        // Whoever invited it has it.
        let row = max.get("/v2/partners/customers/p1").send().await;
        assert!(row.status.is_success() || row.status == 404 || row.status == 405, "{}", row.text);
        let own = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND account_manager_id = 'max' AND association_type = '1' AND id = 'p1'";
        assert_eq!(app.number("t1", own).await, 1);
        let directory = "SELECT partner_tenant_id FROM customer_directory WHERE tenant_id = $1";
        assert_eq!(app.text(HOME, directory).await, "t1");
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM relation_history WHERE tenant_id = $1 AND event = 'ASSOCIATED'").await, 1);
        let path = format!("{REPORTS}/{}", report["report_id"].as_str().unwrap());
        let report = max.get(&path).expect(200).await.json();
        assert_eq!((&report["state"], &report["customer_id"]), (&json!("ASSOCIATED"), &json!("p1")));
        let tried = attempt(&max).await;
        assert_eq!((&tried["associated"], &tried["by_letter"], &tried["rules"]), (&json!(true), &json!(true), &json!(["R-04", "R-01", "R-02"])));
        assert_eq!(tried["receipt_id"], Value::Null);
        assert_ne!(attempt(&ann).await["receipt_id"], Value::Null);
        for who in [&max, &ann] {
            assert_eq!(app.message(who, "CUSTOMER_ASSOCIATED", "customer").await.as_deref(), Some("Prospect p1"));
        }
        assert_eq!(app.message(&customer, "PARTNER_ASSOCIATED", "partner_en").await.as_deref(), Some("Partner t1"));
        customer.get("/v2/customers/my-partner").send().await;
        // The letter is used up, however often it is sent.
        for _ in 0..2 {
            assert!(app.press(&link, &with_account("p1")).await.text.contains("The letter has been used"));
        }
        page(&app, &link, 410).await;
        assert_eq!((app.number("t1", CUSTOMERS).await, attempt(&max).await), (1, tried));
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole(HOME).await);
    })
    .await;
}

#[tokio::test]
async fn everything_in_the_way_is_said_at_once_and_kept_for_the_partner() {
    TestApp::on_both_engines(async |app| {
        let (ann, eve) = (app.developing("t1").await, app.developing("t2").await);
        let link = link(&ann, "2").await;
        app.prospect("p1").await;
        eve.post(REPORTS, &report_of("p1")).expect(201).await;
        let facts = "UPDATE customer_accounts SET registered_at = registered_at - 9 * 86400, cash_spent = 12345, unpaid_bills = 1,
            credit_accounts = 1, stored_value = 900 WHERE tenant_id = $1";
        app.execute(HOME, facts).await;
        let refused = app.press(&link, &with_account("p1")).await;
        assert_eq!(refused.status, 400);
        for said in ["10 days 0 hours", "7 days 0 hours at most", "CNY 123.45", "CNY 9.00", "Another partner has reported", "open bill", "credit with the vendor"] {
            assert!(refused.text.contains(said), "{said}: {}", refused.text);
        }
        // The customer learns until when; the partner does not. What was typed stays, but for the password.
        assert!(refused.text.contains("Possible from 2026-12-07 10:00"), "{}", refused.text);
        assert!(refused.text.contains("value=\"customers.p1\"") && !refused.text.contains("Korrekt"));
        let tried = attempt(&ann).await;
        let all = ["REGISTERED_OVER_7_DAYS", "HAS_CASH_CONSUMPTION", "REPORTED_BY_OTHER", "UNPAID_BILL", "STORED_VALUE_CARD", "CREDIT_ACCOUNT"];
        assert_eq!((checks(&tried["unmet"]), &tried["associated"]), (all.to_vec(), &json!(false)));
        assert!(tried["unmet"][2].get("available_at").is_none() && !tried.to_string().contains("2026-12-07"), "{tried}");
        assert_eq!(tried["rules"], json!(["R-04", "R-01", "R-02", "R-03"]));
        // Told once, written down each time.
        app.press(&link, &with_account("p1")).await;
        let told = "SELECT COUNT(*) FROM outbox_messages WHERE tenant_id = $1 AND kind = 'CUSTOMER_ASSOCIATION_FAILED' AND recipient_login_id = 'login-ann'";
        assert_eq!((app.number("t1", told).await, ann.get(ATTEMPTS).expect(200).await.json()["count"].clone()), (1, json!(2)));
        assert_eq!(app.number("t1", CUSTOMERS).await, 0);
        // No receipt has the day on which the rival's report ends.
        let secret = "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1 AND decision LIKE '%2026-12-07%'";
        assert_eq!(app.number("t1", secret).await, 0);
        let kept = "SELECT COUNT(*) FROM decision_receipts WHERE tenant_id = $1 AND subject_kind = 'customer_association'";
        assert_eq!(app.number("t1", kept).await, 4);
    })
    .await;
}

#[tokio::test]
async fn an_own_report_lifts_the_window_and_a_failure_shows_on_it() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let customer = app.prospect("p1").await;
        app.execute(HOME, "UPDATE customer_accounts SET registered_at = registered_at - 99 * 86400, unpaid_bills = 1 WHERE tenant_id = $1").await;
        app.execute(HOME, "UPDATE customer_accounts SET unpaid_bills = 0 WHERE tenant_id = $1").await;
        let (link, report) = letter(&app, &ann, &customer, "p1").await;
        app.execute(HOME, "UPDATE customer_accounts SET unpaid_bills = 1 WHERE tenant_id = $1").await;
        assert_eq!(app.press(&link, &with_account("p1")).await.status, 400);
        let path = format!("{REPORTS}/{}", report["report_id"].as_str().unwrap());
        let failed = ann.get(&path).expect(200).await.json();
        assert_eq!((&failed["state"], checks(&failed["failed_on"])), (&json!("ASSOCIATION_FAILED"), vec!["UNPAID_BILL"]));
        assert_eq!(app.message(&ann, "CUSTOMER_ASSOCIATION_FAILED", "report_id").await.as_deref(), report["report_id"].as_str());
        app.execute(HOME, "UPDATE customer_accounts SET unpaid_bills = 0 WHERE tenant_id = $1").await;
        assert_eq!(app.press(&link, &with_account("p1")).await.status, 303);
        assert_eq!(ann.get(&path).expect(200).await.json()["state"], "ASSOCIATED");
        assert_eq!(ann.get(&format!("{ATTEMPTS}?associated=false")).expect(200).await.json()["count"], 1);
    })
    .await;
}

const NEW_PASSWORD: &str = "blue-kettle-horse-9";

/// What somebody without an account types.
fn registration(account: &str, password: &str, notice: &str) -> String {
    format!(
        "lang=en&way=register&account={account}&name=New+%3Cb%3E+Ltd&telephone=13900000002&new_password={password}&again={password}{notice}"
    )
}

#[tokio::test]
async fn a_new_account_is_registered_and_associated_in_one_step() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let (link, form, password) = (link(&ann, "2").await, registration, NEW_PASSWORD);
        let bad = app.press(&link, &form("2x", "short", "")).await;
        assert_eq!(bad.status, 400);
        for said in ["aria-invalid", "value=\"2x\"", "New &lt;b&gt; Ltd", "read the notice and tick it"] {
            assert!(bad.text.contains(said), "{said}: {}", bad.text);
        }
        assert!(!bad.text.contains("short"));
        assert_eq!(app.number("t1", CUSTOMERS).await, 0);
        assert_eq!(app.press(&link, &form("harbour", password, "&notice=read")).await.status, 303);
        let row = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND name = 'New <b> Ltd' AND association_type = '2' AND account_name = 'harbour'";
        assert_eq!(app.number("t1", row).await, 1);
        let signed_in = app.stranger().post("/v2/sessions", &json!({ "account": "harbour", "password": password }));
        assert_eq!(signed_in.expect(201).await.json()["kind"], "CUSTOMER");
        // A link works for many; a name for one.
        let taken = app.press(&link, &form("Harbour", password, "&notice=read")).await;
        assert!(taken.status == 400 && taken.text.contains("in use"), "{}", taken.text);
        assert_eq!(app.press(&link, &form("haven", password, "&notice=read")).await.status, 303);
        assert_eq!(ann.get(LINKS).expect(200).await.json()["invitations"][0]["associated"], 2);
        // A prepaid partner has no resale customers: nothing is registered then.
        app.execute("t1", "INSERT INTO partner_profiles (tenant_id, prepaid) VALUES ($1, TRUE)").await;
        app.clock.advance(chrono::Duration::seconds(1));
        let refused = app.press(&link, &form("third", password, "&notice=read")).await;
        assert!(refused.status == 400 && refused.text.contains("prepaid"), "{}", refused.text);
        app.stranger().post("/v2/sessions", &json!({ "account": "third", "password": password })).expect(401).await;
        assert_eq!(checks(&attempt(&ann).await["unmet"]), ["PREPAID_PARTNER"]);
        assert!(app.audit_is_whole("t1").await && app.audit_is_whole(HOME).await);
    })
    .await;
}

#[tokio::test]
async fn a_day_has_only_so_many_new_accounts_of_one_link() {
    TestApp::on_both_engines(async |app| {
        let ann = app.developing("t1").await;
        let link = link(&ann, "2").await;
        assert_eq!(app.press(&link, &registration("harbour", NEW_PASSWORD, "&notice=read")).await.status, 303);
        let ninety_nine = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
            INSERT INTO association_attempts (tenant_id, id, at, home_tenant_id, account_id, customer_name, account_name, association_type,
                invitation_id, invited_by, invited_by_member, associated, registered, rules)
            SELECT t.tenant_id, t.id || '-' || n.i, t.at, t.home_tenant_id, t.account_id, t.customer_name, t.account_name, t.association_type,
                t.invitation_id, t.invited_by, t.invited_by_member, t.associated, t.registered, t.rules
            FROM n, association_attempts t WHERE t.tenant_id = $1 AND t.account_name = 'harbour'";
        app.execute("t1", ninety_nine).await;
        let full = app.press(&link, &registration("creek", NEW_PASSWORD, "&notice=read")).await;
        for said in ["as many new accounts as a day has", "Now: 100.", "Needed: 99 at most.", "If you have an account"] {
            assert!(full.status == 400 && full.text.contains(said), "{said}: {}", full.text);
        }
        // Whoever has an account goes on, and tomorrow all do.
        app.prospect("p1").await;
        assert_eq!(app.press(&link, &with_account("p1")).await.status, 303);
        app.clock.advance(chrono::Duration::days(1));
        assert_eq!(app.press(&link, &registration("creek", NEW_PASSWORD, "&notice=read")).await.status, 303);
    })
    .await;
}
