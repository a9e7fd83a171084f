//! Child processes that end with the test, and how to wait for them.

use anyhow::{Context, Result, bail};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

/// A process that is killed when it goes out of scope.
#[derive(Debug)]
pub(crate) struct Owned(pub(crate) Child);

impl Drop for Owned {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that is free now.
///
/// # Errors
/// When the machine has none.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0)).context("no free port")?.local_addr()?.port())
}

/// Starts a process and waits until it listens on `port`.
pub(crate) fn start_listening(command: &mut Command, port: u16) -> Result<Owned> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = Owned(command.spawn().with_context(|| format!("cannot start {name}"))?);
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    for _ in 0..600 {
        if TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok() {
            return Ok(child);
        }
        if let Some(status) = child.0.try_wait()? {
            bail!("{name} ended with {status} before it listened");
        }
        sleep(Duration::from_millis(50));
    }
    bail!("{name} does not listen on port {port}")
}
