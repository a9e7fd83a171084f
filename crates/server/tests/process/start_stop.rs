//! Starting and stopping.

use crate::running::{Running, prepare, request};
use serde_json::json;
use server::testing::{Engine, PASSWORD, TestApp};

/// Addresses of an empty database of each engine, and the folder of the embedded one.
async fn databases() -> (tempfile::TempDir, Vec<(Engine, String)>) {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = format!("sqlite:{}", folder.path().join("a/b.sqlite").display());
    (folder, vec![(Engine::Sqlite, sqlite), (Engine::Postgres, TestApp::postgres_url().await)])
}

#[tokio::test]
async fn it_starts_on_an_empty_database_serves_and_stops_in_order() {
    let (_folder, databases) = databases().await;
    for (engine, url) in databases {
        let account = prepare(engine, &url).await;
        let server = Running::start(&url, &[]);
        assert_eq!(request(&server.address, "GET", "/readyz", None, None).unwrap().status, 204);
        let body = json!({ "account": account, "password": PASSWORD });
        let session = request(&server.address, "POST", "/v2/sessions", None, Some(&body)).unwrap();
        assert_eq!(session.status, 201, "{}", session.body);
        let metrics = request(&server.address, "GET", "/metrics", None, None).unwrap().body;
        assert!(
            metrics.contains("http_requests_total{method=\"POST\",route=\"/v2/sessions\",status=\"201\"} 1"),
            "{metrics}"
        );
        assert!(server.terminate(), "{engine:?}");
        // The session outlives the restart.
        let server = Running::start(&url, &[]);
        assert_eq!(
            request(&server.address, "GET", "/v2/sessions/current", session.token.as_deref(), None).unwrap().status,
            200
        );
        assert!(server.terminate());
    }
}

#[tokio::test]
async fn two_servers_that_start_at_once_migrate_an_empty_database_once() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = format!("sqlite:{}", folder.path().join("two.sqlite").display());
    for url in [sqlite, TestApp::empty_postgres_url().await] {
        let starts: Vec<_> = (0..2)
            .map(|_| {
                let url = url.clone();
                std::thread::spawn(move || Running::start(&url, &[]))
            })
            .collect();
        for start in starts {
            let server = start.join().unwrap();
            assert_eq!(request(&server.address, "GET", "/readyz", None, None).unwrap().status, 204);
            assert!(server.terminate());
        }
    }
}
