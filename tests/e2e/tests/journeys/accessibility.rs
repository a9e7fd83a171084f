//! axe-core on every page, in both languages and themes, on a desk and on a phone.

use crate::steps::{PASSWORD, customer, product};
use anyhow::Context;
use e2e::{Browser, Outcome, View, audit};
use serde_json::Value;

#[tokio::test]
async fn no_page_has_serious_findings_on_a_desk_in_chinese() -> Outcome {
    audit_all("zh-CN", "light", 1440).await
}

#[tokio::test]
async fn no_page_has_serious_findings_on_a_desk_in_english() -> Outcome {
    audit_all("en", "dark", 1440).await
}

#[tokio::test]
async fn no_page_has_serious_findings_on_a_phone_in_chinese() -> Outcome {
    audit_all("zh-CN", "dark", 360).await
}

#[tokio::test]
async fn no_page_has_serious_findings_on_a_phone_in_english() -> Outcome {
    audit_all("en", "light", 360).await
}

/// An id of the demo's; without one the page would be another.
fn known(id: &Value) -> anyhow::Result<String> {
    id.as_str().map(str::to_owned).context("the demo has one of these")
}

/// Looks at every page in this language and width, and in both themes, this one first.
async fn audit_all(lang: &'static str, theme: &'static str, width: u32) -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let (blocked, _) = customer(&api, "customer-blocked").await?;
    let (clean, _) = customer(&api, "customer-clean-referral").await?;
    let root = product.api().signed_in("csp-root").await?;
    let pending = root.get("/v2/partners/opportunities?state=PENDING_ACCEPTANCE").await?.json();
    let opportunity = known(&pending["opportunities"][0]["opportunity_id"])?;
    let delivered = root.get("/v2/partners/opportunities?state=DELIVERED").await?.json();
    let delivered = known(&delivered["opportunities"][0]["opportunity_id"])?;
    let checked = root.get("/v2/partners/opportunity-incentives?state=AWAITING_CONFIRMATION").await?.json();
    let incentive = known(&checked["incentives"][0]["incentive_id"])?;
    let employees = api.get("/v2/partners/specialists?search=employee-he").await?.json();
    let specialist = known(&employees["specialists"][0]["specialist_id"])?;
    let reports = api.get("/v2/partners/customer-reports?state=ASSOCIATION_FAILED").await?.json();
    let report = known(&reports["reports"][0]["report_id"])?;
    let receipts = api.get("/v2/partners/receipts?allowed=false").await?.json();
    let receipt = known(&receipts["receipts"][0]["receipt_id"])?;
    let queue = product.api().signed_in("operator").await?.get("/v2/operator/reviews").await?.json();
    let review = known(&queue["reviews"][0]["review_id"])?;
    let register = product.api().signed_in("operator").await?;
    let register = register.post("/v2/operator/customer-accounts/query", &serde_json::json!({})).await?.json();
    let prospect = known(&register["accounts"][0]["account_id"])?;
    let distributor = product.api().signed_in("distributor-admin").await?;
    let waiting = distributor.get("/v2/partners/reseller-applications").await?.json();
    let application = known(&waiting["applications"][0]["application_id"])?;
    let pages: Vec<(&str, Vec<String>)> = vec![
        (
            "csp-admin",
            vec![
                "/".to_owned(),
                "/todos".to_owned(),
                "/sales/customers".to_owned(),
                format!("/sales/customers/{blocked}"),
                format!("/sales/customers/{blocked}?tab=obligations"),
                format!("/sales/customers/{blocked}/unbind"),
                format!("/sales/customers/{clean}/switch-type"),
                format!("/sales/customers/{clean}/account-manager"),
                format!("/sales/customers/{clean}/authorization"),
                "/sales/customers/development".to_owned(),
                "/sales/customers/development?do=report".to_owned(),
                "/sales/customers/development?tab=offline".to_owned(),
                "/sales/customers/development?tab=history".to_owned(),
                format!("/sales/customers/development/{report}"),
                format!("/sales/customers/development/{report}?do=invite"),
                "/sales/association-requests".to_owned(),
                "/sales/authorizations".to_owned(),
                "/sales/incentives".to_owned(),
                "/sales/incentives?tab=applications".to_owned(),
                "/organization/members".to_owned(),
                "/organization/members?tab=roles".to_owned(),
                "/organization/members?tab=contacts".to_owned(),
                "/organization/members/new".to_owned(),
                "/organization/roles/new".to_owned(),
                "/organization/roles/ADMIN".to_owned(),
                "/access/partner:opportunity:manage".to_owned(),
                "/programs".to_owned(),
                "/programs?tab=joined".to_owned(),
                "/programs/SOLUTION_PROVIDER/certificate".to_owned(),
                "/programs/paths".to_owned(),
                "/programs/accounts".to_owned(),
                "/programs/capabilities".to_owned(),
                "/programs/agreements".to_owned(),
                "/programs/agreements?tab=relations".to_owned(),
                "/programs/paths/SERVICE/certification".to_owned(),
                "/specialists".to_owned(),
                "/specialists?tab=invitations".to_owned(),
                format!("/specialists/{specialist}"),
                format!("/specialists/{specialist}?do=unbind"),
                "/messages".to_owned(),
                "/settings".to_owned(),
                "/rules?version=3".to_owned(),
                "/rules/what-if?rule=R-31".to_owned(),
                "/rules/what-if?rule=R-01".to_owned(),
                "/rules/what-if?rule=R-20".to_owned(),
                "/rules/what-if?rule=R-22".to_owned(),
                "/rules/what-if?rule=R-33".to_owned(),
                "/rules/what-if?rule=R-35".to_owned(),
                "/rules/what-if?rule=R-61".to_owned(),
                "/rules/what-if?rule=R-63".to_owned(),
                "/rules/receipts".to_owned(),
                format!("/rules/receipts/{receipt}"),
                "/no/such/page".to_owned(),
            ],
        ),
        (
            "csp-root",
            vec![
                "/opportunities".to_owned(),
                "/opportunities?tab=po".to_owned(),
                "/opportunities/new".to_owned(),
                format!("/opportunities/{opportunity}"),
                format!("/opportunities/{delivered}"),
                "/opportunities/incentives".to_owned(),
                "/opportunities/incentives?tab=published".to_owned(),
                format!("/opportunities/incentives/{incentive}"),
            ],
        ),
        (
            "distributor-admin",
            vec![
                "/resellers".to_owned(),
                "/resellers?tab=applications".to_owned(),
                "/resellers?tab=invitations".to_owned(),
                "/resellers/reseller".to_owned(),
                "/resellers/reseller?do=assign".to_owned(),
                "/resellers/reseller?do=allocate".to_owned(),
                "/resellers/reseller?do=quota".to_owned(),
                "/resellers?tab=records".to_owned(),
                "/resellers?tab=quotas".to_owned(),
                "/resellers?tab=quota_records".to_owned(),
                format!("/resellers/applications/{application}"),
            ],
        ),
        ("reseller-admin", vec!["/".to_owned(), "/resellers".to_owned(), "/resellers?tab=quotas".to_owned()]),
        ("reseller-frozen-admin", vec!["/resellers".to_owned()]),
        ("applicant-north-root", vec!["/programs".to_owned()]),
        (
            "operator",
            vec![
                "/".to_owned(),
                "/reviews".to_owned(),
                "/reviews/share-opportunity".to_owned(),
                "/partners".to_owned(),
                "/partners/csp".to_owned(),
                "/partners/personal-accounts".to_owned(),
                "/partners/personal-accounts?do=import".to_owned(),
                "/partners/personal-accounts?tab=customers".to_owned(),
                format!("/partners/personal-accounts?tab=customers&account={prospect}"),
                format!("/reviews/{review}"),
            ],
        ),
        ("customer-pending-switch", vec!["/my/partner".to_owned(), "/my/partner?tab=services".to_owned()]),
        ("employee-he", vec!["/my/records".to_owned()]),
        ("employee-grace", vec!["/my/records".to_owned(), "/my/messages".to_owned()]),
        ("customer-authorization-pending", vec!["/my/partner?tab=authorizations".to_owned()]),
    ];
    let browser = Browser::open(&product, View { lang, theme, width }).await?;
    let other = if theme == "light" { "dark" } else { "light" };
    let mut findings = Vec::new();
    browser.goto(&format!("/sign-in?lang={lang}")).await?;
    browser.find("h1").await?;
    findings.extend(audit(&browser).await?);
    browser.console().await?;
    for (account, paths) in &pages {
        browser.sign_in(account, PASSWORD, "/robots.txt").await?;
        browser.look(View { lang, theme, width }).await?;
        for path in paths {
            let separator = if path.contains('?') { '&' } else { '?' };
            browser.goto(&format!("{path}{separator}lang={lang}")).await?;
            browser.find("h1").await?;
            browser.settled().await?;
            let place = format!("{path} {lang} {theme} {width}");
            findings.extend(audit(&browser).await?.into_iter().map(|finding| format!("{place}: {finding}")));
            browser.look(View { lang, theme: other, width }).await?;
            browser.settled().await?;
            findings.extend(audit(&browser).await?.into_iter().map(|finding| format!("{place} {other}: {finding}")));
            browser.look(View { lang, theme, width }).await?;
            let over = browser
                .script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await?;
            if over.as_i64() > Some(0) {
                findings.push(format!("{place}: scrolls sideways by {over}"));
            }
            findings.extend(browser.console().await?.into_iter().map(|said| format!("{place}: {said}")));
        }
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    browser.close().await
}
