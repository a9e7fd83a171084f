//! What the vendor's operator gives a partner: a quota of vouchers, and another ecosystem manager.

use crate::steps::{confirm, product, signed_in, text, texts};
use e2e::{Outcome, View};

#[tokio::test]
async fn a_quota_is_given_with_every_fault_named_and_the_distributor_has_it() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners/distributor").await?;
    vendor.sees_in("[data-fact=quotas]", "Vouchers for new customers").await?;
    vendor.find("[data-fact=quotas] button").await?.click().await?;
    vendor.sees("Give a voucher quota · ").await?;
    vendor.sees("it holds from its first day to its last").await?;
    vendor.type_into("Name in English", "Harbour campaign").await?;
    confirm(&vendor).await?;
    // Everything that is wrong is said at once, and what was typed stays.
    vendor.find("dialog[open] [aria-invalid=true]").await?;
    let wrong = "return document.querySelectorAll('dialog[open] [aria-invalid=true]').length";
    assert_eq!(vendor.script(wrong).await?.as_i64(), Some(3));
    vendor.sees("Enter an amount of more than 0").await?;
    vendor.type_into("Name in Chinese", "Harbour").await?;
    vendor.type_into("Amount in yuan", "12345.60").await?;
    // A date field takes its value from a script in every language of the browser.
    let last = "const all = document.querySelectorAll('dialog[open] input[type=date]');
        all[1].value = '2099-12-31';
        all[1].dispatchEvent(new Event('input', { bubbles: true }));";
    vendor.script(last).await?;
    confirm(&vendor).await?;
    vendor.sees("Changed; the partner is told").await?;
    vendor.sees_in("[data-fact=quotas]", "Harbour campaign").await?;
    vendor.sees_in("[data-fact=quotas]", "Last changed by").await?;
    let said = vendor.console().await?;
    assert_eq!(said, Vec::<String>::new());
    vendor.close().await?;
    let partner = signed_in(&product, View::DESK, "distributor-admin", "/messages").await?;
    partner.sees("The vendor has given you the voucher quota “Harbour campaign”: 12345.60 CNY").await?;
    partner.close().await?;
    let api = product.api().signed_in("distributor-admin").await?;
    let own = api.post("/v2/partners/coupon-quotas/query", &serde_json::json!({ "limit": 100 })).await?.json();
    let quotas = own["quotas"].as_array().cloned().unwrap_or_default();
    let given = quotas.iter().find(|one| one["quota_name_en"] == "Harbour campaign");
    assert_eq!(given.map(|one| one["balance"].clone()), Some(serde_json::json!("12345.60")));
    Ok(())
}

#[tokio::test]
async fn another_manager_stands_on_the_partners_home() -> Outcome {
    let product = product().await?;
    let vendor = signed_in(&product, View::DESK, "operator", "/partners/csp").await?;
    vendor.find("[data-fact=manager] button").await?.click().await?;
    vendor.sees("Change the manager · ").await?;
    vendor.sees("Who it was before stays in the audit log").await?;
    // It begins with who it is now.
    let fill = "const [name, mail] = document.querySelectorAll('dialog[open] input');
        const had = name.value !== '' && mail.value !== '';
        for (const [field, text] of [[name, 'Gu Yan'], [mail, 'nobody']]) {
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }
        return had;";
    assert_eq!(vendor.script(fill).await?.as_bool(), Some(true));
    confirm(&vendor).await?;
    vendor.find("dialog[open] [aria-invalid=true]").await?;
    let mail = "const mail = document.querySelectorAll('dialog[open] input')[1];
        mail.value = 'gu.yan@example.com';
        mail.dispatchEvent(new Event('input', { bubbles: true }));";
    vendor.script(mail).await?;
    confirm(&vendor).await?;
    vendor.sees("Changed; the partner is told").await?;
    vendor.sees_in("[data-fact=manager]", "gu.yan@example.com").await?;
    let said = vendor.console().await?;
    assert_eq!(said, Vec::<String>::new());
    vendor.close().await?;
    let zh = View { lang: "zh-CN", ..View::PHONE };
    let partner = signed_in(&product, zh, "csp-admin", "/messages").await?;
    let told = texts("zh-CN", "messages")?["vendor_manager"].clone();
    partner.sees(&told.replace("{name}", "Gu Yan").replace("{email}", "gu.yan@example.com")).await?;
    partner.goto("/").await?;
    partner.sees(&text("zh-CN", "home", "manager")?).await?;
    partner.sees("Gu Yan").await?;
    partner.close().await
}
