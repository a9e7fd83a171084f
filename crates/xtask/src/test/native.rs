//! Native tests, run by cargo-nextest, and the examples in the documentation.

use anyhow::Result;

use super::counts::{self, Counts};
use super::outcome::Outcome;
use crate::exec::Cmd;
use crate::progress::Task;
use crate::project::Project;
use crate::tools::{cargo_tools, postgres};

/// The variable that tells the tests where PostgreSQL's programs are.
pub(crate) const PG_BIN: &str = "PC_PG_BIN";

/// What the console shows of a failure has room for its words, not for the frames of an async runtime.
pub(crate) const BACKTRACE: (&str, &str) = ("RUST_BACKTRACE", "0");

/// One run each: together, cargo would unify their features and compile the large dependencies once more than
/// `cargo xtask start` does.
const RUNS: [&[&str]; 4] = [&["domain", "partner-center-server"], &["xtask"], &["bench"], &["partner-center"]];

pub(crate) fn tests(project: &Project, task: &Task) -> Result<Outcome> {
    cargo_tools::nextest(project)?;
    let postgres = postgres::ensure(project)?;
    let mut sum = Counts::default();
    for packages in RUNS {
        let packages = packages.iter().flat_map(|package| ["--package", package]);
        let options = ["nextest", "run", "--locked", "--no-fail-fast", "--no-tests=pass"];
        let command = Cmd::cargo(project).path_first(cargo_tools::path(project))?.args(options).args(packages);
        let command = command.env(PG_BIN, &postgres).env(BACKTRACE.0, BACKTRACE.1);
        sum = sum + count(task, command, counts::nextest)?;
    }
    Ok(Outcome::Tested(sum))
}

pub(crate) fn doc_tests(project: &Project, task: &Task) -> Result<Outcome> {
    let command = Cmd::cargo(project).args(["test", "--doc", "--locked", "--package", "domain"]);
    count(task, command, counts::libtest).map(Outcome::Tested)
}

/// Runs tests and reads their sum. A runner that fails without a failed test (it did not build, or was
/// killed) counts as one failure, and so does one that says nothing.
pub(crate) fn count(task: &Task, command: Cmd, read: fn(&str) -> Option<Counts>) -> Result<Counts> {
    let from = task.log_len();
    let status = task.status(command)?;
    let found = read(&task.log_since(from)?);
    Ok(judge(status.success(), found))
}

fn judge(success: bool, found: Option<Counts>) -> Counts {
    let counts = found.unwrap_or_default();
    let unexplained = (!success && counts.failed == 0) || (success && found.is_none());
    Counts { failed: counts.failed + u64::from(unexplained), ..counts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_failure_goes_uncounted() {
        let counts = |passed, failed| Counts { passed, failed, skipped: 0 };
        assert_eq!(judge(true, Some(counts(5, 0))), counts(5, 0));
        assert_eq!(judge(false, Some(counts(5, 2))), counts(5, 2));
        assert_eq!(judge(false, Some(counts(5, 0))), counts(5, 1));
        assert_eq!(judge(false, None), counts(0, 1));
        assert_eq!(judge(true, None), counts(0, 1));
    }

    #[test]
    fn every_crate_of_the_workspace_is_run_somewhere() {
        let root = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
        let root = root.ancestors().nth(2).unwrap();
        let manifest = |dir: &str| -> toml::Table {
            std::fs::read_to_string(root.join(dir).join("Cargo.toml")).unwrap().parse().unwrap()
        };
        let members = manifest(".")["workspace"]["members"].as_array().unwrap().clone();
        for member in members {
            let name = manifest(member.as_str().unwrap())["package"]["name"].as_str().unwrap().to_owned();
            assert!(name == "e2e" || RUNS.iter().any(|run| run.contains(&name.as_str())), "{name} is in no run");
        }
    }
}
