//! A partner's site is what the vendor recorded in the account's standing, and stands nowhere else. What a general link
//! registers is counted.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "035_site_and_registrations",
    statements: &[
        Sql::Both("ALTER TABLE tenants DROP COLUMN site"),
        Sql::Both("ALTER TABLE association_attempts ADD COLUMN registered BOOLEAN NOT NULL DEFAULT FALSE"),
    ],
};
