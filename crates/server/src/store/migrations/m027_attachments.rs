//! Files that prove something. A file is kept first and named afterwards by what it proves: `proves` says of what kind
//! that is, and those without it are removed after a day. One file may prove the same of several people.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "027_attachments", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Sqlite(
        "CREATE TABLE IF NOT EXISTS attachments (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
            size BIGINT NOT NULL CHECK (size > 0),
            sha256 TEXT NOT NULL,
            uploaded_by TEXT NOT NULL,
            uploaded_at BIGINT NOT NULL,
            proves TEXT CHECK (proves IN ('SPECIALIST_APPLICATION', 'SPECIALIST_CANCELLATION')),
            content BLOB NOT NULL,
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Postgres(
        "CREATE TABLE IF NOT EXISTS attachments (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            file_name TEXT NOT NULL,
            media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
            size BIGINT NOT NULL CHECK (size > 0),
            sha256 TEXT NOT NULL,
            uploaded_by TEXT NOT NULL,
            uploaded_at BIGINT NOT NULL,
            proves TEXT CHECK (proves IN ('SPECIALIST_APPLICATION', 'SPECIALIST_CANCELLATION')),
            content BYTEA NOT NULL,
            PRIMARY KEY (tenant_id, id))",
    ),
    Sql::Both(
        "CREATE INDEX IF NOT EXISTS attachments_waiting ON attachments (tenant_id, uploaded_at) WHERE proves IS NULL",
    ),
    Sql::Both("ALTER TABLE specialists ADD COLUMN apply_attachment TEXT"),
    Sql::Both("ALTER TABLE specialists ADD COLUMN cancel_attachment TEXT"),
];
