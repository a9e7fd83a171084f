//! Incentives that are zero or below, and where payouts stand.

use crate::steps::{confirm, product, signed_in};
use e2e::{Outcome, View};

#[tokio::test]
async fn a_zero_line_opens_its_reasons_and_its_arithmetic_adds_up() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-finance", "/sales/incentives?sign=ZERO").await?;
    browser.find("tbody tr .amount-link").await?.click().await?;
    browser.sees("How the amount came about").await?;
    browser.sees("Conditions for an incentive").await?;
    browser.sees("not met").await?;
    browser.close().await?;
    // Every line of the demo is explained to the cent.
    let api = product.api().signed_in("csp-finance").await?;
    for sign in ["ZERO", "NEGATIVE", "POSITIVE"] {
        let page = api.get(&format!("/v2/partners/incentives?sign={sign}&limit=20")).await?.json();
        for line in page["incentives"].as_array().cloned().unwrap_or_default() {
            let id = line["incentive_id"].as_str().unwrap_or_default();
            let detail = api.get(&format!("/v2/partners/incentives/{id}")).await?.json();
            let steps = detail["explanation"]["steps"].as_array().cloned().unwrap_or_default();
            let sum: i64 = steps.iter().filter_map(|step| step["amount"]["minor"].as_i64()).sum();
            assert_eq!(Some(sum), line["amount"]["minor"].as_i64(), "{detail}");
            assert!(steps.iter().all(|step| step["kind"] != "UNACCOUNTED"), "{detail}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn payout_applications_say_where_they_stand_and_can_be_withdrawn() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-finance", "/sales/incentives?tab=applications").await?;
    browser.find("tbody tr").await?;
    browser.sees("Next stage").await?;
    browser.goto("/sales/incentives?tab=applications&state=AWAITING_INVOICE").await?;
    browser.find("tbody tr a").await?.click().await?;
    browser.sees("Countersigned. Issue the invoice").await?;
    browser.click("button", "Withdraw").await?;
    browser.sees("can be applied for again").await?;
    confirm(&browser).await?;
    browser.sees("The application was withdrawn").await?;
    browser.close().await
}
