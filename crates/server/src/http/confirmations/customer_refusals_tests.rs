//! What the page of a customer's invitation refuses, on both engines.

use crate::testing::{TestApp, report_of, with_account};
use serde_json::json;

const LINKS: &str = "/v2/partners/customer-invitations";
const CUSTOMERS: &str = "SELECT COUNT(*) FROM customers WHERE tenant_id = $1 AND is_current";

async fn link(app: &TestApp, tenant: &str) -> (crate::testing::Client, String, String) {
    let ann = app.developing(tenant).await;
    let made = ann.post(LINKS, &json!({ "association_type": "2" })).expect(201).await.json();
    let url = made["url"].as_str().unwrap();
    let path = url.split_at(url.find("/c/").unwrap()).1.split('?').next().unwrap().to_owned();
    (ann, path, made["invitation_id"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn wrong_passwords_lock_the_name_as_at_the_sign_in() {
    TestApp::on_both_engines(async |app| {
        let (_, link, _) = link(&app, "t1").await;
        app.prospect("p1").await;
        for (number, said) in [(4, "is wrong"), (1, "locked until 2026-11-22 10:15")] {
            for _ in 0..number {
                let refused =
                    app.press(&link, "lang=en&way=account&account=customers.p1&password=wrong&notice=read").await;
                assert!(refused.status.is_client_error() && refused.text.contains(said), "{}", refused.text);
                assert!(refused.text.contains("value=\"customers.p1\"") && refused.text.contains(" checked"));
            }
        }
        assert_eq!(app.press(&link, &with_account("p1")).await.status, 403);
        app.stranger().post("/v2/sessions", &json!({ "account": "customers.p1", "password": "x" })).expect(403).await;
        app.clock.advance(chrono::Duration::minutes(15));
        assert_eq!(app.press(&link, &with_account("p1")).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn who_is_no_customer_or_another_one_does_not_associate() {
    TestApp::on_both_engines(async |app| {
        let (ann, link, _) = link(&app, "t1").await;
        let customer = app.prospect("p1").await;
        app.prospect("p2").await;
        let staff = with_account("p1").replace("customers.p1", "t1.ann");
        assert!(app.press(&link, &staff).await.text.contains("no customer account"));
        let unread = with_account("p1").replace("&notice=read", "");
        assert!(app.press(&link, &unread).await.text.contains("read the notice and tick it"));
        for empty in ["lang=en&way=account&notice=read", "lang=en", "lang=en&way=other&notice=read"] {
            assert_eq!(app.press(&link, empty).await.status, 400, "{empty}");
        }
        let report = ann.post("/v2/partners/customer-reports", &report_of("p1")).expect(201).await.json();
        let path = format!("/v2/partners/customer-reports/{}/invitations", report["report_id"].as_str().unwrap());
        ann.post(&path, &json!({ "association_type": "1" })).if_match(1).expect(200).await;
        let letter = app.message(&customer, "CUSTOMER_INVITED", "link").await.unwrap();
        assert!(app.press(&letter, &with_account("p2")).await.text.contains("written to another account"));
        let register = "lang=en&way=register&account=new&name=N&telephone=13900000002&new_password=blue-kettle-horse-9&again=blue-kettle-horse-9";
        assert_eq!(app.press(&letter, register).await.status, 400);
        assert_eq!(app.number("t1", CUSTOMERS).await, 0);
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM association_attempts WHERE tenant_id = $1").await, 0);
    })
    .await;
}

#[tokio::test]
async fn unknown_expired_withdrawn_and_a_second_time_have_pages_of_their_own() {
    TestApp::on_both_engines(async |app| {
        let (ann, link, id) = link(&app, "t1").await;
        app.prospect("p1").await;
        for token in ["x".repeat(64), "0".repeat(64), "1".to_owned()] {
            let path = format!("/c/customer/{token}");
            app.stranger().get(&path).expect(404).await;
            assert_eq!(app.press(&path, &with_account("p1")).await.status, 404);
        }
        assert_eq!(app.press(&link, &with_account("p1")).await.status, 303);
        // A link opened again by its own customer says what is so, and writes nothing.
        let again = app.press(&link, &with_account("p1")).await;
        assert!(again.status == 200 && again.text.contains("is associated with Partner t1"), "{}", again.text);
        assert_eq!(app.number("t1", "SELECT COUNT(*) FROM association_attempts WHERE tenant_id = $1").await, 1);
        ann.post(&format!("{LINKS}/{id}/withdraw"), &json!({})).if_match(2).expect(200).await;
        let page = app.stranger().get(&format!("{link}?lang=en")).expect(410).await.text;
        assert!(page.contains("taken back") && !page.contains("<form"), "{page}");
        assert_eq!(app.press(&link, &with_account("p1")).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn a_customer_of_two_invitations_at_the_same_moment_has_one_partner() {
    TestApp::on_both_engines(async |app| {
        let (first, second) = (link(&app, "t1").await, link(&app, "t2").await);
        for number in 0..4 {
            let id = format!("p{number}");
            app.prospect(&id).await;
            let form = with_account(&id);
            let (one, two) = tokio::join!(app.press(&first.1, &form), app.press(&second.1, &form));
            let mut codes = [one.status.as_u16(), two.status.as_u16()];
            codes.sort_unstable();
            assert_eq!(codes, [303, 400], "{} {}", one.text, two.text);
        }
        assert_eq!(app.number("t1", CUSTOMERS).await + app.number("t2", CUSTOMERS).await, 4);
    })
    .await;
}
