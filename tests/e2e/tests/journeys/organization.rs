//! The organisation: a role that opens more than one thinks, a custom role, and a right that nobody can give.

use crate::steps::{product, signed_in};
use e2e::{Api, Outcome, View};
use serde_json::Value;

async fn member(api: &Api, account: &str) -> anyhow::Result<Value> {
    let found = api.get(&format!("/v2/partners/members?search={account}&limit=100")).await?.json();
    let all = found["members"].as_array().cloned().unwrap_or_default();
    Ok(all.into_iter().find(|one| one["account_name"] == account).unwrap_or_default())
}

#[tokio::test]
async fn a_second_role_shows_what_it_opens_before_it_is_saved() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let manager = member(&api, "csp-manager").await?;
    assert_eq!(manager["preset_roles"], serde_json::json!(["ACCOUNT_MANAGER"]), "{manager}");
    let id = manager["member_id"].as_str().unwrap_or_default();
    let browser = signed_in(&product, View::DESK, "csp-admin", &format!("/organization/members/{id}?do=roles")).await?;
    browser.sees("What changes once saved").await?;
    browser.click("checkbox", "Finance specialist").await?;
    browser.sees("This opens").await?;
    browser.sees("View incentives and payouts").await?;
    // Nothing is saved yet.
    assert_eq!(member(&api, "csp-manager").await?["preset_roles"].as_array().map(Vec::len), Some(1));
    // Administrator and anything else exclude each other: said at once, and the button does not save.
    browser.click("checkbox", "Administrator").await?;
    browser.sees("The administrator role stands alone").await?;
    browser.sees("not met").await?;
    browser.click("checkbox", "Administrator").await?;
    browser.click("button", "Save roles").await?;
    browser.sees("Roles assigned").await?;
    browser.close().await?;
    let after = member(&api, "csp-manager").await?;
    assert_eq!(after["preset_roles"], serde_json::json!(["ACCOUNT_MANAGER", "FINANCE"]), "{after}");
    Ok(())
}

#[tokio::test]
async fn a_custom_role_is_made_given_to_a_new_member_and_cannot_be_deleted_then() -> Outcome {
    let product = product().await?;
    let api = product.api().signed_in("csp-admin").await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/organization/roles/new").await?;
    browser.type_into("Role name", "Record keeper").await?;
    browser.sees("At least one permission beyond the defaults").await?;
    browser.sees("Nobody has the role yet").await?;
    browser.click("checkbox", "View association and authorisation records").await?;
    // What it gives is said before it is saved.
    browser.sees("The number of visible customers stays the same").await?;
    browser.click("button", "Save").await?;
    browser.sees("Role saved").await?;
    browser.goto("/organization/members/new").await?;
    browser.type_into("User name", "record.keeper").await?;
    browser.sees("csp-root/record.keeper").await?;
    browser.type_into("Name", "Rita Keeper").await?;
    browser.type_into("E-mail", "rita@example.com").await?;
    browser.find("input[autocomplete='new-password']").await?.send_keys("Erstes-Pferd-2026").await?;
    browser.click("checkbox", "Record keeper").await?;
    browser.sees("The number of visible customers stays the same").await?;
    browser.click("button", "Create user").await?;
    browser.sees("User created: csp-root/record.keeper").await?;
    browser.goto("/organization/members?tab=roles").await?;
    browser.sees("Record keeper").await?;
    browser.close().await?;
    let roles = api.get("/v2/partners/roles").await?.json();
    let all = roles["custom_roles"].as_array().cloned().unwrap_or_default();
    let made = all.iter().find(|role| role["name"] == "Record keeper").cloned().unwrap_or_default();
    assert_eq!(made["members"], 1, "{roles}");
    assert_eq!(made["permissions"], serde_json::json!(["partner:record:view"]));
    Ok(())
}

#[tokio::test]
async fn a_missing_right_names_its_roles_and_people_and_opportunities_name_the_primary_account() -> Outcome {
    let product = product().await?;
    let phone = View { lang: "en", ..View::PHONE };
    let browser = signed_in(&product, phone, "csp-auditor", "/organization/members").await?;
    browser.sees("Manage members, roles and customer contacts").await?;
    browser.sees("Administrator").await?;
    browser.sees("许知行").await?;
    browser.close().await?;
    let browser = signed_in(&product, View::DESK, "csp-admin", "/access/partner:opportunity:manage").await?;
    browser.sees("Administrators do not have the permission either").await?;
    browser.sees("沈亦安").await?;
    browser.close().await?;
    let root = signed_in(&product, View::DESK, "csp-root", "/access/partner:opportunity:manage").await?;
    root.sees("Your account has this permission").await?;
    root.close().await
}
