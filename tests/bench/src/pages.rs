//! One browser, and how long it takes until something is painted.

use crate::options::{Options, Size};
use crate::server::site;
use anyhow::{Context, Result, bail};
use e2e::{Browser, View};
use serde_json::{Value, json};
use std::time::Duration;

/// Every demo account has it.
const PASSWORD: &str = "Partner-2026";
/// What somebody wants to know about a page that did not come to what was waited for.
const STATE: &str = "return { busy: [...document.querySelectorAll('[aria-busy=true]')].map(one => one.className), \
     rows: document.querySelectorAll('tbody tr').length, text: document.body.innerText.slice(0, 600) }";
const OBSERVE: &str = include_str!("observe.js");
/// An empty page from the same server: what a browser and a server need for a page at all.
pub(crate) const EMPTY: &str = "/empty.html";
pub(crate) const LIST: &str = "/sales/customers";

/// Copies the built app beside an empty page.
pub(crate) fn lay_out(options: &Options) -> Result<()> {
    let site = site(options);
    if site.exists() {
        std::fs::remove_dir_all(&site).with_context(|| format!("cannot clear {}", site.display()))?;
    }
    std::fs::create_dir_all(&site).with_context(|| format!("cannot create {}", site.display()))?;
    let files = std::fs::read_dir(&options.dist).with_context(|| format!("no app in {}", options.dist.display()))?;
    for file in files {
        let file = file?;
        if file.file_type()?.is_file() {
            std::fs::copy(file.path(), site.join(file.file_name()))?;
        }
    }
    std::fs::write(site.join(EMPTY.trim_start_matches('/')), "<!doctype html><title>Empty</title>\n")?;
    Ok(())
}

/// A fresh browser, signed in, with nothing of the app in its cache.
pub(crate) struct Visitor(Browser);

impl Visitor {
    pub(crate) async fn new(base: &str, size: Size) -> Result<Self> {
        let browser = Browser::open_at(base.to_owned(), View { width: 1280, ..View::DESK }).await?;
        browser.sign_in(size.account(), PASSWORD, "/robots.txt").await?;
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": OBSERVE })).await?;
        Ok(Self(browser))
    }

    /// A slow line and a processor four times as slow: a phone on the road.
    pub(crate) async fn slow_down(&self) -> Result<()> {
        let line =
            json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000 });
        self.0.cdp("Network.enable", json!({})).await?;
        self.0.cdp("Network.emulateNetworkConditions", line).await?;
        self.0.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        Ok(())
    }

    /// From the start of the navigation until the empty page was painted.
    pub(crate) async fn empty_page(&self) -> Result<Duration> {
        self.0.goto(EMPTY).await?;
        self.answer("window.__bench.page", vec![]).await
    }

    /// From the start of the navigation until the first row of the list was painted.
    pub(crate) async fn first_row(&self) -> Result<Duration> {
        self.0.goto(LIST).await?;
        self.answer("window.__bench.row", vec![]).await
    }

    /// From the click on a customer until its page was painted with everything on it; then back to the list.
    pub(crate) async fn open_customer(&self, id: &str) -> Result<Duration> {
        let path = format!("{LIST}/{id}");
        self.0.script(&format!("window.__measured = window.__bench.detail({})", json!(path))).await?;
        self.0.find(&format!("tbody tr a[href='{path}']")).await?.click().await?;
        let took = self.answer("window.__measured", vec![]).await?;
        self.0.script("history.back()").await?;
        self.answer("window.__bench.rows()", vec![]).await?;
        Ok(took)
    }

    /// From Enter in the search box until exactly these customers were painted; then all customers again.
    pub(crate) async fn search(&self, text: &str, found: &[String]) -> Result<Duration> {
        let field = self.0.find(".filter-input").await?;
        field.send_keys(text).await?;
        self.0.script(&format!("window.__measured = window.__bench.filtered({})", json!(found))).await?;
        self.0.press(e2e::Key::Enter).await?;
        let took = self.answer("window.__measured", vec![]).await?;
        self.0.click("button", "Reset").await?;
        self.answer("window.__bench.rows()", vec![]).await?;
        Ok(took)
    }

    pub(crate) async fn close(self) -> Result<()> {
        self.0.close().await
    }

    /// Waits for a promise of the page that tells milliseconds.
    async fn answer(&self, promise: &str, arguments: Vec<Value>) -> Result<Duration> {
        let script =
            format!("const done = arguments[arguments.length - 1]; {promise}.then(done, e => done(String(e)));");
        let told = self.0.script_with(&script, arguments).await?;
        let Some(millis) = told.as_f64() else {
            let state = self.0.script(STATE).await?;
            bail!("{promise} told {told} on {}: {state}", self.0.path().await?);
        };
        Duration::try_from_secs_f64(millis).map(|time| time / 1_000).context("not a time")
    }
}
