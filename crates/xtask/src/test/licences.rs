//! Every dependency's licence must be on the list in `deny.toml`, which cargo-deny reads too.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::outcome::Outcome;
use super::spdx;
use crate::exec::Cmd;
use crate::progress::Task;
use crate::project::Project;

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// None for the workspace's own crates.
    source: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Deny {
    licenses: Licenses,
}

#[derive(Debug, Deserialize)]
struct Licenses {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

/// A licence that is fine for one crate only.
#[derive(Debug, Deserialize)]
struct Exception {
    #[serde(rename = "name")]
    krate: String,
    allow: Vec<String>,
}

pub(crate) fn check(project: &Project, _task: &Task) -> Result<Outcome> {
    let text = Cmd::cargo(project).args(["metadata", "--format-version", "1", "--locked"]).capture()?;
    let metadata: Metadata = serde_json::from_str(&text).context("cargo metadata changed its format")?;
    let deny = fs::read_to_string(project.root.join("deny.toml")).context("cannot read deny.toml")?;
    let list: Licenses = toml::from_str::<Deny>(&deny).context("deny.toml is not valid")?.licenses;
    let foreign: Vec<&Package> = metadata.packages.iter().filter(|package| package.source.is_some()).collect();
    let refused: Vec<String> =
        foreign.iter().filter(|package| !is_allowed(package, &list)).map(|package| describe(package)).collect();
    Ok(if refused.is_empty() {
        Outcome::Checked(format!("{} crates", foreign.len()))
    } else {
        Outcome::Failed(refused.join("\n"))
    })
}

fn is_allowed(package: &Package, list: &Licenses) -> bool {
    let special: BTreeMap<&str, &[String]> =
        list.exceptions.iter().map(|exception| (exception.krate.as_str(), exception.allow.as_slice())).collect();
    let own = special.get(package.name.as_str()).copied().unwrap_or_default();
    let allowed = |id: &str| list.allow.iter().chain(own).any(|known| known == id);
    package.license.as_deref().is_some_and(|expression| spdx::satisfied(expression, &allowed))
}

fn describe(package: &Package) -> String {
    let licence = package.license.as_deref().unwrap_or("none named");
    format!("{} {}: {licence} is not on the list in deny.toml", package.name, package.version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_is_for_one_crate() {
        let list = Licenses {
            allow: vec!["MIT".into()],
            exceptions: vec![Exception { krate: "roots".into(), allow: vec!["CDLA-Permissive-2.0".into()] }],
        };
        let package = |name: &str, license: Option<&str>| Package {
            name: name.into(),
            version: "1.0.0".into(),
            license: license.map(Into::into),
            source: Some("r".into()),
        };
        assert!(is_allowed(&package("a", Some("MIT OR GPL-3.0-only")), &list));
        assert!(is_allowed(&package("roots", Some("CDLA-Permissive-2.0")), &list));
        assert!(!is_allowed(&package("a", Some("CDLA-Permissive-2.0")), &list));
        assert!(!is_allowed(&package("a", None), &list));
    }
}
