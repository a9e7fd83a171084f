//! PostgreSQL's server programs; the tests start servers of their own with them.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;
use crate::project::Project;

const HOME: &str = "/usr/lib/postgresql";

/// The folder with `initdb` and `pg_ctl`.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf> {
    if let Some(bin) = find() {
        return Ok(bin);
    }
    apt::install(project, "PostgreSQL for the tests", &["postgresql"])?;
    find().context("initdb is still missing after the installation of PostgreSQL")
}

/// The newest installed version's programs.
fn find() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir(HOME)
        .ok()?
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("initdb").is_file() && bin.join("pg_ctl").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, bin)| bin)
}
