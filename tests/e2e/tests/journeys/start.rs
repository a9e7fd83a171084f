//! The README's command, from this clone, until the first customer row stands in Chromium.

use crate::steps::PASSWORD;
use anyhow::{Context, bail};
use e2e::{Browser, Outcome, View, free_port};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// The started product; stopped the way a person stops it.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        // The whole group, as Ctrl-C does.
        let _ = Command::new("kill").args(["-INT", "--", &format!("-{}", self.0.id())]).status();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn the_readmes_command_shows_the_first_customer() -> Outcome {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").context("run by cargo")?).join("../..");
    let readme = std::fs::read_to_string(root.join("README.md"))?;
    assert!(readme.contains("cargo xtask start"), "the README names the command");
    let (port, data) = (free_port()?, TempDir::new()?);
    let child = Command::new("cargo")
        .args(["xtask", "start", "--demo", "small", "--port", &port.to_string(), "--data-dir"])
        .arg(data.path())
        .current_dir(&root)
        .stdout(Stdio::null())
        .process_group(0)
        .spawn()
        .context("cargo xtask start")?;
    let mut started = Started(child);
    let base = format!("http://127.0.0.1:{port}");
    for round in 0.. {
        if reqwest::get(format!("{base}/readyz")).await.is_ok_and(|answer| answer.status().is_success()) {
            break;
        }
        if let Some(status) = started.0.try_wait()? {
            bail!("cargo xtask start ended with {status}");
        }
        if round > 3000 {
            bail!("cargo xtask start does not get ready");
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let browser = Browser::open_at(base, View::DESK).await?;
    browser.sign_in("csp-admin", PASSWORD, "/sales/customers").await?;
    browser.find("tbody tr a[href^='/sales/customers/']").await?;
    browser.close().await
}
