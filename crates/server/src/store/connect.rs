//! Opening the database: embedded SQLite or PostgreSQL.

use crate::clock::Stopwatch;
use crate::secret::Secret;
use crate::store::error::{StoreError, is_locked};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, IsolationLevel, SqliteTransactionMode, TransactionOptions,
};
use std::path::Path;
use std::time::Duration;

/// How long a locked file is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long until it is tried again.
const PAUSE: Duration = Duration::from_millis(20);

/// The pools that the store works with.
#[derive(Clone, Debug)]
pub(in crate::store) struct Pools {
    /// SQLite: exactly one connection. PostgreSQL: the same pool as the readers'.
    pub(in crate::store) writer: DatabaseConnection,
    /// For reads outside transactions.
    pub(in crate::store) readers: DatabaseConnection,
    /// How a writing transaction starts on this engine.
    pub(in crate::store) begin: TransactionOptions,
}

/// Opens the database and creates an embedded one that does not exist yet.
pub(in crate::store) async fn connect(url: &Secret<String>, connections: u32) -> Result<Pools, StoreError> {
    if url.reveal().starts_with("sqlite:") {
        sqlite(url.reveal()).await
    } else {
        postgres(url.reveal(), connections).await
    }
}

async fn sqlite(url: &str) -> Result<Pools, StoreError> {
    let file = url.trim_start_matches("sqlite:").trim_start_matches("//");
    if let Some(folder) = Path::new(file).parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(StoreError::Folder)?;
    }
    // The writer opens first: it creates the file and switches it to WAL.
    let writer = once_unlocked(url).await?;
    let cores = std::thread::available_parallelism().map_or(2, |n| u32::try_from(n.get()).unwrap_or(2));
    let readers = Database::connect(sqlite_options(url, cores + 1, true)).await?;
    // A transaction that reads before it writes must take the write lock at once: a later upgrade gets BUSY
    // without waiting.
    let begin = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(Pools { writer, readers, begin })
}

/// Another server that switches the same new file to WAL locks everybody out, whatever the busy timeout says.
async fn once_unlocked(url: &str) -> Result<DatabaseConnection, StoreError> {
    let waited = Stopwatch::start();
    loop {
        match Database::connect(sqlite_options(url, 1, false)).await {
            Err(error) if is_locked(&error) && waited.elapsed() < PATIENCE => tokio::time::sleep(PAUSE).await,
            opened => return Ok(opened?),
        }
    }
}

fn sqlite_options(url: &str, connections: u32, reads_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).sqlx_logging(false).acquire_timeout(Duration::from_secs(5));
    options.test_before_acquire(false);
    options.map_sqlx_sqlite_opts(move |options| {
        options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .statement_cache_capacity(256)
            .pragma("mmap_size", "268435456")
            .pragma("cache_size", "-32000")
            .pragma("query_only", if reads_only { "ON" } else { "OFF" })
    });
    options
}

async fn postgres(url: &str, connections: u32) -> Result<Pools, StoreError> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).sqlx_logging(false).acquire_timeout(Duration::from_secs(5));
    let pool = Database::connect(options).await?;
    let begin =
        TransactionOptions { isolation_level: Some(IsolationLevel::Serializable), ..TransactionOptions::default() };
    Ok(Pools { writer: pool.clone(), readers: pool, begin })
}
