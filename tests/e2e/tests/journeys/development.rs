//! Customer development: a prospect is reported and invited, associates on the plain page, and is a customer; another is
//! refused with every reason, and nothing typed is lost.

use crate::steps::{PASSWORD, confirm, customer, product, signed_in};
use anyhow::Context;
use e2e::{Api, Browser, Key, Outcome, View};
use serde_json::{Value, json};

const PAGE: &str = "/sales/customers/development";

/// The reports of this account, newest first.
async fn reports(api: &Api, account: &str) -> anyhow::Result<Vec<Value>> {
    let found = api.get(&format!("/v2/partners/customer-reports?limit=100&search={account}")).await?.json();
    let all = found["reports"].as_array().cloned().unwrap_or_default();
    Ok(all.into_iter().filter(|one| one["account_name"] == account).collect())
}

fn id(report: &Value) -> String {
    report["report_id"].as_str().unwrap_or_default().to_owned()
}

/// Types the account in the open dialog and leaves the field.
async fn account_is(browser: &Browser, account: &str) -> anyhow::Result<()> {
    browser.type_into("Account name", account).await?;
    browser.press(Key::Tab).await
}

/// Sends what the open dialog asks for.
async fn submit(browser: &Browser) -> anyhow::Result<()> {
    let button = browser.find("dialog[open] button[type=submit]").await?;
    button.scroll_into_view().await?;
    Ok(button.click().await?)
}

#[tokio::test]
async fn a_prospect_is_reported_invited_and_becomes_a_customer_on_the_plain_page() -> Outcome {
    let product = product().await?;
    let admin = product.api().signed_in("csp-admin").await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", &format!("{PAGE}?do=report")).await?;
    // One that cannot be reported: every reason at once, before anything else is typed.
    account_is(&browser, "prospect-blocked").await?;
    browser.sees("This customer cannot be reported now").await?;
    browser.sees("of 9 conditions not met").await?;
    account_is(&browser, "nobody-at-all").await?;
    browser.sees_in("dialog[open] .field-error", "Nobody has this account name").await?;
    account_is(&browser, "prospect-new").await?;
    browser.sees("The report holds at once").await?;
    browser.type_into("Customer", "合肥蓝鲸数据有限公司").await?;
    submit(&browser).await?;
    browser.sees_in("dialog[open] .error-summary", "Choose an industry").await?;
    browser.script("const select = document.querySelector('dialog[open] select'); select.value = 'INTERNET'; select.dispatchEvent(new Event('change', { bubbles: true }))").await?;
    browser.type_into("Contact", "Lan Jing").await?;
    browser.type_into("E-mail", "lan@example.com").await?;
    // Closed and opened again, what was typed is there.
    browser.press(Key::Escape).await?;
    browser.click("button", "Report a customer").await?;
    browser.sees("The report holds at once").await?;
    browser.type_into("Reason", "Moves its analytics this year.").await?;
    submit(&browser).await?;
    browser.sees("is reported and protected until").await?;
    let made = reports(&admin, "prospect-new").await?.into_iter().next().context("no report")?;
    assert_eq!((&made["state"], &made["contact_name"]), (&json!("REPORTED"), &json!("Lan Jing")), "{made}");

    browser.goto(&format!("{PAGE}/{}?do=invite", id(&made))).await?;
    browser.sees("All 8 conditions met").await?;
    browser.sees("Lan Jing <lan@example.com>").await?;
    browser.click("button", "Send invitation").await?;
    browser.sees("is invited; the link works until").await?;
    // The account that nobody has was refused on purpose.
    browser.console().await?;
    browser.close().await?;

    let prospect = product.api().signed_in("prospect-new").await?;
    let messages = prospect.get("/v2/messages?limit=20").await?.json();
    let link = messages["messages"][0]["params"]["link"].as_str().context("no letter")?.to_owned();
    let path = link.find("/c/").map(|at| link.split_at(at).1.to_owned()).context("not a plain page")?;
    let phone = Browser::open(&product, View { lang: "en", ..View::PHONE }).await?;
    phone.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    phone.goto(&format!("{path}?lang=en")).await?;
    phone.find("#account-account").await?.send_keys("prospect-new").await?;
    phone.find("#account-password").await?.send_keys(PASSWORD).await?;
    phone.find("form button.primary").await?.click().await?;
    phone.sees("Your account is associated with").await?;
    phone.close().await?;

    let (found, name) = customer(&admin, "prospect-new").await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", &format!("/sales/customers?search={name}")).await?;
    browser.sees(&name).await?;
    browser.goto(&format!("{PAGE}/{}", id(&made))).await?;
    browser.click("link", "Open the customer").await?;
    browser.sees("prospect-new").await?;
    assert!(browser.path().await?.starts_with(&format!("/sales/customers/{found}")));
    browser.close().await
}

