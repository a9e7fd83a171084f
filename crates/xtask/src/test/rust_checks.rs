//! What rustfmt, clippy and rustdoc say.

use std::env;

use anyhow::Result;

use super::outcome::Outcome;
use crate::exec::Cmd;
use crate::progress::{Task, tail};
use crate::project::Project;
use crate::tools::wasm::{TARGET, WasmToolchain};

const SHOWN: u64 = 5_000;

pub(crate) fn fmt(project: &Project, task: &Task) -> Result<Outcome> {
    check(task, Cmd::cargo(project).args(["fmt", "--all", "--", "--check", "--color", "never"]))
}

/// Building can change a stale lock file without a word; what CI tested would then not be what was committed.
pub(crate) fn locks(project: &Project, _task: &Task) -> Result<Outcome> {
    if env::var_os("CI").is_none() {
        return Ok(Outcome::Nothing("a developer may be changing them"));
    }
    let changed = Cmd::new("git")
        .dir(&project.root)
        .args(["status", "--porcelain", "Cargo.lock", "package-lock.json"])
        .capture()?;
    Ok(if changed.trim().is_empty() {
        Outcome::Checked(String::new())
    } else {
        Outcome::Failed(format!("not as committed:\n{changed}"))
    })
}

pub(crate) fn clippy(project: &Project, task: &Task) -> Result<Outcome> {
    let options = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    check(task, Cmd::cargo(project).args(options))
}

pub(crate) fn clippy_wasm(project: &Project, task: &Task) -> Result<Outcome> {
    let toolchain = WasmToolchain::ensure(project)?;
    toolchain.ensure_clippy(project)?;
    let options =
        ["clippy", "--profile", "wasm-dev", "--target", TARGET, "--package", "partner-center", "--package", "domain"];
    check(task, toolchain.cargo(project)?.args(options).args(["--all-targets", "--locked", "--", "-D", "warnings"]))
}

pub(crate) fn doc(project: &Project, task: &Task) -> Result<Outcome> {
    let options = ["doc", "--workspace", "--no-deps", "--locked"];
    check(task, Cmd::cargo(project).args(options).env("RUSTDOCFLAGS", "-D warnings"))
}

fn check(task: &Task, command: Cmd) -> Result<Outcome> {
    let status = task.status(command)?;
    Ok(if status.success() { Outcome::Checked(String::new()) } else { Outcome::Failed(tail(task.log(), SHOWN)) })
}
