//! What was signed, and declaring relations.

use crate::steps::{confirm, product, signed_in};
use e2e::{Outcome, View};

#[tokio::test]
async fn an_agreement_is_listed_and_no_relations_are_declared() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/programs/agreements").await?;
    browser.find("tr[data-kind=TERMS][data-program=PCE] time").await?;
    browser.click("tab", "Declaration of relations").await?;
    browser.sees("The last declaration holds until").await?;
    browser.click("radio", "There are no relations").await?;
    browser.click("checkbox", "I vouch that this declaration is true and complete").await?;
    browser.click("button", "Declare").await?;
    browser.sees("Declared; it counts from now on").await?;
    browser.sees("Replaced").await?;
    browser.close().await
}

#[tokio::test]
async fn a_text_is_read_before_it_is_ticked_and_kept_after() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/programs").await?;
    browser.find("[data-program=PCE] button[data-tone=primary]").await?.click().await?;
    browser.find("details[data-kind=TERMS] > summary").await?.click().await?;
    browser.sees("Under this programme the partner and the vendor win and serve customers together").await?;
    browser.find("details[data-kind=TERMS] .agreement-words[data-version=\"1\"] li:nth-child(12)").await?;
    browser.click("checkbox", "The terms of the programme are read and accepted").await?;
    browser.click("checkbox", "The commitments on opportunity management are read and accepted").await?;
    confirm(&browser).await?;
    browser.sees("Applied; the vendor reviews it").await?;
    browser.goto("/programs/agreements").await?;
    browser.find("tr[data-kind=COMMITMENTS] button").await?.click().await?;
    browser.find("dialog[open] .agreement-words li:nth-child(8)").await?;
    browser.sees("Consent of the customer").await?;
    let link = browser.find("dialog[open] a[download]").await?.attr("href").await?.unwrap_or_default();
    browser.close().await?;
    let admin = product.api().signed_in("distributor-admin").await?;
    let file = admin.get(&link).await?;
    assert!(file.text.starts_with("%PDF-"), "{link}");
    let other = product.api().signed_in("csp-admin").await?;
    assert_eq!(other.get(&link).await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn a_text_reads_well_on_a_phone() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::PHONE, "csp-admin", "/programs/agreements").await?;
    browser.find("tr[data-kind=TERMS] button").await?.click().await?;
    browser.find("dialog[open] .agreement-words li").await?;
    let wide = "return document.scrollingElement.scrollWidth > innerWidth || \
        document.querySelector('.agreement-words').scrollWidth > document.querySelector('.agreement-words').clientWidth";
    assert_eq!(browser.script(wide).await?, serde_json::json!(false));
    browser.close().await
}

#[tokio::test]
async fn what_is_typed_is_kept_and_nothing_is_declared_by_half() -> Outcome {
    let product = product().await?;
    let browser = signed_in(&product, View::DESK, "distributor-admin", "/programs/agreements").await?;
    browser.sees("Nothing is signed yet").await?;
    browser.goto("/programs/agreements?tab=relations").await?;
    browser.sees("Nothing is declared yet").await?;
    browser.click("radio", "There are relations").await?;
    browser.click("checkbox", "I vouch that this declaration is true and complete").await?;
    browser.click("button", "Declare").await?;
    browser.sees("5 fields need attention").await?;
    browser.type_into("Name of the person in our company", "Wu Jing").await?;
    browser.click("tab", "Agreements").await?;
    browser.sees("Nothing is signed yet").await?;
    browser.click("tab", "Declaration of relations").await?;
    browser.sees("What was typed and not declared is here again").await?;
    let person = browser.role("textbox", "Name of the person in our company").await?;
    assert_eq!(person.value().await?.as_deref(), Some("Wu Jing"));
    browser.click("button", "Drop it").await?;
    browser.find("input[type=radio][value=some]:not(:checked)").await?;
    browser.sees("Nothing is declared yet").await?;
    browser.close().await?;
    let admin = product.api().signed_in("distributor-admin").await?;
    let declared = admin.get("/v2/partners/relation-declarations").await?.json();
    assert_eq!(declared["declarations"], serde_json::json!([]));
    Ok(())
}
