//! The plain confirmation link: harmless however often it is opened, and it needs no script.

use crate::steps::{newest_code, product, row};
use anyhow::Context;
use e2e::{Browser, Outcome, View};
use serde_json::json;

#[tokio::test]
async fn a_scanner_changes_nothing_and_a_person_decides_without_scripts() -> Outcome {
    let product = product().await?;
    let owner = product.api().signed_in("customer-pending-unbind").await?;
    let messages = owner.get("/v2/messages?limit=50").await?.json();
    let all = messages["messages"].as_array().cloned().unwrap_or_default();
    let link = all.iter().find_map(|one| one["params"]["link"].as_str()).context("no link in the messages")?;
    let path = link.find("/c/").map(|at| link.split_at(at).1.to_owned()).context("not a confirmation link")?;
    let admin = product.api().signed_in("csp-admin").await?;
    let (id, _) = crate::steps::customer(&admin, "customer-pending-unbind").await?;
    let before = row(&admin, &id).await?;
    for _ in 0..20 {
        let reply = product.api().get(&path).await?;
        assert_eq!(reply.status, 200, "{}", reply.text);
    }
    assert_eq!(row(&admin, &id).await?["console"]["version"], before["console"]["version"]);

    let phone = Browser::open(&product, View::PHONE).await?;
    phone.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    phone.goto(&path).await?;
    phone.find("table").await?;
    phone.find("#send button").await?.click().await?;
    // The page is another one once it says so: what is typed before is typed into the old.
    phone.find(".notice.good").await?;
    phone.find("#agree input[name=code]").await?.send_keys(newest_code(&owner).await?).await?;
    phone.find("#agree button").await?.click().await?;
    // The address stays; what it says is another, and nothing is left to decide.
    phone.find("main:not(:has(form))").await?;
    let gone = admin.get(&format!("/v2/partners/sub-customers/{id}")).await?;
    assert_eq!(gone.status, 404, "{}", gone.text);
    let again = product.api().get(&path).await?;
    assert!(!again.text.contains("<form"), "{}", again.text);
    phone.close().await
}
