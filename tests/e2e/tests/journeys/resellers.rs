//! A reseller applies to a distributor, the vendor passes it on, and the distributor decides.

use crate::steps::{confirm, product, signed_in};
use e2e::{Outcome, View};
use serde_json::{Value, json};

const APPLICATIONS: &str = "/resellers?tab=applications";

#[tokio::test]
async fn several_applications_are_answered_at_once_and_each_says_what_became_of_it() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", APPLICATIONS).await?;
    browser.sees("3 waiting for you").await?;
    browser.click("checkbox", "Choose “Donghai Digital”").await?;
    browser.click("checkbox", "Choose “Polaris Software”").await?;
    // Meanwhile one of the two takes its application back.
    let north = product.api().signed_in("applicant-north-root").await?;
    let withdraw = "/v2/partners/program-applications/CLOUD_RESELLER/withdraw";
    let withdrawn = north.post_if(withdraw, &Value::Null, Some("\"v1\"")).await?.json();
    assert_eq!(withdrawn["state"], "NOT_JOINED", "{withdrawn}");
    browser.click("button", "Approve chosen (2)").await?;
    browser.sees("joins the programme at once").await?;
    confirm(&browser).await?;
    browser.sees("1 approved, 1 not approved").await?;
    browser.sees("Polaris Software: changed by Nora Lind").await?;
    browser.sees("1 waiting for you").await?;
    browser.goto("/resellers").await?;
    browser.sees("Dong****").await?;
    browser.close().await?;
    let distributor = product.api().signed_in("distributor-admin").await?;
    let query = json!({ "indirect_partner_id": "applicant-east" });
    let listed = distributor.post("/v2/partners/indirect-partners/query", &query).await?.json();
    assert_eq!(listed["count"], 1, "{listed}");
    Ok(())
}

#[tokio::test]
async fn one_application_is_refused_with_a_reason_that_the_applicant_reads() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/").await?;
    browser.sees("Reseller applications to review").await?;
    browser.goto(APPLICATIONS).await?;
    browser.click("link", "Pola****").await?;
    browser.sees("With the distributor").await?;
    browser.click("button", "Reject").await?;
    confirm(&browser).await?;
    browser.sees("Give a reason").await?;
    browser.type_into("Reason of the rejection", "Another region comes first").await?;
    confirm(&browser).await?;
    browser.sees("Rejected; the applicant is told").await?;
    browser.close().await?;
    let applicant = signed_in(&product, View::DESK, "applicant-north-root", "/programs?tab=applied").await?;
    applicant.sees("Another region comes first").await?;
    applicant.sees("Shenzhou Cloud Distribution").await?;
    applicant.close().await
}

#[tokio::test]
async fn what_the_vendor_passes_on_is_approved_from_the_to_do_list() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/").await?;
    vendor.goto("/reviews?kind=RESELLER_APPLICATION&state=UNDER_REVIEW").await?;
    vendor.sees("Chenxi Cloud Computing").await?;
    vendor.find("table tbody a").await?.click().await?;
    vendor.click("button", "Approve").await?;
    confirm(&vendor).await?;
    vendor.sees("Approved; the partner is told").await?;
    vendor.close().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/messages").await?;
    browser.sees("Chenxi Cloud Computing applies to become your reseller").await?;
    browser.goto("/").await?;
    browser.click("link", "Reseller applications to review").await?;
    browser.sees("4 waiting for you").await?;
    browser.click("link", "Chen****").await?;
    browser.sees("With the distributor").await?;
    browser.click("button", "Approve").await?;
    browser.sees("joins the programme at once").await?;
    confirm(&browser).await?;
    browser.sees("Approved; the applicant is told").await?;
    browser.click("link", "See the reseller").await?;
    browser.sees("Not assigned").await?;
    browser.goto("/resellers").await?;
    browser.sees("Chen****").await?;
    // The eye stands in the headers of what it uncovers.
    browser.find("table thead .head-tool button").await?.click().await?;
    browser.sees("Chenxi Cloud Computing").await?;
    browser.close().await?;
    let applicant = signed_in(&product, View::DESK, "applicant-vendor-root", "/messages").await?;
    applicant.sees("Your application to become a reseller of Shenzhou Cloud Distribution: Approved").await?;
    applicant.close().await
}

