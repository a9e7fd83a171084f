//! Projects are edited by the person who entered them, so they have a version.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration {
    name: "017_own_projects",
    statements: &[Sql::Both("ALTER TABLE personal_projects ADD COLUMN version BIGINT NOT NULL DEFAULT 1")],
};
