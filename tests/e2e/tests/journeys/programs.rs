//! Joining a programme and leaving a path, and every reason why not.

use crate::steps::{confirm, product, signed_in};
use e2e::{Browser, Outcome, View};

#[tokio::test]
async fn a_distributor_joins_the_co_sell_programme_after_both_ticks() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/programs").await?;
    browser.find("[data-program=PCE] button[data-tone=primary]").await?.click().await?;
    browser.sees("2 of 6 conditions not met").await?;
    browser.click("checkbox", "The terms of the programme are read and accepted").await?;
    browser.click("checkbox", "The commitments on opportunity management are read and accepted").await?;
    browser.sees("All 6 conditions met").await?;
    confirm(&browser).await?;
    browser.sees("Applied; the vendor reviews it").await?;
    browser.sees("Under review").await?;
    browser.close().await
}

#[tokio::test]
async fn a_reseller_reads_every_reason_at_once() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "reseller-admin", "/programs").await?;
    browser.find("[data-program=SOLUTION_PROVIDER] .program-actions button").await?.click().await?;
    browser.sees("1 of 8 conditions not met").await?;
    browser.sees("A company may join both, each with its own account").await?;
    browser.goto("/programs/CLOUD_RESELLER/certificate").await?;
    browser.sees("Print or save as PDF").await?;
    browser.close().await
}

#[tokio::test]
async fn a_path_without_records_is_left_and_one_with_records_says_which() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/programs/paths").await?;
    browser.sees("10 of 10 conditions not met").await?;
    browser.find("#records tbody tr").await?;
    browser.close().await?;
    let browser = signed_in(&product, View::DESK, "gov-admin", "/programs/paths").await?;
    browser.sees("All 10 conditions met").await?;
    browser.click("button", "Leave the path").await?;
    browser.sees("becomes available again").await?;
    confirm(&browser).await?;
    browser.sees("The path was left").await?;
    browser.sees("No path chosen yet").await?;
    browser.close().await
}

#[tokio::test]
async fn a_path_is_chosen_by_invitation_and_an_application_taken_back() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/programs/paths").await?;
    browser.find("[data-path=SYSTEM_INTEGRATION] button").await?.click().await?;
    browser.sees("1 of 3 conditions not met").await?;
    browser.goto("/programs/paths").await?;
    browser.find("[data-path=LEARNING] button").await?.click().await?;
    browser.sees("All 3 conditions met").await?;
    confirm(&browser).await?;
    browser.sees("The path was chosen").await?;
    browser.close().await?;
    let browser = signed_in(&product, View::DESK, "gov-admin", "/programs?tab=applied").await?;
    browser.find("[data-program=PCE] .program-actions button").await?.click().await?;
    browser.sees("The vendor will not review it any more").await?;
    confirm(&browser).await?;
    browser.sees("The application was withdrawn").await?;
    browser.close().await
}

#[tokio::test]
async fn the_home_page_says_how_far_each_path_is() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "gov-admin", "/").await?;
    browser.find("#home-paths ~ ul li[data-path] .status-tag").await?;
    browser.click("link", "Explore the paths").await?;
    browser.sees("Conditions of leaving a path").await?;
    browser.close().await?;
    let browser = signed_in(&product, View::DESK, "reseller-admin", "/").await?;
    browser.sees("No path chosen yet").await?;
    browser.close().await
}

#[tokio::test]
async fn a_higher_level_is_applied_for_and_given_or_says_why_not() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "subsidy-admin", "/programs?tab=joined").await?;
    browser.click("button", "Why no higher level").await?;
    browser.sees("2 of 4 conditions not met").await?;
    browser.sees("A level above the present one").await?;
    browser.close().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/programs?tab=joined").await?;
    browser.click("button", "Apply for a higher level").await?;
    browser.sees("All 4 conditions met").await?;
    confirm(&browser).await?;
    browser.sees("Applied for a higher level; the vendor reviews it").await?;
    browser.click("button", "Withdraw the level application").await?;
    confirm(&browser).await?;
    browser.sees("The application for a higher level was withdrawn").await?;
    browser.click("button", "Apply for a higher level").await?;
    browser.sees("Applications for a higher level").await?;
    confirm(&browser).await?;
    browser.sees("A higher level is applied for").await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/reviews?kind=LEVEL_UPGRADE").await?;
    vendor.click("link", "Solution Provider Programme").await?;
    vendor.sees("All 4 conditions met").await?;
    vendor.sees("Qualified by").await?;
    vendor.click("button", "Approve").await?;
    vendor.sees("The level changes at once").await?;
    confirm(&vendor).await?;
    vendor.sees("Approved").await?;
    vendor.close().await?;
    browser.goto("/programs?tab=joined").await?;
    browser.sees("Why no higher level").await?;
    browser.close().await
}

