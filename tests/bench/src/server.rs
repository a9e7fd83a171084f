//! The real server on a database that is kept.

use crate::clock::Stopwatch;
use crate::machine::field;
use crate::options::{Options, Size};
use anyhow::{Context, Result, bail};
use e2e::{Api, free_port};
use rustix::process::{Pid, Signal, kill_process};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::Duration;

/// The demo data is made for this moment, so that a kept database does not age.
const CLOCK: &str = "2026-11-22T02:00:00Z";
/// Loading the stress demo takes minutes.
const PATIENCE: Duration = Duration::from_secs(1_800);
const STOPS_WITHIN: Duration = Duration::from_secs(20);

/// A running server; it is asked to stop when it goes out of scope, so that its database is left tidy.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    base: String,
}

/// Where the data of one size are kept.
pub(crate) fn data_folder(options: &Options, size: Size) -> PathBuf {
    options.folder.join(size.word())
}

/// The app with what only the benchmark needs beside it; made by the part that uses it.
pub(crate) fn site(options: &Options) -> PathBuf {
    options.folder.join("site")
}

impl Server {
    /// Starts it and waits until it is ready.
    pub(crate) async fn start(options: &Options, size: Size) -> Result<Self> {
        let address = format!("127.0.0.1:{}", free_port()?);
        let mut command = Command::new(&options.server);
        command
            .args(["--listen", &address, "--demo", size.word(), "--clock", CLOCK])
            .args(["--rate-per-second", "1000000", "--rate-burst", "1000000"])
            .arg("--data-dir")
            .arg(data_folder(options, size));
        if site(options).exists() {
            command.arg("--static-dir").arg(site(options));
        }
        let child = command.spawn().with_context(|| format!("cannot start {}", options.server.display()))?;
        let mut server = Self { child, base: format!("http://{address}") };
        server.wait_ready().await?;
        Ok(server)
    }

    async fn wait_ready(&mut self) -> Result<()> {
        let (api, watch) = (self.api(), Stopwatch::start());
        while watch.elapsed() < PATIENCE {
            if api.get("/readyz").await.is_ok_and(|reply| reply.status < 300) {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended with {status} before it was ready");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("the server does not get ready")
    }

    /// Address without a slash at the end.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// A client with connections of its own, not signed in.
    pub(crate) fn api(&self) -> Api {
        Api::new(self.base.clone())
    }

    /// A member of `/proc/<pid>/status` in KiB: `VmRSS`, or `VmHWM` for the most it ever was.
    pub(crate) fn memory(&self, member: &str) -> Result<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let text = std::fs::read_to_string(&path).context(path)?;
        let kib = field(&text, member).and_then(|value| value.trim_end_matches(" kB").parse().ok());
        kib.with_context(|| format!("no {member}"))
    }

    /// Asks it to stop and waits; true if it ended by itself in time.
    pub(crate) fn stop(&mut self) -> Result<bool> {
        if self.child.try_wait()?.is_some() {
            return Ok(true);
        }
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw).context("no process id")?;
        kill_process(pid, Signal::TERM).context("cannot stop the server")?;
        let watch = Stopwatch::start();
        while watch.elapsed() < STOPS_WITHIN {
            if self.child.try_wait()?.is_some() {
                return Ok(true);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        self.child.kill()?;
        self.child.wait()?;
        Ok(false)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Whoever stops because of an error has said so already.
        let _ = self.stop();
    }
}
