//! Every reason that a partner can be given, read by a demo account in both languages.

use crate::steps::{PASSWORD, product, texts};
use anyhow::{Context, Result, ensure};
use e2e::{Api, Browser, Outcome, Product, View};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The primary account, or an administrator, of every partner of the demo.
const ACCOUNTS: [&str; 9] = [
    "csp-root",
    "distributor-admin",
    "reseller-admin",
    "reseller-frozen-admin",
    "reseller-orphan-root",
    "gov-admin",
    "subsidy-admin",
    "applicant-abroad-root",
    "yunfan-academy-root",
];

/// The checks that no receipt has as not met. Who is not in the co-sell plan has no opportunity to submit or to apply
/// for: that R-71 asks for the plan is read where a draft is begun. Who invites, unbinds, switches or asks for an
/// authorisation without the right is refused before the rule is asked. An invitation that works no
/// more says so on its own page; and what another partner reported leaves no receipt.
const NEVER_UNMET: [&str; 11] = [
    "R-02 REPORTED_BY_OTHER",
    "R-04 INVITATION_EXPIRED",
    "R-04 INVITATION_USED",
    "R-04 INVITATION_WITHDRAWN",
    "R-05 REPORTED_BY_OTHER",
    "R-09 NOT_ADMIN",
    "R-10 NOT_ADMIN",
    "R-12 NO_PERMISSION",
    "R-34 NOT_ADMIN",
    "R-71 NOT_IN_PCE_PLAN",
    "R-77 NOT_IN_PCE_PLAN",
];

/// The checks that no receipt of the demo has: what paths ask for from 2027 on (R-31; read in `business_plans`), and a day's
/// worth of new accounts of one link. A person's own page is read in `own_records`.
const NEVER_ASKED: [&str; 5] =
    ["BUSINESS_PLAN", "LINK_REGISTRATION_CAP", "PROJECT_BY_VENDOR", "PROJECT_NOT_OWN", "SPECIALISTS_ON_PATH"];

/// The checks that are unmet somewhere on the pages, beside what the receipts show.
const UNASKED: [&str; 18] = [
    "DEALER_STATUS_EXPIRED",
    "MEMBERSHIP_NOT_VALID",
    "NOT_IN_CSP_PLAN",
    "NOT_IN_PCE_PLAN",
    "NO_CERTIFICATE_FOR_PLAN",
    "PATH_NOT_CERTIFIED",
    "PERF_TRANSFERRED",
    "PRODUCT_NOT_ELIGIBLE",
    "RECENTLY_MOVED_CUSTOMER",
    "REFUND_IN_CYCLE",
    "RESELLER_GETS_NONE",
    "STORED_VALUE_PURCHASE",
    "TARGET_3_PARTNERS_IN_YEAR",
    "TARGET_ALREADY_INVITED",
    "TARGET_ENTERPRISE",
    "TARGET_IS_PARTNER",
    "TARGET_LINKED",
    "UNPAID_CONSUMPTION",
];

/// A receipt with its conditions.
struct Receipt {
    id: String,
    conditions: Vec<Condition>,
}

/// A condition as it has to be read.
struct Condition {
    rule: String,
    check: String,
    unmet: bool,
    has_fix: bool,
}

impl Condition {
    /// The same check of two rules is two conditions.
    fn name(&self) -> String {
        format!("{} {}", self.rule, self.check)
    }
}

