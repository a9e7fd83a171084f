//! The table, the pager and the column settings.

use leptos::prelude::*;
use partner_center::ui::{Button, Column, ColumnSettings, DataTable, EmptyKind, Failure, Pager, Sort, TablePrefs};
use wasm_bindgen_test::wasm_bindgen_test;

use super::harness::{description_of, name_of, settle, show};

#[derive(Clone)]
struct Row {
    id: u32,
    name: &'static str,
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("name", "Customer", |row: &Row| row.name).identity().sortable(),
        Column::new("manager", "Manager", |_: &Row| "Lin Wei"),
        Column::new("spend", "Spend", |row: &Row| row.id).numeric().sortable(),
    ]
}

fn rows() -> Vec<Row> {
    vec![Row { id: 1, name: "Blue Kite" }, Row { id: 2, name: "Quayside" }]
}

#[wasm_bindgen_test]
async fn a_header_sorts_and_says_how() {
    let sort = RwSignal::new(None::<Sort>);
    let page = show(move || {
        view! { <DataTable caption="Customers" columns=columns() rows=Signal::stored(Some(rows())) row_key=|row| row.id.to_string() sort on_sort=move |to| sort.set(Some(to))/> }
    })
    .await;
    let spend = page.one("th[data-column=spend]");
    assert!(!spend.has_attribute("aria-sort"));
    page.click("th[data-column=spend] button", "Spend").await;
    assert_eq!(spend.get_attribute("aria-sort").as_deref(), Some("descending"), "numbers start with the largest");
    page.click("th[data-column=spend] button", "Spend").await;
    assert_eq!(spend.get_attribute("aria-sort").as_deref(), Some("ascending"));
    page.click("th[data-column=name] button", "Customer").await;
    assert_eq!(page.one("th[data-column=name]").get_attribute("aria-sort").as_deref(), Some("ascending"));
    assert!(page.find("th[data-column=manager] button").is_none());
    assert_eq!(page.one("td[data-column=spend]").get_attribute("data-label").as_deref(), Some("Spend"));
}

#[wasm_bindgen_test]
async fn a_header_holds_the_control_of_its_column() {
    let pressed = RwSignal::new(false);
    let eye = move || view! { <Button on_press=move |()| pressed.set(true)>"Show"</Button> };
    let named = move || vec![Column::new("name", "Name", |row: &Row| row.name).identity().sortable().tool(eye)];
    let page = show(move || {
        view! { <DataTable caption="Customers" columns=named() rows=Signal::stored(Some(rows())) row_key=|row| row.id.to_string() on_sort=|_| {}/> }
    })
    .await;
    page.click("th[data-column=name] .head-tool button", "Show").await;
    assert!(pressed.get_untracked());
    assert_eq!(page.one("td").get_attribute("data-label").as_deref(), Some("Name"));
}

#[wasm_bindgen_test]
async fn rows_stay_while_others_are_fetched_and_after_an_error() {
    let (shown, busy, failure) = (RwSignal::new(None), RwSignal::new(true), RwSignal::new(None::<Failure>));
    let retried = RwSignal::new(false);
    let page = show(move || {
        view! { <DataTable caption="Customers" columns=columns() rows=shown row_key=|row| row.id.to_string() busy failure on_retry=move |()| retried.set(true)/> }
    })
    .await;
    let table = page.one(".data-table");
    assert_eq!(table.get_attribute("aria-busy").as_deref(), Some("true"));
    assert_eq!(page.all(".skeleton-row").len(), 10);
    shown.set(Some(rows()));
    busy.set(false);
    settle().await;
    assert_eq!(table.get_attribute("aria-busy").as_deref(), Some("false"));
    assert_eq!(page.all("tbody tr").len(), 2);
    failure.set(Some(Failure { message: "No answer".into(), request_id: Some("abc123".into()) }));
    settle().await;
    assert_eq!(page.all("tbody tr").len(), 2, "the old rows stay");
    assert!(name_of(&page.one("[role=alert]")).contains("abc123"));
    page.click("[role=alert] .button", "Retry").await;
    assert!(retried.get_untracked());
}

#[wasm_bindgen_test]
async fn an_empty_list_says_why() {
    let kind = RwSignal::new(EmptyKind::NothingYet);
    let page = show(move || {
        view! { <DataTable caption="Customers" columns=columns() rows=Signal::stored(Some(Vec::new())) row_key=|row| row.id.to_string() empty_kind=kind/> }
    })
    .await;
    let mut headings = vec![name_of(&page.one("h2"))];
    for next in [EmptyKind::NoMatch, EmptyKind::NoRight] {
        kind.set(next);
        settle().await;
        headings.push(name_of(&page.one("h2")));
    }
    assert_eq!(headings, ["Nothing here yet", "No matching rows", "You may not see this"]);
}

#[wasm_bindgen_test]
async fn columns_are_hidden_and_moved_and_the_identity_stays() {
    let page = show(move || {
        let prefs = TablePrefs::of("component-test");
        prefs.columns.set(partner_center::ui::ColumnPrefs::default());
        let infos = columns().iter().map(Column::info).collect::<Vec<_>>();
        view! {
            <ColumnSettings columns=infos prefs=prefs.columns/>
            <DataTable caption="Customers" columns=columns() rows=Signal::stored(Some(rows())) row_key=|row| row.id.to_string() prefs=prefs/>
        }
    })
    .await;
    let headers = || page.all("th").iter().map(|header| name_of(header)).collect::<Vec<_>>();
    page.click("button", "Columns").await;
    let identity = page.one("dialog input[type=checkbox]");
    assert!(identity.has_attribute("disabled"));
    assert_eq!(description_of(&identity), "The identity column is always shown");
    page.click("dialog button", "Move Spend up").await;
    assert_eq!(headers(), ["Customer", "Spend", "Manager"]);
    page.all("dialog input[type=checkbox]").remove(2).click();
    settle().await;
    assert_eq!(headers(), ["Customer", "Spend"]);
    page.click("dialog button", "Restore defaults").await;
    assert_eq!(headers(), ["Customer", "Manager", "Spend"]);
}

#[wasm_bindgen_test]
async fn the_pager_knows_its_ends() {
    let (at, size) = (RwSignal::new(1_u32), RwSignal::new(20_u32));
    let page = show(move || {
        view! { <Pager total=Signal::stored(1500) page=at page_size=size on_page=move |to| at.set(to) on_page_size=move |to| size.set(to)/> }
    })
    .await;
    assert!(page.named("button", "Previous page").has_attribute("disabled"));
    page.click("button", "Last page").await;
    assert_eq!(at.get_untracked(), 75);
    assert!(page.named("button", "Next page").has_attribute("disabled"));
    assert_eq!(name_of(&page.one(".pager-total")), "1,500 rows");
}
