//! The last review of a subject is looked up whenever its page opens.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "015_latest_review",
    statements: &[Sql::Both(
        "CREATE INDEX IF NOT EXISTS reviews_latest ON reviews (tenant_id, applicant_tenant_id, kind, subject_id, submitted_at, id)",
    )],
};
