//! The order of things: what can fail early comes first.

use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::build::{self, app::Profile};
use crate::cli::StartOptions;
use crate::clock::Stopwatch;
use crate::project::Project;

use super::launch::Launch;
use super::serve;

pub(crate) fn run(project: &Project, options: &StartOptions) -> Result<ExitCode> {
    let watch = Stopwatch::start();
    check_port(options.port)?;
    let profile = if options.dev { Profile::Dev } else { Profile::Release };
    build::app::ensure(project, profile)?;
    build::server::ensure(project)?;
    let launch = Launch {
        listen: format!("127.0.0.1:{}", options.port),
        data: project.data(options.data_dir.as_deref())?,
        database_url: options.database_url.clone(),
        demo: options.demo,
        clock: options.clock.clone(),
    };
    serve::until_stopped(project, &launch, options.logs, watch)
}

/// Better now than after minutes of building.
fn check_port(port: u16) -> Result<()> {
    let taken = || format!("port {port} is in use; stop what uses it, or choose another with --port");
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(drop).with_context(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_named_with_the_way_out() {
        let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = other.local_addr().unwrap().port();
        let said = check_port(port).unwrap_err().to_string();
        assert!(said.contains(&port.to_string()) && said.contains("--port"), "{said}");
        drop(other);
        check_port(port).unwrap();
    }
}
