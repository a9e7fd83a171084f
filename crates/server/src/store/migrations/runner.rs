//! Runs the migrations that a database has not seen yet. Two servers may start at once: a row is the lock.

use super::{ALL, Migration, Sql};
use crate::clock::{Clock, Stopwatch};
use crate::ids::{Ids, sha256_hex};
use crate::store::connect::Pools;
use crate::store::error::{Fault, StoreError, fault, is_created_meanwhile};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, Value};
use std::time::Duration;

/// A server that died while migrating holds the lock no longer than this.
const LOCK_SECONDS: i64 = 120;

pub(in crate::store) async fn run(pools: &Pools, clock: &Clock, ids: &Ids) -> Result<(), StoreError> {
    let runner = Runner { db: &pools.writer, clock, holder: ids.uuid(clock.now()) };
    runner.prepare().await?;
    if runner.missing().await?.is_empty() {
        return Ok(());
    }
    runner.lock().await?;
    let outcome = runner.apply().await;
    runner.unlock().await?;
    outcome
}

/// A hash of the whole schema, for test databases that are copied from one another.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn checksum() -> String {
    sha256_hex(format!("{ALL:?}"))
}

struct Runner<'a> {
    db: &'a DatabaseConnection,
    clock: &'a Clock,
    holder: String,
}

impl Runner<'_> {
    async fn prepare(&self) -> Result<(), StoreError> {
        for sql in [
            "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT NOT NULL, statement BIGINT NOT NULL, checksum TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (name, statement))",
            "CREATE TABLE IF NOT EXISTS schema_lock (id TEXT NOT NULL, holder TEXT NOT NULL, until_at BIGINT NOT NULL, PRIMARY KEY (id))",
            "INSERT INTO schema_lock (id, holder, until_at) VALUES ('schema', '', 0) ON CONFLICT (id) DO NOTHING",
        ] {
            self.patiently(sql, Vec::new()).await?;
        }
        Ok(())
    }

    /// Names and positions of statements that have not run, after checking those that have.
    async fn missing(&self) -> Result<Vec<(&'static Migration, i64, &'static str)>, StoreError> {
        let rows = self
            .db
            .query_all_raw(self.statement("SELECT name, statement, checksum FROM schema_migrations", Vec::new()))
            .await?;
        let mut done = std::collections::HashMap::new();
        for row in rows {
            done.insert(
                (row.try_get_by::<String, _>(0)?, row.try_get_by::<i64, _>(1)?),
                row.try_get_by::<String, _>(2)?,
            );
        }
        let mut missing = Vec::new();
        for migration in ALL {
            for (position, sql) in (0i64..).zip(migration.statements) {
                let Some(text) = self.text_of(sql) else { continue };
                match done.get(&(migration.name.to_owned(), position)) {
                    None => missing.push((migration, position, text)),
                    Some(checksum) if *checksum == sha256_hex(text) => {}
                    Some(_) => return Err(StoreError::MigrationChanged(migration.name)),
                }
            }
        }
        Ok(missing)
    }

    async fn apply(&self) -> Result<(), StoreError> {
        for (migration, position, text) in self.missing().await? {
            self.patiently(text, Vec::new()).await?;
            let values = vec![migration.name.into(), position.into(), sha256_hex(text).into(), self.now().into()];
            self.patiently(
                "INSERT INTO schema_migrations (name, statement, checksum, at) VALUES ($1, $2, $3, $4)",
                values,
            )
            .await?;
            tracing::debug!(migration = migration.name, position, "migrated");
        }
        Ok(())
    }

    async fn lock(&self) -> Result<(), StoreError> {
        loop {
            let values = vec![self.holder.clone().into(), (self.now() + LOCK_SECONDS).into(), self.now().into()];
            let taken = self
                .patiently(
                    "UPDATE schema_lock SET holder = $1, until_at = $2 WHERE id = 'schema' AND until_at < $3",
                    values,
                )
                .await?;
            if taken == 1 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn unlock(&self) -> Result<(), StoreError> {
        self.patiently(
            "UPDATE schema_lock SET until_at = 0 WHERE id = 'schema' AND holder = $1",
            vec![self.holder.clone().into()],
        )
        .await?;
        Ok(())
    }

    /// One statement, tried again while another server holds the database.
    async fn patiently(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        let waited = Stopwatch::start();
        loop {
            match self.db.execute_raw(self.statement(sql, values.clone())).await {
                Ok(done) => return Ok(done.rows_affected()),
                Err(error)
                    if (fault(&error) == Fault::Transient || is_created_meanwhile(&error))
                        && waited.elapsed() < Duration::from_secs(30) =>
                {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn text_of(&self, sql: &Sql) -> Option<&'static str> {
        match (sql, self.db.get_database_backend()) {
            (Sql::Both(text), _)
            | (Sql::Sqlite(text), DbBackend::Sqlite)
            | (Sql::Postgres(text), DbBackend::Postgres) => Some(text),
            _ => None,
        }
    }

    fn statement(&self, sql: &str, values: Vec<Value>) -> Statement {
        Statement::from_sql_and_values(self.db.get_database_backend(), sql, values)
    }

    fn now(&self) -> i64 {
        self.clock.now().timestamp()
    }
}
