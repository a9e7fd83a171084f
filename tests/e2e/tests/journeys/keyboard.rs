//! The main job without a mouse, in Chinese and in the dark theme.

use crate::steps::{PASSWORD, customer, product, row, text};
use anyhow::{Result, bail};
use e2e::{Browser, Key, Outcome, View};

/// What the element with the focus is called, and what it says; nothing of what only holds others.
const FOCUSED: &str = "const one = document.activeElement;
    if (!one.matches('a, button, input, textarea, select, [role=menuitem]')) { return ''; }
    const labels = [...(one.labels || [])].map(label => label.innerText);
    return [one.getAttribute('aria-label') || '', one.placeholder || '', ...labels, one.innerText || ''].join(' ').trim()";

fn zh(namespace: &str, key: &str) -> Result<String> {
    text("zh-CN", namespace, key)
}

/// Presses a key until the focus is on what is called so.
async fn go_to(browser: &Browser, key: Key, name: &str) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..120 {
        let focused = browser.script(FOCUSED).await?.as_str().unwrap_or_default().to_owned();
        if focused.contains(name) {
            return Ok(());
        }
        passed.push(focused);
        browser.press(key.clone()).await?;
    }
    bail!("no key leads to “{name}”; passed: {passed:?}")
}

async fn tab_to(browser: &Browser, name: &str) -> Result<()> {
    go_to(browser, Key::Tab, name).await
}

#[tokio::test]
async fn the_palette_finds_pages_by_pinyin_and_says_why_an_action_is_closed() -> Outcome {
    let product = product().await?;
    let browser = Browser::open(&product, View { lang: "zh-CN", theme: "light", width: 1440 }).await?;
    browser.sign_in("csp-admin", PASSWORD, "/").await?;
    browser.click("button", &zh("shell", "search")?).await?;
    browser.type_here("dbsx").await?;
    browser.sees_in("dialog.palette [role=listbox]", &zh("shell", "todos")?).await?;
    browser.press(Key::Enter).await?;
    browser.sees_in("h1", &zh("home", "todo_page")?).await?;
    browser.find("tbody tr").await?;
    if browser.path().await? != "/todos" {
        bail!("the palette led to {}", browser.path().await?);
    }
    // What was opened last comes first.
    browser.click("button", &zh("shell", "search")?).await?;
    browser.sees_in("dialog.palette [role=option]:first-child", &zh("shell", "todos")?).await?;
    browser.type_here(&zh("opportunities", "create")?).await?;
    browser.find("dialog.palette [role=option] .palette-reason").await?;
    browser.press(Key::Enter).await?;
    browser.sees_in("h1", &zh("errors", "access_title")?).await
}

#[tokio::test]
async fn a_partner_asks_to_switch_without_a_mouse() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (id, name) = customer(&api, "customer-clean-resale").await?;
    let browser = Browser::open(&product, View { lang: "zh-CN", theme: "dark", width: 1440 }).await?;
    browser.goto("/sign-in?lang=zh-CN").await?;
    browser.find("form").await?;
    tab_to(&browser, &zh("sign_in", "account")?).await?;
    browser.type_here("csp-admin").await?;
    tab_to(&browser, &zh("sign_in", "password")?).await?;
    browser.type_here(PASSWORD).await?;
    browser.press(Key::Enter).await?;

    browser.find("nav a[href='/sales/customers']").await?;
    tab_to(&browser, &zh("shell", "customers")?).await?;
    browser.press(Key::Enter).await?;
    browser.find("tbody tr").await?;
    tab_to(&browser, &zh("common", "filter_placeholder")?).await?;
    browser.type_here(&name).await?;
    browser.press(Key::Enter).await?;
    browser.settled().await?;
    tab_to(&browser, &zh("customers", "more_for")?).await?;
    browser.press(Key::Enter).await?;
    browser.find("[role=menu]:popover-open").await?;
    go_to(&browser, Key::Down, &zh("terms", "operation_switch")?).await?;
    browser.press(Key::Enter).await?;

    browser.sees(&zh("common", "decided_by_server")?).await?;
    tab_to(&browser, &zh("association", "reason")?).await?;
    browser.type_here("Cheaper from next month").await?;
    tab_to(&browser, &zh("association", "agree_switch")?).await?;
    browser.press(Key::Space).await?;
    tab_to(&browser, &zh("association", "send_request")?).await?;
    browser.press(Key::Enter).await?;
    browser.sees(&zh("association", "sent_until")?).await?;
    assert_eq!(row(&api, &id).await?["console"]["pending"]["turn"]["who"], "CUSTOMER");
    browser.close().await
}
