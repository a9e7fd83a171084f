//! 申请客户授权: the partner asks, the customer gives and takes back.

use crate::steps::{confirm, customer, enter_code, product, signed_in};
use e2e::{Outcome, View};

#[tokio::test]
async fn a_customer_authorises_and_revokes() -> Outcome {
    let product = product().await?;
    let owner = product.api().signed_in("customer-authorization-pending").await?;
    let browser =
        signed_in(&product, View::DESK, "customer-authorization-pending", "/my/partner?tab=authorizations").await?;
    browser.click("button", "Authorise").await?;
    browser.role("alertdialog", "Authorise the partner to act for you?").await?;
    browser.click("checkbox", "I have read and agree to this letter").await?;
    enter_code(&browser, &owner).await?;
    confirm(&browser).await?;
    browser.sees("Authorised").await?;
    browser.close().await?;
    let all = owner.get("/v2/customers/authorizations").await?.json();
    assert_eq!(all["authorizations"][0]["state"], "AUTHORIZED", "{all}");

    let holder = signed_in(&product, View::DESK, "customer-authorized", "/my/partner?tab=authorizations").await?;
    let owner = product.api().signed_in("customer-authorized").await?;
    holder.click("button", "Revoke").await?;
    holder.type_into("Reason", "The project has ended").await?;
    enter_code(&holder, &owner).await?;
    confirm(&holder).await?;
    holder.sees("Authorisation revoked").await?;
    holder.close().await
}

#[tokio::test]
async fn a_customer_sees_from_its_first_tab_that_the_partner_waits() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "customer-authorization-pending", "/my/partner").await?;
    browser.sees("Handle now").await?;
    browser.click("button", "Handle now").await?;
    browser.click("button", "Authorise").await?;
    browser.role("alertdialog", "Authorise the partner to act for you?").await?;
    browser.close().await
}

#[tokio::test]
async fn a_partner_asks_a_resale_customer_and_a_referral_customer_shows_why_not() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (resale, _) = customer(&api, "customer-clean-resale").await?;
    let (referral, _) = customer(&api, "customer-clean-referral").await?;
    let browser =
        signed_in(&product, View::DESK, "csp-admin", &format!("/sales/customers/{referral}/authorization")).await?;
    browser.sees("A resale customer").await?;
    browser.sees("1 of 4 conditions not met").await?;
    browser.goto(&format!("/sales/customers/{resale}/authorization")).await?;
    browser.sees("conditions met").await?;
    browser.script("document.querySelector(\"form input[type=checkbox]\")?.click()").await?;
    browser.click("button", "Send request").await?;
    browser.sees("The request was sent to the customer").await?;
    browser.find("tbody tr").await?;
    browser.close().await
}