#[tokio::test]
async fn a_partner_leaves_by_itself_and_a_reseller_through_the_vendor() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/programs?tab=joined").await?;
    browser.find("[data-program=MARKETPLACE_SELLER] .program-actions button:last-of-type").await?.click().await?;
    browser.sees("The membership ends at once instead of on").await?;
    confirm(&browser).await?;
    browser.sees("Give a reason").await?;
    browser.type_into("Why you leave", "The shop is closed").await?;
    confirm(&browser).await?;
    browser.sees("The programme was left").await?;
    browser.goto("/programs?tab=applied").await?;
    browser.sees("The shop is closed").await?;
    browser.close().await?;
    let browser = signed_in(&product, View::DESK, "reseller-admin", "/programs?tab=joined").await?;
    browser.find("[data-program=CLOUD_RESELLER] .program-actions button").await?.click().await?;
    browser.sees("1 of 3 conditions not met").await?;
    browser.sees("Left off line, through the ecosystem manager").await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/reviews").await?;
    vendor.click("button", "Record that a programme was left").await?;
    vendor.find("dialog[open] option[value=reseller]").await?;
    choose(&vendor, "reseller").await?;
    vendor.find("dialog[open] option[value=CLOUD_RESELLER]").await?;
    choose(&vendor, "CLOUD_RESELLER").await?;
    vendor.sees("All 3 conditions met").await?;
    vendor.type_into("Why it was left", "Agreed by letter").await?;
    confirm(&vendor).await?;
    vendor.sees("Recorded").await?;
    vendor.close().await?;
    browser.goto("/programs?tab=applied").await?;
    browser.sees("Agreed by letter").await?;
    browser.close().await
}

#[tokio::test]
async fn a_membership_near_its_end_is_renewed_on_application() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/programs?tab=joined").await?;
    browser.click("button", "Apply for renewal").await?;
    browser.sees("In the time for renewal, before the membership ends").await?;
    confirm(&browser).await?;
    browser.sees("Applied for renewal; the vendor reviews it").await?;
    browser.click("button", "Withdraw the renewal").await?;
    confirm(&browser).await?;
    browser.sees("The renewal was withdrawn").await?;
    browser.click("button", "Apply for renewal").await?;
    confirm(&browser).await?;
    browser.sees("Renewal is applied for").await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/reviews?kind=PROGRAM_RENEWAL").await?;
    vendor.click("link", "Marketplace Seller Programme").await?;
    vendor.click("button", "Approve").await?;
    confirm(&vendor).await?;
    vendor.sees("Approved").await?;
    vendor.close().await?;
    // Each application stands by itself.
    browser.goto("/programs?tab=applied").await?;
    browser.find("#applications tr[data-program=MARKETPLACE_SELLER][data-state=APPROVED]").await?;
    browser.find("#applications tr[data-program=MARKETPLACE_SELLER][data-state=WITHDRAWN]").await?;
    browser.close().await
}

#[tokio::test]
async fn a_second_application_leaves_the_first_refusal_to_read() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "gov-admin", "/programs?tab=applied").await?;
    browser.find("#applications tr[data-program=PCE][data-state=UNDER_REVIEW]").await?;
    browser.find("#applications tr[data-program=PCE][data-state=REJECTED]").await?;
    browser.click("link", "See the conditions then").await?;
    browser.sees("All 6 conditions met").await?;
    browser.close().await
}

#[tokio::test]
async fn what_is_certified_is_reviewed_again_inside_its_window() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/programs/paths").await?;
    browser.sees("Can be applied for now").await?;
    browser.goto("/programs/paths/SERVICE/certification").await?;
    browser.find("[data-step=ANNUAL_REVIEW]").await?;
    browser.sees("In the time for the annual review, before the certification ends").await?;
    browser.goto("/programs/paths/SOFTWARE/certification").await?;
    browser.click("button", "Apply for the annual review").await?;
    browser.sees("another term follows the end of the present one").await?;
    confirm(&browser).await?;
    browser.sees("Applied for the annual review; the vendor reviews it").await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/reviews?kind=ANNUAL_REVIEW").await?;
    vendor.click("link", "Software path").await?;
    vendor.sees("What is to be certified").await?;
    vendor.click("button", "Approve").await?;
    vendor.sees("holds for another term").await?;
    confirm(&vendor).await?;
    vendor.sees("Approved").await?;
    vendor.close().await?;
    browser.goto("/programs/paths").await?;
    browser.sees_in("[data-path=SOFTWARE]", "Possible from").await?;
    browser.close().await
}