fn condition(of: &Value) -> Condition {
    let outcome = of["passed"].as_bool();
    Condition {
        rule: of["rule"].as_str().unwrap_or_default().to_owned(),
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
            let new = conditions.iter().filter(|one| shown.insert((one.name(), one.unmet))).count();
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

/// The sentence of each condition stands on the page, and beside what is not met who can mend it and how.
async fn reads(browser: &Browser, receipt: &Receipt, texts: &BTreeMap<String, String>) -> Result<()> {
    browser.goto(&format!("/rules/receipts/{}", receipt.id)).await?;
    browser.find(".check-list").await?;
    said(browser, &receipt.id, &receipt.conditions, texts).await
}

/// The lines of the check lists: is it in the way, what should be true, and everything beside it.
async fn items(browser: &Browser) -> Result<Vec<(bool, String, String)>> {
    let script = "return [...document.querySelectorAll('.check-item')].map(item =>
        [item.dataset.turn === 'failed', item.querySelector('.check-title').innerText, item.innerText])";
    Ok(serde_json::from_value(browser.script(script).await?)?)
}

/// The same of the page that is open.
async fn said(
    browser: &Browser,
    place: &str,
    conditions: &[Condition],
    texts: &BTreeMap<String, String>,
) -> Result<()> {
    let items = items(browser).await?;
    for one in conditions {
        let key = one.check.to_lowercase();
        let title = texts.get(&key).with_context(|| format!("no text for {}", one.check))?;
        let drawn = |item: &&(bool, String, String)| item.0 == one.unmet && item.1 == *title;
        let item = items.iter().find(drawn);
        let item =
            item.with_context(|| format!("{} of {place} is not read as unmet={}: {items:?}", one.check, one.unmet))?;
        if one.unmet && one.has_fix {
            let remedy = texts.get(&format!("{key}_fix")).with_context(|| format!("no remedy for {}", one.check))?;
            ensure!(item.2.contains(remedy), "the remedy of {} at {place} is not read: {remedy}\n{item:?}", one.check);
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
            let mut note = |one: &Condition| seen.insert(one.name()) | (one.unmet && unmet.insert(one.name()));
            receipt.conditions.iter().filter(|one| note(one)).count() > 0
        };
        all.push((account, found.into_iter().filter(|receipt| shows_more(receipt)).collect::<Vec<_>>()));
    }
    for lang in ["en", "zh-CN"] {
        let (texts, browser) = (texts(lang, "checks")?, Browser::open(&product, View { lang, ..View::DESK }).await?);
        for (account, receipts) in all.iter().filter(|(_, receipts)| !receipts.is_empty()) {
            browser.sign_in(account, PASSWORD, "/rules/receipts").await?;
            for receipt in receipts {
                reads(&browser, receipt, &texts).await?;
            }
        }
        browser.close().await?;
    }
    // Whatever there is a text for is read here, or where no operation asks.
    let keys = texts("en", "checks")?.into_keys().filter(|key| !key.ends_with("_fix")).map(|key| key.to_uppercase());
    let checks: BTreeSet<_> = seen.iter().filter_map(|name| name.split(' ').nth(1)).collect();
    let unread: Vec<_> =
        keys.filter(|key| !checks.contains(key.as_str()) && !UNASKED.contains(&key.as_str())).collect();
    assert_eq!(unread, NEVER_ASKED);
    let never: Vec<_> = seen.difference(&unmet).map(String::as_str).collect();
    assert_eq!(never, NEVER_UNMET);
    assert!(unmet.len() > 80, "{}", unmet.len());
    Ok(())
}

/// Where something is shown that no operation asks for, so that no receipt keeps it.
struct Shown {
    account: &'static str,
    path: String,
    /// What is typed and pressed before it is there.
    contact: Option<&'static str>,
    conditions: Vec<Condition>,
}

/// One contact for every reason not to be invited.
const CONTACTS: [&str; 4] = ["19910000008", "19920000002", "19920000003", "19920000004"];

fn conditions(verdict: &Value) -> Vec<Condition> {
    verdict["conditions"].as_array().map(|all| all.iter().map(condition).collect()).unwrap_or_default()
}

/// Certificates of programmes and paths.
async fn certificates(product: &Product, all: &mut Vec<Shown>) -> Result<()> {
    for account in ["csp-root", "distributor-admin", "gov-admin"] {
        let api = product.api().signed_in(account).await?;
        let programs = api.get("/v2/partners/programs").await?.json();
        for card in programs["programs"].as_array().context("programmes")? {
            let path = format!("/programs/{}/certificate", card["program"].as_str().unwrap_or_default());
            let conditions: Vec<_> = conditions(&card["certificate"]);
            // Where there is a certificate, it stands in the place of its conditions.
            if conditions.iter().any(|one| one.unmet) {
                all.push(Shown { account, path, contact: None, conditions });
            }
        }
        let paths = api.get("/v2/partners/paths").await?.json();
        for card in paths["paths"].as_array().context("paths")?.iter().filter(|card| card["stage"] != "AVAILABLE") {
            let verdicts = card["certificates"].as_array().context("certificates")?.iter();
            let refused = verdicts.map(|one| conditions(&one["verdict"])).filter(|all| all.iter().any(|one| one.unmet));
            let path = "/programs/paths".to_owned();
            all.push(Shown { account, path, contact: None, conditions: refused.flatten().collect() });
        }
    }
    Ok(())
}

/// Lines of incentives: nothing, less than nothing, frozen.
async fn incentives(product: &Product, all: &mut Vec<Shown>) -> Result<()> {
    for account in ["csp-root", "distributor-admin", "reseller-admin"] {
        let api = product.api().signed_in(account).await?;
        for filter in ["sign=ZERO", "sign=NEGATIVE", "frozen=true"] {
            let lines = api.get(&format!("/v2/partners/incentives?{filter}&limit=40")).await?.json();
            for line in lines["incentives"].as_array().context("lines")? {
                let id = line["incentive_id"].as_str().context("an id")?;
                let detail = api.get(&format!("/v2/partners/incentives/{id}")).await?.json();
                let verdicts = ["earning", "taking_back", "freezing"];
                let conditions = verdicts.iter().flat_map(|one| conditions(&detail["explanation"][one])).collect();
                let path = format!("/sales/incentives/{id}");
                all.push(Shown { account, path, contact: None, conditions });
            }
        }
    }
    Ok(())
}

/// Accounts that cannot be invited.
async fn candidates(product: &Product, all: &mut Vec<Shown>) -> Result<()> {
    let api = product.api().signed_in("csp-admin").await?;
    for contact in CONTACTS {
        let search = json!({ "contact": contact });
        let found = api.post("/v2/partners/specialists/candidates", &search).await?.json();
        let path = "/specialists?tab=invitations&do=invite".to_owned();
        let conditions = conditions(&found["candidates"][0]["verdict"]);
        all.push(Shown { account: "csp-admin", path, contact: Some(contact), conditions });
    }
    Ok(())
}

#[tokio::test]
async fn what_no_operation_asks_is_read_where_it_is_shown() -> Outcome {
    let product = product().await?;
    let mut all = Vec::new();
    certificates(&product, &mut all).await?;
    incentives(&product, &mut all).await?;
    candidates(&product, &mut all).await?;
    // A draft is begun without the plan too, and says at once what is in the way of submitting it.
    let plan = Condition { rule: "R-71".into(), check: "NOT_IN_PCE_PLAN".into(), unmet: true, has_fix: true };
    let path = "/opportunities/new".to_owned();
    all.push(Shown { account: "distributor-root", path, contact: None, conditions: vec![plan] });
    let mut told = BTreeSet::new();
    all.retain(|shown| shown.conditions.iter().filter(|one| told.insert((one.check.clone(), one.unmet))).count() > 0);
    for lang in ["en", "zh-CN"] {
        let (texts, browser) = (texts(lang, "checks")?, Browser::open(&product, View { lang, ..View::DESK }).await?);
        let mut signed_in = "";
        for shown in &all {
            if signed_in != shown.account {
                browser.sign_in(shown.account, PASSWORD, "/rules").await?;
                signed_in = shown.account;
            }
            browser.goto(&shown.path).await?;
            if let Some(contact) = shown.contact {
                let field = if lang == "en" {
                    "Mobile number, mail address or account name"
                } else {
                    "手机号、邮件地址或账号名"
                };
                browser.type_into(field, contact).await?;
                browser.click("button", if lang == "en" { "Find" } else { "查找" }).await?;
            }
            browser.find(".check-list").await?;
            browser.script("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })").await?;
            said(&browser, &shown.path, &shown.conditions, &texts).await?;
        }
        browser.close().await?;
    }
    let unmet: Vec<_> = told.iter().filter(|(_, unmet)| *unmet).map(|(check, _)| check.as_str()).collect();
    assert_eq!(unmet, UNASKED);
    Ok(())
}
