//! Which accounts belong to one company, and links with which another one is registered (P-40).
//!
//! A company's claims are found without a tenant: their key is the company's. What was told by hand about accounts that nobody could look up is told no more: the other accounts are tenants. The two
//! columns stay, empty, for servers of the version before that still run; 028 drops them.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "024_companies", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[
    Sql::Both("ALTER TABLE tenants ADD COLUMN company_id TEXT"),
    Sql::Both("CREATE INDEX IF NOT EXISTS tenants_by_company ON tenants (company_id, tenant_id)"),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS company_claims (
            company_id TEXT NOT NULL,
            claim TEXT NOT NULL,
            tenant_id TEXT NOT NULL,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (company_id, claim)
        )",
    ),
    Sql::Both(
        "CREATE TABLE IF NOT EXISTS registration_links (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            token_hash TEXT NOT NULL,
            made_by TEXT NOT NULL,
            made_by_name TEXT NOT NULL,
            made_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            ended_at BIGINT,
            withdrawn BOOLEAN NOT NULL DEFAULT FALSE,
            account TEXT,
            version BIGINT NOT NULL DEFAULT 1,
            PRIMARY KEY (tenant_id, id)
        )",
    ),
    Sql::Both("CREATE UNIQUE INDEX IF NOT EXISTS registration_links_by_token ON registration_links (token_hash)"),
    Sql::Both("DELETE FROM sibling_paths"),
    Sql::Both("UPDATE path_standings SET sibling_on_path = FALSE WHERE sibling_on_path"),
    Sql::Both("UPDATE account_standings SET sibling_programs = '[]' WHERE sibling_programs <> '[]'"),
];
