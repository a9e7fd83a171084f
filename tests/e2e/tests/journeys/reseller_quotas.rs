//! Voucher quota goes to a reseller and comes back, and both sides read what stands where.

use crate::steps::{confirm, enter_code, product, signed_in};
use e2e::{Browser, Outcome, View};

/// Chooses the quota whose words begin so, in the open dialog.
async fn choose(browser: &Browser, words: &str) -> anyhow::Result<()> {
    browser.find("dialog[open] select option:nth-child(2)").await?;
    let script = format!(
        "const select = document.querySelector('dialog[open] select');
         const wanted = [...select.options].find(option => option.textContent.includes('{words}'));
         select.value = wanted.value; select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    browser.script(&script).await?;
    Ok(())
}

#[tokio::test]
async fn quota_is_issued_and_taken_back_and_the_reseller_reads_both() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("distributor-admin").await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/resellers/reseller?do=quota").await?;
    browser.sees("It is taken from one of your voucher quotas").await?;
    choose(&browser, "left, until").await?;
    // More than there is never leaves the browser.
    browser.type_into("Amount", "999999999").await?;
    confirm(&browser).await?;
    browser.sees("At most").await?;
    browser.goto("/resellers/reseller?do=quota").await?;
    choose(&browser, "left, until").await?;
    browser.type_into("Amount", "4321.10").await?;
    enter_code(&browser, &api).await?;
    confirm(&browser).await?;
    browser.sees("Voucher quota issued").await?;
    browser.close().await?;
    // Somebody else of the distributor takes it back: one person gets one code a minute.
    let api = product.api().signed_in("distributor-root").await?;
    let browser = signed_in(&product, View::DESK, "distributor-root", "/resellers?tab=quotas").await?;
    browser.sees("4,321.10").await?;
    // The newest stands on top.
    browser.find("table tbody tr:first-child button").await?.click().await?;
    browser.sees("is not used and returns").await?;
    browser.type_into("Note optional", "Typed by mistake").await?;
    enter_code(&browser, &api).await?;
    confirm(&browser).await?;
    browser.sees("Voucher quota taken back").await?;
    browser.goto("/resellers?tab=quota_records").await?;
    browser.sees("Typed by mistake").await?;
    browser.close().await?;
    let reseller = signed_in(&product, View::DESK, "reseller-admin", "/resellers?tab=quotas").await?;
    reseller.sees("4,321.10").await?;
    reseller.sees("Taken back").await?;
    reseller.sees("Shenzhou Cloud Distribution").await?;
    reseller.goto("/messages").await?;
    reseller.sees("issued voucher quota to your company or took it back").await?;
    reseller.close().await
}

#[tokio::test]
async fn a_quota_that_is_yet_to_come_says_from_when_and_a_frozen_reseller_why_not() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("distributor-admin").await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/resellers/reseller-frozen?do=quota").await?;
    choose(&browser, "left, from").await?;
    browser.type_into("Amount", "100").await?;
    enter_code(&browser, &api).await?;
    confirm(&browser).await?;
    browser.sees("What stands in the way").await?;
    browser.sees("The quota holds now").await?;
    browser.sees("Neither the distributor nor the reseller is frozen").await?;
    browser.console().await?;
    browser.close().await
}
