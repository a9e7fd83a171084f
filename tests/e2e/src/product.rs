//! The product as a user gets it: the server's binary, the built app, a database of its own.

use crate::http::Api;
use crate::process::{Owned, free_port, start_listening};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// How to start the product.
#[derive(Clone, Debug)]
pub struct Options {
    /// Demo size: `small`, `medium` …
    pub demo: &'static str,
    /// Where the clock starts, RFC 3339; it runs on from there.
    pub clock: &'static str,
}

impl Default for Options {
    fn default() -> Self {
        Self { demo: "small", clock: "2026-11-22T02:00:00Z" }
    }
}

/// A running product. Its database goes with it.
#[derive(Debug)]
pub struct Product {
    options: Options,
    port: u16,
    server: Option<Owned>,
    data: TempDir,
}

impl Product {
    /// Starts the server on a fresh database and waits until it is ready.
    ///
    /// # Errors
    /// When the server or the app is not built, or the server does not come up within a minute.
    pub async fn start(options: Options) -> Result<Self> {
        let mut product = Self { options, port: free_port()?, server: None, data: TempDir::new()? };
        product.run().await?;
        Ok(product)
    }

    /// Address of the product, without a slash at the end.
    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// A client for the JSON API, not signed in.
    pub fn api(&self) -> Api {
        Api::new(self.base())
    }

    /// Starts the server again on the same database, its clock at `clock`.
    ///
    /// # Errors
    /// As [`Product::start`].
    pub async fn restart_at(&mut self, clock: &'static str) -> Result<()> {
        self.server = None;
        self.options.clock = clock;
        self.run().await
    }

    async fn run(&mut self) -> Result<()> {
        let binary = from_env("PC_SERVER_BIN", "the server's binary")?;
        let dist = from_env("PC_DIST", "the folder of the built app")?;
        let mut command = Command::new(binary);
        command
            .args(["--listen", &format!("127.0.0.1:{}", self.port), "--demo", self.options.demo])
            .args(["--clock", self.options.clock, "--rate-per-second", "1000", "--rate-burst", "5000"])
            .arg("--data-dir")
            .arg(self.data.path())
            .arg("--static-dir")
            .arg(dist)
            .stdout(Stdio::null());
        self.server = Some(start_listening(&mut command, self.port)?);
        let api = self.api();
        for _ in 0..600 {
            if api.get("/readyz").await.is_ok_and(|reply| reply.status < 300) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the server does not get ready")
    }
}

fn from_env(name: &str, what: &str) -> Result<PathBuf> {
    let path =
        std::env::var_os(name).with_context(|| format!("{name} does not name {what}; run `cargo xtask test e2e`"))?;
    Ok(PathBuf::from(path))
}
