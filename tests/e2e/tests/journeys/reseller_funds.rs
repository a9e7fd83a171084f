//! Money goes to a reseller and comes back, and both sides read what happened.

use crate::steps::{confirm, enter_code, newest_code, product, signed_in};
use e2e::{Outcome, View};

#[tokio::test]
async fn money_is_allocated_and_taken_back_and_the_reseller_reads_both() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("distributor-admin").await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/resellers/reseller?do=allocate").await?;
    browser.sees("goes from your top-up account").await?;
    // More than there is never leaves the browser.
    browser.type_into("Amount", "999999999").await?;
    confirm(&browser).await?;
    browser.sees("At most").await?;
    browser.goto("/resellers/reseller?do=allocate").await?;
    browser.type_into("Amount", "1234.50").await?;
    enter_code(&browser, &api).await?;
    confirm(&browser).await?;
    browser.sees_in(".toast", "Allocated").await?;
    browser.close().await?;
    // Somebody else of the distributor takes a part back: one person gets one code a minute.
    let api = product.api().signed_in("distributor-root").await?;
    let browser = signed_in(&product, View::DESK, "distributor-root", "/resellers/reseller?do=reclaim").await?;
    browser.type_into("Amount", "34.50").await?;
    enter_code(&browser, &api).await?;
    confirm(&browser).await?;
    browser.sees_in(".toast", "Taken back").await?;
    browser.goto("/resellers?tab=records").await?;
    browser.sees("1,234.50").await?;
    browser.sees("34.50").await?;
    browser.close().await?;
    let reseller = signed_in(&product, View::DESK, "reseller-admin", "/").await?;
    reseller.click("link", "Money from your distributor").await?;
    reseller.sees("Money from Shenzhou Cloud Distribution").await?;
    reseller.sees("Of it could be taken back").await?;
    reseller.sees("Allocated by the distributor").await?;
    reseller.sees("1,234.50").await?;
    reseller.goto("/resellers?operation_type=SOURCE_OPERATION_BERETRIEVE").await?;
    reseller.sees("Taken back by the distributor").await?;
    reseller.sees("34.50").await?;
    reseller.goto("/resellers?operation_type=SOURCE_OPERATION_BEUNBIND").await?;
    reseller.sees("Clear filters").await?;
    reseller.close().await
}

#[tokio::test]
async fn a_frozen_reseller_gets_no_money_and_the_reason_stands_in_the_dialog() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("distributor-admin").await?;
    let browser =
        signed_in(&product, View::DESK, "distributor-admin", "/resellers/reseller-frozen?do=allocate").await?;
    browser.type_into("Amount", "100").await?;
    enter_code(&browser, &api).await?;
    confirm(&browser).await?;
    browser.sees("What stands in the way").await?;
    browser.sees("Neither the distributor nor the reseller is frozen").await?;
    browser.sees("The amount is within the balance that can be allocated").await?;
    browser.console().await?;
    browser.close().await?;
    // The account that got nothing says who could give it something.
    let reseller = signed_in(&product, View::DESK, "reseller-frozen-admin", "/resellers").await?;
    reseller.sees("No money has come yet").await?;
    reseller.sees("Shenzhou Cloud Distribution can allocate money").await?;
    reseller.close().await
}

#[tokio::test]
async fn on_a_phone_a_reseller_reads_what_came() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("distributor-admin").await?;
    let wanted = serde_json::json!({ "purpose": "ADJUST_RESELLER_FUNDS", "subject_id": "reseller" });
    api.post("/v2/verification-codes", &wanted).await?;
    let code = newest_code(&api).await?;
    let new = serde_json::json!({ "indirect_partner_id": "reseller", "amount": "77.70", "verification_code": code });
    api.post("/v2/accounts/partner-accounts/indirect-partner-adjust", &new).await?;
    let view = View { lang: "en", ..View::PHONE };
    let reseller = signed_in(&product, view, "reseller-admin", "/resellers").await?;
    reseller.sees("My distributor").await?;
    reseller.sees("77.70").await?;
    reseller.close().await
}
