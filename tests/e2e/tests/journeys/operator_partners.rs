//! What the vendor decides about a partner of its own accord, and what the partner sees of it.

use crate::steps::{confirm, product, signed_in, text, texts};
use anyhow::Context;
use e2e::{Outcome, View};
use thirtyfour::Key;

#[tokio::test]
async fn an_invitation_opens_a_path_and_the_partner_reads_of_it_in_its_language() -> Outcome {
    let product = product().await?;
    let before = signed_in(&product, View::DESK, "csp-admin", "/programs/paths").await?;
    before.find("[data-path=DISTRIBUTOR] button").await?.click().await?;
    before.sees("1 of 3 conditions not met").await?;
    before.close().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners?search=yunfan").await?;
    vendor.click("link", "Yunfan Digital").await?;
    vendor.sees_in("li[data-path=DISTRIBUTOR]", "Not invited").await?;
    vendor.find("li[data-path=DISTRIBUTOR] button").await?.click().await?;
    vendor.sees("The partner can choose the path from now on").await?;
    confirm(&vendor).await?;
    vendor.sees("Changed; the partner is told").await?;
    vendor.sees_in("li[data-path=DISTRIBUTOR]", "Take the invitation back").await?;
    vendor.sees_in("li[data-path=DISTRIBUTOR]", "Last changed by").await?;
    let said = vendor.console().await?;
    assert_eq!(said, Vec::<String>::new());
    vendor.close().await?;
    let partner = signed_in(&product, View::DESK, "csp-admin", "/messages").await?;
    partner.sees("The vendor invites you to “Distributor path”").await?;
    partner.goto("/programs/paths").await?;
    partner.sees_in("[data-path=DISTRIBUTOR]", "Choose this path").await?;
    partner.find("[data-path=DISTRIBUTOR] button").await?.click().await?;
    partner.sees("All 3 conditions met").await?;
    partner.close().await?;
    let zh = View { lang: "zh-CN", ..View::PHONE };
    let partner = signed_in(&product, zh, "csp-admin", "/messages").await?;
    let told = texts("zh-CN", "messages")?["vendor_path_given"].clone();
    partner.sees(&told.replace("{path}", &text("zh-CN", "program_terms", "path_distributor")?)).await?;
    partner.close().await
}

#[tokio::test]
async fn a_tag_is_taken_with_a_reason_on_a_phone() -> Outcome {
    let product = product().await?;
    let phone = View { lang: "en", ..View::PHONE };
    let vendor = signed_in(&product, phone, "operator", "/partners/csp").await?;
    vendor.sees_in("li[data-tag=DATABASE]", "No change on record").await?;
    vendor.find("li[data-tag=DATABASE] button + button").await?.click().await?;
    vendor.sees("The tag counts for differentiation no more").await?;
    confirm(&vendor).await?;
    vendor.sees("Give a reason").await?;
    vendor.type_into("Reason", "The last audit found no database project").await?;
    confirm(&vendor).await?;
    vendor.sees("Changed; the partner is told").await?;
    vendor.sees_in("li[data-tag=DATABASE]", "The last audit found no database project").await?;
    vendor.close().await?;
    let partner = signed_in(&product, View::DESK, "csp-admin", "/programs/capabilities").await?;
    partner.sees_in("tr[data-tag=DATABASE]", "Not held").await?;
    partner.goto("/messages").await?;
    partner.sees("The last audit found no database project").await?;
    partner.close().await
}

#[tokio::test]
async fn a_tag_says_what_is_in_it_and_what_was_typed_for_one_stays_with_it() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners/csp").await?;
    vendor.find("li[data-tag=SAP] button").await?.click().await?;
    vendor.find("dialog[open] textarea").await?.send_keys("S/4HANA").await?;
    vendor.press(Key::Escape).await?;
    // Another tag has its own dialog, and this one what was typed.
    vendor.find("li[data-tag=AI_PLATFORM] button").await?.click().await?;
    vendor.sees("Give or renew: AI platform").await?;
    let other = vendor.find("dialog[open] textarea").await?;
    assert_eq!(other.prop("value").await?.as_deref(), Some(""));
    vendor.press(Key::Escape).await?;
    vendor.find("li[data-tag=SAP] button").await?.click().await?;
    vendor.sees("Give or renew: SAP").await?;
    let typed = vendor.find("dialog[open] textarea").await?;
    assert_eq!(typed.prop("value").await?.as_deref(), Some("S/4HANA"));
    confirm(&vendor).await?;
    vendor.sees_in("li[data-tag=SAP]", "S/4HANA").await?;
    vendor.close().await?;
    let partner = signed_in(&product, View::DESK, "csp-admin", "/programs/capabilities").await?;
    partner.sees_in("tr[data-tag=SAP]", "S/4HANA").await?;
    let href = partner.find("tr[data-tag=SAP] a[download]").await?.attr("href").await?.context("a link")?;
    let badge = product.api().signed_in("csp-admin").await?.get(&href).await?;
    assert!(badge.text.contains("<svg") && badge.text.contains("SAP"), "{}", badge.text);
    partner.close().await
}

#[tokio::test]
async fn a_record_that_the_vendor_writes_stands_among_what_keeps_the_partner_on_its_path() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners/csp").await?;
    vendor.find("[data-fact=records] > .row button").await?.click().await?;
    vendor.sees("with it the partner cannot leave a path").await?;
    vendor.find("dialog[open] option[value=EXAM_VOUCHER]").await?;
    let choose = "const select = document.querySelector('dialog[open] option[value=EXAM_VOUCHER]').closest('select');
        select.value = 'EXAM_VOUCHER';
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    vendor.script(choose).await?;
    // Without a number nothing is sent, and what was chosen stays.
    confirm(&vendor).await?;
    vendor.find("dialog[open] [aria-invalid=true]").await?;
    vendor.type_into("Number", "EV-2026-7").await?;
    confirm(&vendor).await?;
    vendor.sees("Changed; the partner is told").await?;
    vendor.sees_in("li[data-record='EV-2026-7']", "Last changed by").await?;
    let said = vendor.console().await?;
    assert_eq!(said, Vec::<String>::new());
    vendor.close().await?;
    let partner = signed_in(&product, View::DESK, "csp-admin", "/programs/paths").await?;
    partner.sees_in("#records", "EV-2026-7").await?;
    partner.goto("/messages").await?;
    partner.sees("number EV-2026-7").await?;
    partner.close().await?;
    let zh = View { lang: "zh-CN", ..View::PHONE };
    let partner = signed_in(&product, zh, "csp-admin", "/programs/paths").await?;
    partner.sees_in("#records", &text("zh-CN", "programs", "kind_exam_voucher")?).await?;
    partner.sees_in("#records", "EV-2026-7").await?;
    partner.close().await
}

#[tokio::test]
async fn a_certificate_is_recorded_for_a_person_that_is_found_by_name() -> Outcome {
    let product = product().await?;
    let vendor =
        signed_in(&product, View::DESK, "operator", "/partners/personal-accounts?search=employee-ning").await?;
    vendor.click("link", "employee-ning").await?;
    vendor.find("[data-fact=certificates] > .row button").await?.click().await?;
    vendor.type_into("Number", "C-2026-7").await?;
    let earned = "const field = document.querySelector('dialog[open] input[type=date]');
        field.value = '2026-01-05';
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    vendor.script(earned).await?;
    confirm(&vendor).await?;
    vendor.sees("Saved").await?;
    vendor.sees_in("li[data-certificate='C-2026-7']", "HCCDA").await?;
    let said = vendor.console().await?;
    assert_eq!(said, Vec::<String>::new());
    vendor.close().await
}
