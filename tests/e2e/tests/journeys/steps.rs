//! Steps that several journeys take.

use anyhow::{Context, Result};
use e2e::{Api, Browser, Options, Product, View};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The demo password; every demo account has it.
pub(crate) const PASSWORD: &str = "Partner-2026";

/// The texts of the app in a language, by key.
pub(crate) fn texts(lang: &str, namespace: &str) -> Result<BTreeMap<String, String>> {
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").context("run by cargo")?);
    let file = std::fs::read_to_string(folder.join(format!("../../locales/{lang}/{namespace}.json")))?;
    Ok(serde_json::from_str(&file)?)
}

/// One of them, up to the first value in it.
pub(crate) fn text(lang: &str, namespace: &str, key: &str) -> Result<String> {
    let texts = texts(lang, namespace)?;
    let text = texts.get(key).with_context(|| format!("no text {namespace}.{key}"))?;
    Ok(text.split('{').next().unwrap_or_default().to_owned())
}

/// A product with the small demo.
pub(crate) async fn product() -> Result<Product> {
    Product::start(Options::default()).await
}

/// A browser, signed in and on `path`.
pub(crate) async fn signed_in(product: &Product, view: View, account: &str, path: &str) -> Result<Browser> {
    let browser = Browser::open(product, view).await?;
    browser.sign_in(account, PASSWORD, path).await?;
    Ok(browser)
}

/// The id and the real name of the customer with this login name, as the partner's administrator finds it.
pub(crate) async fn customer(api: &Api, account: &str) -> Result<(String, String)> {
    let found = api.post("/v2/partners/sub-customers/query", &json!({ "account_name": account })).await?.json();
    let all = found["customer_infos"].as_array().cloned().unwrap_or_default();
    let one = all
        .iter()
        .find(|one| one["account_name"] == account)
        .with_context(|| format!("no customer {account}: {found}"))?;
    let text = |member: &str| one[member].as_str().unwrap_or_default().to_owned();
    Ok((text("customer_id"), text("customer")))
}

/// What the list says of one customer, with the console's members.
pub(crate) async fn row(api: &Api, id: &str) -> Result<Value> {
    let body = json!({ "customer_id": id, "include": ["console"] });
    let found = api.post("/v2/partners/sub-customers/query", &body).await?.json();
    Ok(found["customer_infos"][0].clone())
}

/// The newest verification code in the message centre of this login.
pub(crate) async fn newest_code(api: &Api) -> Result<String> {
    for _ in 0..50 {
        let messages = api.get("/v2/messages?limit=20").await?.json();
        let all = messages["messages"].as_array().cloned().unwrap_or_default();
        let code =
            all.iter().find(|one| one["kind"] == "VERIFICATION_CODE").and_then(|one| one["params"]["code"].as_str());
        if let Some(code) = code {
            return Ok(code.to_owned());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    anyhow::bail!("no verification code in the message centre")
}

/// Asks for a code where the page stands and types it.
pub(crate) async fn enter_code(browser: &Browser, api: &Api) -> Result<()> {
    browser.click("button", "Send code").await?;
    browser.sees("Code sent to").await?;
    browser.type_into("Verification code", &newest_code(api).await?).await
}

/// Presses the last button of the open dialog: the one that does it.
pub(crate) async fn confirm(browser: &Browser) -> Result<()> {
    let buttons = "const all = document.querySelectorAll('dialog[open] button'); return all[all.length - 1].click()";
    browser.find("dialog[open] button").await?;
    browser.script(buttons).await?;
    Ok(())
}
