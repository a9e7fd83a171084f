//! The rules made visible: versions, their differences, and what would be if.

use crate::steps::{product, signed_in};
use e2e::{Outcome, View};

/// Keeps what the page sends from now on, other than what it reads.
const LISTEN: &str = "window.sent = []; const before = window.fetch; window.fetch = (what, how) => {
    const method = (how && how.method) || what.method || 'GET';
    if (method !== 'GET') { window.sent.push(method + ' ' + (what.url || what)); }
    return before(what, how);
};";

#[tokio::test]
async fn each_version_says_what_it_changes_and_when_it_applies() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-finance", "/rules").await?;
    browser.sees("All rules in this version").await?;
    browser.sees("A pre-registration holds: 15 days").await?;
    browser.goto("/rules?version=2").await?;
    browser.sees("No incentive after a customer changed partner").await?;
    browser.sees("0 months").await?;
    browser.sees("6 months").await?;
    browser.goto("/rules?version=3").await?;
    browser.sees("Of these each person brings at least (Service path)").await?;
    browser.goto("/rules?version=1").await?;
    browser.sees("This is the first version").await?;
    browser.goto("/rules?version=99").await?;
    browser.sees("There is no rules version 99").await?;
    browser.close().await
}

#[tokio::test]
async fn an_example_is_shared_by_its_address_and_writes_nothing() -> Outcome {
    let product = product().await?;
    let finance = product.api().signed_in("csp-finance").await?;
    let link = "/rules/what-if?rule=R-30&certificates=A.HCCDP,A.HCCDP,A.HCCDA,B.HCCDA";
    let browser = signed_in(&product, View::DESK, "csp-finance", &format!("{link}&at=2026-12-31")).await?;
    browser.sees("Nothing is saved or sent").await?;
    browser.sees("All 7 conditions met").await?;
    // The day of the change, the same certificates: each of the two brings two now.
    browser.goto(&format!("{link}&at=2027-01-01")).await?;
    browser.sees("conditions not met").await?;
    browser.sees("under rules version 3. Not real").await?;
    browser.script(LISTEN).await?;
    let receipts = async || Ok::<_, anyhow::Error>(finance.get("/v2/partners/receipts").await?.json()["count"].clone());
    let kept = receipts().await?;
    // One more for the second person, by the form: the address says so and the answer follows at once.
    browser.click("button", "Add a certificate").await?;
    browser.sees("All 7 conditions met").await?;
    let address = browser.script("return location.search").await?;
    assert!(address.to_string().contains("B.HCCDA,B.HCCDA"), "{address}");
    assert_eq!(browser.script("return window.sent").await?, serde_json::json!([]));
    // A role that somebody else would have to save: one right more, and nothing of it leaves the browser.
    browser.goto("/rules/what-if?rule=R-63").await?;
    browser.sees("1 of 4 conditions not met").await?;
    browser.script(LISTEN).await?;
    browser.click("checkbox", "View incentives and payouts").await?;
    browser.sees("All 4 conditions met").await?;
    browser.type_into("Other custom roles of the organisation", "10").await?;
    browser.sees("1 of 4 conditions not met").await?;
    browser.type_into("Other custom roles of the organisation", "many").await?;
    browser.sees("A whole number from 0 to 999").await?;
    let address = browser.script("return decodeURIComponent(location.search)").await?.to_string();
    assert!(address.contains("partner:incentive:view") && address.contains("others=many"), "{address}");
    assert_eq!(browser.script("return window.sent").await?, serde_json::json!([]));
    assert_eq!(receipts().await?, kept);
    browser.close().await
}

#[tokio::test]
async fn waiting_and_switches_change_the_answer_on_a_phone_too() -> Outcome {
    let product = product().await?;
    let browser =
        signed_in(&product, View { lang: "en", ..View::PHONE }, "csp-finance", "/rules/what-if?rule=R-20").await?;
    browser.sees("2 of 10 conditions not met").await?;
    browser.click("checkbox", "Test coupons").await?;
    browser.sees("1 of 10 conditions not met").await?;
    browser.click("button", "Reset").await?;
    browser.sees("2 of 10 conditions not met").await?;
    let facts = "rule=R-01&registered=2026-11-20&spent=0";
    browser.goto(&format!("/rules/what-if?{facts}&at=2026-11-27")).await?;
    browser.sees("All 2 conditions met").await?;
    browser.goto(&format!("/rules/what-if?{facts}&at=2026-11-28")).await?;
    browser.sees("1 of 2 conditions not met").await?;
    browser.close().await
}

