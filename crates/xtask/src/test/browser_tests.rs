//! Tests that run as wasm: the rules under Node.js, the components in Chromium.

use anyhow::Result;

use super::native::count;
use super::outcome::Outcome;
use super::{counts, wasm_targets};
use crate::progress::Task;
use crate::project::Project;
use crate::tools::wasm::{TARGET, WasmToolchain};
use crate::tools::{browser, cargo_tools, node};

pub(crate) fn domain(project: &Project, task: &Task) -> Result<Outcome> {
    run(project, task, "domain")
}

pub(crate) fn app(project: &Project, task: &Task) -> Result<Outcome> {
    run(project, task, "partner-center")
}

fn run(project: &Project, task: &Task, package: &str) -> Result<Outcome> {
    let targets = wasm_targets::of(project, package)?;
    if targets.is_empty() {
        return Ok(Outcome::Nothing("no wasm tests in this package"));
    }
    node::ensure(project)?;
    let driver = browser::ensure(project)?;
    let toolchain = WasmToolchain::ensure(project)?;
    cargo_tools::wasm_bindgen(project)?;
    let command = toolchain
        .cargo(project)?
        .args(["test", "--locked", "--no-fail-fast", "--profile", "wasm-dev", "--target", TARGET, "--package", package])
        .args(targets)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", driver)
        // The runner's own backtrace would push the failed test out of sight.
        .env("RUST_LIB_BACKTRACE", "0")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    count(task, command, counts::libtest).map(Outcome::Tested)
}
