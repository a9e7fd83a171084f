//! Incentives of opportunities: applying, the vendor's review, checking the amount, and why an administrator does none of it.

use crate::steps::{confirm, product, signed_in};
use e2e::{Api, Outcome, View};

const INCENTIVES: &str = "/v2/partners/opportunity-incentives";

/// The id of the opportunity of this name.
async fn opportunity(api: &Api, name: &str) -> anyhow::Result<String> {
    let found = api.get("/v2/partners/opportunities?direction=PO&state=DELIVERED&limit=100").await?.json();
    let rows = found["opportunities"].as_array().cloned().unwrap_or_default();
    let one = rows.iter().find(|row| row["name"] == name).map(|row| row["opportunity_id"].clone());
    Ok(one.and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default())
}

/// The page of the application in this state that has to be checked last.
async fn incentive(api: &Api, state: &str) -> anyhow::Result<String> {
    let found = api.get(&format!("{INCENTIVES}?state={state}&sort=-due")).await?.json();
    let id = found["incentives"][0]["incentive_id"].as_str().unwrap_or_default().to_owned();
    Ok(format!("/opportunities/incentives/{id}"))
}

#[tokio::test]
async fn an_incentive_is_applied_for_passed_and_confirmed() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-root").await?;
    let id = opportunity(&api, "启明家居全屋智能平台").await?;
    let root = signed_in(&product, View::DESK, "csp-root", &format!("/opportunities/{id}")).await?;
    root.sees("Incentive of this opportunity").await?;
    root.sees("All 4 conditions met").await?;
    root.sees("48,000.00").await?;
    root.click("button", "Apply for the incentive").await?;
    confirm(&root).await?;
    root.sees("Incentive: 启明家居全屋智能平台").await?;
    root.sees("Under review").await?;
    root.close().await?;
    let made = api.get(&format!("{INCENTIVES}?search=%E5%90%AF%E6%98%8E")).await?.json();
    let page =
        format!("/opportunities/incentives/{}", made["incentives"][0]["incentive_id"].as_str().unwrap_or_default());
    let operator = product.api().signed_in("operator").await?;
    let queue = operator.get("/v2/operator/reviews?state=UNDER_REVIEW&kind=OPPORTUNITY_INCENTIVE").await?.json();
    let rows = queue["reviews"].as_array().cloned().unwrap_or_default();
    let review = rows.iter().find(|row| row["title"] == "启明家居全屋智能平台").cloned().unwrap_or_default();
    let review = format!("/reviews/{}", review["review_id"].as_str().unwrap_or_default());
    let vendor = signed_in(&product, View::DESK, "operator", &review).await?;
    vendor.sees("Incentive of an opportunity").await?;
    vendor.sees("Cloud revenue × rate").await?;
    vendor.click("button", "Approve").await?;
    confirm(&vendor).await?;
    vendor.sees("Approved; the partner is told").await?;
    vendor.close().await?;
    let root = signed_in(&product, View::DESK, "csp-root", &page).await?;
    root.sees("Published, to be checked").await?;
    root.sees("confirmed automatically if no answer").await?;
    root.click("button", "Confirm").await?;
    confirm(&root).await?;
    root.sees("The incentive is confirmed").await?;
    root.close().await?;
    let after = api.get(&format!("{INCENTIVES}?search=%E5%90%AF%E6%98%8E")).await?.json();
    assert_eq!(after["incentives"][0]["state"], "CONFIRMED", "{after}");
    Ok(())
}

#[tokio::test]
async fn an_objection_needs_a_reason_on_a_phone() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-root").await?;
    let page = incentive(&api, "AWAITING_CONFIRMATION").await?;
    let browser = signed_in(&product, View { lang: "en", ..View::PHONE }, "csp-root", &page).await?;
    browser.click("button", "Object").await?;
    confirm(&browser).await?;
    browser.sees("Give a reason").await?;
    browser.type_into("Reason", "The second phase is missing").await?;
    confirm(&browser).await?;
    browser.sees("Sent; the vendor looks into it").await?;
    browser.sees("The second phase is missing").await?;
    browser.sees("Objection under review").await?;
    browser.close().await
}

#[tokio::test]
async fn the_vendor_settles_an_objection_with_another_amount() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/reviews?kind=INCENTIVE_OBJECTION").await?;
    vendor.find("table tbody a").await?.click().await?;
    vendor.sees("Objection to an incentive").await?;
    vendor.sees("42,000.00").await?;
    vendor.click("button", "Approve").await?;
    confirm(&vendor).await?;
    vendor.sees("Enter another amount from 0 to the cap").await?;
    vendor.type_into("New incentive", "45,500.00").await?;
    confirm(&vendor).await?;
    vendor.sees("Approved; the partner is told").await?;
    vendor.sees("Changed when the objection was settled").await?;
    vendor.close().await
}

#[tokio::test]
async fn what_does_not_qualify_says_every_reason() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-root").await?;
    let late = opportunity(&api, "云溪酒业全渠道订单").await?;
    let browser = signed_in(&product, View::DESK, "csp-root", &format!("/opportunities/{late}")).await?;
    browser.sees("1 of 4 conditions not met").await?;
    browser.sees("The time is over; contact the ecosystem manager").await?;
    browser.goto("/opportunities/incentives?tab=published").await?;
    browser.sees("Published, to be checked").await?;
    browser.click("link", "环宇航空客服智能化").await?;
    browser.sees("Above the cap, not given").await?;
    browser.sees("200,000.00").await?;
    browser.close().await
}

#[tokio::test]
async fn an_administrator_reads_that_only_the_primary_account_opens_them() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/opportunities/incentives").await?;
    browser.sees("Only the primary account can use this").await?;
    browser.sees("Administrators do not have the permission either").await?;
    let text = browser.text().await?;
    anyhow::ensure!(!text.contains("Opportunity incentives"), "the navigation shows what cannot be opened: {text}");
    browser.close().await
}
