//! Incentives that are zero or below, and where payouts stand.

use crate::steps::{confirm, product, signed_in};
use e2e::{Browser, Outcome, View};

#[tokio::test]
async fn a_zero_line_opens_its_reasons_and_its_arithmetic_adds_up() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-finance", "/sales/incentives?sign=ZERO").await?;
    browser.find("tbody tr .amount-link").await?.click().await?;
    browser.sees("How the amount came about").await?;
    browser.sees("Conditions for an incentive").await?;
    browser.sees("not met").await?;
    browser.close().await?;
    // Every line of the demo is explained to the cent.
    let api = product.api().signed_in("csp-finance").await?;
    for sign in ["ZERO", "NEGATIVE", "POSITIVE"] {
        let page = api.get(&format!("/v2/partners/incentives?sign={sign}&limit=20")).await?.json();
        for line in page["incentives"].as_array().cloned().unwrap_or_default() {
            let id = line["incentive_id"].as_str().unwrap_or_default();
            let detail = api.get(&format!("/v2/partners/incentives/{id}")).await?.json();
            let steps = detail["explanation"]["steps"].as_array().cloned().unwrap_or_default();
            let sum: i64 = steps.iter().filter_map(|step| step["amount"]["minor"].as_i64()).sum();
            assert_eq!(Some(sum), line["amount"]["minor"].as_i64(), "{detail}");
            assert!(steps.iter().all(|step| step["kind"] != "UNACCOUNTED"), "{detail}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn payout_applications_say_where_they_stand_and_can_be_withdrawn() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-finance", "/sales/incentives?tab=applications").await?;
    browser.find("tbody tr").await?;
    browser.sees("Next stage").await?;
    browser.goto("/sales/incentives?tab=applications&state=AWAITING_INVOICE").await?;
    browser.find("tbody tr a").await?.click().await?;
    browser.sees("Countersigned. Issue the invoice").await?;
    browser.click("button", "Withdraw").await?;
    browser.sees("can be applied for again").await?;
    confirm(&browser).await?;
    browser.sees("The application was withdrawn").await?;
    browser.close().await
}

/// Types into one field of the invoices in the open dialog: number, day and amount of each, in this order.
async fn fill(browser: &Browser, field: usize, text: &str) -> Outcome {
    browser.find("dialog[open] .invoice-slot input").await?;
    let set = format!(
        "const field = document.querySelectorAll('dialog[open] .invoice-slot input')[{field}];
         field.value = '{text}'; field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    browser.script(&set).await?;
    Ok(())
}

#[tokio::test]
async fn two_invoices_are_handed_in_and_then_it_is_the_vendors_turn() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-finance").await?;
    let waiting = api.get("/v2/partners/payout-applications?state=AWAITING_INVOICE").await?.json();
    let payout = &waiting["payout_applications"][0];
    let number = payout["payout_no"].as_str().unwrap_or_default();
    let total = payout["amount"]["minor"].as_i64().unwrap_or_default();
    assert!(total > 100, "{payout}");
    let rest = format!("{}.{:02}", (total - 100) / 100, total % 100);

    let list = format!("/sales/incentives?tab=applications&search={number}");
    let browser = signed_in(&product, View::DESK, "csp-finance", &list).await?;
    browser.sees_in("tbody", "Your turn").await?;
    browser.click("button", &format!("Actions for payout {number}")).await?;
    browser.click("menuitem", "Hand in invoices").await?;
    browser.click("button", "Add an invoice").await?;
    for (field, text) in ["E2E-1", "2026-01-05", "1.00", "E2E-1", "2026-01-06", "0.50"].iter().enumerate() {
        fill(&browser, field, text).await?;
    }
    browser.sees_in("dialog[open] .invoices-sum", "missing").await?;
    browser.click("button", "Hand in invoices").await?;
    browser.sees_in("dialog[open]", "This number stands above already").await?;
    browser.sees_in("dialog[open]", "The invoices have to come to").await?;
    fill(&browser, 3, "E2E-2").await?;
    fill(&browser, 5, &rest).await?;
    browser.sees_in("dialog[open] .invoices-sum", "Comes to the amount of the payout").await?;
    browser.click("button", "Hand in invoices").await?;
    browser.sees("The invoices were handed in").await?;
    browser.sees_in("tbody", "Invoice in review").await?;
    browser.sees_in("tbody", "Waiting for").await?;

    browser.find("tbody tr a").await?.click().await?;
    browser.sees("E2E-2").await?;
    browser.sees("Invoice handed in").await?;
    browser.close().await?;
    let now = api.get(&format!("/v2/partners/payout-applications?search={number}")).await?.json();
    let now = &now["payout_applications"][0];
    assert_eq!((&now["state"], &now["turn"]["who"]), (&"INVOICE_UNDER_REVIEW".into(), &"VENDOR".into()), "{now}");
    assert_eq!(now["invoices"][0]["amount"]["minor"], 100);
    Ok(())
}

#[tokio::test]
async fn a_draft_is_sent_from_its_page() -> Outcome {
    let product = product().await?;
    let browser =
        signed_in(&product, View::DESK, "csp-finance", "/sales/incentives?tab=applications&state=DRAFT").await?;
    browser.find("tbody tr a").await?.click().await?;
    browser.click("button", "Send").await?;
    browser.sees("go to countersign").await?;
    confirm(&browser).await?;
    browser.sees("The application was sent").await?;
    browser.sees("Awaiting countersign").await?;
    browser.close().await
}
