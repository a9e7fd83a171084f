//! A server process and a small HTTP client.

use serde_json::Value;
use server::testing::{Engine, NOW, Settings, TestApp};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server process; killed when dropped.
pub(crate) struct Running {
    child: Child,
    pub(crate) address: String,
}

/// An answer: status, the session token if one was set, and the body.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) token: Option<String>,
    pub(crate) body: String,
}

impl Running {
    /// Starts the binary on a database and waits for its line.
    pub(crate) fn start(database_url: &str, more: &[&str]) -> Self {
        let mut child = command(database_url).args(more).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        assert!(line.contains("listens on"), "{line:?}");
        Self { child, address }
    }

    /// SIGKILL, as when the power goes.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM; answers whether it ended in order.
    pub(crate) fn terminate(mut self) -> bool {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
        self.child.wait().unwrap().success()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already in most tests.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The binary on a database, with the clock of the tests.
fn command(database_url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partner-center-server"));
    command
        .args(["--listen", "127.0.0.1:0", "--rate-per-second", "1000000", "--rate-burst", "1000000"])
        .args(["--database-url", database_url])
        .args(["--clock", &NOW.to_rfc3339()])
        .stdout(Stdio::piped());
    command
}

/// Starts the binary on a database that it must refuse; answers what it says.
pub(crate) fn not_started(database_url: &str) -> String {
    let mut child = command(database_url).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    if !line.is_empty() {
        child.kill().unwrap();
    }
    let output = child.wait_with_output().unwrap();
    assert!(line.is_empty() && !output.status.success(), "it started: {line:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// One request on its own connection; `None` when the server went away.
pub(crate) fn request(
    address: &str,
    method: &str,
    path: &str,
    token: Option<&str>,
    body: Option<&Value>,
) -> Option<Answer> {
    let key = format!("Idempotency-Key: {}\r\n", uuid::Uuid::now_v7().simple());
    request_with(address, method, path, token, &key, body)
}

/// The same with header lines of one's own.
pub(crate) fn request_with(
    address: &str,
    method: &str,
    path: &str,
    token: Option<&str>,
    more: &str,
    body: Option<&Value>,
) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let cookie = token.map(|token| format!("Cookie: sid={token}\r\n")).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{cookie}{more}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body.as_bytes()).ok()?;
    let mut text = String::new();
    stream.read_to_string(&mut text).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let token = head.lines().find_map(|line| {
        line.to_ascii_lowercase()
            .starts_with("set-cookie: sid=")
            .then(|| line[16..].split(';').next().unwrap_or_default().to_owned())
    });
    Some(Answer { status: head.split(' ').nth(1)?.parse().ok()?, token, body: body.to_owned() })
}

/// Prepares a database with one tenant and one login `t1.ann`; answers the login's name.
pub(crate) async fn prepare(engine: Engine, database_url: &str) -> String {
    let app =
        TestApp::start(engine, Settings { database_url: Some(database_url.to_owned()), ..Settings::default() }).await;
    app.tenant("t1").await;
    let login = app.login("t1", domain::organization::PrincipalKind::PartnerRoot, "ann", &[]).await;
    app.close().await;
    login.account
}
