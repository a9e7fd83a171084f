//! Employees: invited and bound by their own answer, specialists that cannot simply be unbound, and what a certification
//! still lacks.

use crate::steps::{product, signed_in};
use anyhow::Context;
use e2e::{Api, Browser, Outcome, View};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A page that proves the employment, as small as one can be.
const CONTRACT: &str = "%PDF-1.4\n\
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n\
    trailer<</Root 1 0 R>>\n%%EOF\n";

/// Chooses a file in the open dialog, as a person does, and waits until it was handed over.
async fn hand_over(browser: &Browser, folder: &TempDir, name: &str) -> anyhow::Result<()> {
    let file = folder.path().join(name);
    std::fs::write(&file, CONTRACT)?;
    browser.find("dialog[open] input[type=file]").await?.send_keys(file.to_string_lossy()).await?;
    browser.sees(&format!("{} B", CONTRACT.len())).await
}

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
    let etag = format!("\"v{}\"", known["version"]);
    let reply = admin.post_if(&format!("/v2/partners/specialists/{id}/unbind"), &json!({}), Some(&etag)).await?;
    assert_eq!((reply.status, &reply.json()["error_code"]), (400, &json!("CBC.99007004")), "{}", reply.text);
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

#[tokio::test]
async fn a_file_proves_the_employment_and_the_vendor_reads_the_same() -> Outcome {
    let (product, folder) = (product().await?, TempDir::new()?);
    let admin = product.api().signed_in("csp-admin").await?;
    let id = employee(&admin, "employee-zhao").await?["specialist_id"].as_str().unwrap_or_default().to_owned();
    let browser = signed_in(&product, View::DESK, "csp-admin", &format!("/specialists/{id}?do=apply")).await?;
    browser.sees("PDF, PNG or JPEG, at most 5.0 MB").await?;
    // Nothing is sent without a file.
    browser.click("button", "Apply as specialist").await?;
    browser.sees_in("dialog[open] .error-summary", "Choose a file").await?;
    hand_over(&browser, &folder, "contract.pdf").await?;
    browser.click("button", "Remove contract.pdf").await?;
    browser.sees("or drop it here").await?;
    hand_over(&browser, &folder, "labour contract.pdf").await?;
    browser.click("button", "Apply as specialist").await?;
    browser.sees("Applied; the vendor reviews it").await?;
    browser.sees("labour contract.pdf").await?;
    browser.close().await?;
    let vendor = product.api().signed_in("operator").await?;
    let queue =
        vendor.get("/v2/operator/reviews?kind=SPECIALIST_APPLICATION&state=UNDER_REVIEW&limit=100").await?.json();
    let all = queue["reviews"].as_array().cloned().unwrap_or_default();
    let review = all.iter().find(|one| one["subject_id"] == json!(id)).context("it does not wait")?;
    let page = format!("/reviews/{}", review["review_id"].as_str().unwrap_or_default());
    let browser = signed_in(&product, View::DESK, "operator", &page).await?;
    browser.sees("labour contract.pdf").await?;
    let link = browser.find("main a[download]").await?.attr("href").await?.context("no link")?;
    browser.close().await?;
    let file = vendor.get(&link).await?;
    assert_eq!((file.status, file.text.as_str()), (200, CONTRACT));
    // Another partner does not find it by its id.
    let stranger = product.api().signed_in("subsidy-admin").await?;
    let own = link.rsplit('/').next().map(|id| format!("/v2/partners/attachments/{id}")).unwrap_or_default();
    assert_eq!((admin.get(&own).await?.status, stranger.get(&own).await?.status), (200, 404));
    Ok(())
}

#[tokio::test]
async fn several_are_applied_for_with_one_file_and_each_says_what_became_of_it() -> Outcome {
    let (product, folder) = (product().await?, TempDir::new()?);
    let admin = product.api().signed_in("csp-admin").await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/specialists?tab=invitations").await?;
    let mut chosen = Vec::new();
    for account in ["employee-zhao", "employee-jiang", "employee-shi"] {
        let one = employee(&admin, account).await?;
        let name = one["name"].as_str().unwrap_or_default().to_owned();
        browser.click("checkbox", &format!("Choose “{name}”")).await?;
        chosen.push((one, name));
    }
    // Meanwhile somebody else unbinds one of them.
    let (gone, name) = chosen.pop().context("nobody chosen")?;
    let unbind = format!("/v2/partners/specialists/{}/unbind", gone["specialist_id"].as_str().unwrap_or_default());
    let etag = format!("\"v{}\"", gone["version"]);
    let unbound = admin.post_if(&unbind, &Value::Null, Some(&etag)).await?;
    assert_eq!(unbound.status, 200, "{}", unbound.text);
    browser.click("button", "Apply as specialists (3)").await?;
    browser.sees("Can be applied for").await?;
    hand_over(&browser, &folder, "team.pdf").await?;
    browser.click("button", "Apply for 3").await?;
    browser.sees("2 applied for, 1 not applied for").await?;
    browser.sees(&format!("{name}: changed by")).await?;
    browser.close().await?;
    for account in ["employee-zhao", "employee-jiang"] {
        assert_eq!(employee(&admin, account).await?["state"], "APPLY_REVIEWING", "{account}");
    }
    assert_eq!(employee(&admin, "employee-shi").await?["state"], "UNBOUND");
    Ok(())
}
