//! Wrong passwords are counted by name, for names without a login too. The columns of `logins` that counted before stay,
//! unused: SQLite has no restartable way to drop a column.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "007_sign_in_failures", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS sign_in_failures (
            tenant_id TEXT NOT NULL,
            name_hash TEXT NOT NULL,
            failed_count BIGINT NOT NULL CHECK (failed_count >= 0),
            locked_until BIGINT NOT NULL DEFAULT 0,
            at BIGINT NOT NULL,
            PRIMARY KEY (tenant_id, name_hash))",
    ),
    Sql::Both("CREATE INDEX IF NOT EXISTS sign_in_failures_by_age ON sign_in_failures (tenant_id, at)"),
];
