//! Somebody with a personal account keeps its own projects, and its partner sees them; those of the vendor stay.

use crate::steps::{confirm, product, signed_in, texts};
use anyhow::Context;
use e2e::{Api, Browser, Outcome, View};
use serde_json::Value;

async fn projects(person: &Api) -> anyhow::Result<Vec<Value>> {
    let records = person.get("/v2/my/records").await?.json();
    records["projects"].as_array().cloned().context("no projects")
}

fn named(projects: &[Value], name: &str) -> usize {
    projects.iter().filter(|one| one["record"]["name"] == name).count()
}

/// Chooses a day in the open dialog, as the browser's own calendar does.
async fn choose_day(browser: &Browser, field: usize, day: &str) -> anyhow::Result<()> {
    let script = format!(
        "const field = document.querySelectorAll('dialog[open] input[type=date]')[{field}];
         field.value = '{day}'; field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    browser.script(&script).await?;
    Ok(())
}

#[tokio::test]
async fn an_employee_keeps_a_project_and_its_partner_sees_it() -> Outcome {
    let product = product().await?;
    let person = product.api().signed_in("employee-he").await?;
    let admin = product.api().signed_in("csp-admin").await?;
    let found = admin.get("/v2/partners/specialists?search=employee-he").await?.json();
    let specialist = found["specialists"][0]["specialist_id"].as_str().context("no specialist")?.to_owned();
    // Whoever signs in starts here.
    let browser = signed_in(&product, View::DESK, "employee-he", "/").await?;
    browser.sees("The partner sees").await?;
    browser.sees("Only an administrator of the partner can unbind the account").await?;
    assert_eq!(browser.path().await?, "/my/records");

    browser.click("button", "Add a project").await?;
    browser.role("dialog", "Add a project").await?;
    browser.type_into("Project name", "Harbour logistics").await?;
    browser.type_into("Duty", "Network design").await?;
    choose_day(&browser, 0, "2025-03-03").await?;
    choose_day(&browser, 1, "2025-03-01").await?;
    browser.click("button", "Save").await?;
    browser.sees("Not before the first day").await?;
    choose_day(&browser, 1, "2025-06-30").await?;
    browser.click("button", "Save").await?;
    browser.sees("Project saved").await?;
    assert_eq!(named(&projects(&person).await?, "Harbour logistics"), 1);

    browser.click("button", "More actions for Harbour logistics").await?;
    browser.click("menuitem", "Edit").await?;
    browser.role("dialog", "Edit the project").await?;
    browser.type_into("Project name", "Harbour logistics, second phase").await?;
    browser.click("button", "Save").await?;
    browser.role("button", "More actions for Harbour logistics, second phase").await?;
    let partner = signed_in(&product, View::DESK, "csp-admin", &format!("/specialists/{specialist}")).await?;
    partner.sees("Harbour logistics, second phase").await?;

    browser.click("button", "More actions for Harbour logistics, second phase").await?;
    browser.click("menuitem", "Delete").await?;
    browser.role("alertdialog", "Delete the project: Harbour logistics, second phase?").await?;
    confirm(&browser).await?;
    browser.sees("Project deleted").await?;
    assert_eq!(named(&projects(&person).await?, "Harbour logistics, second phase"), 0);
    browser.close().await?;
    // Not everybody has records of its own.
    partner.goto("/my/records").await?;
    partner.sees("See and keep the records of a personal account").await?;
    partner.close().await
}

#[tokio::test]
async fn the_vendor_s_project_says_in_both_languages_why_it_stays() -> Outcome {
    let product = product().await?;
    let person = product.api().signed_in("employee-he").await?;
    let before = projects(&person).await?;
    let fixed = before.iter().filter(|one| one["record"]["by_vendor"] == true).count();
    assert_eq!((fixed, before.len() > fixed), (1, true), "{before:?}");
    for lang in ["en", "zh-CN"] {
        let texts = texts(lang, "checks")?;
        let browser = signed_in(&product, View { lang, ..View::DESK }, "employee-he", "/my/records").await?;
        browser.find("main table button.button[data-tone=quiet]").await?;
        let press = "document.querySelector('main table button.button[data-tone=quiet]').click()";
        browser.script(press).await?;
        browser.find("dialog[open] .check-list").await?;
        for key in ["project_by_vendor", "project_by_vendor_fix", "project_not_own"] {
            browser.sees(texts.get(key).with_context(|| format!("no text {key}"))?).await?;
        }
        browser.close().await?;
    }
    assert_eq!(projects(&person).await?.len(), before.len());
    Ok(())
}

#[tokio::test]
async fn an_invitation_waits_on_the_own_page_of_somebody_who_is_not_bound() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View { lang: "en", ..View::PHONE }, "employee-grace", "/my/records").await?;
    browser.sees("invites you to bind your personal account").await?;
    browser.sees("Not bound to a partner").await?;
    browser.sees("Account not bound").await?;
    let answer = browser.find("main .notice a[href^='/c/specialist/']").await?;
    let link = answer.attr("href").await?.context("no link")?;
    browser.close().await?;
    let page = product.api().get(&format!("{link}?lang=en")).await?;
    assert!(page.text.contains("What the partner sees once you accept"), "{}", page.text);
    Ok(())
}
