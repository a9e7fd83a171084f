//! Dialogs in which a distributor's money and quota move: what survives what.

use domain::api::coupon_quotas::QuotaStatus;
use domain::api::issued_quotas::{IssuedCouponQuota, IssuedCouponQuotas};
use domain::api::reseller_funds::ResellerFunds;
use domain::api::resellers::{IndirectPartner, ResellerDetail};
use domain::api::session::SessionInfo;
use domain::money::{Currency, Money};
use domain::organization::{PartnerType, PrincipalKind};
use domain::permission::Permission;
use domain::rules::policy::PolicyHistory;
use domain::rules::sent_policy::SentPolicy;
use leptos::prelude::*;
use partner_center::api::session;
use partner_center::features::resellers::{ResellerListPage, ResellerPage};
use partner_center::routes::{Moved, navigate};
use partner_center::ui::{ToastRegion, provide_toasts};
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::harness::{Page, settle, show};
use super::server::{answers, asked, body, let_go, times_asked};

/// Somebody at a distributor who is asked for a code.
fn sign_in() {
    let now = "2026-11-22T08:00:00Z".parse().unwrap();
    let policies = PolicyHistory::built_in().unwrap();
    session::begin(SessionInfo {
        login_id: "l1".parse().unwrap(),
        account: "distributor".to_owned(),
        display_name: "Lin Wei".to_owned(),
        kind: PrincipalKind::PartnerMember,
        tenant_id: "d1".parse().unwrap(),
        tenant_name_zh: String::new(),
        tenant_name_en: String::new(),
        partner_type: Some(PartnerType::Distributor),
        member_id: None,
        customer_id: None,
        roles: Vec::new(),
        custom_roles: Vec::new(),
        permissions: vec![Permission::ViewCustomers, Permission::ManageResellers],
        must_change_password: false,
        verification_enabled: true,
        commitment_letter_accepted: false,
        expires_at: now,
        server_time: now,
        demo: false,
        policy: SentPolicy::of(policies.at(now).unwrap()).unwrap(),
    });
}

fn detail() -> String {
    let reseller = IndirectPartner {
        indirect_partner_id: "r1".parse().unwrap(),
        account_name: "quayside".to_owned(),
        name: "Quayside".to_owned(),
        mobile_phone: String::new(),
        email: String::new(),
        associated_on: "2026-11-01T08:00:00Z".parse().unwrap(),
        account_manager_id: None,
        account_manager_name: String::new(),
        console: None,
    };
    let (free, allocated) = (Money::cny(100_000), Money::cny(50_000));
    let funds = ResellerFunds { frozen: false, free, allocated, unspent: allocated };
    body(&ResellerDetail { reseller, application_id: None, history: Vec::new(), funds: Some(funds) })
}

fn refusal() -> String {
    let item = |check: &str, passed: bool| json!({ "check": check, "rule": "R-86", "passed": passed });
    let items = [item("FUNDS_FROZEN", false), item("IS_PARTNER", true)];
    body(&json!({ "error_code": "CBC.99007004", "error_msg": "", "check_items": items }))
}

async fn page(link: &'static str) -> Page {
    navigate(link, Moved::Replace);
    sign_in();
    let is_list = link.starts_with("/resellers?");
    let page = show(move || {
        provide_toasts();
        let view = if is_list {
            view! { <ResellerListPage/> }.into_any()
        } else {
            view! { <ResellerPage id="r1".parse().unwrap()/> }.into_any()
        };
        view! { {view}<ToastRegion/> }
    })
    .await;
    settle().await;
    page
}

fn typed(page: &Page) -> Vec<String> {
    let value = |input: web_sys::HtmlElement| input.unchecked_into::<HtmlInputElement>().value();
    page.all("dialog[open] .dialog-body input").into_iter().map(value).collect()
}

/// Types into the fields of the open dialog in their order.
async fn fill(page: &Page, texts: &[&str]) {
    let ids: Vec<String> = page.all("dialog[open] .dialog-body input").iter().map(|input| input.id()).collect();
    assert_eq!(ids.len(), texts.len());
    for (id, text) in ids.iter().zip(texts) {
        page.type_into(&format!("#{id}"), text).await;
    }
}

/// The last button of the open dialog does it.
async fn confirm(page: &Page) {
    page.all("dialog[open] .dialog-foot button").last().unwrap().click();
    settle().await;
}

