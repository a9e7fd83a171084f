//! The layers around the operations, seen from outside.

use crate::config::Limits;
use crate::testing::{Engine, Settings, TestApp};
use axum::http::Method;
use domain::organization::PresetRole;
use serde_json::json;

const HEADERS: [&str; 8] = [
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "cross-origin-embedder-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "x-request-id",
];

/// A service with a built app that has every kind of file.
async fn with_files() -> (TestApp, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    file("index.html", "<html><script type=\"module\">start()</script></html>");
    file("app-0123456789abcdef.js", "plain");
    file("app-0123456789abcdef.js.br", "brotli");
    file("app-0123456789abcdef_bg.wasm", "wasm");
    file("icons.svg", "<svg/>");
    let settings = Settings { static_dir: Some(folder.path().to_path_buf()), ..Settings::default() };
    (TestApp::start(Engine::Sqlite, settings).await, folder)
}

#[tokio::test]
async fn every_answer_has_the_headers() {
    let (app, _folder) = with_files().await;
    let client = app.stranger();
    for (call, status) in [
        (client.get("/"), 404),
        (client.get("/").header("accept", "text/html"), 200),
        (client.get("/icons.svg"), 200),
        (client.get("/missing.js").header("accept", "text/html"), 404),
        (client.get("/v2/nothing"), 404),
        (client.get("/v2/sessions/current"), 401),
        (client.call(Method::PATCH, "/v2/sessions"), 405),
        (client.get("/healthz"), 204),
        (client.get("/readyz"), 204),
        (client.get("/docs"), 200),
        (client.get("/openapi.json"), 200),
        (client.get("/metrics"), 200),
    ] {
        let answer = call.expect(status).await;
        for header in HEADERS {
            assert!(answer.headers.contains_key(header), "{status} lacks {header}");
        }
        assert!(!answer.headers.contains_key("strict-transport-security"));
        if status >= 400 {
            assert!(answer.json()["request_id"].is_string(), "{}", answer.text);
        }
    }
}

#[tokio::test]
async fn files_are_served_precompressed_and_kept_by_name() {
    let (app, _folder) = with_files().await;
    let client = app.stranger();
    let script = client.get("/app-0123456789abcdef.js").header("accept-encoding", "br, gzip").expect(200).await;
    assert_eq!((script.text.as_str(), script.headers["content-encoding"].to_str().unwrap()), ("brotli", "br"));
    assert_eq!(script.headers["cache-control"], "public, max-age=31536000, immutable");
    let plain = client.get("/app-0123456789abcdef.js").expect(200).await;
    assert_eq!(plain.text, "plain");
    assert_eq!(
        client.get("/app-0123456789abcdef_bg.wasm").expect(200).await.headers["content-type"],
        "application/wasm"
    );
    let page = client.get("/sales/customers/42?tab=orders").header("accept", "text/html").expect(200).await;
    assert_eq!(page.headers["cache-control"], "no-cache");
    let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'") && policy.contains("'sha256-"), "{policy}");
    for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/v2/unknown"] {
        client.get(path).header("accept", "text/html").expect(404).await;
    }
}

#[tokio::test]
async fn writes_from_other_sites_are_refused_before_anything_happens() {
    let app = TestApp::sqlite().await;
    app.tenant("t1").await;
    let ann = app.member("t1", "ann", &[PresetRole::Admin]).await;
    let body = json!({ "purpose": "START_ASSOCIATION_CHANGE", "subject_id": "c1" });
    for (site, origin) in
        [("cross-site", "https://evil.example"), ("same-site", ""), ("", "https://evil.example"), ("", "null")]
    {
        let call = ann.post("/v2/verification-codes", &body).header("sec-fetch-site", site).header("origin", origin);
        assert_eq!(call.expect(403).await.code(), "CBC.0151");
    }
    ann.post("/v2/verification-codes", &body).raw("application/x-www-form-urlencoded", "purpose=x").expect(400).await;
    assert_eq!(app.number("t1", "SELECT COUNT(*) FROM verification_codes WHERE tenant_id = $1").await, 0);
}

