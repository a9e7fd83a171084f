//! What the vendor knows about an account and a path that it has not chosen.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "013_path_choice", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[Sql::Both(
    "CREATE TABLE IF NOT EXISTS path_standings (
        tenant_id TEXT NOT NULL,
        path TEXT NOT NULL,
        invited BOOLEAN NOT NULL DEFAULT FALSE,
        sibling_on_path BOOLEAN NOT NULL DEFAULT FALSE,
        PRIMARY KEY (tenant_id, path)
    )",
)];
