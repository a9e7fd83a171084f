//! Reading rows of one scope, on the pool or inside a transaction.

use crate::auth::scope::{AsScope, Scope};
use crate::store::error::{Fault, StoreError, fault, is_unique_violation};
use crate::store::query::Query;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, FromQueryResult, QueryResult, TryGetable,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where statements go.
#[derive(Clone, Debug)]
pub(in crate::store) enum Conn {
    /// Any connection of the readers' pool; each statement sees the newest commit.
    Pool(DatabaseConnection),
    /// One transaction.
    Tx(Arc<DatabaseTransaction>),
}

/// Reads rows of one scope.
#[derive(Clone, Debug)]
pub struct Reader {
    conn: Conn,
    scope: Scope,
    /// Set when a statement failed for a reason that goes away: the transaction is then run again.
    pub(in crate::store) conflict: Arc<AtomicBool>,
}

impl AsScope for Reader {
    fn scope(&self) -> &Scope {
        &self.scope
    }
}

impl Reader {
    pub(in crate::store) fn new(conn: Conn, scope: Scope) -> Self {
        Self { conn, scope, conflict: Arc::new(AtomicBool::new(false)) }
    }

    /// The same connection or transaction in another scope.
    pub(in crate::store) fn within(&self, scope: Scope) -> Self {
        Self { conn: self.conn.clone(), scope, conflict: Arc::clone(&self.conflict) }
    }

    /// The same connection or transaction in a scope of its own making, for what one operation reads in two tenants.
    pub(crate) fn elsewhere(&self, scope: &impl AsScope) -> Self {
        self.within(scope.scope().clone())
    }

    /// Starts a statement of this tenant; `$1` is the tenant.
    pub fn sql(&self, sql: &'static str) -> Query {
        Query::of_tenant(self.scope.tenant().as_str(), sql)
    }

    /// Is this SQLite? For the few statements that the engines spell differently.
    pub fn is_sqlite(&self) -> bool {
        self.backend() == sea_orm::DbBackend::Sqlite
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn one<R: FromQueryResult>(&self, query: Query) -> Result<Option<R>, StoreError> {
        let row = self.row(query).await?;
        Ok(row.map(|row| R::from_query_result(&row, "")).transpose()?)
    }

    /// All rows.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn all<R: FromQueryResult>(&self, query: Query) -> Result<Vec<R>, StoreError> {
        let statement = query.build(self.backend());
        let rows = match &self.conn {
            Conn::Pool(pool) => pool.query_all_raw(statement).await,
            Conn::Tx(tx) => tx.query_all_raw(statement).await,
        };
        let rows = rows.map_err(|error| self.note(error))?;
        Ok(rows.iter().map(|row| R::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }

    /// The first column of the first row.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn value<T: TryGetable>(&self, query: Query) -> Result<Option<T>, StoreError> {
        let row = self.row(query).await?;
        Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
    }

    pub(in crate::store) async fn run(&self, query: Query) -> Result<u64, StoreError> {
        let statement = query.build(self.backend());
        let done = match &self.conn {
            Conn::Pool(pool) => pool.execute_raw(statement).await,
            Conn::Tx(tx) => tx.execute_raw(statement).await,
        };
        Ok(done.map_err(|error| self.note(error))?.rows_affected())
    }

    async fn row(&self, query: Query) -> Result<Option<QueryResult>, StoreError> {
        let statement = query.build(self.backend());
        let row = match &self.conn {
            Conn::Pool(pool) => pool.query_one_raw(statement).await,
            Conn::Tx(tx) => tx.query_one_raw(statement).await,
        };
        Ok(row.map_err(|error| self.note(error))?)
    }

    fn backend(&self) -> sea_orm::DbBackend {
        match &self.conn {
            Conn::Pool(pool) => pool.get_database_backend(),
            Conn::Tx(tx) => tx.get_database_backend(),
        }
    }

    fn note(&self, error: DbErr) -> DbErr {
        // PostgreSQL finds the same key twice where both transactions began before either was done, and refuses all
        // that follows: the next run sees the other's row. SQLite has one writer, so there it is a mistake.
        let overtaken = !self.is_sqlite() && is_unique_violation(&error);
        if overtaken || fault(&error) == Fault::Transient {
            self.conflict.store(true, Ordering::Relaxed);
        }
        error
    }
}
