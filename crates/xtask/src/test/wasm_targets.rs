//! Which of a package's targets have tests that run as wasm: those whose sources say `wasm_bindgen_test`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::build::precompress::files_of;
use crate::exec::Cmd;
use crate::project::Project;

const MARK: &str = "wasm_bindgen_test";

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
    src_path: PathBuf,
}

/// The options of `cargo test` that choose these targets; none if there is no such test.
pub(crate) fn of(project: &Project, package: &str) -> Result<Vec<String>> {
    let text = Cmd::cargo(project).args(["metadata", "--no-deps", "--format-version", "1", "--locked"]).capture()?;
    let metadata: Metadata = serde_json::from_str(&text).context("cargo metadata changed its format")?;
    let found = metadata
        .packages
        .into_iter()
        .find(|found| found.name == package)
        .with_context(|| format!("there is no package {package}"))?;
    let mut options = Vec::new();
    for target in &found.targets {
        let is = |kind: &str| target.kind.iter().any(|found| found == kind);
        if (is("lib") || is("rlib")) && mentions(&library(&target.src_path))? {
            options.push("--lib".to_owned());
        } else if is("test") && mentions(&integration(&target.src_path))? {
            options.extend(["--test".to_owned(), target.name.clone()]);
        }
    }
    Ok(options)
}

/// A library is its whole folder.
fn library(root_file: &Path) -> Vec<PathBuf> {
    root_file.parent().map(Path::to_path_buf).into_iter().collect()
}

/// An integration test is its file and the folder of its modules; `tests/x/main.rs` is the folder.
fn integration(root_file: &Path) -> Vec<PathBuf> {
    if root_file.file_name().is_some_and(|name| name == "main.rs") {
        return library(root_file);
    }
    vec![root_file.to_path_buf(), root_file.with_extension("")]
}

fn mentions(places: &[PathBuf]) -> Result<bool> {
    for place in places {
        let files = if place.is_dir() { files_of(place, &["rs"])? } else { vec![place.clone()] };
        for file in files.iter().filter(|file| file.is_file()) {
            if fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?.contains(MARK) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_found_in_its_own_files_only() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let file = dir.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, text).unwrap();
            file
        };
        let native = write("architecture.rs", "#[test] fn a() {}");
        let flat = write("browser.rs", "mod parts;");
        write("browser/parts.rs", "#[wasm_bindgen_test] fn a() {}");
        let folder = write("components/main.rs", "mod table;");
        write("components/table.rs", "use wasm_bindgen_test::*;");
        assert!(!mentions(&integration(&native)).unwrap());
        assert!(mentions(&integration(&flat)).unwrap());
        assert!(mentions(&integration(&folder)).unwrap());
    }
}
