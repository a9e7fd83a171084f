//! P-10 客户管理: the customer list. What it shows is in the address.

use super::address::SPEC;
use super::export::ExportButton;
use super::filter_line::CustomerFilters;
use super::filters;
use super::menu::tabs_wanted;
use super::{columns, status};
use crate::api::{
    self, ApiError, Fetch, ListQuery, ListState, customers, failure, resellers, session, use_fetch, use_list_query,
};
use crate::i18n::{number, t};
use crate::page::{Eyes, ListPages, behind_the_last, empty_kind, in_address};
use crate::routes::Route;
use crate::ui::{
    Button, Column, ColumnSettings, DataTable, DensityToggle, EmptyKind, EmptyState, IconName, LinkButton, PageHeader,
    Sort, Tab, TablePrefs, Tabs,
};
use domain::api::customers::{CustomerInfo, Include, SubCustomerQuery, SubCustomers};
use domain::permission::Permission;
use leptos::prelude::*;

/// The distributor's second tab.
pub(super) const RESELLERS_TAB: &str = "resellers";
/// The first tab has no word in the address.
const OWN_TAB: &str = "own";

/// The customer list: filters, order, page, tab, columns and row height in the address.
#[component]
pub fn CustomerListPage() -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || customers::query(&request(&list.get())));
    let eyes = Eyes::closed();
    let prefs = TablePrefs::of("customers");
    let resellers = resellers::use_reseller_names();
    let columns = columns::all(eyes, tabs_wanted().then_some(resellers));
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    in_address(list, prefs, &infos);
    view! {
        <PageHeader title=t::customers::TITLE count=count_line(list, answer)
            as_of=Signal::derive(move || answer.as_of()) on_refresh=move |()| answer.reload()>
            <ExportButton list answer/>
            {records_button()}
        </PageHeader>
        {move || tabs_wanted().then(|| owner_tabs(list))}
        <CustomerFilters list resellers on_query=move |()| answer.reload()>
            {eyes.of_all()}
            <ColumnSettings columns=infos.clone() prefs=prefs.columns/>
            <DensityToggle density=prefs.density/>
        </CustomerFilters>
        <CustomerTable list answer columns prefs/>
    }
    .into_any()
}

/// To the records of requests; who may not read them reads why.
fn records_button() -> AnyView {
    if untrack(|| session::may(Permission::ViewRecords)) {
        let href = Route::AssociationRequests.path();
        return view! { <LinkButton href icon=IconName::REQUESTS>{t::customers::REQUEST_RECORDS}</LinkButton> }
            .into_any();
    }
    let reason = Signal::derive(|| Some(t::customers::ROLE_CANNOT.get().to_owned()));
    view! { <Button icon=IconName::REQUESTS reason>{t::customers::REQUEST_RECORDS}</Button> }.into_any()
}

/// The query of the address, with everything that rows and their menus need.
fn request(query: &ListQuery) -> SubCustomerQuery {
    SubCustomerQuery {
        offset: Some(query.offset()),
        limit: Some(query.page_size),
        sort: query.sort.parse().ok(),
        include: vec![Include::Console],
        ..filters::asked(query)
    }
}

/// "12 of 1,500 customers": the second figure is asked for only while something is filtered.
fn count_line(list: ListState, answer: Fetch<SubCustomers>) -> Signal<Option<String>> {
    let everything = api::use_fetch_when(move || {
        let query = list.get();
        let tab = query.others.get("tab").map(String::as_str);
        query.is_filtered().then(|| {
            customers::query(&SubCustomerQuery {
                limit: Some(1),
                indirect_partner_id: filters::partner_of_tab(tab),
                ..SubCustomerQuery::default()
            })
        })
    });
    Signal::derive(move || {
        let matching = answer.read(|answer| answer.count)?;
        let all = everything.read(|answer| answer.count).filter(|_| list.read(|query| query.is_filtered()));
        Some(match all {
            Some(all) => t::customers::matching(number(matching), number(all)),
            None => t::customers::total(number(matching)),
        })
    })
}

fn tab_of(list: ListState) -> String {
    list.read(|query| query.others.get("tab").cloned()).unwrap_or_else(|| OWN_TAB.to_owned())
}

fn owner_tabs(list: ListState) -> impl IntoView {
    let current = Signal::derive(move || tab_of(list));
    let select = move |tab: String| list.set_other("tab", (tab != OWN_TAB).then_some(tab.as_str()));
    let tabs = vec![Tab::new(OWN_TAB, t::customers::TAB_OWN), Tab::new(RESELLERS_TAB, t::customers::TAB_RESELLERS)];
    view! { <Tabs label=t::customers::TITLE tabs current on_select=select/> }
}