#[tokio::test]
async fn an_example_starts_from_what_the_account_has_and_a_change_says_what_it_concerns() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/rules/what-if?rule=R-20").await?;
    browser.sees("2 of 10 conditions not met").await?;
    browser.click("button", "Start from our facts").await?;
    browser.sees("10 of 10 conditions not met").await?;
    let address = browser.script("return location.search").await?;
    assert!(address.to_string().contains("delivery"), "{address}");
    browser.goto("/rules/what-if?rule=R-21").await?;
    browser.click("button", "Start from our facts").await?;
    browser.sees("2 of 3 conditions not met").await?;
    // Opportunities are the root login's: nobody else starts from those facts.
    browser.goto("/rules/what-if?rule=R-27").await?;
    browser.sees("2 of 4 conditions not met").await?;
    assert!(!browser.text().await?.contains("Start from our facts"));
    // A right: the login's own roles, and what only the primary account may.
    browser.goto("/rules/what-if?rule=R-64&permission=partner:opportunity:manage&has=primary").await?;
    browser.sees("All 2 conditions met").await?;
    browser.click("button", "Start from our facts").await?;
    browser.sees("1 of 2 conditions not met").await?;
    let address = browser.script("return decodeURIComponent(location.search)").await?.to_string();
    assert!(address.contains("roles=ADMIN"), "{address}");
    browser.goto("/rules?version=3").await?;
    browser.sees("Rules for description only").await?;
    browser.find("[data-described='R-50']").await?;
    browser.find("[data-concerns=PATHS]").await?;
    browser.click("link", "3 chosen paths").await?;
    browser.sees("Conditions of leaving a path").await?;
    browser.close().await
}

#[tokio::test]
async fn whose_answers_change_is_told_in_both_languages_and_only_of_what_one_sees() -> Outcome {
    let product = product().await?;
    let told = product.api().signed_in("csp-admin").await?.get("/v2/partners/policies/3/affected").await?.json();
    let tried = told["rules"].as_array().cloned().unwrap_or_default();
    let r31 = tried.iter().find(|one| one["rule"] == "R-31").cloned().unwrap_or_default();
    let (asked, changed) = (r31["asked"].to_string(), r31["changed"].to_string());
    assert!(r31["changed"].as_u64() > Some(0) && r31["first_only"] == false, "{r31}");
    let untried = told["untried"].as_array().map_or(0, Vec::len);
    assert!(untried > 0, "{told}");
    let panel = "section[data-affected='3']";
    let (rule, path) =
        (format!("{panel} [data-rule=R-31]"), format!("{panel} [data-rule=R-31] [data-subject=LEARNING]"));
    let lines = format!("return document.querySelectorAll(\"{panel} [data-untried]\").length");
    let admin = signed_in(&product, View::DESK, "csp-admin", "/rules?version=3").await?;
    admin.sees_in(panel, "Whose answers change").await?;
    admin.sees_in(&rule, &format!("{changed} of {asked} answers differ:")).await?;
    admin.sees_in(&path, "Learning").await?;
    admin.sees_in(&path, "New reason").await?;
    admin.sees_in(panel, "Rules that were not tried").await?;
    admin.sees_in(&format!("{panel} [data-untried=R-72]"), "what is there stays").await?;
    assert_eq!(admin.script(&lines).await?, untried);
    admin.find(&format!("{path} a")).await?.click().await?;
    admin.sees("Conditions of leaving a path").await?;
    let said = admin.console().await?;
    assert_eq!(said, Vec::<String>::new());
    admin.close().await?;
    let phone = signed_in(&product, View::PHONE, "csp-admin", "/rules?version=3").await?;
    phone.sees_in(panel, "结果会变化的对象").await?;
    phone.sees_in(&rule, &format!("{asked} 个问题中，有 {changed} 个结果不同：")).await?;
    phone.sees_in(&path, "新增原因").await?;
    phone.sees_in(panel, "未试算的规则").await?;
    phone.sees_in(&format!("{panel} [data-untried=R-72]"), "已有结果不变").await?;
    assert_eq!(phone.script(&lines).await?, untried);
    phone.close().await?;
    // A customer has nothing that a version could affect.
    let customer = signed_in(&product, View::DESK, "customer-clean-resale", "/rules?version=3").await?;
    customer.sees("What this version changes").await?;
    assert!(!customer.text().await?.contains("Whose answers change"));
    customer.close().await
}
