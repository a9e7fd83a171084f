//! A PostgreSQL for the tests, started by the first test that needs one and shared by all test processes.
//!
//! Starting one takes a second, so a lock file in the build folder decides who does it. A small watcher,
//! started with it, stops it and removes its files once no test has used it for a while.

use crate::clock::Clock;
use crate::ids::Ids;
use crate::secret::Secret;
use crate::store::{Store, migrations};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbErr};
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Held, shared, as long as this process may use the server; the watcher waits for it.
static IN_USE: OnceLock<File> = OnceLock::new();
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// A database of its own for one test.
#[derive(Debug)]
pub(in crate::testing) struct TestDatabase {
    port: String,
    name: String,
}

impl TestDatabase {
    /// A new database, a copy of one that has the schema already.
    pub(in crate::testing) async fn create() -> Self {
        let folder = std::env::temp_dir().join(format!("partner-center-pg-{}", user_id()));
        let port = tokio::task::spawn_blocking(move || running_server(&folder)).await.unwrap();
        let template = format!("template_{}", &migrations::checksum()[..16]);
        let name = format!("t{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
        for _ in 0..20 {
            if admin(&port, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await.is_ok() {
                return Self { port, name };
            }
            make_template(&port, &template).await;
        }
        panic!("no database on port {port}");
    }

    /// A new database without any table.
    pub(in crate::testing) async fn create_empty() -> Self {
        let database = Self::create().await;
        database.remove().await;
        admin(&database.port, &format!("CREATE DATABASE {} TEMPLATE template0", database.name)).await.unwrap();
        database
    }

    /// Its address.
    pub(in crate::testing) fn url(&self) -> String {
        url(&self.port, &self.name)
    }

    /// Removes it; one that is left by a failed test goes with the server.
    pub(in crate::testing) async fn remove(&self) {
        admin(&self.port, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).await.unwrap();
    }
}

fn url(port: &str, database: &str) -> String {
    format!("postgres://postgres@127.0.0.1:{port}/{database}")
}

async fn admin(port: &str, statement: &str) -> Result<(), DbErr> {
    let mut options = ConnectOptions::new(url(port, "postgres"));
    let connection = Database::connect(options.max_connections(1).sqlx_logging(false).clone()).await?;
    let done = connection.execute_unprepared(statement).await.map(drop);
    connection.close().await?;
    done
}

/// Makes the database that the others are copies of. Two processes may do it at once: the first one to
/// rename its draft wins.
async fn make_template(port: &str, name: &str) {
    let draft = format!("{name}_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
    admin(port, &format!("CREATE DATABASE {draft} TEMPLATE template0")).await.unwrap();
    let store = Store::open(&Secret::new(url(port, &draft)), 1, Clock::system(), Ids::random()).await.unwrap();
    store.close().await;
    if admin(port, &format!("ALTER DATABASE {draft} RENAME TO {name}")).await.is_err() {
        admin(port, &format!("DROP DATABASE {draft} WITH (FORCE)")).await.unwrap();
    }
}

/// The port of the shared server, which is started when it does not run.
fn running_server(folder: &Path) -> String {
    std::fs::create_dir_all(folder).unwrap();
    let start = OpenOptions::new().create(true).append(true).open(folder.join("start.lock")).unwrap();
    start.lock().unwrap();
    IN_USE.get_or_init(|| {
        let file = OpenOptions::new().create(true).append(true).open(folder.join("use.lock")).unwrap();
        file.lock_shared().unwrap();
        file
    });
    std::fs::write(folder.join("last-use"), "").unwrap();
    let port = std::fs::read_to_string(folder.join("port")).ok().filter(|port| answers(port));
    port.unwrap_or_else(|| start_server(folder))
}

fn answers(port: &str) -> bool {
    std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_ok()
}

fn start_server(folder: &Path) -> String {
    let data = folder.join("data");
    as_postgres(&format!("rm -rf '{}'", data.display()), Stdio::null());
    belongs_to_postgres(folder);
    make_cluster(&data);
    let port = start_cluster(&data, "");
    std::fs::write(folder.join("port"), &port).unwrap();
    watch(folder, &binaries());
    port
}

/// What was made as root is handed to the user that the server runs as.
pub(in crate::testing) fn belongs_to_postgres(folder: &Path) {
    if is_root() {
        assert!(Command::new("chown").arg("-R").arg("postgres").arg(folder).status().unwrap().success());
    }
}

/// The files of a new server.
pub(in crate::testing) fn make_cluster(data: &Path) {
    let script =
        format!("{}/initdb -D '{}' -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N", binaries(), data.display());
    as_postgres(&script, Stdio::null());
}

/// Starts a server; answers its port.
pub(in crate::testing) fn start_cluster(data: &Path, more: &str) -> String {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
    let options = format!(
        "-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300{more}"
    );
    let script = format!("{}/pg_ctl -D '{1}' -w -l '{1}/log' -o \"{options}\" start", binaries(), data.display());
    as_postgres(&script, Stdio::null());
    assert!(answers(&port), "PostgreSQL did not start; see {}/log", data.display());
    port
}

/// Stops a server at once.
pub(in crate::testing) fn stop_cluster(data: &Path) {
    as_postgres(&format!("{}/pg_ctl -D '{}' -m immediate stop", binaries(), data.display()), Stdio::null());
}

/// Stops the server when it has not been used for half a minute and no test process holds the lock.
#[expect(clippy::zombie_processes, reason = "the watcher outlives the test process")]
fn watch(folder: &Path, bin: &str) {
    let script = format!(
        "cd / ; while sleep 5; do \
           [ -n \"$(find '{0}/last-use' -newermt '-30 seconds' 2>/dev/null)\" ] && continue; \
           exec 9>>'{0}/start.lock'; flock -n 9 || continue; exec 8>>'{0}/use.lock'; flock -n 8 || {{ exec 9>&- 8>&-; continue; }}; \
           {bin}/pg_ctl -D '{0}/data' -m immediate stop; rm -rf '{0}'/data '{0}'/port; exit 0; \
         done",
        folder.display()
    );
    let mut command = shell(&script);
    // Its own session: it outlives the test process and its terminal.
    let program = command.get_program().to_owned();
    let arguments: Vec<_> = command.get_args().map(std::ffi::OsStr::to_owned).collect();
    command = Command::new("setsid");
    command.arg(program).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
}

fn as_postgres(script: &str, output: Stdio) {
    let status = shell(script).stdin(Stdio::null()).stdout(output).status().unwrap();
    assert!(status.success(), "{script}");
}

/// PostgreSQL refuses to run as root, so root becomes the user that Debian's package made.
fn shell(script: &str) -> Command {
    let mut command = if is_root() { Command::new("setpriv") } else { Command::new("sh") };
    if is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "sh"]);
    }
    command.arg("-c").arg(script);
    command
}

fn binaries() -> String {
    let given = std::env::var("PC_PG_BIN").unwrap_or_else(|_| "/usr/lib/postgresql/15/bin".to_owned());
    assert!(
        PathBuf::from(&given).join("initdb").exists(),
        "no PostgreSQL in {given}: install postgresql-15 or set PC_PG_BIN"
    );
    given
}

fn is_root() -> bool {
    user_id() == "0"
}

fn user_id() -> String {
    let output = Command::new("id").arg("-u").output().unwrap();
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
