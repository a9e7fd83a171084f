//! The menu and dialogs.

use leptos::prelude::*;
use partner_center::platform::dom;
use partner_center::ui::{Button, Checkbox, ConfirmDialog, Dialog, Field, Menu, MenuItem, TextInput};
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
async fn a_confirmation_waits_for_the_name_and_tells_when_it_closed() {
    let (open, confirmed, closed) = (RwSignal::new(false), RwSignal::new(0), RwSignal::new(0));
    let page = show(move || {
        view! {
            <ConfirmDialog open title="Unbind Quayside" confirm="Unbind" type_name="Quayside"
                on_confirm=move |()| confirmed.update(|times| *times += 1) on_closed=move |()| closed.update(|times| *times += 1)>
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
    assert_eq!(dom::focused().unwrap().tag_name(), "INPUT", "what is to be typed comes first");

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
    assert_eq!(closed.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_dialog_without_fields_starts_on_the_safe_button() {
    let open = RwSignal::new(false);
    let _page = show(move || {
        view! {
            <ConfirmDialog open title="Leave" confirm="Leave" on_confirm=|()| {}>
                <Checkbox checked=Signal::stored(false) on_change=|_| {}>"Read"</Checkbox>
            </ConfirmDialog>
        }
    })
    .await;
    open.set(true);
    settle().await;
    assert_eq!(focused_name(), "Cancel");
}

#[wasm_bindgen_test]
async fn a_dialog_with_fields_starts_in_the_first_one() {
    let (open, drawn) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move || drawn.set(open.get()));
    let (reason, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let page = show(move || {
        view! {
            <Dialog open title="Reject" footer=|| view! { <Button autofocus=true>"Cancel"</Button> }>
                // A form that is made when the dialog opens comes after the dialog itself.
                {move || drawn.get().then(|| view! {
                    <Field label="Reason" required=true><TextInput value=reason/></Field>
                    <Field label="Note"><TextInput value=note/></Field>
                })}
            </Dialog>
        }
    })
    .await;
    open.set(true);
    settle().await;
    assert_eq!(dom::focused().unwrap().id(), page.all("dialog input")[0].id());
}
