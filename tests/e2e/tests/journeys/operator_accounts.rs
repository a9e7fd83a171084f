//! Accounts that the vendor's operator opens, imports and keeps: partners, employees and customers.

use crate::steps::{confirm, product, signed_in, text};
use e2e::{Browser, Outcome, View};
use tempfile::TempDir;

const HEAD: &str = "account_name,name,email,real_name,certificate_code,certificate_number,earned_with,earned_on,telephone,is_partner,position,cloud_since";

#[tokio::test]
async fn a_partner_is_opened_with_every_fault_named_and_its_owner_signs_in() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners").await?;
    vendor.click("button", "Open a partner account").await?;
    vendor.sees("The account is in the partner network").await?;
    vendor.type_into("Name in English", "Harbour Software").await?;
    vendor.type_into("Manager’s mail address optional", "he.lan@example.com").await?;
    confirm(&vendor).await?;
    // Everything that is wrong is said at once, and what was typed stays.
    let wrong = "return document.querySelectorAll('dialog[open] [aria-invalid=true]').length";
    vendor.find("dialog[open] [aria-invalid=true]").await?;
    assert_eq!(vendor.script(wrong).await?.as_i64(), Some(6));
    vendor.type_into("Name in Chinese", "Harbour").await?;
    vendor.type_into("Name to sign in with", "harbour").await?;
    vendor.type_into("Owner’s name", "Li Na").await?;
    vendor.type_into("Owner’s mail address", "li.na@example.com").await?;
    vendor.type_into("Manager’s name optional", "He Lan").await?;
    let password = "const field = document.querySelector('dialog[open] input[type=password]');
        field.value = 'Erstes-Pferd-2026';
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    vendor.script(password).await?;
    confirm(&vendor).await?;
    vendor.sees("The account is open").await?;
    vendor.sees_in("h1", "Harbour Software").await?;
    vendor.sees_in("[data-fact=company]", "No other account of the company is recorded").await?;
    let said = vendor.console().await?;
    assert_eq!(said, Vec::<String>::new());
    vendor.close().await?;
    let owner = Browser::open(&product, View::DESK).await?;
    owner.goto("/sign-in").await?;
    owner.sign_in("harbour", "Erstes-Pferd-2026", "/password").await?;
    owner.find("h1").await?;
    owner.close().await
}

/// Chooses a table with these rows, as a person does.
async fn choose(browser: &Browser, folder: &TempDir, rows: &str) -> anyhow::Result<()> {
    let file = folder.path().join("people.csv");
    std::fs::write(&file, format!("{HEAD}\r\n{rows}"))?;
    browser.find("#import-file").await?.send_keys(file.to_string_lossy()).await?;
    Ok(())
}

#[tokio::test]
async fn a_table_is_looked_at_before_it_is_imported() -> Outcome {
    let product = product().await?;
    let folder = TempDir::new()?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners/personal-accounts").await?;
    vendor.click("link", "Import from a table").await?;
    vendor.sees("Nothing is written before that").await?;
    let rows = "wen.new,Wen New,wen@example.com,PERSONAL,HCCDA,C-9001,PERSONAL,2026-01-05\r\n\
        wen.new,,,,HCCDP,C-9002,PERSONAL,2026/2/7\r\n\
        x,,nobody,SOMEBODY,,,,\r\n";
    choose(&vendor, &folder, rows).await?;
    vendor.sees("1 new, 0 changed, 0 as they are, 1 with errors").await?;
    vendor.sees("Row 4, real_name:").await?;
    vendor.sees("Row 4, email:").await?;
    // Nothing is there yet.
    let api = product.api().signed_in("operator").await?;
    let search = serde_json::json!({ "search": "wen.new" });
    let before = api.post("/v2/operator/personal-accounts/query", &search).await?.json();
    assert_eq!(before["count"], 0);
    vendor.click("button", "Import 1 account").await?;
    vendor.sees("Imported: 1 new, 0 changed, 0 as they are, 1 with errors").await?;
    vendor.click("link", "wen.new").await?;
    vendor.sees_in("li[data-certificate='C-9002']", "HCCDP").await?;
    let said = vendor.console().await?;
    assert_eq!(said, Vec::<String>::new());
    vendor.close().await?;
    // The same table again has nothing new in it, and a file that is none says why.
    let zh = View { lang: "zh-CN", ..View::PHONE };
    let vendor = signed_in(&product, zh, "operator", "/partners/personal-accounts?do=import").await?;
    choose(&vendor, &folder, rows).await?;
    vendor.sees(&text("zh-CN", "personal_accounts", "is_unchanged")?).await?;
    vendor.goto("/partners/personal-accounts?do=import").await?;
    let file = folder.path().join("other.csv");
    std::fs::write(&file, "colour\r\nred\r\n")?;
    vendor.find("#import-file").await?.send_keys(file.to_string_lossy()).await?;
    vendor.sees(&text("zh-CN", "personal_accounts", "columns_missing")?).await?;
    vendor.close().await
}

#[tokio::test]
async fn a_personal_account_is_made_by_hand_with_every_fault_named() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners/personal-accounts").await?;
    vendor.click("button", "Create a personal account").await?;
    vendor.type_into("Mail address optional", "nobody").await?;
    confirm(&vendor).await?;
    vendor.find("dialog[open] [aria-invalid=true]").await?;
    let wrong = "return document.querySelectorAll('dialog[open] [aria-invalid=true]').length";
    assert_eq!(vendor.script(wrong).await?.as_i64(), Some(3));
    vendor.close().await
}

#[tokio::test]
async fn what_is_recorded_of_a_customer_account_is_in_the_way_of_its_report() -> Outcome {
    let product = product().await?;
    let vendor =
        signed_in(&product, View::DESK, "operator", "/partners/personal-accounts?tab=customers&search=prospect-new")
            .await?;
    vendor.click("link", "prospect-new").await?;
    vendor.sees_in("dialog[open]", "Nobody’s customer").await?;
    vendor.click("button", "Change the facts").await?;
    vendor.sees("The next association, report or invitation").await?;
    vendor.click("checkbox", "Internal account of the vendor").await?;
    vendor.type_into("Special contracts", "2").await?;
    confirm_last(&vendor).await?;
    vendor.sees("Saved").await?;
    let said = vendor.console().await?;
    assert_eq!(said, Vec::<String>::new());
    vendor.close().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let report = serde_json::json!({ "account_name": "prospect-new" });
    let verdict = api.post("/v2/partners/customer-report-checks", &report).await?.json().to_string();
    assert!(verdict.contains("SPECIAL_CONTRACT"), "{verdict}");
    Ok(())
}

/// Presses the last button of the dialog above the panel.
async fn confirm_last(browser: &Browser) -> anyhow::Result<()> {
    let press = "const open = document.querySelectorAll('dialog[open]:not(.drawer)');
        const all = open[open.length - 1].querySelectorAll('button');
        return all[all.length - 1].click()";
    browser.find("dialog[open]:not(.drawer) button").await?;
    browser.script(press).await?;
    Ok(())
}
