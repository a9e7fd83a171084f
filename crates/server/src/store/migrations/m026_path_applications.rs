//! Why an account applied for the invitation to a path, and whom the vendor reaches about a membership (P-40b).
//!
//! What became of an application stands in the vendor's review, which has the same id.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "026_path_applications",
    statements: &[
        Sql::Both(
            "CREATE TABLE IF NOT EXISTS path_applications (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL,
                path TEXT NOT NULL,
                reason TEXT NOT NULL,
                PRIMARY KEY (tenant_id, id)
            )",
        ),
        Sql::Both("ALTER TABLE program_memberships ADD COLUMN contact_name TEXT NOT NULL DEFAULT ''"),
        Sql::Both("ALTER TABLE program_memberships ADD COLUMN contact_telephone TEXT NOT NULL DEFAULT ''"),
        Sql::Both("ALTER TABLE program_memberships ADD COLUMN contact_email TEXT NOT NULL DEFAULT ''"),
    ],
};
