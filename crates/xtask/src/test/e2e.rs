//! Journeys: the built server, the built app, a real browser.

use anyhow::Result;

use super::native::{BACKTRACE, PG_BIN, count};
use super::{counts, outcome::Outcome};
use crate::build::precompress::files_of;
use crate::build::{self, app::Profile};
use crate::exec::Cmd;
use crate::progress::Task;
use crate::project::Project;
use crate::tools::{browser, cargo_tools, node, postgres};

pub(crate) fn tests(project: &Project, task: &Task) -> Result<Outcome> {
    let folder = project.root.join("tests/e2e/tests");
    if !folder.is_dir() || files_of(&folder, &["rs"])?.is_empty() {
        return Ok(Outcome::Nothing("no journeys in tests/e2e/tests"));
    }
    cargo_tools::nextest(project)?;
    node::ensure(project)?;
    let driver = browser::ensure(project)?;
    let postgres = postgres::ensure(project)?;
    build::app::ensure_within(project, Profile::Release, task)?;
    task.run(build::server::command(project))?;
    let command = Cmd::cargo(project)
        .path_first(cargo_tools::path(project))?
        .args(["nextest", "run", "--package", "e2e", "--locked", "--no-fail-fast"])
        .env("PC_SERVER_BIN", project.server_binary())
        .env("PC_DIST", project.dist())
        .env("PC_AXE", node::axe(project)?)
        .env("PC_CHROMEDRIVER", driver)
        .env(PG_BIN, postgres)
        .env(BACKTRACE.0, BACKTRACE.1);
    count(task, command, counts::nextest).map(Outcome::Tested)
}