#[tokio::test]
async fn why_an_association_failed_is_said_in_the_list_and_in_the_history() -> Outcome {
    let product = product().await?;
    let browser = signed_in(
        &product,
        View::DESK,
        "csp-admin",
        &format!("{PAGE}?state=ASSOCIATION_FAILED&search=prospect-failed"),
    )
    .await?;
    browser.sees_in("table .report-cause", "Not met:").await?;
    browser.find("table .report-cause").await?.click().await?;
    browser.sees_in("#why", "Who can fix it").await?;
    browser.goto(&format!("{PAGE}?tab=history&associated=false&search=prospect-failed")).await?;
    browser.find("td[data-column=outcome] button.button").await?.click().await?;
    browser.sees_in("dialog[open]", "No unpaid bill").await?;
    browser.sees_in("dialog[open]", "Rules asked").await?;
    browser.close().await
}

#[tokio::test]
async fn several_are_invited_at_once_and_each_says_what_became_of_it() -> Outcome {
    let product = product().await?;
    let admin = product.api().signed_in("csp-admin").await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", PAGE).await?;
    let mut names = Vec::new();
    for account in ["prospect-old", "prospect-failed"] {
        let one = reports(&admin, account).await?.into_iter().next().context("no report")?;
        let name = one["customer_name"].as_str().unwrap_or_default().to_owned();
        browser.click("checkbox", &format!("Choose “{name}”")).await?;
        names.push(name);
    }
    browser.click("button", "Invite chosen (2)").await?;
    browser.click("button", "Send 2 invitations").await?;
    browser.sees("1 invited, 1 not invited").await?;
    browser.sees(&format!("{}: invited, the link works until", names.swap_remove(0))).await?;
    browser.sees(&format!("{}: Not met:", names.swap_remove(0))).await?;
    // One of the letters was refused on purpose.
    browser.console().await?;
    browser.close().await?;
    assert_eq!(reports(&admin, "prospect-old").await?[0]["state"], "INVITED");
    assert_eq!(reports(&admin, "prospect-failed").await?[0]["state"], "ASSOCIATION_FAILED");
    Ok(())
}

#[tokio::test]
async fn a_general_link_is_shown_around_and_taken_back() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", &format!("{PAGE}?tab=offline")).await?;
    browser.find(".poster img.poster-picture").await?;
    let drawn = "const all = [...document.querySelectorAll('.poster img')]; return all.length > 0 && all.every(one => one.complete && one.naturalWidth > 0)";
    browser.settled().await?;
    assert_eq!(browser.script(drawn).await?, json!(true));
    let link = browser.find(".poster code").await?.text().await?;
    browser.click("button", "Withdraw link").await?;
    confirm(&browser).await?;
    browser.sees("Link withdrawn").await?;
    browser.click("button", "Make a link").await?;
    browser.sees("Link made").await?;
    browser.close().await?;
    let path = link.find("/c/").map(|at| link.split_at(at).1.to_owned()).context("not a plain page")?;
    let page = product.api().get(&format!("{path}&lang=en")).await?;
    assert!(page.text.contains("taken back") && !page.text.contains("<form"), "{}", page.text);
    Ok(())
}
