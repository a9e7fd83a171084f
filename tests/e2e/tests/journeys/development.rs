//! Customer development: a prospect is reported and invited, associates on the plain page, and is a customer; another is
//! refused with every reason, and nothing typed is lost.

use crate::steps::{confirm, customer, product, signed_in};
use anyhow::Context;
use e2e::{Api, Browser, Key, Outcome, View};
use serde_json::{Value, json};

const PAGE: &str = "/sales/customers/development";

async fn reports(api: &Api, query: &str) -> anyhow::Result<Vec<Value>> {
    let found = api.get(&format!("/v2/partners/customer-reports?limit=100{query}")).await?.json();
    Ok(found["reports"].as_array().cloned().unwrap_or_default())
}

/// The report of this account that is not over.
async fn report(api: &Api, account: &str) -> anyhow::Result<Value> {
    let all = reports(api, &format!("&search={account}")).await?;
    Ok(all.into_iter().find(|one| one["account_name"] == account).unwrap_or_default())
}

/// Types the account in the open dialog and leaves the field.
async fn account_is(browser: &Browser, account: &str) -> anyhow::Result<()> {
    browser.type_into("Account name", account).await?;
    browser.press(Key::Tab).await
}

async fn submit(browser: &Browser) -> anyhow::Result<()> {
    Ok(browser.find("dialog[open] button[type=submit]").await?.click().await?)
}