#[tokio::test]
async fn several_applications_are_refused_for_one_reason() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", APPLICATIONS).await?;
    browser.click("checkbox", "Choose “Donghai Digital”").await?;
    browser.click("checkbox", "Choose “Polaris Software”").await?;
    browser.click("button", "Reject chosen (2)").await?;
    browser.sees("Reject 2 applications for one reason?").await?;
    browser.type_into("Reason of the rejection", "No more resellers this year").await?;
    // What was typed is there again when the dialog is.
    browser.click("button", "Close").await?;
    browser.click("button", "Reject chosen (2)").await?;
    confirm(&browser).await?;
    browser.sees("2 rejected, 0 not rejected").await?;
    browser.sees("1 waiting for you").await?;
    browser.close().await?;
    let applicant = signed_in(&product, View::DESK, "applicant-east-root", "/programs?tab=applied").await?;
    applicant.sees("No more resellers this year").await?;
    applicant.close().await
}

#[tokio::test]
async fn a_distributor_is_named_the_application_waits_and_is_taken_back() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "applicant-withdrawn-root", "/programs").await?;
    browser.find("[data-program=CLOUD_RESELLER] button[data-tone=primary]").await?.click().await?;
    browser.sees("Name your distributor").await?;
    browser.find("dialog[open] input[maxlength='64']").await?.send_keys("shenzhou").await?;
    browser.find("dialog[open] option[value=distributor]").await?;
    let choose = "const select = document.querySelector('dialog[open] option[value=distributor]').closest('select');
        select.value = 'distributor'; select.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.script(choose).await?;
    confirm(&browser).await?;
    browser.sees("Applied; the vendor reviews it first, then the distributor").await?;
    // It waits in the vendor's queue under the distributor's name.
    let vendor = product.api().signed_in("operator").await?;
    let queue = vendor.get("/v2/operator/reviews?kind=RESELLER_APPLICATION&state=UNDER_REVIEW").await?.json();
    let sent = queue["reviews"]
        .as_array()
        .is_some_and(|all| all.iter().any(|one| one["applicant_en"] == "Yunling Intelligence"));
    assert!(sent, "{queue}");
    browser.find("[data-program=CLOUD_RESELLER] .program-actions button").await?.click().await?;
    browser.sees("Neither the vendor nor the distributor").await?;
    confirm(&browser).await?;
    browser.sees("The application was withdrawn").await?;
    browser.close().await
}

#[tokio::test]
async fn a_reseller_gets_an_account_manager_who_alone_sees_it() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("distributor-admin").await?;
    let managers = api.get("/v2/partners/account-managers").await?.json();
    let all = managers["account_managers"].as_array().cloned().unwrap_or_default();
    let manager = all.iter().find(|one| one["account_name"] == "distributor-manager").cloned().unwrap_or_default();
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/resellers").await?;
    browser.click("link", "Nort****").await?;
    browser.sees("Not assigned").await?;
    browser.click("button", "Assign account manager").await?;
    browser.sees("A reseller has one account manager").await?;
    let id = manager["member_id"].as_str().unwrap_or_default();
    browser.find(&format!("dialog[open] option[value='{id}']")).await?;
    let choose = format!(
        "const select = document.querySelector('dialog[open] select');
         select.value = '{id}'; select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    browser.script(&choose).await?;
    confirm(&browser).await?;
    browser.sees("Account manager assigned").await?;
    browser.close().await?;
    let own = product.api().signed_in("distributor-manager").await?;
    let query = json!({ "indirect_partner_id": "reseller-frozen" });
    let seen = own.post("/v2/partners/indirect-partners/query", &query).await?.json();
    assert_eq!(seen["count"], 1, "{seen}");
    let phone = signed_in(&product, View { lang: "en", ..View::PHONE }, "distributor-manager", APPLICATIONS).await?;
    phone.sees("You may not review applications").await?;
    phone.goto("/resellers").await?;
    phone.sees("Nort****").await?;
    phone.close().await
}

#[tokio::test]
async fn who_is_no_distributor_has_no_resellers() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/resellers").await?;
    browser.sees("Only a distributor has resellers").await?;
    browser.close().await
}
