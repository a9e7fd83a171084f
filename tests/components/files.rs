//! Choosing a file, dropping one, and taking it back.

use leptos::prelude::*;
use partner_center::platform::dom;
use partner_center::ui::{ChosenFile, Field, FileInput};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, File};

use super::harness::{Page, settle, show};

async fn document_field(chosen: RwSignal<Option<ChosenFile>>) -> Page {
    let choose = move |file: File| {
        chosen.set(Some(ChosenFile { name: file.name(), size: 2048, busy: file.name() == "slow.pdf" }))
    };
    show(move || {
        view! {
            <Field label="Document" required=true>
                <FileInput accept=".pdf" chosen on_choose=choose on_remove=move |()| chosen.set(None)/>
            </Field>
        }
    })
    .await
}

/// As the browser does when somebody has chosen, or dropped, a file of this name.
async fn give(place: &Element, name: &str, dropped: bool) {
    let script = "const all = new DataTransfer();
        all.items.add(new File(['abc'], name, { type: 'application/pdf' }));
        if (dropped) { place.dispatchEvent(new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true })); return }
        place.files = all.files;
        place.dispatchEvent(new Event('change', { bubbles: true }))";
    let give = js_sys::Function::new_with_args("place, name, dropped", script);
    give.call3(&JsValue::NULL, place, &name.into(), &dropped.into()).unwrap();
    settle().await;
}

fn told(page: &Page) -> String {
    page.one("[role=status]").text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_chosen_file_is_told_and_taking_it_back_leaves_the_focus_at_the_field() {
    let chosen = RwSignal::new(None);
    let page = document_field(chosen).await;
    let input = page.one("input[type=file]");
    assert_eq!(page.one("label").get_attribute("for"), Some(input.id()));
    assert_eq!(input.get_attribute("aria-required").as_deref(), Some("true"));
    give(&input, "contract.pdf", false).await;
    assert_eq!(told(&page), "contract.pdf, 2 KB");
    page.click("button", "Remove contract.pdf").await;
    assert!(chosen.get_untracked().is_none());
    assert_eq!(dom::focused().unwrap().id(), input.id());
    assert!(page.one(".file-input").text_content().unwrap().contains("Choose a file"));
}

#[wasm_bindgen_test]
async fn a_dropped_file_counts_as_a_chosen_one_and_its_way_is_told() {
    let chosen = RwSignal::new(None);
    let page = document_field(chosen).await;
    give(&page.one(".file-input"), "slow.pdf", true).await;
    assert!(chosen.get_untracked().is_some_and(|file: ChosenFile| file.name == "slow.pdf"));
    assert_eq!(told(&page), "Being sent");
}
