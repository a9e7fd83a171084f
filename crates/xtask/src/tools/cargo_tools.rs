//! Programs that cargo installs, each in the version that the project was tested with.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::exec::{Cmd, which};
use crate::progress::Task;
use crate::project::Project;

const TRUNK: &str = "0.21.14";

struct Tool<'a> {
    krate: &'a str,
    binary: &'a str,
    version: Option<&'a str>,
    options: &'a [&'a str],
}

pub(crate) fn trunk(project: &Project) -> Result<()> {
    // Without --locked this version no longer builds; a release build takes four times as long.
    let tool = Tool { krate: "trunk", binary: "trunk", version: Some(TRUNK), options: &["--locked", "--debug"] };
    tool.ensure(project)
}

pub(crate) fn wasm_bindgen(project: &Project) -> Result<()> {
    let version = project.locked_version("wasm-bindgen")?;
    // Not --locked: its lock file names a version that was withdrawn.
    let tool =
        Tool { krate: "wasm-bindgen-cli", binary: "wasm-bindgen", version: Some(&version), options: &["--debug"] };
    tool.ensure(project)
}

pub(crate) fn nextest(project: &Project) -> Result<()> {
    let tool =
        Tool { krate: "cargo-nextest", binary: "cargo-nextest", version: None, options: &["--locked", "--debug"] };
    tool.ensure(project)
}

/// Folders that must come before the rest of PATH so that these programs are found.
pub(crate) fn path(project: &Project) -> [PathBuf; 2] {
    [project.node_modules().join(".bin"), project.tools_bin()]
}

impl Tool<'_> {
    fn ensure(&self, project: &Project) -> Result<()> {
        let own = project.tools_bin().join(self.binary);
        let known = [Some(own), which(self.binary)];
        if known.iter().flatten().any(|program| self.fits(program)) {
            return Ok(());
        }
        let title = format!("Building {} {} once, a few minutes", self.krate, self.version.unwrap_or_default());
        let task = Task::start(project, &title, &format!("install-{}", self.krate))?;
        let build = project.cache.join("tools-target");
        std::fs::create_dir_all(&build).with_context(|| format!("cannot create {}", build.display()))?;
        let mut command =
            Cmd::cargo(project).args(["install", self.krate, "--root"]).args([project.tools()]).args(["--force"]);
        if let Some(version) = self.version {
            command = command.args(["--version", version]);
        }
        task.run(command.args(self.options).env("CARGO_TARGET_DIR", &build))?;
        task.done();
        // A gigabyte that nobody needs again. If it cannot be deleted, it only takes room.
        let _ = std::fs::remove_dir_all(build);
        Ok(())
    }

    fn fits(&self, program: &PathBuf) -> bool {
        if !program.is_file() {
            return false;
        }
        let Ok(answer) = Cmd::new(program).args(["--version"]).capture() else { return false };
        self.version.is_none_or(|version| says_version(&answer, version))
    }
}

/// `trunk 0.21.14` and `wasm-bindgen 0.2.130 (hash)` alike.
fn says_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::says_version;

    #[test]
    fn a_version_is_compared_as_a_whole() {
        assert!(says_version("trunk 0.21.14\n", "0.21.14"));
        assert!(says_version("wasm-bindgen 0.2.130 (abcdef)", "0.2.130"));
        assert!(!says_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!says_version("wasm-bindgen 0.2.130", "0.2.13"));
    }
}
