//! What a partner submits, the vendor decides; and every decision leaves a receipt.

use crate::steps::{confirm, product, signed_in};
use e2e::{Outcome, View};

#[tokio::test]
async fn an_application_is_rejected_with_a_reason_that_the_partner_reads() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/").await?;
    vendor.click("link", "Open the reviews").await?;
    vendor.click("link", "Partner Customer Engagement").await?;
    vendor.sees("All 6 conditions met").await?;
    vendor.click("button", "Reject").await?;
    confirm(&vendor).await?;
    vendor.sees("Give a reason").await?;
    vendor.type_into("Reason", "The plan for the first year is missing").await?;
    confirm(&vendor).await?;
    vendor.sees("Rejected; the partner is told").await?;
    vendor.close().await?;
    let partner = signed_in(&product, View::DESK, "gov-admin", "/messages").await?;
    partner.sees("The plan for the first year is missing").await?;
    partner.goto("/programs?tab=applied").await?;
    partner.sees("The plan for the first year is missing").await?;
    partner.close().await
}

#[tokio::test]
async fn a_receipt_is_decided_again_in_the_browser() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/rules/receipts?allowed=false").await?;
    browser.find("table tbody a").await?.click().await?;
    browser.sees("The server: the same verdict").await?;
    browser.sees("Your browser: the same verdict").await?;
    browser.sees("The content is unchanged").await?;
    browser.close().await
}

#[tokio::test]
async fn a_paper_application_is_refused_with_every_reason() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "operator", "/reviews").await?;
    browser.click("button", "Record a paper application").await?;
    browser.find("dialog[open] option[value=gov-subsidy]").await?;
    let choose = "const select = document.querySelector('dialog[open] option[value=gov-subsidy]').closest('select');
        select.value = 'gov-subsidy'; select.dispatchEvent(new Event('change', { bubbles: true }));
        document.querySelector('dialog[open] button[data-tone=primary]').click()";
    browser.script(choose).await?;
    browser.sees("conditions not met").await?;
    browser.sees("Verified as an enterprise").await?;
    // The browser notes the refusal itself; nothing else may be said.
    let said = browser.console().await?;
    assert!(said.iter().all(|one| one.contains("400 (Bad Request)")), "{said:?}");
    browser.close().await
}

#[tokio::test]
async fn an_opportunity_is_validated_on_what_the_partner_wrote_and_cancelled_later() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/reviews?kind=OPPORTUNITY_VALIDATION").await?;
    vendor.find("table tbody a").await?.click().await?;
    vendor.sees("What was submitted").await?;
    vendor.sees("Opportunity number").await?;
    vendor.click("button", "Approve").await?;
    confirm(&vendor).await?;
    vendor.sees("Approved; the partner is told").await?;
    vendor.click("button", "Cancel the opportunity").await?;
    confirm(&vendor).await?;
    vendor.sees("Give a reason").await?;
    vendor.type_into("Reason for cancelling", "The customer has chosen another date").await?;
    confirm(&vendor).await?;
    vendor.sees("Cancelled; the partner is told").await?;
    vendor.close().await
}

/// Chooses a partner account in the form on the page.
fn choosing(partner: &str) -> String {
    format!(
        "const select = document.querySelector('form option[value={partner}]').closest('select');
         select.value = '{partner}'; select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    )
}

#[tokio::test]
async fn an_opportunity_is_shared_with_who_may_receive_it_and_refused_with_every_reason() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/reviews").await?;
    vendor.click("link", "Share an opportunity").await?;
    vendor.find("form option[value=csp]").await?;
    vendor.script(&choosing("distributor")).await?;
    vendor.type_into("Name", "Harbour of the north").await?;
    vendor.type_into("Customer company", "Northern Harbours").await?;
    vendor.click("button", "Share an opportunity").await?;
    vendor.sees("The partner may not receive opportunities now").await?;
    vendor.sees("Differentiated, or confirmed by the vendor").await?;
    // What was typed is still there for the next partner.
    vendor.script(&choosing("csp")).await?;
    vendor.click("button", "Share an opportunity").await?;
    vendor.sees("Shared; the partner is asked to answer").await?;
    let said = vendor.console().await?;
    assert!(said.iter().all(|one| one.contains("400 (Bad Request)")), "{said:?}");
    vendor.close().await?;
    let partner = signed_in(&product, View::DESK, "csp-root", "/opportunities?tab=ho").await?;
    partner.sees("Harbour of the north").await?;
    partner.close().await
}
