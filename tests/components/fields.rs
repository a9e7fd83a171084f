//! Fields, the error summary and the form behind them; the language switch.

use leptos::prelude::*;
use partner_center::form::{Form, FormField};
use partner_center::i18n::{Locale, set_locale, t};
use partner_center::ui::{Button, ErrorSummary, Field, TextInput};
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::{Page, description_of, focused_name, name_of, settle, show};

fn too_short(value: &str) -> Option<String> {
    (value.len() < 3).then(|| "Type 3 characters or more".to_owned())
}

async fn reason_form() -> (Page, Form, FormField) {
    let handles = StoredValue::new(None);
    let page = show(move || {
        let form = Form::new();
        let reason = form.field("reason", "", too_short);
        handles.set_value(Some((form, reason)));
        view! {
            <ErrorSummary faults=form.faults()/>
            <Field label="Reason" hint="The customer reads this" required=true id=reason.id() error=reason.error() on_leave=reason.leave()>
                <TextInput value=reason.value()/>
            </Field>
        }
    })
    .await;
    let (form, reason) = handles.get_value().unwrap();
    (page, form, reason)
}

#[wasm_bindgen_test]
async fn a_message_waits_for_leaving_and_goes_when_mended() {
    let (page, _, _) = reason_form().await;
    let input = page.one("input");
    assert_eq!(page.one("label").get_attribute("for"), Some(input.id()));
    assert_eq!(description_of(&input), "The customer reads this");
    page.type_into("input", "ab").await;
    assert!(!input.has_attribute("aria-invalid"), "silent while first typing");
    input.blur().unwrap();
    settle().await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(description_of(&input), "The customer reads this Type 3 characters or more");
    page.type_into("input", "abc").await;
    assert!(!input.has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
async fn a_failed_submit_moves_to_the_summary_and_its_link_to_the_field() {
    let (page, form, _) = reason_form().await;
    assert!(!form.submit());
    settle().await;
    assert_eq!(focused_name(), "1 field needs attention");
    page.click("a", "Type 3 characters or more").await;
    assert_eq!(partner_center::platform::dom::focused().unwrap().id(), page.one("input").id());
}

#[wasm_bindgen_test]
async fn a_finding_of_the_server_shows_in_both_places_until_the_value_changes() {
    let (page, form, reason) = reason_form().await;
    page.type_into("input", "long enough").await;
    assert!(form.submit());
    assert!(!form.submit(), "not twice at a time");
    form.refused(vec![("reason".into(), "Used before".into()), ("letter".into(), "Missing".into())]);
    settle().await;
    assert_eq!(page.all(".error-summary li").len(), 2);
    assert!(description_of(&page.one("input")).contains("Used before"));
    reason.value().set("something else".into());
    settle().await;
    assert!(!page.one("input").has_attribute("aria-invalid"));
    assert!(form.dirty().get_untracked());
    form.saved();
    assert!(!form.dirty().get_untracked());
}

#[wasm_bindgen_test]
async fn a_blocked_button_says_why_and_does_nothing() {
    let pressed = RwSignal::new(false);
    let page = show(move || {
        view! { <Button reason=Signal::stored(Some("2 of 4 certificates".to_owned())) on_press=move |()| pressed.set(true)>"Apply"</Button> }
    })
    .await;
    let button = page.one("button");
    button.click();
    assert!(!pressed.get_untracked());
    assert_eq!(button.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(description_of(&button), "2 of 4 certificates");
}

#[wasm_bindgen_test]
async fn the_language_changes_in_place() {
    let page = show(|| view! { <p title=t::common::CLOSE>{t::common::SAVE}</p> }).await;
    assert_eq!(name_of(&page.one("p")), "Save");
    set_locale(Locale::ZhCn);
    settle().await;
    assert_ne!(name_of(&page.one("p")), "Save");
    assert_ne!(page.one("p").get_attribute("title").as_deref(), Some("Close"));
}
