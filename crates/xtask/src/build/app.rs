//! The browser's part: Trunk, then compressed copies of every asset, into `dist/`.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{fingerprint, precompress};
use crate::exec::Cmd;
use crate::progress::Task;
use crate::project::Project;
use crate::tools::wasm::WasmToolchain;
use crate::tools::{cargo_tools, node};

/// What the finished app depends on. Tests and documentation are not in it.
const INPUTS: [&str; 14] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates/domain/Cargo.toml",
    "crates/domain/src",
    "crates/xtask/src/build/chunks",
    "index.html",
    "locales",
    "package-lock.json",
    "public",
    "src",
    "style",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// What visitors get: as small as it can be.
    Release,
    /// Fast to build.
    Dev,
}

impl Profile {
    fn cargo_name(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Dev => "wasm-dev",
        }
    }
}

/// Builds the app unless `dist/` is already what these sources give.
pub(crate) fn ensure(project: &Project, profile: Profile) -> Result<()> {
    let toolchain = tools(project)?;
    let wanted = identity(project, &toolchain, profile)?;
    if is_current(project, &wanted) {
        println!("==> The app in dist/ is up to date");
        return Ok(());
    }
    let task = Task::start(project, "Building the app", "build-app")?;
    build(project, &toolchain, profile, &wanted, &task)?;
    task.done();
    Ok(())
}

/// The same inside a test step, which announces itself.
pub(crate) fn ensure_within(project: &Project, profile: Profile, task: &Task) -> Result<()> {
    let toolchain = tools(project)?;
    let wanted = identity(project, &toolchain, profile)?;
    if is_current(project, &wanted) {
        return task.note("dist/ is up to date");
    }
    build(project, &toolchain, profile, &wanted, task)
}

fn tools(project: &Project) -> Result<WasmToolchain> {
    node::ensure(project)?;
    let toolchain = WasmToolchain::ensure(project)?;
    cargo_tools::wasm_bindgen(project)?;
    cargo_tools::trunk(project)?;
    Ok(toolchain)
}

fn build(project: &Project, toolchain: &WasmToolchain, profile: Profile, wanted: &str, task: &Task) -> Result<()> {
    // Trunk itself stays off the network, so that it never fetches a tool in another version.
    task.run(toolchain.cargo(project)?.args(["fetch", "--locked", "--target", crate::tools::wasm::TARGET]))?;
    let trunk = Cmd::new("trunk").args(["build", "--offline", "--locked", "--cargo-profile", profile.cargo_name()]);
    let trunk = match profile {
        Profile::Release => trunk.args(["--release"]),
        Profile::Dev => trunk,
    };
    let bindgen = project.locked_version("wasm-bindgen")?;
    let own = std::env::current_exe().context("cannot find this program again for Trunk's hook")?;
    let trunk = trunk.env("TRUNK_TOOLS_WASM_BINDGEN", bindgen).env("PARTNER_CENTER_XTASK", own).env("NO_COLOR", "true");
    task.run(toolchain.set_up(project, trunk)?)?;
    let written = precompress::all(&project.dist())?;
    task.note(&format!("compressed {written} files"))?;
    std::fs::write(stamp(project), wanted).context("cannot note what was built")
}

fn identity(project: &Project, toolchain: &WasmToolchain, profile: Profile) -> Result<String> {
    let sources = fingerprint::of(&project.root, &INPUTS)?;
    Ok(format!("{}\n{sources}\n{}", profile.cargo_name(), toolchain.identity(project)?))
}

fn is_current(project: &Project, wanted: &str) -> bool {
    std::fs::read_to_string(stamp(project)).is_ok_and(|built| built == wanted)
}

/// In `dist/` itself, because whoever builds by hand replaces that folder and with it the stamp.
fn stamp(project: &Project) -> PathBuf {
    project.dist().join(".built-from")
}
