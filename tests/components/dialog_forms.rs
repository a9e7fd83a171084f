//! Forms in dialogs, which outlive what the dialog draws.

use leptos::prelude::*;
use partner_center::api::ApiError;
use partner_center::form::{DialogForm, DialogForms, FormField};
use partner_center::ui::{Dialog, Field, TextInput, ToastRegion, opened_while, provide_toasts};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::harness::{Page, settle, show};

type Named = DialogForm<FormField>;

/// A dialog that names what `asked` says; the form that was drawn last.
async fn dialog(asked: RwSignal<Option<u8>>) -> (Page, RwSignal<Option<Named>>) {
    let drawn = RwSignal::new(None::<Named>);
    let page = show(move || {
        provide_toasts();
        let (open, forms) = (opened_while(asked), DialogForms::<u8, FormField>::new());
        let body = move || {
            asked.get().map(|number| {
                let of = forms.of(number, |form| form.field("name", format!("known {number}"), |_| None));
                drawn.set(Some(of));
                view! { <Field label="Name"><TextInput value=of.fields.value()/></Field> }
            })
        };
        view! {
            <Dialog open title="Name it" on_closed=move |()| asked.set(None)>{body}</Dialog>
            <ToastRegion/>
        }
    })
    .await;
    (page, drawn)
}

async fn name_of(page: &Page, asked: RwSignal<Option<u8>>, number: u8) -> String {
    asked.set(Some(number));
    settle().await;
    page.one("dialog input").unchecked_into::<HtmlInputElement>().value()
}

async fn close(page: &Page) {
    page.click("button", "Close").await;
    assert!(page.find("dialog input").is_none());
}

#[wasm_bindgen_test]
async fn what_was_typed_is_there_again_when_the_same_is_asked_about() {
    let asked = RwSignal::new(None);
    let (page, drawn) = dialog(asked).await;
    assert_eq!(name_of(&page, asked, 1).await, "known 1");
    page.type_into("dialog input", "typed").await;
    close(&page).await;
    assert_eq!(asked.get_untracked(), None);
    assert_eq!(name_of(&page, asked, 2).await, "known 2");
    close(&page).await;
    assert_eq!(name_of(&page, asked, 1).await, "typed");
    drawn.get_untracked().unwrap().settle(&Ok(()));
    close(&page).await;
    assert_eq!(name_of(&page, asked, 1).await, "known 1", "nothing stays after a save");
}

#[wasm_bindgen_test]
async fn a_failure_after_the_dialog_was_closed_is_told() {
    let asked = RwSignal::new(None);
    let (page, drawn) = dialog(asked).await;
    let told = || page.one("[role=status]").text_content().unwrap_or_default();
    name_of(&page, asked, 1).await;
    page.type_into("dialog input", "typed").await;
    let of = drawn.get_untracked().unwrap();
    assert!(of.form.submit());
    of.settle(&Err::<(), _>(ApiError::Decode));
    settle().await;
    assert_eq!(told(), "", "the dialog says so itself");
    assert!(of.form.submit());
    close(&page).await;
    of.settle(&Err::<(), _>(ApiError::Decode));
    settle().await;
    assert_ne!(told(), "");
    assert_eq!(name_of(&page, asked, 1).await, "typed");
}
