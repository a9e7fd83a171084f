//! Whoever goes round the page is refused for exactly the reasons that the page shows.

use crate::steps::{PASSWORD, confirm, customer, product, text, texts};
use anyhow::{Context, Result};
use e2e::{Api, Browser, Outcome, Product, View};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What is done on the page before the conditions are there.
enum Opened {
    /// They stand on it.
    AtOnce,
    /// This is pressed.
    By(&'static str),
    /// An employee is looked for by this.
    Found(&'static str),
}

/// A page with conditions that are not met, and the request that it does not offer.
struct Forged {
    account: &'static str,
    page: String,
    opened: Opened,
    /// Where the conditions stand.
    list: &'static str,
    operation: String,
    puts: bool,
    body: Value,
    version: Option<Value>,
}

impl Forged {
    /// A request without a version, and a page that has its conditions at once.
    fn new(account: &'static str, page: impl Into<String>, operation: impl Into<String>, body: Value) -> Self {
        let (page, operation) = (page.into(), operation.into());
        let (opened, list) = (Opened::AtOnce, "body");
        Self { account, page, opened, list, operation, puts: false, body, version: None }
    }

    fn on(self, version: &Value) -> Self {
        Self { version: Some(version.clone()), ..self }
    }

    fn within(self, list: &'static str) -> Self {
        Self { list, ..self }
    }

    fn opened(self, opened: Opened) -> Self {
        Self { opened, list: "dialog[open]", ..self }
    }
}

/// Customers and employees.
async fn people(partner: &Api, distributor: &Api) -> Result<Vec<Forged>> {
    let csp = |page: String, operation: &str, body: Value| Forged::new("csp-admin", page, operation, body);
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
    let manager = json!({ "account_manager_id": managers["account_managers"][0]["member_id"] });
    let sought = partner.post("/v2/partners/specialists/candidates", &json!({ "contact": TAKEN })).await?.json();
    let account = &sought["candidates"][0]["account_id"];
    Ok(vec![
        csp(format!("/sales/customers/{blocked}/unbind"), requests, ask(&blocked, "UNBIND", Value::Null)),
        csp(format!("/sales/customers/{blocked}/switch-type"), requests, ask(&blocked, "SWITCH", json!("1"))),
        csp(format!("/sales/customers/{referral}/switch-type"), requests, ask(&referral, "SWITCH", json!("2"))),
        csp(
            format!("/sales/customers/{referral}/authorization"),
            "/v2/partners/authorizations",
            json!({ "customer_id": referral, "letter_accepted": true }),
        ),
        csp(
            format!("/specialists/{specialist}?do=unbind"),
            &format!("/v2/partners/specialists/{specialist}/unbind"),
            json!({}),
        )
        .on(&employee["version"]),
        //
        csp(
            "/specialists?tab=invitations&do=invite".to_owned(),
            "/v2/partners/specialists/invitations",
            json!({ "contact": TAKEN, "account_id": account }),
        )
        .opened(Opened::Found(TAKEN)),
        Forged::new(
            "distributor-admin",
            format!("/sales/customers/{other}/account-manager"),
            format!("/v2/partners/sub-customers/{other}/account-manager"),
            manager,
        )
        .on(&below["console"]["version"]),
    ])
}

/// An account that cannot be invited.
const TAKEN: &str = "19910000008";

/// Programmes, levels and paths.
async fn programs(product: &Product) -> Result<Vec<Forged>> {
    let api = async |account: &str| product.api().signed_in(account).await;
    let applications = "/v2/partners/program-applications";
    let path = |of: &Value, path: &str| {
        let all = of["paths"].as_array().cloned().unwrap_or_default();
        all.into_iter().find(|card| card["path"] == path).map(|card| card["version"].clone()).unwrap_or_default()
    };
    let subsidy = api("subsidy-admin").await?.get("/v2/partners/programs").await?.json();
    let own = api("csp-admin").await?.get("/v2/partners/paths").await?.json();
    let distributor = api("distributor-admin").await?.get("/v2/partners/paths").await?.json();
    let certification = api("gov-admin").await?.get("/v2/partners/paths/SOFTWARE/certification").await?.json();
    let page = "/programs/paths/SOFTWARE/certification";
    Ok(vec![
        //
        Forged::new("reseller-frozen-admin", "/programs", applications, json!({ "program": "SOLUTION_PROVIDER" }))
            .opened(Opened::By("[data-program=SOLUTION_PROVIDER] .program-actions button")),
        //
        Forged::new("reseller-frozen-admin", "/programs", applications, json!({ "program": "PCE" }))
            .opened(Opened::By("[data-program=PCE] .program-actions button")),
        //
        Forged::new(
            "subsidy-admin",
            "/programs?tab=joined",
            "/v2/partners/programs/SOLUTION_PROVIDER/level-upgrades",
            json!({}),
        )
        .on(&subsidy["level_upgrade"]["version"])
        .opened(Opened::By("[data-program=SOLUTION_PROVIDER] .program-actions button")),
        //
        Forged::new("csp-admin", "/programs/paths", "/v2/partners/paths/SYSTEM_INTEGRATION/exit", json!({}))
            .on(&path(&own, "SYSTEM_INTEGRATION"))
            .within("#exit-conditions"),
        //
        Forged::new("distributor-admin", "/programs/paths", "/v2/partners/paths/SYSTEM_INTEGRATION/choose", json!({}))
            .on(&path(&distributor, "SYSTEM_INTEGRATION"))
            .opened(Opened::By("[data-path=SYSTEM_INTEGRATION] button")),
        //
        Forged::new("gov-admin", page, "/v2/partners/paths/SOFTWARE/role-certifications", json!({}))
            .on(&certification["version"])
            .within("[data-step=ROLE]"),
        Forged::new("gov-admin", page, "/v2/partners/paths/SOFTWARE/differentiations", json!({}))
            .on(&certification["version"])
            .within("[data-step=DIFFERENTIATION]"),
    ])
}

/// Members and roles: nobody changes its own roles or ends itself, and a role grants something.
async fn organization(admin: &Api) -> Result<Vec<Forged>> {
    let found = admin.get("/v2/partners/members?search=csp-admin").await?.json();
    let all = found["members"].as_array().context("members")?;
    let own = all.iter().find(|one| one["account_name"] == "csp-admin").context("the administrator")?;
    let id = own["member_id"].as_str().context("an id")?;
    let roles = json!({ "preset_roles": own["preset_roles"], "custom_roles": [] });
    let assign = Forged::new(
        "csp-admin",
        format!("/organization/members/{id}?do=roles"),
        format!("/v2/partners/members/{id}/roles"),
        roles,
    );
    Ok(vec![
        Forged { puts: true, ..assign.on(&own["version"]).within("dialog[open]") },
        Forged::new(
            "csp-admin",
            format!("/organization/members/{id}?do=disable"),
            format!("/v2/partners/members/{id}/disable"),
            json!({}),
        )
        .on(&own["version"])
        .within("dialog[open]"),
        Forged::new(
            "csp-admin",
            "/organization/roles/new",
            "/v2/partners/roles",
            json!({ "name": "Forged", "description": "", "permissions": [] }),
        ),
    ])
}

/// A draft that says nothing but its name and customer is submitted.
async fn draft(primary: &Api) -> Result<Forged> {
    let nothing = json!({ "currency": "CNY", "minor": 0 });
    let said = json!({
        "name": "Forged", "customer_name": "Blue Harbour", "industry": "", "region": "", "customer_driven": false,
        "budget": "", "authority": "", "need": "", "timing": "", "presales": [], "offerings": [], "services": [],
        "opportunity_value": nothing, "cloud_revenue": nothing, "expected_on": null, "contact_name": "",
        "contact_position": "", "telephone": "", "email": "", "support": [],
    });
    let draft = primary.post("/v2/partners/opportunities", &said).await?.json();
    let id = draft["opportunity"]["opportunity_id"].as_str().with_context(|| format!("a draft: {draft}"))?;
    let operation = format!("/v2/partners/opportunities/{id}/submit");
    let forged = Forged::new("csp-root", format!("/opportunities/{id}"), operation, json!({}));
    Ok(forged.on(&draft["opportunity"]["version"]).within("#submission"))
}

/// The sentences of the conditions that the page draws as not met.
async fn drawn(browser: &Browser, lang: &str, forged: &Forged) -> Result<BTreeSet<String>> {
    browser.goto(&forged.page).await?;
    match forged.opened {
        Opened::AtOnce => {}
        Opened::By(css) => browser.find(css).await?.click().await?,
        Opened::Found(contact) => {
            browser.type_into(&text(lang, "specialists", "contact")?, contact).await?;
            browser.click("button", &text(lang, "specialists", "find")?).await?;
        }
    }
    let unmet = format!("{} .check-item[data-turn=failed]", forged.list);
    browser.find(&unmet).await?;
    browser.settled().await?;
    let script = format!("return [...document.querySelectorAll('{unmet} .check-title')].map(one => one.innerText)");
    Ok(serde_json::from_value(browser.script(&script).await?)?)
}

#[tokio::test]
async fn a_forged_request_is_refused_for_what_the_page_shows() -> Outcome {
    let product = product().await?;
    let partner = product.api().signed_in("csp-admin").await?;
    let mut all = people(&partner, &product.api().signed_in("distributor-admin").await?).await?;
    all.extend(programs(&product).await?);
    all.extend(organization(&partner).await?);
    all.push(draft(&product.api().signed_in("csp-root").await?).await?);
    // Whoever signs in once reads all of its pages.
    all.sort_by_key(|one| one.account);
    for lang in ["en", "zh-CN"] {
        let texts = texts(lang, "checks")?;
        let browser = Browser::open(&product, View { lang, ..View::DESK }).await?;
        let mut signed_in = ("", product.api());
        for forged in &all {
            if signed_in.0 != forged.account {
                browser.sign_in(forged.account, PASSWORD, "/rules").await?;
                signed_in = (forged.account, product.api().signed_in(forged.account).await?);
            }
            let shown = drawn(&browser, lang, forged).await?;
            let etag = forged.version.as_ref().map(|version| format!("\"v{version}\""));
            let (to, body, etag) = (&forged.operation, &forged.body, etag.as_deref());
            let api = &signed_in.1;
            let refused =
                if forged.puts { api.put_if(to, body, etag).await? } else { api.post_if(to, body, etag).await? };
            assert_eq!(refused.status, 400, "{to}: {}", refused.text);
            let refused = refused.json();
            let items =
                refused["check_items"].as_array().with_context(|| format!("the conditions of {to}: {refused}"))?;
            let unmet = items.iter().filter(|item| item["passed"] == false);
            let told: BTreeSet<_> = unmet
                .map(|item| texts.get(&item["check"].as_str().unwrap_or_default().to_lowercase()).cloned())
                .collect::<Option<_>>()
                .context("a text for each")?;
            assert_eq!(told, shown, "{lang} {}", forged.page);
        }
        browser.close().await?;
    }
    Ok(())
}

/// Declining needs a reason: the dialog asks for it at its field, and the server has the same condition.
#[tokio::test]
async fn a_forged_answer_without_a_reason_is_refused() -> Outcome {
    let product = product().await?;
    let primary = product.api().signed_in("csp-root").await?;
    let found = primary.get("/v2/partners/opportunities?state=PENDING_ACCEPTANCE&sort=-due").await?.json();
    let one = &found["opportunities"][0];
    let id = one["opportunity_id"].as_str().context("an opportunity of the vendor")?;
    for lang in ["en", "zh-CN"] {
        let browser = Browser::open(&product, View { lang, ..View::DESK }).await?;
        browser.sign_in("csp-root", PASSWORD, &format!("/opportunities/{id}?do=decline")).await?;
        confirm(&browser).await?;
        browser.find("dialog[open] .field[data-invalid]").await?;
        browser.close().await?;
    }
    let etag = format!("\"v{}\"", one["version"]);
    let reject = format!("/v2/partners/opportunities/{id}/reject");
    let refused = primary.post_if(&reject, &json!({ "reason": "" }), Some(&etag)).await?;
    assert_eq!(refused.status, 400, "{}", refused.text);
    let refused = refused.json();
    let items = refused["check_items"].as_array().context("the conditions")?;
    let unmet: Vec<_> = items.iter().filter(|item| item["passed"] == false).map(|item| &item["check"]).collect();
    assert_eq!(unmet, ["HO_REASON_MISSING"]);
    Ok(())
}
