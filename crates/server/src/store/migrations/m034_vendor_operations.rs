//! What ended a review that the vendor did not answer, so that the applicant reads why; and business plans of paths (P-42).
//!
//! Plans are only added: the newest of a path counts, and a review goes on showing the one that was handed in with it.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "034_vendor_operations",
    statements: &[
        Sql::Both("ALTER TABLE reviews ADD COLUMN ended_by TEXT"),
        Sql::Sqlite(
            "CREATE TABLE IF NOT EXISTS business_plans (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL,
                path TEXT NOT NULL,
                file_name TEXT NOT NULL,
                size BIGINT NOT NULL CHECK (size > 0),
                sha256 TEXT NOT NULL,
                handed_in_by TEXT NOT NULL,
                handed_in_at BIGINT NOT NULL,
                accepted_at BIGINT,
                content BLOB NOT NULL,
                PRIMARY KEY (tenant_id, id))",
        ),
        Sql::Postgres(
            "CREATE TABLE IF NOT EXISTS business_plans (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL,
                path TEXT NOT NULL,
                file_name TEXT NOT NULL,
                size BIGINT NOT NULL CHECK (size > 0),
                sha256 TEXT NOT NULL,
                handed_in_by TEXT NOT NULL,
                handed_in_at BIGINT NOT NULL,
                accepted_at BIGINT,
                content BYTEA NOT NULL,
                PRIMARY KEY (tenant_id, id))",
        ),
        Sql::Both(
            "CREATE INDEX IF NOT EXISTS business_plans_by_path ON business_plans (tenant_id, path, handed_in_at DESC, id DESC)",
        ),
    ],
};
