//! What the vendor decides about partners has a version for its operators, and competency tags have an end.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "022_vendor_facts",
    statements: &[
        Sql::Both("ALTER TABLE competency_tags ADD COLUMN valid_until BIGINT"),
        Sql::Both(
            "CREATE TABLE IF NOT EXISTS vendor_standings (
                tenant_id TEXT NOT NULL,
                version BIGINT NOT NULL,
                PRIMARY KEY (tenant_id)
            )",
        ),
    ],
};
