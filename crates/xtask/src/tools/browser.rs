//! Chromium, its driver and a font for Chinese.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;
use crate::exec::{Cmd, which};
use crate::project::Project;

/// Makes sure that a browser can be driven, and tells where its driver is.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf> {
    let mut missing = Vec::new();
    if which("chromium").is_none() {
        missing.push("chromium");
    }
    if which("chromedriver").is_none() {
        missing.push("chromium-driver");
    }
    if !has_chinese_font() {
        missing.extend(["fontconfig", "fonts-noto-cjk"]);
    }
    if !missing.is_empty() {
        apt::install(project, "a browser for the tests", &missing)?;
    }
    which("chromedriver").context("chromedriver is still not on PATH after its installation")
}

fn has_chinese_font() -> bool {
    Cmd::new("fc-list").args([":lang=zh-cn", "family"]).capture().is_ok_and(|fonts| !fonts.trim().is_empty())
}
