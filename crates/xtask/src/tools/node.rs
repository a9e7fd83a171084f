//! Node.js and the npm packages of `package.json`: binaryen (wasm-opt), terser and axe-core.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::apt;
use crate::exec::{Cmd, which};
use crate::progress::Task;
use crate::project::Project;

/// Installs exactly what package-lock.json says, unless that is there already.
pub(crate) fn ensure(project: &Project) -> Result<()> {
    let missing: Vec<&str> = [("node", "nodejs"), ("npm", "npm")]
        .iter()
        .filter(|(program, _)| which(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty() {
        apt::install(project, "Node.js", &missing)?;
    }
    if is_current(project)? {
        return Ok(());
    }
    let task = Task::start(project, "Fetching wasm-opt, terser and axe-core from npm", "npm-ci")?;
    let options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    task.run(Cmd::new("npm").args(options).dir(&project.root))?;
    std::fs::copy(lock(project), stamp(project)).context("cannot note what npm installed")?;
    task.done();
    Ok(())
}

pub(crate) fn axe(project: &Project) -> Result<PathBuf> {
    let script = project.node_modules().join("axe-core/axe.min.js");
    ensure!(script.is_file(), "{} is missing: delete node_modules and run the command again", script.display());
    Ok(script)
}

fn is_current(project: &Project) -> Result<bool> {
    let wanted = std::fs::read(lock(project)).context("cannot read package-lock.json")?;
    Ok(std::fs::read(stamp(project)).is_ok_and(|installed| installed == wanted))
}

fn lock(project: &Project) -> PathBuf {
    project.root.join("package-lock.json")
}

fn stamp(project: &Project) -> PathBuf {
    project.node_modules().join(".installed-package-lock.json")
}