#[component]
fn CustomerTable(
    list: ListState,
    answer: Fetch<SubCustomers>,
    columns: Vec<Column<CustomerInfo>>,
    prefs: TablePrefs,
) -> impl IntoView {
    let rows = Signal::derive(move || answer.read(|answer| answer.customer_infos.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    let sort = Signal::derive(move || Some(sort_of(&list.read(|query| query.sort.clone()))));
    let empty = Callback::new(move |kind| empty(kind, list, total.get()));
    // Only a distributor has tabs; for others this is no panel of one.
    let panel = move || tabs_wanted().then(|| format!("panel-{}", tab_of(list)));
    let tab = move || tabs_wanted().then(|| format!("tab-{}", tab_of(list)));
    view! {
        <div class="stack to-edges customer-panel" role=move || tabs_wanted().then_some("tabpanel") id=panel aria-labelledby=tab>
            <DataTable caption=t::customers::TITLE columns rows row_key=row_key needs_you=status::needs_you
                busy=answer.busy()
                failure=Signal::derive(move || answer.error().filter(|error| *error != ApiError::NotSignedIn).map(|error| failure(&error)))
                on_retry=move |()| answer.reload()
                sort on_sort=move |sort: Sort| list.set_sort(sort_text(&sort)) prefs=prefs
                empty_kind=empty_kind(list)
                empty/>
            <ListPages list total/>
        </div>
    }
}

fn row_key(row: &CustomerInfo) -> String {
    format!("{}-{}", row.customer_id, row.console.as_ref().map(|console| console.version).unwrap_or_default())
}

/// Nothing yet, nothing that matches, or a page behind the last one.
fn empty(kind: EmptyKind, list: ListState, total: u64) -> AnyView {
    if total > 0 {
        return behind_the_last(list, total);
    }
    match kind {
        EmptyKind::NoMatch => view! {
            <EmptyState kind hint=move || searched(list)>
                <Button on_press=move |()| list.clear()>{t::common::CLEAR_FILTERS}</Button>
                {tabs_wanted().then(|| other_tab(list))}
                {development()}
            </EmptyState>
        }
        .into_any(),
        _ => view! {
            <EmptyState kind title=t::customers::NONE_YET hint=t::customers::NONE_YET_HINT>{development()}</EmptyState>
        }
        .into_any(),
    }
}

/// Whose customers were looked through, and what may help.
fn searched(list: ListState) -> String {
    let scope = match tabs_wanted().then(|| tab_of(list)) {
        Some(tab) if tab == RESELLERS_TAB => t::customers::SEARCHED_RESELLERS,
        Some(_) => t::customers::SEARCHED_OWN,
        None => t::customers::SEARCHED_ALL,
    };
    format!("{} {}", scope.get(), t::customers::NO_MATCH_HINT.get())
}

/// The same filters in the distributor's other tab.
fn other_tab(list: ListState) -> impl IntoView {
    let (to, words) = match tab_of(list) == RESELLERS_TAB {
        true => (None, t::customers::SEARCH_OWN),
        false => (Some(RESELLERS_TAB), t::customers::SEARCH_RESELLERS),
    };
    view! { <Button on_press=move |()| list.set_other("tab", to)>{words}</Button> }
}

/// To where customers are won, for those who may.
fn development() -> impl IntoView {
    let may = untrack(|| session::may(Permission::DevelopCustomers));
    may.then(
        || view! { <LinkButton href=Route::CustomerDevelopment.path()>{t::customers::TO_DEVELOPMENT}</LinkButton> },
    )
}

fn sort_of(text: &str) -> Sort {
    match text.strip_prefix('-') {
        Some(key) => Sort { key: key.to_owned(), descending: true },
        None => Sort { key: text.to_owned(), descending: false },
    }
}

/// As on the wire; an order that the wire does not have falls back to ascending.
fn sort_text(sort: &Sort) -> String {
    let descending = format!("-{}", sort.key);
    if sort.descending && SPEC.sorts.contains(&descending.as_str()) { descending } else { sort.key.clone() }
}

#[cfg(test)]
mod tests {
    use super::{ListQuery, SPEC, request, sort_of, sort_text};

    #[test]
    fn the_start_script_asks_for_the_list_as_it_opens() {
        let first = serde_json::to_string(&request(&ListQuery::of(&SPEC))).unwrap();
        assert!(include_str!("../../../public/boot.js").contains(&format!("'{first}'")), "{first}");
    }

    #[test]
    fn every_order_survives_the_header() {
        for sort in SPEC.sorts {
            assert_eq!(sort_text(&sort_of(sort)), *sort);
        }
        assert_eq!(sort_text(&sort_of("-next_expiry")), "next_expiry");
    }
}
