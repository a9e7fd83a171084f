//! What was signed, and declaring relations.

use crate::steps::{product, signed_in};
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
