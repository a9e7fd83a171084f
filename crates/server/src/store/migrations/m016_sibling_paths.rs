//! How far the other accounts of a company are on their paths; R-21 only asks whether one is on a path.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "016_sibling_paths", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[Sql::Both(
    "CREATE TABLE IF NOT EXISTS sibling_paths (
        tenant_id TEXT NOT NULL,
        account TEXT NOT NULL,
        path TEXT NOT NULL,
        stage TEXT NOT NULL CHECK (stage IN ('AVAILABLE', 'SELECTED', 'ROLE_REVIEWING', 'ROLE_CERTIFIED', 'DIFFERENTIATION_REVIEWING', 'DIFFERENTIATED')),
        PRIMARY KEY (tenant_id, account, path)
    )",
)];
