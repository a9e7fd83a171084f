//! Invitations by mail to become a distributor's reseller (P-60), and which application came with one.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "037_reseller_invitations",
    statements: &[
        Sql::Both(
            "CREATE TABLE IF NOT EXISTS reseller_invitations (
                tenant_id TEXT NOT NULL,
                id TEXT NOT NULL,
                token_hash TEXT NOT NULL,
                name TEXT NOT NULL,
                email TEXT NOT NULL,
                made_by TEXT NOT NULL,
                made_by_name TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                ended_at BIGINT,
                withdrawn BOOLEAN NOT NULL DEFAULT FALSE,
                application_id TEXT,
                version BIGINT NOT NULL DEFAULT 1,
                PRIMARY KEY (tenant_id, id)
            )",
        ),
        Sql::Both(
            "CREATE UNIQUE INDEX IF NOT EXISTS reseller_invitations_by_token ON reseller_invitations (token_hash)",
        ),
        Sql::Both("ALTER TABLE reseller_applications ADD COLUMN invitation_id TEXT"),
    ],
};
