//! The rules made visible: versions, their differences, and what would be if.

use crate::steps::{product, signed_in};
use e2e::{Outcome, View};

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
    let listen = "window.sent = []; const before = window.fetch; window.fetch = (what, how) => {
        const method = (how && how.method) || what.method || 'GET';
        if (method !== 'GET') { window.sent.push(method + ' ' + (what.url || what)); }
        return before(what, how);
    };";
    browser.script(listen).await?;
    let receipts = async || Ok::<_, anyhow::Error>(finance.get("/v2/partners/receipts").await?.json()["count"].clone());
    let kept = receipts().await?;
    // One more for the second person, by the form: the address says so and the answer follows at once.
    browser.click("button", "Add a certificate").await?;
    browser.sees("All 7 conditions met").await?;
    let address = browser.script("return location.search").await?;
    assert!(address.to_string().contains("B.HCCDA,B.HCCDA"), "{address}");
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
    browser.goto("/rules?version=3").await?;
    browser.find("[data-concerns=PATHS]").await?;
    browser.click("link", "3 chosen paths").await?;
    browser.sees("Conditions of leaving a path").await?;
    browser.close().await
}