#[tokio::test]
async fn more_requests_than_the_limit_get_429_for_that_account_and_route_only() {
    let limits = Limits { rate_per_second: 1, rate_burst: 5, ..Limits::STANDARD };
    let app = TestApp::start(Engine::Sqlite, Settings { limits, ..Settings::default() }).await;
    app.tenant("t1").await;
    let (ann, bob) =
        (app.member("t1", "ann", &[PresetRole::Admin]).await, app.member("t1", "bob", &[PresetRole::Admin]).await);
    for _ in 0..5 {
        ann.get("/v2/messages").expect(200).await;
    }
    let refused = ann.get("/v2/messages").expect(429).await;
    assert_eq!(refused.code(), "CBC.0250");
    assert!(refused.headers["retry-after"].to_str().unwrap().parse::<u64>().unwrap() >= 1);
    ann.get("/v2/sessions/current").expect(200).await;
    bob.get("/v2/messages").expect(200).await;
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_client_has_its_own_limit() {
    let limits = Limits { rate_per_second: 1, rate_burst: 2, ..Limits::STANDARD };
    // Requests without a connection, as in tests, come from 127.0.0.1.
    for (trusted_proxies, second_client) in [(vec!["127.0.0.1".parse().unwrap()], 401), (Vec::new(), 429)] {
        let settings = Settings { limits, trusted_proxies, ..Settings::default() };
        let app = TestApp::start(Engine::Sqlite, settings).await;
        let from = |client: &str| app.stranger().get("/v2/sessions/current").header("x-forwarded-for", client);
        for _ in 0..2 {
            from("198.51.100.1").expect(401).await;
        }
        from("198.51.100.1").expect(429).await;
        // What the client itself wrote in front does not make it another.
        from("6.6.6.6, 198.51.100.1").expect(429).await;
        from("198.51.100.2").expect(second_client).await;
    }
}

#[tokio::test]
async fn a_body_above_the_limit_is_refused() {
    let app = TestApp::sqlite().await;
    let huge = json!({ "account": "a".repeat(1_100_000), "password": "b" });
    assert_eq!(app.stranger().post("/v2/sessions", &huge).expect(413).await.code(), "PC.0413");
}

#[tokio::test]
async fn request_id_and_language_follow_the_client() {
    let app = TestApp::sqlite().await;
    let english = app.stranger().get("/v2/sessions/current").header("x-request-id", "my-request-42").expect(401).await;
    assert_eq!(
        (english.headers["x-request-id"].to_str().unwrap(), &english.json()["request_id"]),
        ("my-request-42", &json!("my-request-42"))
    );
    assert!(english.json()["error_msg"].as_str().unwrap().is_ascii());
    let chinese = app
        .stranger()
        .get("/v2/sessions/current")
        .header("x-language", "zh_CN")
        .header("x-request-id", "a b\"c")
        .expect(401)
        .await;
    assert!(!chinese.json()["error_msg"].as_str().unwrap().is_ascii());
    assert_eq!(chinese.headers["x-request-id"].len(), 32);
}

#[tokio::test]
async fn over_https_the_cookie_is_host_bound_and_transport_security_is_on() {
    let settings = Settings { public_url: "https://partner.example".to_owned(), ..Settings::default() };
    let app = TestApp::start(Engine::Sqlite, settings).await;
    app.tenant("t1").await;
    let login = app.login("t1", domain::organization::PrincipalKind::PartnerRoot, "ann", &[]).await;
    let body = json!({ "account": login.account, "password": crate::testing::PASSWORD });
    let answer = app.stranger().post("/v2/sessions", &body).expect(201).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-sid=") && cookie.contains("; Secure; HttpOnly; SameSite=Strict"), "{cookie}");
    assert!(answer.headers.contains_key("strict-transport-security"));
    assert_eq!(answer.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn demo_accounts_do_not_exist_without_demo_data() {
    let app = TestApp::sqlite().await;
    app.stranger().get("/v2/demo/accounts").expect(404).await;
}

#[test]
fn the_description_names_every_operation_with_its_refusals() {
    let description = serde_json::to_value(crate::http::openapi()).unwrap();
    let paths = description["paths"].as_object().unwrap();
    assert!(paths.contains_key("/v2/sessions"));
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().unwrap() {
            let summary = operation["summary"].as_str().or(operation["description"].as_str()).unwrap_or_default();
            assert!(!summary.is_empty(), "{method} {path} has no text");
            let statuses: Vec<&String> = operation["responses"].as_object().unwrap().keys().collect();
            assert!(statuses.iter().any(|status| status.starts_with('2')), "{method} {path}: {statuses:?}");
        }
    }
}
