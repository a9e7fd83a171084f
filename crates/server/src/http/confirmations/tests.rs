//! The life of a confirmation link.

use crate::testing::{Answer, Client, HOME, NewCustomer, TestApp};
use domain::organization::PresetRole;
use serde_json::json;

const FORM: &str = "application/x-www-form-urlencoded";

async fn sent(app: &TestApp) -> (Client, Client, String) {
    app.partner("t1").await;
    let new = NewCustomer {
        name: "<b>O'Neil & 李</b>",
        resale: true,
        allocated: 2_500,
        coupons: &[100],
        ..NewCustomer::default()
    };
    app.add_customer("t1", new).await;
    let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
    let customer = app.customer(HOME, "c1").await;
    let body = json!({ "customer_id": "c1", "operation": "SWITCH", "target_type": "1", "reason": "<script>1</script>", "notice_accepted": true });
    ann.post("/v2/partners/association-requests", &body).expect(201).await;
    let link = app.message(&customer, "ASSOCIATION_REQUESTED", "link").await.unwrap();
    (ann, customer, link)
}

async fn press(app: &TestApp, link: &str, form: &str) -> Answer {
    // A phone without cookies, and a page that is not ours.
    app.stranger()
        .call(axum::http::Method::POST, link)
        .header("sec-fetch-site", "")
        .header("idempotency-key", "")
        .raw(FORM, form)
        .send()
        .await
}

async fn code(app: &TestApp, customer: &Client, link: &str) -> String {
    app.clock.advance(chrono::Duration::seconds(61));
    assert_eq!(press(app, link, "action=send-code&lang=en").await.status, 303);
    app.message(customer, "VERIFICATION_CODE", "code").await.unwrap()
}

#[tokio::test]
async fn looking_changes_nothing_however_often() {
    TestApp::on_both_engines(async |app| {
        let (_, _, link) = sent(&app).await;
        let before = app.number("t1", "SELECT CAST(SUM(version) AS BIGINT) FROM customers WHERE tenant_id = $1").await;
        for _ in 0..20 {
            let page = app.stranger().get(&link).expect(200).await;
            assert!(page.headers["content-type"].to_str().unwrap().starts_with("text/html"));
            assert_eq!(page.headers["cache-control"], "no-store");
            assert!(
                !page.text.contains("<script") && !page.text.contains("<b>") && page.text.contains("&lt;script&gt;")
            );
        }
        assert_eq!(
            app.number("t1", "SELECT CAST(SUM(version) AS BIGINT) FROM customers WHERE tenant_id = $1").await,
            before
        );
        assert_eq!(app.number(HOME, "SELECT COUNT(*) FROM verification_codes WHERE tenant_id = $1").await, 0);
        let english = app.stranger().get(&format!("{link}?lang=en")).expect(200).await.text;
        assert!(
            english.contains("Before and after") && english.contains("CNY 25.00") && english.contains("lang=\"en\"")
        );
        app.stranger().get("/c/style.css").expect(200).await;
    })
    .await;
}

#[tokio::test]
async fn a_code_decides_once_and_the_link_becomes_the_receipt() {
    TestApp::on_both_engines(async |app| {
        let (_, customer, link) = sent(&app).await;
        assert_eq!(press(&app, &link, "action=approve").await.status, 400);
        let code = code(&app, &customer, &link).await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        let refused = press(&app, &link, &format!("action=approve&lang=en&code={wrong}")).await;
        assert!(refused.status == 400 && refused.text.contains("The code is wrong"));
        assert_eq!(press(&app, &link, &format!("action=approve&code={code}")).await.status, 303);
        for _ in 0..3 {
            assert_eq!(press(&app, &link, &format!("action=approve&code={code}")).await.status, 200);
            assert_eq!(press(&app, &link, "action=reject&reason=x").await.status, 200);
        }
        assert!(app.stranger().get(&format!("{link}?lang=en")).expect(200).await.text.contains("has taken effect"));
        assert_eq!(app.number("t1", "SELECT balance FROM partner_accounts WHERE tenant_id = $1").await, 102_500);
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM adjust_records WHERE tenant_id = $1").await, 1);
        assert_eq!(
            app.number("t1", "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND association_type = '1'").await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn a_refusal_needs_a_reason_and_a_code() {
    TestApp::on_both_engines(async |app| {
        let (ann, customer, link) = sent(&app).await;
        let code = code(&app, &customer, &link).await;
        assert_eq!(press(&app, &link, &format!("action=reject&code={code}")).await.status, 400);
        assert_eq!(press(&app, &link, "action=reject&reason=no").await.status, 400);
        assert_eq!(press(&app, &link, &format!("action=reject&reason=no&code={code}")).await.status, 303);
        assert_eq!(app.message(&ann, "ASSOCIATION_REJECTED", "reason").await.as_deref(), Some("no"));
    })
    .await;
}

#[tokio::test]
async fn expired_withdrawn_unknown_and_read_only_have_pages_of_their_own() {
    TestApp::on_both_engines(async |app| {
        let (ann, _, link) = sent(&app).await;
        let page = app.stranger().get(&format!("{link}?lang=en")).expect(200).await.text;
        let share = page
            .split("href=\"")
            .find(|part| {
                part.starts_with("/c/") && part.len() > 67 && !part.starts_with(&link) && !part.starts_with("/c/style")
            })
            .unwrap();
        let share = &share[..67];
        let copy = app.stranger().get(&format!("{share}?lang=en")).expect(200).await.text;
        assert!(copy.contains("read-only copy") && !copy.contains("<form"));
        assert_eq!(press(&app, share, "action=send-code").await.status, 200);
        assert_eq!(app.number(HOME, "SELECT COUNT(*) FROM verification_codes WHERE tenant_id = $1").await, 0);
        for token in ["x".repeat(64), "0".repeat(64), "1".to_owned()] {
            app.stranger().get(&format!("/c/{token}")).expect(404).await;
            assert_eq!(press(&app, &format!("/c/{token}"), "action=approve").await.status, 404);
        }
        let due = app.number("t1", "SELECT due_at FROM association_requests WHERE tenant_id = $1").await;
        let now = app.app.now();
        app.clock.set(chrono::DateTime::from_timestamp(due, 0).unwrap());
        assert!(app.stranger().get(&format!("{link}?lang=en")).expect(410).await.text.contains("Request expired"));
        assert_eq!(press(&app, &link, "action=approve&code=123456").await.status, 410);
        app.clock.set(now);
        let id = ann.get("/v2/partners/association-requests").expect(200).await.json();
        let id = id["association_requests"][0]["request_id"].as_str().unwrap().to_owned();
        ann.post(&format!("/v2/partners/association-requests/{id}/withdraw"), &json!({})).if_match(1).expect(200).await;
        assert!(
            app.stranger().get(&format!("{link}?lang=en")).expect(410).await.text.contains("withdrawn the request")
        );
    })
    .await;
}
