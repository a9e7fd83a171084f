//! The server is killed again and again while clients write. What was acknowledged is there, and nothing is half done.
//!
//! `PC_KILLS` sets how often. A new kind of write is one more entry in [`WRITES`] with its check.

use crate::running::{Running, prepare, request};
use serde_json::json;
use server::testing::{Engine, PASSWORD, Settings, TestApp};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A write that was acknowledged, and how to see after a restart that it is still there.
struct Acknowledged {
    path: &'static str,
    token: Option<String>,
    status: u16,
}

/// Does one write; answers what the server acknowledged.
type Write = fn(address: &str, account: &str) -> Option<Acknowledged>;

const WRITES: &[Write] = &[sign_in, sign_out];

fn sign_in(address: &str, account: &str) -> Option<Acknowledged> {
    let body = json!({ "account": account, "password": PASSWORD });
    let answer = request(address, "POST", "/v2/sessions", None, Some(&body))?;
    (answer.status == 201).then_some(Acknowledged { path: "/v2/sessions/current", token: answer.token, status: 200 })
}

fn sign_out(address: &str, account: &str) -> Option<Acknowledged> {
    let token = sign_in(address, account)?.token?;
    let answer = request(address, "DELETE", "/v2/sessions/current", Some(&token), None)?;
    (answer.status == 204).then_some(Acknowledged { path: "/v2/sessions/current", token: Some(token), status: 401 })
}

#[tokio::test]
async fn what_was_acknowledged_survives_kills() {
    let kills: u64 = std::env::var("PC_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20);
    let folder = tempfile::tempdir().unwrap();
    for (engine, url) in [
        (Engine::Sqlite, format!("sqlite:{}", folder.path().join("kill.sqlite").display())),
        (Engine::Postgres, TestApp::postgres_url().await),
    ] {
        let account = prepare(engine, &url).await;
        let acknowledged = Arc::new(Mutex::new(Vec::new()));
        for round in 0..kills {
            let server = Running::start(&url, &[]);
            let clients = write_until_stopped(&server.address, &account, &acknowledged);
            // Different moments in each round, the same in each run.
            std::thread::sleep(Duration::from_millis(30 + (round * 37) % 120));
            server.kill();
            clients.stop();
        }
        let server = Running::start(&url, &[]);
        let writes = std::mem::take(&mut *acknowledged.lock().unwrap());
        assert!(writes.len() > 20, "only {} writes", writes.len());
        for write in &writes {
            let now = request(&server.address, "GET", write.path, write.token.as_deref(), None).unwrap();
            assert_eq!(now.status, write.status, "{engine:?}: {}", now.body);
        }
        assert!(server.terminate());
        eprintln!("{engine:?}: {} acknowledged writes, {kills} kills", writes.len());
        let app = TestApp::start(engine, Settings { database_url: Some(url), ..Settings::default() }).await;
        assert!(app.audit_is_whole("t1").await, "{engine:?}");
        app.close().await;
    }
}

/// Writing clients.
struct Clients {
    stop: Arc<AtomicBool>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

impl Clients {
    fn stop(self) {
        self.stop.store(true, Ordering::Relaxed);
        for thread in self.threads {
            thread.join().unwrap();
        }
    }
}

fn write_until_stopped(address: &str, account: &str, acknowledged: &Arc<Mutex<Vec<Acknowledged>>>) -> Clients {
    let stop = Arc::new(AtomicBool::new(false));
    let threads = (0..8)
        .map(|client| {
            let (address, account, stop, acknowledged) =
                (address.to_owned(), account.to_owned(), Arc::clone(&stop), Arc::clone(acknowledged));
            std::thread::spawn(move || {
                for write in WRITES.iter().cycle().skip(client) {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    match write(&address, &account) {
                        Some(write) => acknowledged.lock().unwrap().push(write),
                        // The server is gone: nothing was acknowledged.
                        None => std::thread::sleep(Duration::from_millis(2)),
                    }
                }
            })
        })
        .collect();
    Clients { stop, threads }
}
