//! A compiler for the browser: rustup's target where rustup's server is reached, otherwise Debian's rustc with
//! the standard library built from its source. `PARTNER_CENTER_WASM_TOOLCHAIN=rustup|debian` forces one.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::{apt, cargo_tools, debian_rust};
use crate::exec::{Cmd, which};
use crate::progress::Task;
use crate::project::{Project, suffixed};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may try before Debian's way is taken.
const RUSTUP_SECONDS: &str = "300";

#[derive(Debug, Clone)]
pub(crate) enum WasmToolchain {
    Rustup,
    Debian { linker: PathBuf },
}

impl WasmToolchain {
    /// Finds or installs a compiler that can build for the browser.
    pub(crate) fn ensure(project: &Project) -> Result<Self> {
        match env::var("PARTNER_CENTER_WASM_TOOLCHAIN").ok().as_deref() {
            None | Some("" | "auto") => Self::choose(project),
            Some("rustup") if has_target(project) => Ok(Self::Rustup),
            Some("rustup") => add_target(project).map(|()| Self::Rustup),
            Some("debian") => debian(project),
            Some(other) => bail!("PARTNER_CENTER_WASM_TOOLCHAIN is {other:?}; it takes rustup, debian or auto"),
        }
    }

    fn choose(project: &Project) -> Result<Self> {
        if has_target(project) {
            return Ok(Self::Rustup);
        }
        if debian_rust::installed() {
            return debian(project);
        }
        match add_target(project) {
            Ok(()) => Ok(Self::Rustup),
            Err(error) if apt::available() => {
                println!(
                    "    rustup could not add {TARGET} ({}); taking Debian's compiler instead",
                    first_line(&error)
                );
                debian(project)
            }
            Err(error) => Err(error),
        }
    }

    /// Lets a command build for the browser: this toolchain, our tools on PATH, the target folder of its own.
    pub(crate) fn set_up(&self, project: &Project, command: Cmd) -> Result<Cmd> {
        let command = command
            .dir(&project.root)
            .env("CARGO_TARGET_DIR", self.target_dir(project))
            .env("CARGO_TERM_COLOR", "never");
        let tools = cargo_tools::path(project);
        match self {
            Self::Rustup => command.path_first(tools),
            Self::Debian { linker } => debian_rust::set_up(command, linker, tools),
        }
    }

    pub(crate) fn cargo(&self, project: &Project) -> Result<Cmd> {
        let program = match self {
            Self::Rustup => "cargo",
            Self::Debian { .. } => debian_rust::CARGO,
        };
        self.set_up(project, Cmd::new(program))
    }

    /// The two compilers do not share artefacts, so they do not share a folder.
    pub(crate) fn target_dir(&self, project: &Project) -> PathBuf {
        match self {
            Self::Rustup => project.wasm_target(),
            Self::Debian { .. } => suffixed(&project.wasm_target(), "-debian"),
        }
    }

    /// Makes sure that the linter belongs to this compiler.
    pub(crate) fn ensure_clippy(&self, project: &Project) -> Result<()> {
        match self {
            Self::Rustup => Ok(()),
            Self::Debian { .. } => debian_rust::ensure_clippy(project),
        }
    }

    /// Text that changes when the compiler does.
    pub(crate) fn identity(&self, project: &Project) -> Result<String> {
        let program = match self {
            Self::Rustup => "rustc",
            Self::Debian { .. } => debian_rust::RUSTC,
        };
        Cmd::new(program).dir(&project.root).args(["--version", "--verbose"]).capture()
    }
}

fn debian(project: &Project) -> Result<WasmToolchain> {
    debian_rust::ensure(project)?;
    Ok(WasmToolchain::Debian { linker: debian_rust::linker(project)? })
}

/// Whether the compiler on PATH has a standard library for the browser.
fn has_target(project: &Project) -> bool {
    let folder = Cmd::new("rustc").dir(&project.root).args(["--print", "target-libdir", "--target", TARGET]).capture();
    let Ok(entries) = folder.and_then(|dir| std::fs::read_dir(dir.trim()).context("no such folder")) else {
        return false;
    };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}

fn add_target(project: &Project) -> Result<()> {
    if which("rustup").is_none() {
        bail!("rustup is not on PATH");
    }
    let task = Task::start(project, &format!("Adding the compiler's target {TARGET}"), "rustup-target")?;
    let limited = match which("timeout") {
        Some(timeout) => Cmd::new(timeout).args([RUSTUP_SECONDS, "rustup"]),
        None => Cmd::new("rustup"),
    };
    task.run(limited.dir(&project.root).args(["target", "add", TARGET]))?;
    task.done();
    if has_target(project) { Ok(()) } else { bail!("rustup added {TARGET}, but rustc on PATH does not have it") }
}

fn first_line(error: &anyhow::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}
