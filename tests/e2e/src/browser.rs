//! Headless Chromium through its driver: find by role and name, act as a person, fail on console errors.

use crate::computed;
use crate::process::{Owned, free_port, start_listening};
use crate::product::Product;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

/// How the page is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// `zh-CN` or `en`.
    pub lang: &'static str,
    /// `light` or `dark`.
    pub theme: &'static str,
    /// Width in pixels.
    pub width: u32,
}

impl View {
    /// English, light, a desk.
    pub const DESK: Self = Self { lang: "en", theme: "light", width: 1440 };
    /// Chinese, light, a phone.
    pub const PHONE: Self = Self { lang: "zh-CN", theme: "light", width: 360 };
}

/// A browser of its own for one test.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    base: String,
    _chromedriver: Owned,
    _profile: TempDir,
}

const PATIENCE: Duration = Duration::from_secs(15);

impl Browser {
    /// Starts a browser that looks at `product`.
    ///
    /// # Errors
    /// When Chromium or its driver does not start.
    pub async fn open(product: &Product, view: View) -> Result<Self> {
        Self::open_at(product.base(), view).await
    }

    /// Starts a browser that looks at whatever answers at `base`.
    ///
    /// # Errors
    /// When Chromium or its driver does not start.
    pub async fn open_at(base: String, view: View) -> Result<Self> {
        let port = free_port()?;
        let binary = std::env::var("PC_CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut command = Command::new(binary);
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let chromedriver = start_listening(&mut command, port)?;
        let profile = TempDir::new()?;
        let mut capabilities = DesiredCapabilities::chrome();
        let height = if view.width < 600 { 740 } else { 900 };
        for argument in [
            "--headless".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".to_owned(),
            format!("--lang={}", view.lang),
            format!("--window-size={},{height}", view.width.max(500)),
            format!("--user-data-dir={}", profile.path().display()),
        ] {
            capabilities.add_arg(&argument)?;
        }
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        let browser = Self { driver, base, _chromedriver: chromedriver, _profile: profile };
        browser.look(view).await?;
        Ok(browser)
    }

    /// Looks at the pages in another language, theme or width from now on.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn look(&self, view: View) -> Result<()> {
        let height = if view.width < 600 { 740 } else { 900 };
        let metrics = json!({ "width": view.width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await?;
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": view.theme }] });
        self.cdp("Emulation.setEmulatedMedia", features).await?;
        self.cdp("Emulation.setLocaleOverride", json!({ "locale": view.lang })).await?;
        let agent = self.script("return navigator.userAgent").await?;
        self.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": agent, "acceptLanguage": view.lang })).await?;
        Ok(())
    }

    /// A command of the DevTools protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(command, parameters).await.with_context(|| command.to_owned())
    }

    /// Opens a path of the product.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn goto(&self, path: &str) -> Result<()> {
        self.driver.goto(format!("{}{path}", self.base)).await?;
        Ok(())
    }

