//! The filter line's tokens.

use leptos::prelude::*;
use partner_center::ui::{Choice, FilterBar, FilterField, Token};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::{Page, focused_name, press, show};

async fn filter_line(tokens: RwSignal<Vec<Token>>, queries: RwSignal<usize>) -> Page {
    show(move || {
        let fields = vec![
            FilterField::one_of(
                "status",
                "Status",
                vec![Choice::new("arrears", "Arrears"), Choice::new("frozen", "Frozen")],
            )
            .pinned(),
            FilterField::words("name", "Name"),
        ];
        let change = move |changed| {
            queries.update(|count| *count += 1);
            tokens.set(changed);
        };
        view! { <FilterBar fields tokens on_change=change/> }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_typed_value_becomes_a_token_with_one_query() {
    let (tokens, queries) = (RwSignal::new(Vec::new()), RwSignal::new(0));
    let page = filter_line(tokens, queries).await;
    page.type_into("[role=combobox]", "arrears").await;
    let options: Vec<String> = page.all("[role=option]").iter().map(|option| super::harness::name_of(option)).collect();
    assert_eq!(options, ["Name = arrears", "Status = Arrears"]);
    press("ArrowDown").await;
    press("ArrowDown").await;
    page.one("form").dyn_ref::<web_sys::HtmlFormElement>().unwrap().request_submit().unwrap();
    super::harness::settle().await;
    assert_eq!(tokens.get_untracked(), [Token::new("status", "arrears")]);
    assert_eq!(queries.get_untracked(), 1);
    page.named(".token", "Status = Arrears, remove");
    assert_eq!(
        page.one("select").dyn_ref::<web_sys::HtmlSelectElement>().unwrap().value(),
        "arrears",
        "the pinned select follows"
    );
}

#[wasm_bindgen_test]
async fn backspace_goes_to_the_last_token_and_delete_removes_it() {
    let (tokens, queries) =
        (RwSignal::new(vec![Token::new("status", "frozen"), Token::new("name", "Kite")]), RwSignal::new(0));
    let page = filter_line(tokens, queries).await;
    page.type_into("[role=combobox]", "").await;
    press("Backspace").await;
    assert_eq!(focused_name(), "Name = Kite, remove");
    press("ArrowLeft").await;
    assert_eq!(focused_name(), "Status = Frozen, remove");
    press("Delete").await;
    assert_eq!(tokens.get_untracked(), [Token::new("name", "Kite")]);
    assert_eq!(focused_name(), "Filters", "the focus is back in the box");
    page.click("button", "Reset").await;
    assert!(tokens.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn a_property_is_chosen_first_and_then_its_value() {
    let (tokens, queries) = (RwSignal::new(Vec::new()), RwSignal::new(0));
    let page = filter_line(tokens, queries).await;
    page.type_into("[role=combobox]", "stat").await;
    assert_eq!(super::harness::name_of(&page.all("[role=option]").remove(1)), "Status");
    press("ArrowDown").await;
    press("ArrowDown").await;
    let form = page.one("form");
    form.dyn_ref::<web_sys::HtmlFormElement>().unwrap().request_submit().unwrap();
    super::harness::settle().await;
    assert_eq!(queries.get_untracked(), 0, "a property alone filters nothing");
    let options: Vec<String> = page.all("[role=option]").iter().map(|option| super::harness::name_of(option)).collect();
    assert_eq!(options, ["Status = Arrears", "Status = Frozen"]);
}
