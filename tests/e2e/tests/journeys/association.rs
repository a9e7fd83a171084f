//! The main job: a partner asks, the customer decides.

use crate::steps::{confirm, customer, enter_code, product, row, signed_in};
use e2e::{Outcome, View};
use serde_json::json;

#[tokio::test]
async fn a_partner_asks_to_switch_and_the_customer_agrees() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (id, name) = customer(&api, "customer-clean-resale").await?;
    let before = row(&api, &id).await?;
    assert_eq!(before["association_type"], "2");
    let balances = api.get("/v2/accounts/partner-accounts/balances").await?.json();

    let partner = signed_in(&product, View::DESK, "csp-admin", &format!("/sales/customers/{id}/switch-type")).await?;
    partner.sees("Decided by the server").await?;
    partner.sees("What changes").await?;
    // Nothing ticked, nothing typed: the form says so and keeps the focus on what is wrong.
    partner.click("button", "Send request").await?;
    partner.sees("Give a reason").await?;
    partner.type_into("Reason", "Cheaper for you from next month").await?;
    partner.click("checkbox", "I understand the above and agree to this operation").await?;
    partner.click("button", "Send request").await?;
    partner.sees("Request sent").await?;
    assert!(partner.path().await?.starts_with("/sales/customers?"), "{}", partner.path().await?);
    partner.sees("the customer").await?;
    let waiting = row(&api, &id).await?;
    assert_eq!(waiting["console"]["pending"]["turn"]["who"], "CUSTOMER", "{waiting}");
    partner.close().await?;

    let owner = product.api().signed_in("customer-clean-resale").await?;
    let phone = signed_in(&product, View { lang: "en", ..View::PHONE }, "customer-clean-resale", "/my/partner").await?;
    phone.sees("Cheaper for you from next month").await?;
    phone.sees("Your turn").await?;
    phone.click("button", "Agree").await?;
    phone.role("alertdialog", "Agree to this request?").await?;
    enter_code(&phone, &owner).await?;
    confirm(&phone).await?;
    phone.sees("Agreed; the change has taken effect").await?;
    phone.close().await?;

    let after = row(&api, &id).await?;
    assert_eq!((&after["association_type"], &after["console"]["pending"]), (&json!("1"), &json!(null)), "{name}");
    // What was allocated came back to the partner.
    let returned = api.get("/v2/accounts/partner-accounts/balances").await?.json();
    assert_ne!(balances["account_balances"][0]["amount"], returned["account_balances"][0]["amount"]);
    Ok(())
}

#[tokio::test]
async fn a_customer_refuses_with_a_reason_and_nothing_changes() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (id, _) = customer(&api, "customer-pending-switch").await?;
    let before = row(&api, &id).await?;
    let phone =
        signed_in(&product, View { lang: "en", ..View::PHONE }, "customer-pending-switch", "/my/partner").await?;
    phone.click("button", "Decline").await?;
    phone.role("alertdialog", "Decline this request?").await?;
    phone.type_into("Reason", "Not this year").await?;
    confirm(&phone).await?;
    phone.sees("Declined").await?;
    phone.close().await?;
    let after = row(&api, &id).await?;
    assert_eq!(before["association_type"], after["association_type"]);
    assert_eq!(after["console"]["pending"], json!(null));
    let records =
        signed_in(&product, View::DESK, "csp-admin", &format!("/sales/association-requests?customer_id={id}")).await?;
    // In its row: the filter above the table offers the word in any case.
    records.sees_in("tbody", "Declined").await?;
    records.close().await
}

#[tokio::test]
async fn an_administrator_agrees_to_a_customers_wish_to_leave() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (id, _) = customer(&api, "customer-asked-unbind").await?;
    let browser =
        signed_in(&product, View::DESK, "csp-admin", &format!("/sales/association-requests?customer_id={id}")).await?;
    browser.find("tbody tr .row-actions button").await?.click().await?;
    browser.click("menuitem", "Agree").await?;
    browser.sees("It takes effect at once").await?;
    confirm(&browser).await?;
    browser.sees("the change has taken effect").await?;
    browser.close().await?;
    assert_eq!(row(&api, &id).await?, json!(null), "the customer is not the partner's any more");
    let owner = product.api().signed_in("customer-asked-unbind").await?;
    assert_eq!(owner.get("/v2/customers/partner").await?.json()["association"], json!(null));
    Ok(())
}

#[tokio::test]
async fn an_account_manager_is_assigned() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (id, _) = customer(&api, "customer-clean-referral").await?;
    let before = row(&api, &id).await?["console"]["account_manager"]["member_id"].clone();
    let browser =
        signed_in(&product, View::DESK, "csp-admin", &format!("/sales/customers/{id}/account-manager")).await?;
    browser.find("input[name='account-manager']").await?;
    let chosen = browser
        .script("const other = [...document.querySelectorAll(\"input[name='account-manager']\")].find(i => !i.closest('label').innerText.includes('current')); other.click(); return other.value")
        .await?;
    browser.click("button", "Assign").await?;
    browser.sees("Account manager assigned").await?;
    browser.close().await?;
    let after = row(&api, &id).await?["console"]["account_manager"]["member_id"].clone();
    assert_ne!(before, after);
    assert_eq!(after, chosen);
    Ok(())
}
