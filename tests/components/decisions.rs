//! The check list, status tags and tabs.

use leptos::prelude::*;
use partner_center::ui::{CheckItem, CheckList, FixLink, Outcome, StatusDetail, StatusTag, Tab, TabPanel, Tabs, Turn};
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::{description_of, focused_name, name_of, press, settle, show};

fn item(outcome: Outcome, title: &'static str) -> CheckItem {
    let fix = FixLink { label: "Pay".into(), href: "/pay".into() };
    CheckItem {
        outcome,
        title: title.into(),
        seen: Some("¥12.00".into()),
        needed: Some("¥0.00".into()),
        who: Some("Customer".into()),
        fix: (outcome == Outcome::Unmet).then_some(fix),
        again: None,
    }
}

#[wasm_bindgen_test]
async fn unmet_conditions_come_first_with_value_need_person_and_link() {
    let items = vec![
        item(Outcome::Met, "Real name"),
        item(Outcome::Unknown, "Other partner"),
        item(Outcome::Unmet, "No arrears"),
    ];
    let page = show(move || view! { <CheckList label="Account check" items=Signal::stored(items)/> }).await;
    let titles: Vec<String> = page.all(".check-title").iter().map(|title| name_of(title)).collect();
    assert_eq!(titles, ["No arrears", "Other partner", "Real name"]);
    assert_eq!(name_of(&page.one("[role=status]")), "1 of 3 conditions not met · 1 not known");
    let first = name_of(&page.one(".check-item"));
    for part in ["Not met", "¥12.00", "¥0.00", "Customer", "Pay"] {
        assert!(first.contains(part), "{part} in {first}");
    }
    assert_eq!(page.all("a[href='/pay']").len(), 1);
}

#[wasm_bindgen_test]
async fn conditions_that_nobody_knows_are_not_all_met() {
    let page = show(move || view! { <CheckList label="Account check" items=Signal::stored(Vec::new())/> }).await;
    assert_eq!(name_of(&page.one("[role=status]")), "Not known");
    assert_eq!(page.one(".check-summary").get_attribute("data-turn").as_deref(), Some("closed"));
}

#[wasm_bindgen_test]
async fn a_recheck_is_busy_and_its_result_is_announced() {
    let (items, busy) = (RwSignal::new(vec![item(Outcome::Unmet, "No arrears")]), RwSignal::new(false));
    let page =
        show(move || view! { <CheckList label="Account check" items busy on_recheck=move |()| busy.set(true)/> }).await;
    page.click("button", "Check again").await;
    assert_eq!(page.one(".check-list").get_attribute("aria-busy").as_deref(), Some("true"));
    assert_eq!(name_of(&page.one("[role=status]")), "Checking");
    items.set(vec![item(Outcome::Met, "No arrears")]);
    busy.set(false);
    settle().await;
    assert_eq!(name_of(&page.one("[role=status]")), "All 1 condition met");
}

#[wasm_bindgen_test]
async fn the_note_leads_to_the_rules_that_decided() {
    let items = vec![item(Outcome::Met, "No arrears")];
    let (note, href) = (RwSignal::new(Some("Decided by version 2".to_owned())), RwSignal::new(None::<String>));
    let page =
        show(move || view! { <CheckList label="Account check" items=Signal::stored(items) note note_href=href/> })
            .await;
    assert_eq!(name_of(&page.one(".check-note")), "Decided by version 2");
    assert!(page.find(".check-note a").is_none());
    href.set(Some("/rules?version=2".to_owned()));
    settle().await;
    assert_eq!(page.one(".check-note a").get_attribute("href").as_deref(), Some("/rules?version=2"));
    assert_eq!(name_of(&page.one(".check-note a")), "Decided by version 2");
}

#[wasm_bindgen_test]
async fn a_status_tells_its_next_step_to_the_keyboard() {
    let detail = StatusDetail {
        next_step: Some("Customer answers".into()),
        if_silent: Some("Expires".into()),
        ..StatusDetail::default()
    };
    let page = show(move || view! { <StatusTag turn=Turn::Waiting label="Waiting" detail=detail/> }).await;
    let tag = page.named("button", "Waiting");
    tag.focus().unwrap();
    settle().await;
    assert_eq!(description_of(&tag), "Next step Customer answersIf nobody acts Expires");
    press("Escape").await;
    assert!(!page.one("[role=tooltip]").matches(":popover-open").unwrap());
}

#[wasm_bindgen_test]
async fn arrows_choose_tabs_and_the_panel_follows() {
    let current = RwSignal::new("one".to_owned());
    let page = show(move || {
        view! {
            <Tabs label="Customer" tabs=vec![Tab::new("one", "Overview"), Tab::new("two", "Orders")] current on_select=move |to| current.set(to)/>
            <TabPanel key="one" current>"First"</TabPanel>
            <TabPanel key="two" current>"Second"</TabPanel>
        }
    })
    .await;
    page.named("[role=tab]", "Overview").focus().unwrap();
    press("ArrowRight").await;
    assert_eq!(focused_name(), "Orders");
    assert_eq!(current.get_untracked(), "two");
    assert_eq!(name_of(&page.one("[role=tabpanel]")), "Second");
    assert_eq!(page.named("[role=tab]", "Orders").get_attribute("aria-selected").as_deref(), Some("true"));
    press("ArrowRight").await;
    assert_eq!(focused_name(), "Overview", "the row goes round");
}
