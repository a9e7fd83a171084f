//! How the server is started, the same for `start` and `demo reset`.

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use super::http;
use crate::cli::DemoSize;
use crate::clock::Stopwatch;
use crate::exec::{Cmd, which};
use crate::progress::{Task, tail};
use crate::project::Project;

const POLL: Duration = Duration::from_millis(100);
/// The server finishes running requests within this time; after it, it is killed.
const STOP_SECONDS: u64 = 15;

/// What the server is told.
#[derive(Debug, Clone)]
pub(crate) struct Launch {
    pub(crate) listen: String,
    pub(crate) data: PathBuf,
    pub(crate) database_url: Option<String>,
    pub(crate) demo: DemoSize,
    pub(crate) clock: Option<String>,
}

/// The embedded database, under the name that the server gives it.
pub(crate) fn database_file(data: &Path) -> PathBuf {
    data.join("partner-center.sqlite")
}

impl Launch {
    pub(crate) fn log(&self) -> PathBuf {
        self.data.join("server.log")
    }

    /// The server, told to stop when this tool dies without a chance to say so.
    pub(crate) fn command(&self, project: &Project) -> Cmd {
        let server = project.server_binary();
        let command = match which("setpriv") {
            Some(setpriv) => Cmd::new(setpriv).args(["--pdeathsig", "TERM", "--"]).args([server]),
            None => Cmd::new(server),
        };
        command.args(self.arguments(project)).dir(&project.root).own_group()
    }

    fn arguments(&self, project: &Project) -> Vec<String> {
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let mut all = vec!["--listen".to_owned(), self.listen.clone()];
        let mut option = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                all.extend([format!("--{name}"), value]);
            }
        };
        option("data-dir", Some(text(&self.data)));
        option("database-url", self.database_url.clone());
        option("static-dir", Some(text(&project.dist())));
        option("demo", self.demo.word().map(str::to_owned));
        option("clock", self.clock.clone());
        all
    }

    /// Waits until the server answers: false if somebody gave up before, an error if the server did.
    pub(crate) fn wait_ready(&self, child: &mut Child, given_up: &dyn Fn() -> bool) -> Result<bool> {
        let watch = Stopwatch::start();
        let mut said = 0;
        loop {
            if http::get(&self.listen, "/readyz").is_ok_and(|answer| answer.is_success()) {
                return Ok(true);
            }
            if given_up() {
                return Ok(false);
            }
            if let Some(status) = child.try_wait().context("lost the server")? {
                bail!(
                    "the server ended at its start ({status}); the end of {}:\n{}",
                    self.log().display(),
                    tail(&self.log(), 3_000)
                );
            }
            let seconds = watch.elapsed().0.as_secs();
            if seconds >= said + 10 {
                said = seconds;
                println!("    preparing the database, {} so far", watch.elapsed());
            }
            sleep(POLL);
        }
    }

    /// Starts the server for as long as it needs to create the database and load the demo data.
    pub(crate) fn load_and_stop(&self, project: &Project) -> Result<()> {
        let launch = Self { listen: http::free_address()?, ..self.clone() };
        let title = format!("Loading the {} demo data", self.demo.word().unwrap_or("empty"));
        let task = Task::start(project, &title, "demo-reset")?;
        clear(&launch.log())?;
        let mut child = launch.command(project).spawn_logged(&launch.log())?;
        let ready = launch.wait_ready(&mut child, &|| false);
        stop(&mut child)?;
        ready?;
        task.done();
        Ok(())
    }
}

pub(crate) fn clear(log: &Path) -> Result<()> {
    std::fs::write(log, "").with_context(|| format!("cannot write {}", log.display()))
}

/// Asks the server to stop and waits; true if it ended without a fault of its own, in time.
pub(crate) fn stop(child: &mut Child) -> Result<bool> {
    if let Some(status) = child.try_wait()? {
        return Ok(is_clean(status));
    }
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw).context("the server has no process id")?;
    kill_process(pid, Signal::TERM).context("cannot stop the server")?;
    let watch = Stopwatch::start();
    while watch.elapsed().0.as_secs() < STOP_SECONDS {
        if let Some(status) = child.try_wait()? {
            return Ok(is_clean(status));
        }
        sleep(POLL);
    }
    child.kill().context("cannot kill the server")?;
    child.wait()?;
    Ok(false)
}

/// A server that is still at its start has no handler yet and simply ends by our signal.
fn is_clean(status: ExitStatus) -> bool {
    status.success() || status.signal() == Some(Signal::TERM.as_raw())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_asked_for_is_passed_on() {
        let project = Project { root: "/c".into(), cache: "/k".into(), target: "/c/target".into() };
        let mut launch = Launch {
            listen: "127.0.0.1:1".into(),
            data: "/d".into(),
            database_url: None,
            demo: DemoSize::None,
            clock: None,
        };
        assert_eq!(launch.arguments(&project).join(" "), "--listen 127.0.0.1:1 --data-dir /d --static-dir /c/dist");
        launch.demo = DemoSize::Medium;
        launch.clock = Some("2026-01-01T00:00:00Z".into());
        assert!(launch.arguments(&project).join(" ").ends_with("--demo medium --clock 2026-01-01T00:00:00Z"));
    }

    #[test]
    fn a_stopped_child_is_waited_for() {
        let mut child = Cmd::new("sleep").args(["60"]).spawn().unwrap();
        assert!(stop(&mut child).unwrap());
        assert!(child.try_wait().unwrap().is_some());
    }
}
