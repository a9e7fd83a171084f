//! The page on which another account of a company is registered.

use crate::config::Limits;
use crate::testing::{Answer, Client, Engine, Settings, TestApp};
use chrono::Duration;
use domain::ids::TenantId;
use domain::organization::PresetRole;
use serde_json::json;

const LINKS: &str = "/v2/partners/registration-links";
const PASSWORD: &str = "blue-kettle-horse-9";
const ROOTS: &str = "SELECT COUNT(*) FROM logins l JOIN members m ON m.tenant_id = l.tenant_id AND m.id = l.subject_id
    WHERE l.tenant_id = $1 AND l.kind = 'PARTNER_ROOT' AND m.is_root AND NOT l.must_change_password";

/// A partner whose administrator has a phone, and a link of hers.
async fn linked(app: &TestApp) -> (Client, String) {
    app.tenant("t1").await;
    let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
    app.execute("t1", "UPDATE members SET phone = '13900000001' WHERE tenant_id = $1").await;
    let link = link(&ann).await;
    (ann, link)
}

async fn link(by: &Client) -> String {
    let made = by.post(LINKS, &json!({})).expect(201).await.json();
    let url = made["url"].as_str().unwrap();
    url.split_at(url.find("/c/").unwrap()).1.to_owned()
}

fn form(account: &str, telephone: &str, password: &str) -> String {
    let password = password.replace(' ', "+");
    format!("lang=en&account={account}&name=Li+Na&telephone={telephone}&new_password={password}&again={password}")
}

fn good() -> String {
    form("harbour", "13900000002", PASSWORD)
}

/// Sends the form as a browser from anywhere would.
async fn send(app: &TestApp, link: &str, form: &str) -> Answer {
    let call = app.stranger().call(axum::http::Method::POST, link).header("sec-fetch-site", "cross-site");
    call.header("idempotency-key", "").raw("application/x-www-form-urlencoded", form).send().await
}

async fn page(app: &TestApp, link: &str, status: u16) -> String {
    app.stranger().get(&format!("{link}?lang=en")).expect(status).await.text
}

/// The tenants that were registered.
async fn registered(app: &TestApp) -> Vec<TenantId> {
    let all = app.app.store().tenants().await.unwrap();
    all.into_iter().filter(|tenant| tenant.as_str().len() == 32).collect()
}

