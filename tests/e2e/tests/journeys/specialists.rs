//! Employees: invited and bound by their own answer, specialists that cannot simply be unbound, and what a certification
//! still lacks.

use crate::steps::{product, signed_in};
use anyhow::Context;
use e2e::{Api, Browser, Outcome, View};
use serde_json::{Value, json};

async fn employee(api: &Api, account: &str) -> anyhow::Result<Value> {
    let found = api.get(&format!("/v2/partners/specialists?search={account}&limit=100")).await?.json();
    let all = found["specialists"].as_array().cloned().unwrap_or_default();
    Ok(all.into_iter().find(|one| one["account_name"] == account).unwrap_or_default())
}

#[tokio::test]
async fn an_employee_is_found_invited_and_bound_by_its_own_answer() -> Outcome {
    let product = product().await?;
    let admin = product.api().signed_in("csp-admin").await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/specialists?tab=invitations&do=invite").await?;
    // Two accounts share this number.
    browser.type_into("Mobile number, mail address or account name", "199 2000 0001").await?;
    browser.click("button", "Find").await?;
    browser.sees("Several accounts have this contact").await?;
    browser.click("radio", "employee-free (林**)").await?;
    browser.sees("Not linked to another partner").await?;
    browser.click("button", "Send invitation").await?;
    browser.sees("is invited").await?;
    browser.close().await?;
    assert_eq!(employee(&admin, "employee-free").await?["certificates"], Value::Null);

    let person = product.api().signed_in("employee-free").await?;
    let messages = person.get("/v2/messages?limit=20").await?.json();
    let link = messages["messages"][0]["params"]["link"].as_str().context("no letter")?.to_owned();
    let phone = Browser::open(&product, View { lang: "en", ..View::PHONE }).await?;
    phone.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    phone.goto(&format!("{link}?lang=en")).await?;
    phone.sees("What the partner sees once you accept").await?;
    phone.find("button.primary").await?.click().await?;
    phone.sees("Account bound").await?;
    phone.close().await?;
    let bound = employee(&admin, "employee-free").await?;
    assert_eq!((&bound["state"], &bound["certificates"]["counting"]), (&json!("BOUND"), &json!(1)), "{bound}");
    Ok(())
}

#[tokio::test]
async fn a_specialist_is_not_unbound_and_the_reason_is_said() -> Outcome {
    let product = product().await?;
    let admin = product.api().signed_in("csp-admin").await?;
    let id = employee(&admin, "employee-he").await?["specialist_id"].as_str().unwrap_or_default().to_owned();
    let browser = signed_in(&product, View::DESK, "csp-admin", &format!("/specialists/{id}?do=unbind")).await?;
    browser.sees("1 of 2 conditions not met").await?;
    browser.sees("Cancel the specialist first").await?;
    browser.goto(&format!("/specialists/{id}")).await?;
    browser.sees("HCCDP").await?;
    browser.sees("Recorded by the vendor").await?;
    browser.close().await?;
    // Whoever goes round the page is told the same.
    let known = employee(&admin, "employee-he").await?;
    let etag = format!("\"{}\"", known["version"]);
    let reply = admin.post_if(&format!("/v2/partners/specialists/{id}/unbind"), &json!({}), Some(&etag)).await?;
    assert_eq!(reply.status, 400);
    assert_eq!(employee(&admin, "employee-he").await?, known);
    Ok(())
}

#[tokio::test]
async fn a_certification_says_what_two_people_still_lack_and_another_is_handed_in() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/programs/paths/SERVICE/certification").await?;
    browser.sees("Still missing: 1 Professional").await?;
    browser.find("tr[data-slot=open]").await?;
    browser.sees("From then on missing").await?;
    browser.close().await?;
    let browser = signed_in(&product, View::DESK, "subsidy-admin", "/programs/paths/SERVICE/certification").await?;
    browser.sees("The certificates are sufficient").await?;
    browser.click("button", "Apply for role certification").await?;
    crate::steps::confirm(&browser).await?;
    browser.sees("Applied for role certification; the vendor reviews it").await?;
    browser.sees("Role certification under review").await?;
    browser.close().await
}

#[tokio::test]
async fn a_request_to_cancel_is_withdrawn() -> Outcome {
    let product = product().await?;
    let admin = product.api().signed_in("csp-admin").await?;
    let id = employee(&admin, "employee-ning").await?["specialist_id"].as_str().unwrap_or_default().to_owned();
    let browser =
        signed_in(&product, View::DESK, "csp-admin", &format!("/specialists/{id}?do=withdraw-cancel")).await?;
    browser.sees("The employee stays a specialist").await?;
    browser.click("button", "Withdraw the cancellation").await?;
    browser.sees("Cancellation withdrawn").await?;
    browser.close().await?;
    assert_eq!(employee(&admin, "employee-ning").await?["state"], "SPECIALIST");
    Ok(())
}
