//! Every reason that a partner can be given, read by a demo account in both languages.

use crate::steps::{PASSWORD, product};
use anyhow::{Context, Result, ensure};
use e2e::{Api, Browser, Outcome, View};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The primary account, or an administrator, of every partner of the demo.
const ACCOUNTS: [&str; 6] =
    ["csp-root", "distributor-admin", "reseller-admin", "reseller-frozen-admin", "gov-admin", "subsidy-admin"];

/// The checks that only a refusal before the rule, or no demo, can show unmet.
const NEVER_UNMET: [&str; 4] = ["CERT_NOT_BOUND", "INVITATION_CAP", "NOT_ADMIN", "NO_PERMISSION"];

/// A receipt with its conditions.
struct Receipt {
    id: String,
    conditions: Vec<Condition>,
}

/// A condition as it has to be read.
struct Condition {
    check: String,
    unmet: bool,
    has_fix: bool,
}

fn condition(of: &Value) -> Condition {
    let outcome = of["passed"].as_bool();
    Condition {
        check: of["check"].as_str().unwrap_or_default().to_owned(),
        unmet: outcome == Some(false),
        has_fix: !of["fix"].is_null(),
    }
}

/// The receipts of an account that between them show every condition, and each unmet where one is.
async fn telling(api: &Api) -> Result<Vec<Receipt>> {
    let (mut shown, mut chosen, mut offset) = (BTreeSet::new(), Vec::new(), 0);
    loop {
        let page = api.get(&format!("/v2/partners/receipts?limit=100&offset={offset}")).await?.json();
        let lines = page["receipts"].as_array().context("receipts")?.clone();
        for line in &lines {
            let id = line["receipt_id"].as_str().context("an id")?.to_owned();
            let detail = api.get(&format!("/v2/partners/receipts/{id}")).await?.json();
            let all = detail["receipt"]["decision"]["verdict"]["conditions"].as_array().context("conditions")?;
            let conditions: Vec<_> = all.iter().map(condition).collect();
            // Each by itself: all of them have to be noted.
            let new = conditions.iter().filter(|one| shown.insert((one.check.clone(), one.unmet))).count();
            if new > 0 {
                chosen.push(Receipt { id, conditions });
            }
        }
        offset += lines.len();
        if lines.is_empty() || offset as u64 >= page["count"].as_u64().unwrap_or(0) {
            return Ok(chosen);
        }
    }
}

fn texts(lang: &str) -> Result<BTreeMap<String, String>> {
    let crates = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").context("run by cargo")?);
    let text = std::fs::read_to_string(crates.join(format!("../../locales/{lang}/checks.json")))?;
    Ok(serde_json::from_str(&text)?)
}

/// The sentence of each condition stands on the page, and beside what is not met who can mend it and how.
async fn reads(browser: &Browser, receipt: &Receipt, texts: &BTreeMap<String, String>) -> Result<()> {
    browser.goto(&format!("/rules/receipts/{}", receipt.id)).await?;
    browser.find(".check-list").await?;
    let page = browser.text().await?;
    for one in &receipt.conditions {
        let key = one.check.to_lowercase();
        let title = texts.get(&key).with_context(|| format!("no text for {}", one.check))?;
        ensure!(page.contains(title), "{} of {} is not read: {title}\n{page}", one.check, receipt.id);
        if one.unmet && one.has_fix {
            let remedy = texts.get(&format!("{key}_fix")).with_context(|| format!("no remedy for {}", one.check))?;
            ensure!(page.contains(remedy), "the remedy of {} is not read: {remedy}\n{page}", one.check);
        }
    }
    Ok(())
}

#[tokio::test]
async fn every_reason_is_read_in_both_languages() -> Outcome {
    let product = product().await?;
    let (mut seen, mut unmet) = (BTreeSet::new(), BTreeSet::new());
    let mut all = Vec::new();
    for account in ACCOUNTS {
        let found = telling(&product.api().signed_in(account).await?).await?;
        // What another account has shown already is not opened again.
        let mut shows_more = |receipt: &Receipt| {
            let mut note =
                |one: &Condition| seen.insert(one.check.clone()) | (one.unmet && unmet.insert(one.check.clone()));
            receipt.conditions.iter().filter(|one| note(one)).count() > 0
        };
        all.push((account, found.into_iter().filter(|receipt| shows_more(receipt)).collect::<Vec<_>>()));
    }
    for lang in ["en", "zh-CN"] {
        let (texts, browser) = (texts(lang)?, Browser::open(&product, View { lang, ..View::DESK }).await?);
        for (account, receipts) in all.iter().filter(|(_, receipts)| !receipts.is_empty()) {
            browser.sign_in(account, PASSWORD, "/rules/receipts").await?;
            for receipt in receipts {
                reads(&browser, receipt, &texts).await?;
            }
        }
        browser.close().await?;
    }
    let never: Vec<_> = seen.difference(&unmet).map(String::as_str).collect();
    assert_eq!(never, NEVER_UNMET);
    assert!(unmet.len() > 80, "{}", unmet.len());
    Ok(())
}
