//! Finding a customer, and what a blocked action answers.

use crate::steps::{PASSWORD, customer, product, signed_in};
use e2e::{Browser, Outcome, View};
use thirtyfour::Key;

#[tokio::test]
async fn a_wrong_password_keeps_the_account_and_a_right_one_opens_the_home_page() -> Outcome {
    let product = product().await?;
    let browser = Browser::open(&product, View::DESK).await?;
    browser.goto("/sales/customers").await?;
    browser.type_into("Account", "csp-admin").await?;
    browser.type_into("Password", "not the password").await?;
    browser.click("button", "Sign in").await?;
    browser.sees("Account or password is wrong").await?;
    let field = browser.role("textbox", "Account").await?;
    assert_eq!(field.prop("value").await?.as_deref(), Some("csp-admin"));
    browser.type_into("Password", PASSWORD).await?;
    browser.click("button", "Sign in").await?;
    // Back to the page that was asked for.
    browser.role("heading", "Customers").await?;
    assert!(browser.path().await?.starts_with("/sales/customers"));
    // The refused sign-in is the one error that the console may hold.
    browser.console().await?;
    browser.close().await
}

#[tokio::test]
async fn filters_and_order_are_in_the_address_and_shareable() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/sales/customers").await?;
    browser.find("tbody tr").await?;
    browser.settled().await?;
    browser.goto("/sales/customers?association_type=2&sort=-month_consumption").await?;
    browser.find("tbody tr").await?;
    browser.settled().await?;
    let first = browser.find("tbody tr").await?.text().await?;
    assert!(first.contains("Resale"), "{first}");
    let sorted = browser.find("th[aria-sort='descending']").await?.text().await?;
    assert!(sorted.contains("Spent this month"), "{sorted}");
    // Somebody else's browser shows the same rows for the same address.
    let address = browser.path().await?;
    let other = signed_in(&product, View::DESK, "csp-root", &address).await?;
    other.find("tbody tr").await?;
    other.settled().await?;
    assert_eq!(other.find("tbody tr").await?.text().await?, first);
    other.close().await?;
    // A value that does not exist is left out with a notice; the rest applies.
    browser.goto("/sales/customers?association_type=9&in_arrears=true").await?;
    browser.find("tbody tr").await?;
    browser.sees("association_type").await?;
    browser.close().await
}

#[tokio::test]
async fn a_blocked_action_opens_the_check_with_every_reason() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (id, _) = customer(&api, "customer-blocked").await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", &format!("/sales/customers?customer_id={id}")).await?;
    browser.find("tbody tr").await?;
    browser.find("tbody tr .row-actions button").await?.click().await?;
    browser.sees("conditions not met").await?;
    browser.press(Key::Escape).await?;
    browser.goto(&format!("/sales/customers/{id}/unbind")).await?;
    browser.sees("Decided by the server").await?;
    // The page lists what the server says, one for one.
    let path = format!("/v2/partners/sub-customers/{id}/association-checks");
    let report = api.post(&path, &serde_json::json!({ "operation": "UNBIND" })).await?.json();
    let conditions = report["verdict"]["conditions"].as_array().cloned().unwrap_or_default();
    let unmet = conditions.iter().filter(|one| one["passed"] == false).count();
    assert!(unmet >= 5, "{report}");
    let shown = browser.script("return document.querySelectorAll('.check-items > li').length").await?;
    assert_eq!(shown, serde_json::json!(conditions.len()));
    browser.sees(&format!("{unmet} of {} conditions not met", conditions.len())).await?;
    browser.close().await
}

#[tokio::test]
async fn a_fix_in_another_tab_turns_the_condition_green() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (id, _) = customer(&api, "customer-referral").await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", &format!("/sales/customers/{id}/switch-type")).await?;
    browser.sees("Decided by the server").await?;
    browser.sees("conditions not met").await?;
    let owner = product.api().signed_in("customer-referral").await?;
    let obligations = owner.get("/v2/customers/obligations").await?.json();
    for one in obligations["obligations"].as_array().cloned().unwrap_or_default() {
        let path = format!("/v2/customers/obligations/{}/end", one["obligation_id"].as_str().unwrap_or_default());
        let etag = format!("\"v{}\"", one["version"]);
        let reply = owner.post_if(&path, &serde_json::json!({}), Some(&etag)).await?;
        assert!(reply.status < 300, "{}", reply.text);
    }
    browser.click("button", "Check again").await?;
    browser.sees("conditions met").await?;
    browser.close().await
}

#[tokio::test]
async fn columns_and_row_height_are_in_the_address_and_shareable() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/sales/customers").await?;
    browser.find("tbody tr").await?;
    let heads = "return [...document.querySelectorAll('thead th')].map(th => th.dataset.column).join(' ')";
    let by_default = browser.script(heads).await?;
    // What is chosen here goes into the address …
    browser.script("for (const s of document.querySelectorAll('select')) if ([...s.options].some(o => o.value === 'compact')) { s.value = 'compact'; s.dispatchEvent(new Event('change', { bubbles: true })); }").await?;
    browser.click("button", "Columns").await?;
    browser.click("checkbox", "Account manager").await?;
    browser.click("button", "Close").await?;
    browser.settled().await?;
    let address = browser.path().await?;
    assert!(address.contains("density=compact") && address.contains("columns="), "{address}");
    let chosen = browser.script(heads).await?;
    assert_ne!(chosen, by_default);
    // … and somebody else's browser shows the same columns, and forgets them with the address.
    let other = signed_in(&product, View::DESK, "csp-root", &address).await?;
    other.find("tbody tr").await?;
    other.settled().await?;
    assert_eq!(other.script(heads).await?, chosen);
    other.find(".data-table[data-density='compact']").await?;
    other.goto("/sales/customers").await?;
    other.find("tbody tr").await?;
    assert_eq!(other.script(heads).await?, by_default);
    other.goto("/sales/customers?columns=Status&density=huge").await?;
    other.sees("density").await?;
    other.close().await?;
    // Who chose finds it again without the address.
    browser.goto("/sales/customers").await?;
    browser.find("tbody tr").await?;
    assert_eq!(browser.script(heads).await?, chosen);
    browser.close().await
}
