//! A partner's site is what the vendor recorded in the account's standing, and stands nowhere else. What a general link
//! registers is counted.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "035_site_and_registrations",
    statements: &[
        Sql::Both(
            "INSERT INTO account_standings (tenant_id, real_name, in_hcpn, on_international_site)
                SELECT tenant_id, 'NONE', FALSE, TRUE FROM tenants WHERE site = 'INTL'
                ON CONFLICT (tenant_id) DO UPDATE SET on_international_site = TRUE",
        ),
        Sql::Both("ALTER TABLE tenants DROP COLUMN site"),
        Sql::Both("ALTER TABLE association_attempts ADD COLUMN registered BOOLEAN NOT NULL DEFAULT FALSE"),
    ],
};
