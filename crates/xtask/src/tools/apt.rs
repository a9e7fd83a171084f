//! Packages of the system.

use anyhow::{Result, bail};

use crate::exec::{Cmd, which};
use crate::progress::Task;
use crate::project::Project;

pub(crate) fn available() -> bool {
    which("apt-get").is_some()
}

/// Installs Debian packages; `what` says to people what they are for.
pub(crate) fn install(project: &Project, what: &str, packages: &[&str]) -> Result<()> {
    if !available() {
        bail!(
            "{what} is missing and this system has no apt-get. Install it by hand (Debian calls it: {}), then run the command again",
            packages.join(" ")
        );
    }
    let log = format!("apt-{}", packages.first().copied().unwrap_or("none"));
    let task = Task::start(project, &format!("Installing {what} ({})", packages.join(" ")), &log)?;
    let install = ["install", "-y", "--no-install-recommends"].iter().chain(packages);
    task.run(apt_get(["update"].iter())?)?;
    task.run(apt_get(install)?)?;
    task.done();
    Ok(())
}

fn apt_get<'a>(args: impl Iterator<Item = &'a &'a str>) -> Result<Cmd> {
    let args: Vec<&str> = args.copied().collect();
    if rustix::process::geteuid().is_root() {
        return Ok(Cmd::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(args));
    }
    if which("sudo").is_none() {
        bail!(
            "`apt-get {}` needs root, and there is no sudo: run it as root, then run this command again",
            args.join(" ")
        );
    }
    Ok(Cmd::new("sudo").args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(args))
}
