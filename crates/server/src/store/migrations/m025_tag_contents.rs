//! The second-level tags that a competency tag contains (P-44), as a list of names.

use super::{Migration, Sql};

pub(super) const MIGRATION: Migration = Migration { name: "025_tag_contents", statements: STATEMENTS };

const STATEMENTS: &[Sql] = &[Sql::Both("ALTER TABLE competency_tags ADD COLUMN contains TEXT NOT NULL DEFAULT '[]'")];
