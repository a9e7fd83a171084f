//! Shared opportunities: answering the vendor's, sharing one's own, and why an administrator does neither.

use crate::steps::{confirm, product, signed_in, text};
use e2e::{Outcome, View};

/// Sends the form of the open dialog.
const SEND: &str = "document.querySelector('dialog[open] button[type=submit]').click()";

#[tokio::test]
async fn an_opportunity_of_the_vendor_is_accepted_and_its_progress_reported() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-root", "/opportunities").await?;
    browser.sees("Shared by the vendor").await?;
    browser.click("link", "远洋物流集团订单系统上云").await?;
    browser.sees("Awaiting your answer").await?;
    browser.sees("declined automatically if no answer").await?;
    browser.click("button", "Accept").await?;
    confirm(&browser).await?;
    browser.sees("Accepted; follow it up").await?;
    browser.sees("In progress").await?;
    browser.click("button", "Report progress").await?;
    browser.type_into("Chance of winning (%)", "120").await?;
    browser.type_into("What happened", "First workshop held").await?;
    browser.script(SEND).await?;
    browser.sees("Enter a whole number from 0 to 100").await?;
    browser.type_into("Chance of winning (%)", "35").await?;
    browser.script(SEND).await?;
    browser.sees("The progress is saved").await?;
    browser.sees("35 % to win").await?;
    browser.close().await
}

#[tokio::test]
async fn declining_needs_a_reason() -> Outcome {
    let product = product().await?;
    let phone = View { lang: "en", ..View::PHONE };
    let api = product.api().signed_in("csp-root").await?;
    let found = api.get("/v2/partners/opportunities?state=PENDING_ACCEPTANCE&sort=-due").await?.json();
    let id = found["opportunities"][0]["opportunity_id"].as_str().unwrap_or_default().to_owned();
    let browser = signed_in(&product, phone, "csp-root", &format!("/opportunities/{id}")).await?;
    browser.click("button", "Decline").await?;
    confirm(&browser).await?;
    browser.sees("Give a reason").await?;
    browser.type_into("Reason", "No team is free this quarter").await?;
    confirm(&browser).await?;
    browser.sees("Declined; the vendor takes it back").await?;
    browser.sees("No team is free this quarter").await?;
    browser.close().await?;
    let after = api.get(&format!("/v2/partners/opportunities/{id}")).await?.json();
    assert_eq!(after["opportunity"]["state"], "REJECTED", "{after}");
    Ok(())
}

#[tokio::test]
async fn a_draft_says_every_reason_at_once_until_it_can_be_submitted() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-root", "/opportunities/new").await?;
    browser.sees("6 of 7 conditions not met").await?;
    for (field, text) in [
        ("Name", "Harbour system"),
        ("Customer company", "Blue Harbour"),
        ("Budget", "2 million, approved"),
        ("Authority", "The CIO signs"),
    ] {
        browser.type_into(field, text).await?;
    }
    browser.sees("4 of 7 conditions not met").await?;
    browser.click("button", "Save draft").await?;
    browser.sees("The draft is saved").await?;
    browser.sees("4 of 7 conditions not met").await?;
    browser.click("link", "Edit").await?;
    browser.type_into("Need", "Move the order system").await?;
    browser.type_into("Timing", "Before the season").await?;
    browser.type_into("Of it cloud revenue", "1200000").await?;
    browser.click("checkbox", "This is a real need that the customer drives").await?;
    browser.sees("All 7 conditions met").await?;
    browser.click("button", "Submit").await?;
    browser.sees("Submitted; the vendor reviews it").await?;
    browser.sees("Under review").await?;
    browser.close().await
}

#[tokio::test]
async fn an_administrator_reads_that_only_the_primary_account_opens_them() -> Outcome {
    let product = product().await?;
    for lang in ["en", "zh-CN"] {
        let browser = signed_in(&product, View { lang, ..View::DESK }, "csp-admin", "/opportunities").await?;
        browser.sees(&text(lang, "errors", "forbidden_root_lead")?).await?;
        browser.sees(&text(lang, "errors", "forbidden_root_only")?).await?;
        browser.sees_in(".check-list", &text(lang, "checks", "primary_account_only")?).await?;
        browser.sees("沈亦安").await?;
        let page = browser.text().await?;
        let entry = text(lang, "shell", "opportunities")?;
        anyhow::ensure!(!page.contains(&entry), "the navigation shows what cannot be opened: {page}");
        browser.close().await?;
    }
    Ok(())
}
