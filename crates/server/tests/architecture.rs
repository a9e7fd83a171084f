//! What the sources must not do.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => sources(&path),
            Some(kind) if kind == "rs" => vec![(path.clone(), std::fs::read_to_string(&path).unwrap())],
            _ => Vec::new(),
        })
        .collect()
}

fn server_sources() -> Vec<(PathBuf, String)> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("src");
    sources(&root).into_iter().map(|(path, text)| (path.strip_prefix(&root).unwrap().to_owned(), text)).collect()
}

#[test]
fn only_the_store_talks_to_the_database() {
    for (path, text) in server_sources() {
        if path.starts_with("store") || path.starts_with("testing") {
            continue;
        }
        for forbidden in ["ConnectionTrait", "Database::connect", "Statement::from", "sqlx::"] {
            assert!(!text.contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
}

#[test]
fn queries_without_a_tenant_stay_on_their_list() {
    for (path, text) in server_sources() {
        if path != Path::new("store/platform.rs") && path != Path::new("store/query.rs") {
            assert!(!text.contains("of_platform("), "{}", path.display());
        }
    }
}

#[test]
fn migrations_and_statements_keep_to_what_every_engine_has() {
    for (path, text) in server_sources().into_iter().filter(|(path, _)| path.starts_with("store")) {
        for forbidden in [
            "AUTOINCREMENT",
            "SERIAL PRIMARY",
            "FOR UPDATE",
            "pg_advisory",
            "LISTEN ",
            "NOTIFY ",
            "CREATE TRIGGER",
            "SAVEPOINT",
            "WITH RECURSIVE",
            "TEMP TABLE",
        ] {
            assert!(!text.contains(forbidden), "{} says {forbidden}", path.display());
        }
    }
}

#[test]
fn files_are_short() {
    for (path, text) in server_sources() {
        let lines = text.lines().count();
        assert!(lines <= 250, "{} has {lines} lines", path.display());
    }
}
