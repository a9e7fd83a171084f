//! The speed test of `domain`, natively and as wasm: what it prints, in files for the benchmark.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::exec::Cmd;
use crate::progress::Task;
use crate::project::Project;
use crate::tools::wasm::{TARGET, WasmToolchain};
use crate::tools::{cargo_tools, node};

/// Odd, so that the median is one that was measured.
const PASSES: &str = "15";
const TEST: [&str; 6] = ["test", "--locked", "--package", "domain", "--test", "speed"];
/// One test after the other, and what they print.
const ALONE: [&str; 3] = ["--", "--nocapture", "--test-threads=1"];

/// Measures both and answers the arguments by which the benchmark finds them.
pub(crate) fn measure(project: &Project, folder: &Path, dev: bool) -> Result<Vec<String>> {
    let (native, wasm) = if dev { ("dev", "wasm-dev") } else { ("release", "wasm-release") };
    let natively = Cmd::cargo(project).args(TEST).args(["--profile", native]).args(ALONE);
    let natively = keep(project, folder, "native", natively)?;
    node::ensure(project)?;
    let toolchain = WasmToolchain::ensure(project)?;
    cargo_tools::wasm_bindgen(project)?;
    let as_wasm = toolchain
        .cargo(project)?
        .args(TEST)
        .args(["--profile", wasm, "--target", TARGET])
        // Its runner knows no threads.
        .args(["--", "--nocapture"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    let as_wasm = keep(project, folder, "wasm", as_wasm)?;
    Ok(vec![format!("native={}", natively.display()), format!("wasm={}", as_wasm.display())])
}

fn keep(project: &Project, folder: &Path, name: &str, command: Cmd) -> Result<PathBuf> {
    let log = format!("bench-rules-{name}");
    let task = Task::start(project, &format!("Rules, {name}"), &log)?;
    let from = task.log_len();
    // Read when the test is compiled: wasm has no environment.
    task.run(command.env("PC_BENCH_PASSES", PASSES))?;
    let printed = task.log_since(from)?;
    let file = folder.join(format!("rules-{name}.txt"));
    std::fs::write(&file, printed).with_context(|| format!("cannot write {}", file.display()))?;
    task.done();
    Ok(file)
}
