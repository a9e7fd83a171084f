//! The running product: started, announced, and stopped by Ctrl-C.

use std::process::{Child, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use super::accounts;
use super::launch::{Launch, clear, stop};
use crate::clock::Stopwatch;
use crate::progress::tail;
use crate::project::Project;

const POLL: Duration = Duration::from_millis(100);

pub(crate) fn until_stopped(project: &Project, launch: &Launch, show_log: bool, watch: Stopwatch) -> Result<ExitCode> {
    println!("==> Starting the server …");
    let stop_asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(&stop_asked)).context("cannot listen for Ctrl-C")?;
    }
    let mut child = start(project, launch, show_log)?;
    let outcome = watch_over(&mut child, launch, &stop_asked, watch);
    let clean = stop(&mut child)?;
    match outcome? {
        End::Asked if clean => {
            println!("\n==> Stopped. The data is in {}", launch.data.display());
            Ok(ExitCode::SUCCESS)
        }
        End::Asked => {
            println!("\n==> The server did not stop by itself and was ended");
            Ok(ExitCode::FAILURE)
        }
        End::ByItself => {
            eprintln!(
                "error: the server ended; the end of {}:\n{}",
                launch.log().display(),
                tail(&launch.log(), 3_000)
            );
            Ok(ExitCode::FAILURE)
        }
    }
}

#[derive(Debug)]
enum End {
    Asked,
    ByItself,
}

fn start(project: &Project, launch: &Launch, show_log: bool) -> Result<Child> {
    clear(&launch.log())?;
    let mut command = launch.command(project);
    if show_log { command.spawn() } else { command.spawn_logged(&launch.log()) }
}

fn watch_over(child: &mut Child, launch: &Launch, stop_asked: &AtomicBool, watch: Stopwatch) -> Result<End> {
    let asked = || stop_asked.load(Ordering::Relaxed);
    if !launch.wait_ready(child, &asked)? {
        return Ok(End::Asked);
    }
    announce(launch, watch);
    loop {
        if asked() {
            return Ok(End::Asked);
        }
        if child.try_wait().context("lost the server")?.is_some() {
            return Ok(End::ByItself);
        }
        sleep(POLL);
    }
}

fn announce(launch: &Launch, watch: Stopwatch) {
    println!("\n    Partner Center is ready after {}:\n\n      http://{}\n", watch.elapsed(), launch.listen);
    match accounts::table(&launch.listen) {
        Ok(Some(table)) => println!("    Demo accounts (name, password):\n\n{table}\n"),
        Ok(None) => println!("    No demo data is loaded.\n"),
        Err(error) => println!("    The demo accounts cannot be listed: {error:#}\n"),
    }
    println!("    Log: {}    Stop: Ctrl-C", launch.log().display());
}
