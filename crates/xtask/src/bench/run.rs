//! Tools, builds, and the call of the benchmark with everything that it needs to know.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use super::rules;
use crate::build::{self, app::Profile, fingerprint};
use crate::cli::{BenchOptions, BenchPart, DemoSize};
use crate::exec::Cmd;
use crate::progress::Task;
use crate::project::Project;
use crate::tools::browser;

/// What decides what a loaded database holds.
const DATA: [&str; 3] =
    ["crates/server/src/demo", "crates/server/src/store/migrations", "crates/server/src/store/search"];

pub(crate) fn run(project: &Project, options: &BenchOptions) -> Result<ExitCode> {
    let wants = |part| options.only.is_empty() || options.only.contains(&part);
    let folder = project.target.join("bench");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut arguments = arguments(options)?;
    if wants(BenchPart::Rules) {
        let files = rules::measure(project, &folder, options.dev)?;
        arguments.extend(files.into_iter().flat_map(|file| ["--rules".to_owned(), file]));
    }
    let server = server(project, options)?;
    let task = Task::start(project, "Building the benchmark", "build-bench")?;
    task.run(Cmd::cargo(project).args(["build", "--locked", "--package", "bench"]))?;
    task.done();
    let mut command = Cmd::new(project.binary("debug", "bench")).dir(&project.root);
    if wants(BenchPart::Browser) {
        command = command.env("PC_CHROMEDRIVER", browser::ensure(project)?);
        if !options.dev {
            build::app::ensure(project, Profile::Release)?;
        }
    }
    arguments.extend(["--data-stamp".to_owned(), fingerprint::of(&project.root, &DATA)?]);
    arguments.extend(["--built".to_owned(), built(project, options)?]);
    let paths = [("--folder", folder), ("--server", server), ("--dist", project.dist())];
    arguments.extend(paths.into_iter().flat_map(|(name, path)| [name.to_owned(), text(&path)]));
    let status = command.args(arguments).spawn()?.wait().context("lost the benchmark")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is passed on as it came.
fn arguments(options: &BenchOptions) -> Result<Vec<String>> {
    let mut sizes = Vec::new();
    for size in &options.sizes {
        match size {
            DemoSize::None => bail!("nothing to measure without demo data"),
            size => sizes.extend(size.word()),
        }
    }
    let mut all = vec!["--sizes".to_owned(), sizes.join(",")];
    if !options.only.is_empty() {
        let parts: Vec<&str> = options.only.iter().map(|part| part.word()).collect();
        all.extend(["--only".to_owned(), parts.join(",")]);
    }
    all.extend(["--requests".to_owned(), options.requests.to_string()]);
    all.extend(["--rounds".to_owned(), options.rounds.to_string()]);
    Ok(all)
}

/// Rules alone need no server, but the benchmark is always told where one would be.
fn server(project: &Project, options: &BenchOptions) -> Result<PathBuf> {
    let profile = if options.dev { "debug" } else { "release" };
    if options.only != [BenchPart::Rules] {
        if options.dev { build::server::ensure(project)? } else { build::server::ensure_release(project)? }
    }
    Ok(project.binary(profile, "partner-center-server"))
}

/// For the line about the machine: profiles, compiler, commit, browser.
fn built(project: &Project, options: &BenchOptions) -> Result<String> {
    let profiles = if options.dev {
        "**development build, not for comparison**"
    } else {
        "server and rules in the profile release, the app and rules as wasm in wasm-release"
    };
    let rustc = Cmd::new("rustc").dir(&project.root).args(["--version"]).capture()?;
    // A source archive has no commit, and rules need no browser.
    let commit = Cmd::new("git").dir(&project.root).args(["describe", "--always", "--dirty"]).capture();
    let commit = commit.map_or_else(|_| "no commit".to_owned(), |commit| format!("commit {}", commit.trim()));
    let chromium = Cmd::new("chromium").args(["--version"]).capture().unwrap_or_default();
    let known = [profiles, rustc.trim(), &commit, chromium.trim()];
    Ok(known.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> BenchOptions {
        BenchOptions {
            only: vec![BenchPart::Http, BenchPart::Memory],
            sizes: vec![DemoSize::Medium, DemoSize::Stress],
            requests: 300,
            rounds: 9,
            dev: false,
        }
    }

    #[test]
    fn the_benchmark_is_told_what_was_asked() {
        let all = arguments(&options()).unwrap().join(" ");
        assert_eq!(all, "--sizes medium,stress --only http,memory --requests 300 --rounds 9");
        assert!(arguments(&BenchOptions { sizes: vec![DemoSize::None], ..options() }).is_err());
    }

    #[test]
    fn what_the_data_depend_on_exists() {
        let project = Project::discover().unwrap();
        for path in DATA {
            assert!(project.root.join(path).exists(), "{path}");
        }
    }
}
