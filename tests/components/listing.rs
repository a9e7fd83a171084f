//! What every list has around its table.

use leptos::prelude::*;
use partner_center::api::list_query::is_text;
use partner_center::api::{ListQuery, ListSpec, Request};
use partner_center::i18n::t;
use partner_center::page::{ListTable, use_listing, when_empty};
use partner_center::routes::{Moved, navigate};
use partner_center::ui::{Choice, Column, FilterField};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::harness::{Page, name_of, settle, show};
use super::server::{answers, asked, body};

static SPEC: ListSpec = ListSpec {
    filters: &[("state", is_text)],
    sorts: &["name", "-name"],
    default_sort: "name",
    page_size: 20,
    others: &[],
};

#[derive(Clone, Serialize, Deserialize)]
struct Row {
    name: String,
}

#[derive(Serialize, Deserialize)]
struct Rows {
    rows: Vec<Row>,
    count: u64,
}

fn rows(names: &[&str]) -> String {
    let rows: Vec<Row> = names.iter().map(|name| Row { name: (*name).to_owned() }).collect();
    body(&Rows { count: rows.len() as u64, rows })
}

fn request(query: &ListQuery) -> Request<Rows> {
    let state = query.filter("state").map(|state| format!("/{state}")).unwrap_or_default();
    Request::get(format!("/rows/{}{state}", query.sort))
}

fn columns() -> Vec<Column<Row>> {
    vec![Column::new("name", "Name", |row: &Row| row.name.clone()).identity().sortable()]
}

/// A list whose filter has these choices.
async fn list(choices: RwSignal<Vec<&'static str>>) -> Page {
    navigate("/names", Moved::Replace);
    let page = show(move || {
        let all = use_listing(&SPEC, request, |all| (&all.rows, all.count));
        let fields = move || {
            let choices = choices.get().into_iter().map(|one| Choice::new(one, one)).collect();
            vec![FilterField::one_of("state", "State", choices).pinned()]
        };
        let empty = when_empty(all.state, t::common::NONE, "Make one");
        view! {
            {all.count_line()}
            <ListTable of=all caption="Names" columns=columns() row_key=|row| row.name.clone() needs_you=|row| row.name == "Quayside"
                table="names" fields tools=|| view! { <b id="tool"></b> } lead=|| view! { <b id="lead"></b> } empty>
                <b id="between"></b>
            </ListTable>
        }
    })
    .await;
    settle().await;
    page
}

#[wasm_bindgen_test]
async fn everything_stands_in_its_place_around_the_rows() {
    answers(&[("/rows", 200, rows(&["Blue Kite", "Quayside"]))]);
    let page = list(RwSignal::new(vec!["open"])).await;
    let order = page.all("[role=status], #lead, form, #tool, #between, table, .pager");
    let order: Vec<_> = order.iter().map(|one| if one.id().is_empty() { one.tag_name() } else { one.id() }).collect();
    assert_eq!(order[..6], ["SPAN", "lead", "FORM", "tool", "between", "TABLE"]);
    assert_eq!(order.len(), 7, "and the pages: {order:?}");
    assert!(name_of(&page.one("[role=status]")).starts_with('2'));
    let waiting: Vec<_> = page.all("tr[data-needs-you]").iter().map(|row| name_of(row)).collect();
    assert_eq!(waiting, ["Quayside"]);
    assert_eq!(page.one("th").get_attribute("aria-sort").as_deref(), Some("ascending"), "as the address says");
}

#[wasm_bindgen_test]
async fn a_filter_and_a_header_ask_anew_and_an_empty_list_can_be_left() {
    answers(&[("/open", 200, rows(&[])), ("/rows", 200, rows(&["Blue Kite"]))]);
    let page = list(RwSignal::new(vec!["open"])).await;
    page.click("th button", "Name").await;
    assert_eq!(asked("/rows"), "GET /rows/-name");
    page.choose("select[aria-label=State]", "open").await;
    assert_eq!(asked("/rows"), "GET /rows/-name/open");
    assert!(page.find("tbody tr").is_none() && page.find(".pager").is_none());
    page.click("button", "Clear filters").await;
    assert_eq!(asked("/rows"), "GET /rows/-name");
    assert_eq!(page.all("tbody tr").len(), 1);
}

#[wasm_bindgen_test]
async fn behind_the_last_page_the_way_back_is_offered() {
    answers(&[("/rows", 200, body(&Rows { rows: vec![], count: 41 }))]);
    let page = list(RwSignal::new(vec!["open"])).await;
    page.click("button", "Last page").await;
    let at: HtmlInputElement = page.one(".pager-jump").unchecked_into();
    assert_eq!(at.value(), "3");
}

#[wasm_bindgen_test]
async fn choices_that_come_with_an_answer_join_the_filters() {
    answers(&[("/rows", 200, rows(&[]))]);
    let choices = RwSignal::new(vec!["open"]);
    let page = list(choices).await;
    let known = || page.all("select[aria-label=State] option").iter().map(|one| name_of(one)).collect::<Vec<_>>();
    assert_eq!(known(), ["State: All", "open"]);
    choices.set(vec!["open", "closed"]);
    settle().await;
    assert_eq!(known(), ["State: All", "open", "closed"]);
    assert!(page.find("#tool").is_some());
}