/// Chooses what has this code in the dialog that is open.
async fn choose(browser: &Browser, code: &str) -> Outcome {
    let script = format!(
        "const option = document.querySelector('dialog[open] option[value={code}]');
        const select = option.closest('select');
        select.value = option.value; select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    browser.script(&script).await?;
    Ok(())
}

#[tokio::test]
async fn the_competency_tags_say_what_they_are_needed_for() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-sa", "/programs/capabilities").await?;
    browser.sees("Differentiation on a path asks for 1 tag of those below; this account holds 3").await?;
    browser.find("[data-tag=DATABASE] time").await?;
    browser.click("link", "See the paths").await?;
    browser.sees("Conditions of leaving a path").await?;
    browser.close().await?;
    let browser = signed_in(&product, View::DESK, "reseller-admin", "/programs/capabilities").await?;
    browser.sees("No competency tag yet").await?;
    browser.sees("Not enough for differentiation").await?;
    browser.close().await
}

#[tokio::test]
async fn an_invitation_is_applied_for_given_and_the_path_chosen() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/programs/paths").await?;
    // The condition that is not met leads to the application.
    browser.find("[data-path=SYSTEM_INTEGRATION] button").await?.click().await?;
    browser.sees("1 of 3 conditions not met").await?;
    browser.find("dialog[open] a[href*='apply=SYSTEM_INTEGRATION']").await?.click().await?;
    browser.sees("All 5 conditions met").await?;
    confirm(&browser).await?;
    browser.sees("Give a reason").await?;
    browser.type_into("Why you want to join the path", "We integrate systems for two cities").await?;
    confirm(&browser).await?;
    browser.sees("Applied for the invitation; the vendor reviews it").await?;
    browser.find("[data-path=SYSTEM_INTEGRATION] [data-application=UNDER_REVIEW]").await?;
    browser.click("button", "Withdraw the application").await?;
    confirm(&browser).await?;
    browser.sees("The application for the invitation was withdrawn").await?;
    browser.click("button", "Apply for an invitation").await?;
    browser.type_into("Why you want to join the path", "We integrate systems for three cities").await?;
    confirm(&browser).await?;
    browser.find("[data-path=SYSTEM_INTEGRATION] [data-application=UNDER_REVIEW]").await?;
    let vendor =
        signed_in(&product, View::DESK, "operator", "/reviews?kind=PATH_APPLICATION&state=UNDER_REVIEW").await?;
    vendor.click("link", "Consulting and system integration path").await?;
    vendor.sees("We integrate systems for three cities").await?;
    vendor.sees("All 5 conditions met").await?;
    vendor.click("button", "Approve").await?;
    confirm(&vendor).await?;
    vendor.sees("Approved").await?;
    vendor.close().await?;
    browser.goto("/programs/paths").await?;
    browser.find("[data-path=SYSTEM_INTEGRATION] button").await?.click().await?;
    browser.sees("All 3 conditions met").await?;
    confirm(&browser).await?;
    browser.sees("The path was chosen").await?;
    // Both applications stand with those for programmes.
    browser.goto("/programs?tab=applied").await?;
    browser.find("#applications tr[data-path=SYSTEM_INTEGRATION][data-state=APPROVED]").await?;
    browser.find("#applications tr[data-path=SYSTEM_INTEGRATION][data-state=WITHDRAWN]").await?;
    browser.close().await
}

#[tokio::test]
async fn the_contact_of_an_application_is_changed_and_the_vendor_reads_the_new_one() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "gov-admin", "/programs?tab=applied").await?;
    browser.find("#applications tr[data-program=PCE][data-state=UNDER_REVIEW] button").await?.click().await?;
    browser.type_into("Name of the contact", "Ada Zheng").await?;
    browser.find("dialog[open] input[type=tel]").await?.clear().await?;
    let mail = browser.find("dialog[open] input[type=email]").await?;
    mail.clear().await?;
    mail.send_keys("no address").await?;
    browser.find("dialog[open] button[type=submit]").await?.click().await?;
    browser.find("dialog[open] [aria-invalid=true]").await?;
    // What was typed is there again.
    browser.find("dialog[open] .form-actions button:last-of-type").await?.click().await?;
    browser.find("#applications tr[data-program=PCE][data-state=UNDER_REVIEW] button").await?.click().await?;
    let typed = browser.role("textbox", "Name of the contact").await?;
    assert_eq!(typed.prop("value").await?.as_deref(), Some("Ada Zheng"));
    let mail = browser.find("dialog[open] input[type=email]").await?;
    mail.clear().await?;
    mail.send_keys("ada@example.com").await?;
    browser.find("dialog[open] button[type=submit]").await?.click().await?;
    browser.sees("The contact was changed").await?;
    browser.sees_in("#applications tr[data-program=PCE][data-state=UNDER_REVIEW]", "Ada Zheng").await?;
    browser.close().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners/gov-cloud").await?;
    vendor.sees("Ada Zheng").await?;
    vendor.goto("/reviews?kind=PROGRAM_APPLICATION&state=UNDER_REVIEW&search=Zhengtong").await?;
    vendor.click("link", "Partner Customer Engagement").await?;
    vendor.sees("ada@example.com").await?;
    vendor.close().await
}
