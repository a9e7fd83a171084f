//! That a certification comes to its end is told once for each term (SM-11).

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "023_certification_ends",
    statements: &[Sql::Both("ALTER TABLE development_paths ADD COLUMN announced_until BIGINT")],
};
