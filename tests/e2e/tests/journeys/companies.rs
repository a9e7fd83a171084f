//! The accounts of one company: put together by the vendor, and registered with a link.

use crate::steps::{confirm, product, signed_in};
use anyhow::Context;
use e2e::{Browser, Outcome, View};
use serde_json::json;

/// Chooses an account in the open dialog.
async fn choose(browser: &Browser, id: &str) -> Outcome {
    browser.find(&format!("dialog[open] option[value={id}]")).await?;
    browser
        .script(&format!(
            "const select = document.querySelector('dialog[open] option[value={id}]').closest('select');
            select.value = '{id}'; select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
        .await?;
    Ok(())
}

#[tokio::test]
async fn accounts_are_put_together_unless_both_are_on_one_path_and_the_next_choice_says_why_not() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners/gov-subsidy").await?;
    vendor.sees_in("[data-fact=company]", "No other account of the company is recorded").await?;
    vendor.find("[data-fact=company] button").await?.click().await?;
    vendor.sees("From now on the rules treat both accounts as one company’s").await?;
    choose(&vendor, "csp").await?;
    vendor.type_into("Reason", "One trade licence").await?;
    confirm(&vendor).await?;
    vendor.sees_in("dialog[open] .check-list", "Service path").await?;
    // The browser notes the refusal itself; nothing else may be said.
    let said = vendor.console().await?;
    assert!(said.iter().all(|one| one.contains("400 (Bad Request)")), "{said:?}");
    choose(&vendor, "gov-cloud").await?;
    confirm(&vendor).await?;
    vendor.sees("Changed; the partner is told").await?;
    vendor.sees_in("[data-fact=company]", "Zhengtong Government Cloud").await?;
    vendor.sees_in("[data-fact=company]", "One trade licence").await?;
    vendor.close().await?;
    let partner = signed_in(&product, View::DESK, "gov-admin", "/messages").await?;
    partner.sees("Huiqi Cloud Subsidy Centre belong to one company").await?;
    partner.goto("/programs/paths").await?;
    partner.find("[data-path=SERVICE] button").await?.click().await?;
    partner.sees("1 of 3 conditions not met").await?;
    partner.sees("No other account of the company is on the path").await?;
    partner.click("link", "Register another account").await?;
    partner.sees("It works once, for 24 hours").await?;
    partner.close().await
}

#[tokio::test]
async fn another_account_is_registered_with_a_link_without_scripts_and_signs_in() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/programs/accounts").await?;
    browser.click("button", "Make a link").await?;
    browser.sees("It is shown here once").await?;
    let url = browser.find("[data-made=link] code").await?.text().await?;
    let path = url.find("/c/").map(|at| url.split_at(at).1.to_owned()).context("no link")?;
    browser.sees("Can be used").await?;
    let phone = Browser::open(&product, View { lang: "en", ..View::PHONE }).await?;
    phone.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    phone.goto(&format!("{path}?lang=en")).await?;
    phone.type_into("Account name", "yunfan-north").await?;
    phone.type_into("Name of the contact", "Bea North").await?;
    phone.type_into("Phone number", "16600000001").await?;
    for id in ["new_password", "again"] {
        phone.find(&format!("#{id}")).await?.send_keys("blue-harbour-horse-9").await?;
    }
    phone.find("main form button").await?.click().await?;
    phone.sees("The link has been used").await?;
    phone.close().await?;
    browser.goto("/programs/accounts").await?;
    browser.sees_in("table.record-table", "yunfan-north").await?;
    browser.close().await?;
    let new = Browser::open(&product, View::DESK).await?;
    new.sign_in("yunfan-north", "blue-harbour-horse-9", "/programs/paths").await?;
    // What the company is on already, the new account cannot choose.
    new.find("[data-path=SERVICE] button").await?.click().await?;
    new.sees("1 of 3 conditions not met").await?;
    new.close().await
}
