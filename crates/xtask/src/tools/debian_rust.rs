//! Debian's compiler, for machines that do not reach rustup's server: `rustc-web` builds the standard library
//! for the browser from the source in `rust-web-src`, and the linker comes from the installed toolchain.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;
use crate::exec::{Cmd, which};
use crate::project::Project;

pub(crate) const RUSTC: &str = "/usr/bin/rustc";
pub(crate) const CARGO: &str = "/usr/bin/cargo";
const STD_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";
const CLIPPY: &str = "/usr/bin/clippy-driver";
const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

pub(crate) fn installed() -> bool {
    [RUSTC, CARGO, STD_SOURCE].iter().all(|file| Path::new(file).exists())
}

pub(crate) fn ensure(project: &Project) -> Result<()> {
    if !installed() {
        apt::install(project, "a compiler for the browser", &PACKAGES)?;
    }
    if installed() {
        Ok(())
    } else {
        bail!("{} did not bring {RUSTC}, {CARGO} and the library's source", PACKAGES.join(", "))
    }
}

pub(crate) fn ensure_clippy(project: &Project) -> Result<()> {
    if Path::new(CLIPPY).exists() {
        Ok(())
    } else {
        apt::install(project, "the linter of Debian's compiler", &["rust-web-clippy"])
    }
}

/// A linker for wasm: the one that every rustup toolchain carries, or LLVM's own.
pub(crate) fn linker(project: &Project) -> Result<PathBuf> {
    let carried = || -> Result<PathBuf> {
        let sysroot = Cmd::new("rustc").dir(&project.root).args(["--print", "sysroot"]).capture()?;
        let verbose = Cmd::new("rustc").dir(&project.root).args(["--version", "--verbose"]).capture()?;
        let host =
            verbose.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc does not name its host")?;
        Ok(Path::new(sysroot.trim()).join("lib/rustlib").join(host).join("bin/rust-lld"))
    };
    if let Ok(linker) = carried()
        && linker.is_file()
    {
        return Ok(linker);
    }
    if which("wasm-ld").is_none() {
        apt::install(project, "a linker for the browser", &["lld"])?;
    }
    which("wasm-ld").context("there is no linker for wasm: neither rust-lld nor wasm-ld")
}

/// Our tools stay before `/usr/bin`, whose wasm-opt may be too old; `/usr/bin` comes before rustup's programs.
pub(crate) fn set_up(command: Cmd, linker: &Path, tools: [PathBuf; 2]) -> Result<Cmd> {
    command
        .env("RUSTC", RUSTC)
        .env("RUSTDOC", "/usr/bin/rustdoc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
        .path_first(tools.into_iter().chain([PathBuf::from("/usr/bin")]))
}
