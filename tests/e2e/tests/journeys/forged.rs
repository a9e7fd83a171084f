//! Whoever goes round the page is refused for exactly the reasons that the page shows.

use crate::steps::{PASSWORD, customer, product, texts};
use anyhow::{Context, Result};
use e2e::{Api, Browser, Outcome, View};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A page with conditions that are not met, and the request that it does not offer.
struct Forged {
    account: &'static str,
    page: String,
    operation: String,
    body: Value,
    version: Option<Value>,
}

async fn all(partner: &Api, distributor: &Api) -> Result<Vec<Forged>> {
    let csp = |page: String, operation: &str, body: Value, version: Option<Value>| Forged {
        account: "csp-admin",
        page,
        operation: operation.to_owned(),
        body,
        version,
    };
    let (blocked, _) = customer(partner, "customer-blocked").await?;
    let (referral, _) = customer(partner, "customer-blocked-referral").await?;
    let ask = |id: &str, operation: &str, target: Value| json!({ "customer_id": id, "operation": operation, "target_type": target, "reason": "forged", "notice_accepted": true });
    let requests = "/v2/partners/association-requests";
    let found = partner.get("/v2/partners/specialists?search=employee-he").await?.json();
    let employee = &found["specialists"][0];
    let specialist = employee["specialist_id"].as_str().context("an employee")?;
    let below = json!({ "indirect_partner_id": "*", "limit": 1, "include": ["console"] });
    let below = distributor.post("/v2/partners/sub-customers/query", &below).await?.json();
    let below = &below["customer_infos"][0];
    let other = below["customer_id"].as_str().context("a reseller's customer")?;
    let managers = distributor.get("/v2/partners/account-managers").await?.json();
    Ok(vec![
        csp(format!("/sales/customers/{blocked}/unbind"), requests, ask(&blocked, "UNBIND", Value::Null), None),
        csp(format!("/sales/customers/{blocked}/switch-type"), requests, ask(&blocked, "SWITCH", json!("1")), None),
        csp(format!("/sales/customers/{referral}/switch-type"), requests, ask(&referral, "SWITCH", json!("2")), None),
        csp(
            format!("/sales/customers/{referral}/authorization"),
            "/v2/partners/authorizations",
            json!({ "customer_id": referral, "letter_accepted": true }),
            None,
        ),
        csp(
            format!("/specialists/{specialist}?do=unbind"),
            &format!("/v2/partners/specialists/{specialist}/unbind"),
            json!({}),
            Some(employee["version"].clone()),
        ),
        Forged {
            account: "distributor-admin",
            page: format!("/sales/customers/{other}/account-manager"),
            operation: format!("/v2/partners/sub-customers/{other}/account-manager"),
            body: json!({ "account_manager_id": managers["account_managers"][0]["member_id"] }),
            version: Some(below["console"]["version"].clone()),
        },
    ])
}

/// The sentences of the conditions that the page draws as not met.
async fn drawn(browser: &Browser) -> Result<BTreeSet<String>> {
    browser.find(".check-item[data-turn=failed]").await?;
    browser.settled().await?;
    let script =
        "return [...document.querySelectorAll('.check-item[data-turn=failed] .check-title')].map(one => one.innerText)";
    Ok(serde_json::from_value(browser.script(script).await?)?)
}

#[tokio::test]
async fn a_forged_request_is_refused_for_what_the_page_shows() -> Outcome {
    let product = product().await?;
    let texts = texts("en", "checks")?;
    let apis = [
        ("csp-admin", product.api().signed_in("csp-admin").await?),
        ("distributor-admin", product.api().signed_in("distributor-admin").await?),
    ];
    let browser = Browser::open(&product, View::DESK).await?;
    for (account, api) in &apis {
        browser.sign_in(account, PASSWORD, "/rules").await?;
        for forged in all(&apis[0].1, &apis[1].1).await?.into_iter().filter(|one| one.account == *account) {
            browser.goto(&forged.page).await?;
            let shown = drawn(&browser).await?;
            let etag = forged.version.map(|version| format!("\"v{version}\""));
            let refused = api.post_if(&forged.operation, &forged.body, etag.as_deref()).await?;
            assert_eq!(refused.status, 400, "{}: {}", forged.operation, refused.text);
            let refused = refused.json();
            let items = refused["check_items"].as_array().context("the conditions")?;
            let unmet = items.iter().filter(|item| item["passed"] == false);
            let told: BTreeSet<_> = unmet
                .map(|item| texts.get(&item["check"].as_str().unwrap_or_default().to_lowercase()).cloned())
                .collect::<Option<_>>()
                .context("a text for each")?;
            assert_eq!(told, shown, "{}", forged.page);
        }
    }
    browser.close().await
}
