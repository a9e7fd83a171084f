//! What can go wrong in the store, and which of it goes away by trying again.

use sea_orm::{DbErr, RuntimeErr, SqlxError};

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("database")]
    Database(#[from] DbErr),
    /// A statement that has to change exactly one row changed another number.
    #[error("expected to change one row, changed {0}")]
    NotOneRow(u64),
    /// A stored value is outside its vocabulary.
    #[error("unreadable value in {column}")]
    Corrupt {
        /// Where.
        column: &'static str,
    },
    /// Conflicts did not go away within the time budget.
    #[error("gave up after repeated conflicts")]
    Busy,
    /// The connection broke while committing, and nothing tells whether it took effect.
    #[error("the outcome of the commit is unknown")]
    UnknownOutcome,
    /// A closure kept its transaction after returning.
    #[error("transaction still in use")]
    Leaked,
    /// The folder of the database could not be made.
    #[error("cannot create the database folder")]
    Folder(#[source] std::io::Error),
    /// A migration differs from the one that was run under the same name.
    #[error("migration {0} has changed since it was run")]
    MigrationChanged(&'static str),
}

/// What a database error means for the transaction around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A conflict with another transaction, or a lost connection: run the whole closure again.
    Transient,
    /// Anything else.
    Permanent,
}

/// Sorts a database error.
pub(crate) fn fault(error: &DbErr) -> Fault {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Fault::Transient,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => sqlx_fault(error),
        _ => Fault::Permanent,
    }
}

/// 40001 and 40P01 are conflicts; 08xxx and 57Pxx lost connections; 5, 517 … SQLite's BUSY and SNAPSHOT.
fn sqlx_fault(error: &SqlxError) -> Fault {
    match error {
        SqlxError::Io(_) | SqlxError::PoolTimedOut | SqlxError::WorkerCrashed => Fault::Transient,
        SqlxError::Database(error) => match error.code().as_deref() {
            Some("40001" | "40P01" | "08000" | "08003" | "08006" | "57P01" | "57P02" | "57P03") => Fault::Transient,
            Some("5" | "6" | "261" | "262" | "517") => Fault::Transient,
            _ => Fault::Permanent,
        },
        _ => Fault::Permanent,
    }
}

/// Did another server create the same thing at the same time? PostgreSQL lets one of two simultaneous `CREATE … IF NOT
/// EXISTS` find it in its catalogue (23505), or the name taken (42P07, 42710).
pub(in crate::store) fn is_created_meanwhile(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner))) = error else {
        return false;
    };
    let code = inner.as_database_error().and_then(|error| error.code());
    error.sql_err().is_some() || matches!(code.as_deref(), Some("42P07" | "42710"))
}

/// Could the database not be opened because somebody else has it locked (SQLite's BUSY)?
pub(in crate::store) fn is_locked(error: &DbErr) -> bool {
    matches!(error, DbErr::Conn(RuntimeErr::SqlxError(error)) if sqlx_fault(error) == Fault::Transient)
}

/// Did the database refuse a duplicate key?
pub(crate) fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}

/// The same, of the store's error.
pub fn is_duplicate(error: &StoreError) -> bool {
    matches!(error, StoreError::Database(error) if is_unique_violation(error))
}
