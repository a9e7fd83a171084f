//! The one way to write.
//!
//! The closure is run in one transaction; when the database refuses it for a reason that goes away
//! (serialisation conflict, dead-lock, lost connection before the commit, SQLite's BUSY) the whole closure
//! is run again. It must have no effect outside the transaction: messages go to the outbox.

use crate::auth::scope::AsScope;
use crate::clock::Stopwatch;
use crate::ids::Ids;
use crate::store::Store;
use crate::store::error::{Fault, StoreError, fault};
use crate::store::faults::CommitFault;
use crate::store::query::Query;
use crate::store::reader::{Conn, Reader};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr, RuntimeErr, SqlxError, TransactionTrait};
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How long conflicts are retried before the caller is told to come back.
const BUDGET: Duration = Duration::from_secs(5);

/// A running transaction of one scope: reads like a [`Reader`], and writes.
#[derive(Clone, Debug)]
pub struct Tx {
    reader: Reader,
    now: DateTime<Utc>,
    ids: Ids,
}

impl std::ops::Deref for Tx {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl AsScope for Tx {
    fn scope(&self) -> &crate::auth::scope::Scope {
        self.reader.scope()
    }
}

impl Tx {
    /// The same transaction in another scope, for what one operation changes in two tenants at once.
    pub(crate) fn within(&self, scope: &impl AsScope) -> Self {
        Self { reader: self.reader.within(scope.scope().clone()), now: self.now, ids: self.ids.clone() }
    }

    /// The moment of this transaction; the same for everything in it.
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Seconds since 1970 of [`Tx::now`], as columns hold it.
    pub const fn now_secs(&self) -> i64 {
        self.now.timestamp()
    }

    /// A new identifier.
    pub fn new_id(&self) -> String {
        self.ids.uuid(self.now)
    }

    /// The source of tokens and codes.
    pub const fn ids(&self) -> &Ids {
        &self.ids
    }

    /// Runs a statement that changes rows; answers how many.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn exec(&self, query: Query) -> Result<u64, StoreError> {
        self.reader.run(query).await
    }

    /// Runs a statement that has to change exactly one row.
    ///
    /// # Errors
    /// [`StoreError::NotOneRow`] when it changed another number, [`StoreError::Database`].
    pub async fn exec_one(&self, query: Query) -> Result<(), StoreError> {
        match self.exec(query).await? {
            1 => Ok(()),
            other => Err(StoreError::NotOneRow(other)),
        }
    }

    /// Asks for the whole closure to be run again, as after a conflict.
    pub(in crate::store) fn run_again(&self) {
        self.reader.conflict.store(true, Ordering::Relaxed);
    }
}

enum Attempt<T, E> {
    Committed(T),
    Refused(E),
    Again,
    Unknown,
}

impl Store {
    /// Runs a closure in one writing transaction of a scope.
    ///
    /// # Errors
    /// Those of the closure; [`StoreError::Busy`] when conflicts do not go away, and
    /// [`StoreError::UnknownOutcome`] when the connection broke during the commit.
    pub async fn tx<T, E, F, Fut>(&self, scope: &(impl AsScope + Sync), work: F) -> Result<T, E>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<StoreError>,
    {
        let budget = Stopwatch::start();
        let mut ceiling_ms: u64 = 5;
        loop {
            match self.attempt(scope, &work).await {
                Attempt::Committed(value) => return Ok(value),
                Attempt::Refused(error) => return Err(error),
                Attempt::Unknown => return Err(StoreError::UnknownOutcome.into()),
                Attempt::Again if budget.elapsed() > BUDGET => return Err(StoreError::Busy.into()),
                Attempt::Again => {}
            }
            metrics::counter!("store_tx_retries_total").increment(1);
            tokio::time::sleep(Duration::from_millis(self.ids.below(ceiling_ms + 1))).await;
            ceiling_ms = (ceiling_ms * 2).min(500);
        }
    }

    async fn attempt<T, E, F, Fut>(&self, scope: &(impl AsScope + Sync), work: &F) -> Attempt<T, E>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<StoreError>,
    {
        if self.faults.conflict(&self.ids) {
            return Attempt::Again;
        }
        let begun = match self.pools.writer.begin_with_options(self.pools.begin).await {
            Ok(begun) => Arc::new(begun),
            Err(error) if fault(&error) == Fault::Transient => return Attempt::Again,
            Err(error) => return Attempt::Refused(StoreError::from(error).into()),
        };
        let reader = Reader::new(Conn::Tx(Arc::clone(&begun)), scope.scope().clone());
        let conflict = Arc::clone(&reader.conflict);
        let outcome = work(Tx { reader, now: self.clock.now(), ids: self.ids.clone() }).await;
        let Some(begun) = Arc::into_inner(begun) else {
            return Attempt::Refused(StoreError::Leaked.into());
        };
        if self.faults.conflict(&self.ids) {
            conflict.store(true, Ordering::Relaxed);
        }
        match outcome {
            Ok(value) if !conflict.load(Ordering::Relaxed) => match self.faults.commit(&self.ids) {
                CommitFault::None => commit(begun, value).await,
                CommitFault::LostBefore => {
                    drop(begun.rollback().await);
                    Attempt::Unknown
                }
                CommitFault::LostAfter => {
                    drop(begun.commit().await);
                    Attempt::Unknown
                }
            },
            Err(error) if !conflict.load(Ordering::Relaxed) => {
                // A failed roll-back changes nothing: the database drops what was not committed.
                drop(begun.rollback().await);
                Attempt::Refused(error)
            }
            _ => {
                drop(begun.rollback().await);
                Attempt::Again
            }
        }
    }
}

async fn commit<T, E: From<StoreError>>(begun: DatabaseTransaction, value: T) -> Attempt<T, E> {
    match begun.commit().await {
        Ok(()) => Attempt::Committed(value),
        Err(error) if was_aborted(&error) => Attempt::Again,
        Err(error) if fault(&error) == Fault::Transient => Attempt::Unknown,
        Err(error) => Attempt::Refused(StoreError::from(error).into()),
    }
}

/// Did the database itself answer that the commit failed? Then nothing took effect.
fn was_aborted(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) = error else {
        return false;
    };
    match error.as_ref() {
        SqlxError::Database(error) => {
            !matches!(error.code().as_deref(), None | Some("40003" | "08000" | "08003" | "08006" | "57P01" | "57P02"))
        }
        _ => false,
    }
}

#[cfg(test)]
#[path = "tx_tests.rs"]
mod tests;