async fn close(page: &Page) {
    page.one("dialog[open] .dialog-head button").click();
    settle().await;
    assert!(page.find("dialog[open]").is_none());
}

fn told(page: &Page) -> String {
    page.one(".toasts").text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_refusal_shows_every_reason_and_what_was_typed_outlives_the_dialog() {
    answers(&[("POST /v2/accounts", 409, refusal()), ("/indirect-partners/r1", 200, detail())]);
    let page = page("/resellers/r1?do=allocate").await;
    fill(&page, &["12.30", "123456"]).await;
    let read = times_asked("GET /v2/partners/indirect-partners/r1");
    confirm(&page).await;
    assert!(asked("POST /v2/accounts").contains(r#""amount":"12.30","verification_code":"123456""#));
    assert_eq!(page.all("dialog[open] .check-item").len(), 2, "met or not");
    assert!(times_asked("GET /v2/partners/indirect-partners/r1") > read, "what can go may have changed");
    assert_eq!(told(&page), "", "the dialog says so itself");
    close(&page).await;
    page.click("button", "Allocate").await;
    settle().await;
    assert_eq!(typed(&page), ["12.30", "123456"]);
    assert!(page.find("dialog[open] .check-item").is_none(), "that was about the last try");
}

#[wasm_bindgen_test]
async fn nothing_typed_is_left_after_it_went_and_an_amount_has_its_most() {
    answers(&[("POST /v2/accounts", 200, "{}".to_owned()), ("/indirect-partners/r1", 200, detail())]);
    let page = page("/resellers/r1?do=reclaim").await;
    fill(&page, &["500.01", "123456"]).await;
    confirm(&page).await;
    assert_eq!(times_asked("POST /v2/accounts"), 0);
    assert!(page.one("dialog[open]").text_content().unwrap().contains("At most"));
    fill(&page, &["500.00", "123456"]).await;
    confirm(&page).await;
    assert!(page.find("dialog[open]").is_none());
    assert!(told(&page).contains("Taken back"));
    page.click("button", "Take back").await;
    settle().await;
    assert_eq!(typed(&page), ["", ""], "a code works once");
}

#[wasm_bindgen_test]
async fn who_has_closed_the_dialog_is_told_of_the_failure() {
    answers(&[("held POST /v2/accounts", 409, refusal()), ("/indirect-partners/r1", 200, detail())]);
    let page = page("/resellers/r1?do=allocate").await;
    fill(&page, &["12.30", "123456"]).await;
    confirm(&page).await;
    close(&page).await;
    assert_eq!(told(&page), "");
    let_go();
    settle().await;
    assert_ne!(told(&page), "");
}

fn quota(id: &str) -> IssuedCouponQuota {
    IssuedCouponQuota {
        quota_id: id.parse().unwrap(),
        parent_quota_id: "p1".parse().unwrap(),
        indirect_partner_id: "r1".parse().unwrap(),
        name: "Quayside".to_owned(),
        name_en: "Quayside".to_owned(),
        quota_status: QuotaStatus::Valid,
        quota_value: "100.00".to_owned(),
        balance: "80.00".to_owned(),
        currency: Currency::Cny,
        measure_id: 1,
        create_time: "2026-11-01T08:00:00Z".parse().unwrap(),
        expire_time: "2027-11-01T08:00:00Z".parse().unwrap(),
    }
}

#[wasm_bindgen_test]
async fn what_is_typed_about_one_quota_is_no_other_quotas() {
    let quotas = body(&IssuedCouponQuotas { total_count: 2, quotas: vec![quota("q1"), quota("q2")] });
    answers(&[("held POST /v2/partners/coupon-quotas", 409, refusal()), ("/issued-coupon-quotas", 200, quotas)]);
    let page = page("/resellers?tab=quotas").await;
    let open = async |row: usize| {
        page.all("td[data-column=actions] button")[row].click();
        settle().await;
    };
    open(0).await;
    fill(&page, &["Typed by mistake", "123456"]).await;
    confirm(&page).await;
    close(&page).await;
    open(1).await;
    assert_eq!(typed(&page), ["", ""]);
    let_go();
    settle().await;
    assert!(asked("indirect-partner-reclaim").contains(r#""quota_ids":["q1"]"#));
    assert_ne!(told(&page), "", "it is not what the dialog is about now");
    assert!(page.find("dialog[open] .check-item").is_none());
    close(&page).await;
    open(0).await;
    assert_eq!(typed(&page), ["Typed by mistake", "123456"]);
}
