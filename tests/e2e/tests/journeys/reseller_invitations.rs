//! A distributor invites a company by mail, and the company becomes its reseller.

use crate::steps::{confirm, product, signed_in};
use anyhow::Context;
use e2e::{Browser, Outcome, View};
use serde_json::json;

/// A phone, in English.
const PHONE: View = View { lang: "en", ..View::PHONE };

/// Invites a company, as the list's button does; answers where the letter leads.
async fn invite(browser: &Browser) -> anyhow::Result<String> {
    browser.click("button", "Invite a reseller").await?;
    browser.type_into("Company", "Chenxi Cloud Computing").await?;
    browser.type_into("Mail address", "nobody").await?;
    browser.click("button", "Send the letter").await?;
    // What is wrong is said at its field, and what was typed stays.
    browser.find("dialog[open] [aria-invalid=true]").await?;
    browser.type_into("Mail address", "li@chenxi.example.com").await?;
    browser.click("button", "Send the letter").await?;
    browser.sees("The letter goes to li@chenxi.example.com").await?;
    let url = browser.script("return document.querySelector('[data-sent=invitation] code').textContent").await?;
    let url = url.as_str().context("no address")?.trim().to_owned();
    let at = url.find("/programs?invitation=").with_context(|| format!("{url} leads nowhere"))?;
    Ok(url.get(at..).unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_company_that_is_invited_needs_the_vendors_answer_alone() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/resellers?tab=invitations").await?;
    browser.sees("Ran out").await?;
    let letter = invite(&browser).await?;
    browser.close().await?;
    // The letter waits until its reader has signed in.
    let applicant = Browser::open(&product, View::DESK).await?;
    applicant.goto(&letter).await?;
    applicant.type_into("Account", "applicant-withdrawn-root").await?;
    applicant.type_into("Password", &product.api().password_of("applicant-withdrawn-root").await?).await?;
    applicant.click("button", "Sign in").await?;
    applicant.sees("Shenzhou Cloud Distribution invites your company").await?;
    applicant.click("button", "See the conditions and apply").await?;
    applicant.sees("which has agreed already with its invitation").await?;
    applicant.click("button", "Apply").await?;
    applicant.sees("Applied; the vendor reviews it").await?;
    applicant.close().await?;
    let vendor = product.api().signed_in("operator").await?;
    let queue = vendor.get("/v2/operator/reviews?kind=RESELLER_APPLICATION&state=UNDER_REVIEW&limit=100").await?.json();
    let all = queue["reviews"].as_array().cloned().unwrap_or_default();
    let review = all.iter().max_by_key(|one| one["submitted_at"].to_string()).context("nothing waits")?;
    let path = format!("/v2/operator/reviews/{}/approve", review["review_id"].as_str().unwrap_or_default());
    let version = format!("\"v{}\"", review["version"]);
    let decided = vendor.post_if(&path, &json!({ "reason": "" }), Some(&version)).await?;
    assert_eq!(decided.status, 200, "{}", decided.text);
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/messages").await?;
    browser.sees("has become your reseller, on your invitation").await?;
    browser.goto("/resellers?tab=invitations").await?;
    browser.sees("Applied with").await?;
    browser.click("link", "See the application").await?;
    browser.sees("Invited: the distributor agreed beforehand").await?;
    browser.close().await
}

#[tokio::test]
async fn a_letter_that_was_taken_back_says_so() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, PHONE, "distributor-admin", "/resellers?tab=invitations").await?;
    let letter = invite(&browser).await?;
    browser.find("table tbody tr:first-child button").await?.click().await?;
    browser.sees("The link of the letter works no more").await?;
    confirm(&browser).await?;
    browser.sees("Taken back").await?;
    browser.close().await?;
    let applicant = signed_in(&product, PHONE, "applicant-withdrawn-root", &letter).await?;
    applicant.sees("has taken this invitation back").await?;
    applicant.goto(&format!("/programs?invitation={}", "0".repeat(64))).await?;
    applicant.sees("There is no such invitation").await?;
    applicant.console().await?;
    applicant.close().await
}
