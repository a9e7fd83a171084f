//! Child processes, started in a clean environment.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// A command that knows how to show itself.
#[derive(Debug)]
pub(crate) struct Cmd {
    inner: Command,
}

impl Cmd {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut inner = Command::new(program);
        for (name, _) in env::vars_os().filter(|(name, _)| set_by_cargo_run(name)) {
            inner.env_remove(name);
        }
        if let Some(path) = env::var_os("LD_LIBRARY_PATH") {
            inner.env("LD_LIBRARY_PATH", without_toolchain(&path));
        }
        inner.stdin(Stdio::null());
        Self { inner }
    }

    /// `cargo` in the clone, with the native target folder.
    pub(crate) fn cargo(project: &Project) -> Self {
        Self::new("cargo").dir(&project.root).env("CARGO_TARGET_DIR", &project.target).env("CARGO_TERM_COLOR", "never")
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.inner.args(args);
        self
    }

    pub(crate) fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.inner.env(name, value);
        self
    }

    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.inner.current_dir(dir);
        self
    }

    /// Puts folders before everything else on PATH; the first given is the first searched.
    pub(crate) fn path_first(self, dirs: impl IntoIterator<Item = PathBuf>) -> Result<Self> {
        let present = env::var_os("PATH").unwrap_or_default();
        let all = dirs.into_iter().chain(env::split_paths(&present));
        let joined = env::join_paths(all).context("a folder name cannot be on PATH")?;
        Ok(self.env("PATH", joined))
    }

    /// What the command writes to its output; an error if it fails.
    pub(crate) fn capture(mut self) -> Result<String> {
        let output = self.inner.output().with_context(|| format!("cannot run {self}"))?;
        if !output.status.success() {
            bail!("{self} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts the command with all output appended to a file.
    pub(crate) fn spawn_logged(&mut self, log: &Path) -> Result<Child> {
        let file = OpenOptions::new().create(true).append(true).open(log);
        let file = file.with_context(|| format!("cannot write {}", log.display()))?;
        let copy = file.try_clone().context("cannot share the log file")?;
        self.inner.stdout(file).stderr(copy);
        self.inner.spawn().with_context(|| format!("cannot run {self}"))
    }

    /// Starts the command with this terminal's output.
    pub(crate) fn spawn(&mut self) -> Result<Child> {
        self.inner.spawn().with_context(|| format!("cannot run {self}"))
    }

    /// Keeps the terminal's Ctrl-C from reaching the child directly.
    pub(crate) fn own_group(mut self) -> Self {
        std::os::unix::process::CommandExt::process_group(&mut self.inner, 0);
        self
    }
}

impl fmt::Display for Cmd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.inner.get_program().to_string_lossy())?;
        self.inner.get_args().try_for_each(|arg| write!(f, " {}", arg.to_string_lossy()))
    }
}

/// The full path of a program on PATH.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
}

/// `cargo run` describes this tool's own package in the environment. Passed on, it makes build scripts that
/// watch those variables build again after every direct use of cargo.
fn set_by_cargo_run(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || matches!(&*name, "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "OUT_DIR")
}

/// `cargo run` also puts its own toolchain's libraries first; another compiler must not load them.
fn without_toolchain(path: &OsStr) -> OsString {
    let of_cargo = |dir: &PathBuf| {
        let text = dir.to_string_lossy();
        text.contains("/rustlib/")
            || text.contains("/toolchains/")
            || text.ends_with("/debug")
            || text.contains("/debug/")
    };
    env::join_paths(env::split_paths(path).filter(|dir| !of_cargo(dir))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_does_not_see_what_cargo_run_set() {
        assert!(set_by_cargo_run(OsStr::new("CARGO_MANIFEST_DIR")));
        assert!(set_by_cargo_run(OsStr::new("CARGO_PKG_NAME")));
        assert!(!set_by_cargo_run(OsStr::new("CARGO_TARGET_DIR")));
        assert!(!set_by_cargo_run(OsStr::new("CARGO_HOME")));
    }

    #[test]
    fn only_the_users_library_folders_are_left() {
        let path = "/c/target/debug/deps:/c/target/debug:/r/.rustup/toolchains/stable/lib:/opt/own/lib";
        assert_eq!(without_toolchain(OsStr::new(path)), OsString::from("/opt/own/lib"));
    }

    #[test]
    fn a_command_shows_its_arguments() {
        assert_eq!(Cmd::new("trunk").args(["build", "--release"]).to_string(), "trunk build --release");
    }
}
