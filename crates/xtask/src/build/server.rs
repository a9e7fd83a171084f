//! The server: cargo itself knows whether there is anything to do.

use anyhow::Result;

use crate::exec::Cmd;
use crate::progress::Task;
use crate::project::Project;

pub(crate) fn ensure(project: &Project) -> Result<()> {
    let task = Task::start(project, "Building the server", "build-server")?;
    task.run(command(project))?;
    task.done();
    Ok(())
}

/// The same features whatever else is built in the run, so that the dependencies are compiled once.
pub(crate) fn command(project: &Project) -> Cmd {
    Cmd::cargo(project).args([
        "build",
        "--locked",
        "--package",
        "partner-center-server",
        "--bin",
        "partner-center-server",
    ])
}

/// What operators run: optimised as a whole.
pub(crate) fn ensure_release(project: &Project) -> Result<()> {
    let task = Task::start(project, "Building the server for release", "build-server-release")?;
    task.run(command(project).args(["--release"]))?;
    task.done();
    Ok(())
}