    /// The address without the host.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn path(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.as_str().trim_start_matches(&self.base).to_owned())
    }

    /// Signs in through the API, as the sign-in form does, and opens `path`.
    ///
    /// # Errors
    /// When the sign-in is refused.
    pub async fn sign_in(&self, account: &str, password: &str, path: &str) -> Result<()> {
        self.goto("/robots.txt").await?;
        let status = self
            .script_with(
                "const [account, password, done] = arguments;
                 fetch('/v2/sessions', { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
                   body: JSON.stringify({ account, password }) }).then(r => done(r.status), e => done(String(e)));",
                vec![json!(account), json!(password)],
            )
            .await?;
        if status != json!(201) {
            bail!("sign-in of {account} answered {status}");
        }
        self.goto(path).await
    }

    /// Runs a script and answers what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn script(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// Runs a script whose last argument is the function to call with the result.
    ///
    /// # Errors
    /// When the script throws or does not answer in time.
    pub async fn script_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute_async(script, arguments).await?.json().clone())
    }

    /// Waits for the element and answers it.
    ///
    /// # Errors
    /// When there is none within 15 seconds; the page's text is in the error.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        self.wait_for(css, || async { Ok(self.driver.find(By::Css(css)).await.ok()) }).await
    }

    /// Waits for a visible element with this role and this accessible name.
    ///
    /// # Errors
    /// When there is none within 15 seconds; the page's text is in the error.
    pub async fn role(&self, role: &str, name: &str) -> Result<WebElement> {
        let what = format!("{role} “{name}”");
        self.wait_for(&what, || async {
            for element in self.driver.find_all(By::Css(candidates(role))).await? {
                let known = self.named(&element, role, name).await.unwrap_or(false);
                if known {
                    return Ok(Some(element));
                }
            }
            Ok(None)
        })
        .await
    }

    async fn named(&self, element: &WebElement, role: &str, name: &str) -> WebDriverResult<bool> {
        let named = element.is_displayed().await?
            && computed::role(element).await? == role
            && computed::name(element).await? == name;
        Ok(named)
    }

    /// Clicks the element with this role and name, as soon as it is there.
    ///
    /// # Errors
    /// When it is not there, or cannot be clicked, within 15 seconds.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        let element = self.role(role, name).await?;
        element.scroll_into_view().await?;
        element.click().await.with_context(|| format!("cannot click {role} “{name}”"))
    }

    /// Types into the field with this label.
    ///
    /// # Errors
    /// When there is no such field within 15 seconds.
    pub async fn type_into(&self, label: &str, text: &str) -> Result<()> {
        let field = self.role("textbox", label).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Presses a key where the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.driver.active_element().await?.send_keys(key + "").await?;
        Ok(())
    }

    /// Types where the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn type_here(&self, text: &str) -> Result<()> {
        self.driver.active_element().await?.send_keys(text).await?;
        Ok(())
    }

    /// Waits until the page shows this text.
    ///
    /// # Errors
    /// When it does not within 15 seconds; the page's text is in the error.
    pub async fn sees(&self, text: &str) -> Result<()> {
        self.sees_in("body", text).await
    }

    /// Waits until the first place of this kind shows this text.
    ///
    /// # Errors
    /// As [`Browser::sees`].
    pub async fn sees_in(&self, css: &str, text: &str) -> Result<()> {
        self.wait_for(text, || async {
            let place = self.driver.find(By::Css(css)).await?;
            Ok(place.text().await?.contains(text).then_some(()))
        })
        .await
    }

    /// All visible text.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> WebDriverResult<String> {
        self.driver.find(By::Tag("body")).await?.text().await
    }

    /// Waits until the page does not fetch, render or move any more.
    ///
    /// # Errors
    /// When it is still busy after 15 seconds.
    pub async fn settled(&self) -> Result<()> {
        self.wait_for("a settled page", || async {
            // What is folded away loads when it is unfolded.
            let busy = "[aria-busy='true']:not(details:not([open]) *), .boot-shell";
            let busy = self.driver.find_all(By::Css(busy)).await?;
            Ok(busy.is_empty().then_some(()))
        })
        .await?;
        // What fades in is not looked at half-way; a spinner never ends and is not waited for.
        let still = "const done = arguments[0];
            const ends = (it) => it.effect && it.effect.getComputedTiming().endTime !== Infinity;
            const frame = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
            const quiet = () => Promise.allSettled(document.getAnimations().filter(ends).map((it) => it.finished));
            frame().then(quiet).then(frame).then(() => done(1))";
        self.script_with(still, vec![]).await?;
        Ok(())
    }

    /// Errors and warnings of the console since the last call, but for failed loads that a test caused on purpose.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console(&self) -> Result<Vec<String>> {
        let entries = self.driver.browser_log().await?;
        Ok(entries
            .into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"))
            .map(|entry| entry.message)
            .filter(|message| !message.contains("integrity' attribute is currently ignored"))
            // Chromium asks for it on its own on documents without a page, such as robots.txt.
            .filter(|message| !message.contains("/favicon.ico"))
            .collect())
    }

    /// Ends the test: fails on console errors, then closes the browser.
    ///
    /// # Errors
    /// When the console has errors or warnings.
    pub async fn close(self) -> Result<()> {
        let said = self.console().await?;
        self.driver.quit().await?;
        if said.is_empty() { Ok(()) } else { bail!("the console says: {}", said.join("\n")) }
    }

    async fn wait_for<T, F>(&self, what: &str, mut probe: impl FnMut() -> F) -> Result<T>
    where
        F: Future<Output = WebDriverResult<Option<T>>>,
    {
        let until = deadline();
        loop {
            if let Ok(Some(found)) = probe().await {
                return Ok(found);
            }
            if Instant::elapsed(&until) > PATIENCE {
                let text = self.text().await.unwrap_or_default();
                bail!("no {what} on {} which shows:\n{text}", self.path().await.unwrap_or_default());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

// Waiting in a test is the one place where the real clock is meant.
#[allow(clippy::disallowed_methods)]
fn deadline() -> Instant {
    Instant::now()
}

fn candidates(role: &str) -> &'static str {
    match role {
        "button" => "button, summary, [role=button]",
        "link" => "a[href]",
        "textbox" => "input, textarea",
        "checkbox" => "input[type=checkbox]",
        "radio" => "input[type=radio]",
        "combobox" => "select, input, [role=combobox]",
        "menuitem" => "[role=menuitem]",
        "tab" => "[role=tab]",
        "heading" => "h1, h2, h3",
        "dialog" | "alertdialog" => "dialog",
        "row" => "tr",
        _ => "[role]",
    }
}
