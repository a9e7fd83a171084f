//! The menu and dialogs.

use leptos::prelude::*;
use partner_center::ui::{ConfirmDialog, Menu, MenuItem};
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::{description_of, focused_name, press, settle, show};

#[wasm_bindgen_test]
async fn arrows_walk_the_entries_and_a_blocked_one_can_still_be_chosen() {
    let chosen = RwSignal::new("");
    let page = show(move || {
        let items = vec![
            MenuItem::new("View", move |()| chosen.set("view")),
            MenuItem::new("Switch type", move |()| chosen.set("switch")).blocked("3 of 9 conditions not met"),
            MenuItem::new("Unbind", move |()| chosen.set("unbind")).danger(),
        ];
        view! { <Menu label="More" items=Signal::stored(items)/> }
    })
    .await;
    let button = page.named("button", "More");
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));

    page.click("button", "More").await;
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("true"));
    assert_eq!(focused_name(), "View");
    press("ArrowUp").await;
    assert_eq!(focused_name(), "Unbind", "the list goes round");
    press("Home").await;
    press("s").await;
    let blocked = page.all("[role=menuitem]").remove(1);
    assert_eq!(blocked.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(description_of(&blocked), "3 of 9 conditions not met");
    blocked.click();
    settle().await;
    assert_eq!(chosen.get_untracked(), "switch");
    assert_eq!(focused_name(), "More", "the focus is back on the button");
}

#[wasm_bindgen_test]
async fn escape_closes_the_menu_and_gives_the_focus_back() {
    let page = show(|| view! { <Menu label="More" items=Signal::stored(vec![MenuItem::new("View", |()| ())])/> }).await;
    page.click("button", "More").await;
    press("Escape").await;
    assert_eq!(focused_name(), "More");
    assert_eq!(page.named("button", "More").get_attribute("aria-expanded").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn a_confirmation_starts_on_the_safe_button_and_waits_for_the_name() {
    let (open, confirmed) = (RwSignal::new(false), RwSignal::new(0));
    let page = show(move || {
        view! {
            <ConfirmDialog open title="Unbind Quayside" confirm="Unbind" type_name="Quayside" on_confirm=move |()| confirmed.update(|times| *times += 1)>
                <p>"This cannot be undone."</p>
            </ConfirmDialog>
        }
    })
    .await;
    open.set(true);
    settle().await;
    let dialog = page.one("dialog");
    assert_eq!(dialog.get_attribute("role").as_deref(), Some("alertdialog"));
    assert!(description_of(&dialog).contains("cannot be undone"));
    assert_eq!(focused_name(), "Cancel");

    let confirm = page.all(".dialog-foot button").remove(1);
    confirm.click();
    assert_eq!(confirmed.get_untracked(), 0);
    assert_eq!(description_of(&confirm), "Type “Quayside” to confirm");
    page.type_into("dialog input", "Quayside").await;
    confirm.click();
    assert_eq!(confirmed.get_untracked(), 1);

    page.named("button", "Cancel").click();
    settle().await;
    assert!(!dialog.has_attribute("open"));
}