#[tokio::test]
async fn an_account_of_the_company_is_registered_once_and_signs_in() {
    TestApp::on_both_engines(async |app| {
        let (ann, link) = linked(&app).await;
        ann.post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(0).expect(200).await;
        for _ in 0..3 {
            let shown = app.stranger().get(&format!("{link}?lang=en")).expect(200).await;
            assert_eq!(shown.headers["cache-control"], "no-store");
            assert!(shown.text.contains("2026-11-23 10:00") && !shown.text.contains("<script"), "{}", shown.text);
        }
        assert!(app.stranger().get(&link).expect(200).await.text.contains("lang=\"zh-CN\""));
        assert_eq!(send(&app, &link, &good()).await.status, 303);
        let made = registered(&app).await;
        assert_eq!(made.len(), 1);
        let new = made[0].as_str();
        assert_eq!(app.number(new, ROOTS).await, 1);
        let named = "SELECT name_en FROM tenants WHERE tenant_id = $1 AND partner_type IS NULL AND kind = 'PARTNER'";
        assert_eq!(app.text(new, named).await, "Partner t1 (harbour)");
        let company = "SELECT company_id FROM tenants WHERE tenant_id = $1";
        assert_eq!(app.text(new, company).await, app.text("t1", company).await);
        // However often it is sent, and whatever is in it: the link is used.
        for again in [good(), form("other", "13900000003", PASSWORD), String::new()] {
            let told = send(&app, &link, &again).await;
            assert!(told.status == 200 && !told.text.contains("harbour"), "{}", told.text);
        }
        assert!(page(&app, &link, 200).await.contains("The link has been used"));
        assert_eq!(registered(&app).await.len(), 1);
        // It signs in with its own password, as the owner of its account, and the rules see one company.
        let session = json!({ "account": "Harbour", "password": PASSWORD });
        let opened = app.stranger().post("/v2/sessions", &session).expect(201).await;
        assert_eq!((&opened.json()["kind"], &opened.json()["must_change_password"]), (&json!("PARTNER_ROOT"), &json!(false)));
        let root = app.stranger().with_token(&opened.token().unwrap());
        let refused = root.post("/v2/partners/paths/SERVICE/choose", &json!({})).if_match(0).expect(400).await.json();
        assert_eq!(refused["check_items"][1]["check"], "PATH_TAKEN_BY_COMPANY");
        root.post("/v2/partners/paths/SOFTWARE/choose", &json!({})).if_match(0).expect(200).await;
        let refused = ann.post("/v2/partners/paths/SOFTWARE/choose", &json!({})).if_match(0).expect(400).await.json();
        assert_eq!(refused["check_items"][1]["passed"], false);
        for path in ["/v2/partners/programs", "/v2/partners/overview", "/v2/accounts/partner-accounts/balances", "/v2/partners/members"] {
            root.get(path).expect(200).await;
        }
        // Both sides keep it, and the administrators are told.
        assert_eq!(app.message(&ann, "ACCOUNT_REGISTERED", "account").await.as_deref(), Some("harbour"));
        let listed = ann.get(LINKS).expect(200).await.json();
        assert_eq!((&listed["links"][0]["state"], &listed["links"][0]["account"]), (&json!("USED"), &json!("harbour")));
        let noted = "SELECT COUNT(*) FROM audit_events WHERE tenant_id = $1 AND action IN ('registration_link.use', 'account.register')";
        for tenant in ["t1", new] {
            assert_eq!(app.number(tenant, noted).await, 1, "{tenant}");
            assert!(app.audit_is_whole(tenant).await);
        }
        let olga = app.operator().await;
        let file = olga.get("/v2/operator/partners/t1").expect(200).await.json();
        assert_eq!(file["company"]["accounts"][0]["partner_id"], new);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_named_at_its_field_and_registers_nothing() {
    TestApp::on_both_engines(async |app| {
        let (_, link) = linked(&app).await;
        for (form, said) in [
            (form("2x", "13900000002", PASSWORD), "2 to 32 characters"),
            (form("T1.Ann", "13900000002", PASSWORD), "in use"),
            (form("harbour", "%2B86+139+0000+0001", PASSWORD), "number of the administrator"),
            (form("harbour", "12", PASSWORD), "5 to 20 digits"),
            (form("harbour", "13900000002", "short"), "12 to 128 characters"),
            (form("harbour", "13900000002", "password1234"), "too common"),
            (form("harbour", "13900000002", "My-harbour-2026"), "too common"),
            (good().replace("&again=", "&again=x"), "The passwords differ"),
            (good().replace("Li+Na", "+"), "1 to 64 characters"),
        ] {
            let told = send(&app, &link, &form).await;
            assert_eq!(told.status, 400, "{form}");
            assert!(told.text.contains(said) && told.text.contains("aria-invalid"), "{form}: {}", told.text);
            assert!(!told.text.contains(PASSWORD), "{form}");
        }
        let odd = form("harbour", "%22%3E%3Cb%3E", PASSWORD);
        assert!(send(&app, &link, &odd).await.text.contains("&quot;&gt;&lt;b&gt;"));
        assert_eq!(registered(&app).await, []);
        let open = "SELECT COUNT(*) FROM registration_links WHERE tenant_id = $1 AND account IS NULL AND version = 1";
        assert_eq!(app.number("t1", open).await, 1);
        assert_eq!(send(&app, &link, &good()).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn expired_withdrawn_and_unknown_links_say_so_and_register_nothing() {
    TestApp::on_both_engines(async |app| {
        let (ann, first) = linked(&app).await;
        let id = ann.get(LINKS).expect(200).await.json()["links"][0]["link_id"].as_str().unwrap().to_owned();
        ann.post(&format!("{LINKS}/{id}/withdraw"), &json!({})).if_match(1).expect(200).await;
        assert!(page(&app, &first, 410).await.contains("The link was withdrawn"));
        assert_eq!(send(&app, &first, &good()).await.status, 410);
        let (second, third) = (link(&ann).await, link(&ann).await);
        app.clock.advance(Duration::hours(24) - Duration::seconds(1));
        assert!(page(&app, &second, 200).await.contains("Register the account"));
        assert_eq!(send(&app, &third, &form("late", "13900000004", PASSWORD)).await.status, 303);
        for _ in 0..2 {
            app.clock.advance(Duration::seconds(1));
            assert!(page(&app, &second, 410).await.contains("The link has expired"));
            assert_eq!(send(&app, &second, &good()).await.status, 410);
            // Used in time is used.
            assert!(page(&app, &third, 200).await.contains("The link has been used"));
        }
        for token in ["x".repeat(64), "0".repeat(64), "1".to_owned()] {
            page(&app, &format!("/c/register/{token}"), 404).await;
            assert_eq!(send(&app, &format!("/c/register/{token}"), &good()).await.status, 404);
        }
        assert_eq!(registered(&app).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_many_who_use_a_link_at_once_one_registers_an_account() {
    TestApp::on_both_engines(async |app| {
        let (ann, link_of_many) = linked(&app).await;
        let mut all = tokio::task::JoinSet::new();
        for number in 0..4 {
            let (app, link) = (app.clone(), link_of_many.clone());
            all.spawn(
                async move { send(&app, &link, &form(&format!("harbour-{number}"), "13900000002", PASSWORD)).await },
            );
        }
        let statuses = all.join_all().await.iter().map(|answer| answer.status.as_u16()).collect::<Vec<_>>();
        assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 3, "{statuses:?}");
        assert_eq!(registered(&app).await.len(), 1);
        // One name for two links: the second reads that it is in use.
        let (one, other) = (link(&ann).await, link(&ann).await);
        let wanted = form("pier", "13900000002", PASSWORD);
        let (one, other) = tokio::join!(send(&app, &one, &wanted), send(&app, &other, &wanted));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 400], "{} {}", one.text, other.text);
        assert_eq!(registered(&app).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_form_is_limited_like_everything_that_anybody_can_send() {
    let limits = Limits { rate_per_second: 1, rate_burst: 3, ..Limits::STANDARD };
    let app = TestApp::start(Engine::Sqlite, Settings { limits, ..Settings::default() }).await;
    let (_, link) = linked(&app).await;
    for _ in 0..3 {
        assert_eq!(send(&app, &link, &form("2x", "12", "short")).await.status, 400);
    }
    assert_eq!(send(&app, &link, &good()).await.status, 429);
    assert_eq!(registered(&app).await, []);
}

#[tokio::test]
async fn the_new_account_is_verified_as_the_company_is() {
    TestApp::on_both_engines(async |app| {
        let (_, link) = linked(&app).await;
        app.execute("t1", "INSERT INTO account_standings (tenant_id, real_name, in_hcpn, arrears_minor, open_resources) VALUES ($1, 'PERSONAL', TRUE, 500, 3)").await;
        assert_eq!(send(&app, &link, &good()).await.status, 303);
        let new = registered(&app).await.pop().unwrap();
        let like = "SELECT COUNT(*) FROM account_standings WHERE tenant_id = $1 AND real_name = 'PERSONAL' AND in_hcpn
            AND arrears_minor = 0 AND open_resources = 0 AND freezes = '[]'";
        assert_eq!(app.number(new.as_str(), like).await, 1);
    })
    .await;
}
