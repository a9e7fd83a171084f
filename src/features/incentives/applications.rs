//! The tab 申请记录: every payout application with stage, next stage, state, whose turn and what it means.

use super::confirm::PayoutDialogs;
use super::{application_columns, words};
use crate::api::list_query::{is, is_text};
use crate::api::{Fetch, ListNotices, ListQuery, ListSpec, ListState, failure, incentives, use_fetch, use_list_query};
use crate::i18n::t;
use crate::page::{Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::ui::{Choice, Column, DataTable, FilterField, Sort, TablePrefs};
use domain::api::payouts::{PayoutApplication, PayoutApplicationQuery, PayoutApplications};
use domain::states::payout::{PayoutMethod, PayoutState};
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<PayoutState>), ("method", is::<PayoutMethod>)],
    sorts: &["-applied_at", "applied_at", "-amount", "amount"],
    default_sort: "-applied_at",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn Applications(fresh: Freshness) -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || incentives::payouts(&request(&list.get())));
    fresh.shows(answer);
    let prefs = TablePrefs::of("payout_applications");
    let asked = RwSignal::new(None);
    let columns = application_columns::all(asked);
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    view! {
        <div class="stack">
            <ListNotices list/>
            <ListFilters list fields=fields() columns=infos prefs=prefs on_query=move |()| answer.reload()/>
            <ApplicationTable list answer columns prefs/>
            <PayoutDialogs asked/>
        </div>
    }
}

fn request(query: &ListQuery) -> PayoutApplicationQuery {
    PayoutApplicationQuery {
        state: query.parsed("state"),
        method: query.parsed("method"),
        search: query.filter("search").map(str::to_owned),
        sort: query.sort.parse().ok(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    use t::incentives as i;
    let states = PayoutState::ALL.iter().map(|state| Choice::new(state.as_str(), words::state(*state))).collect();
    let methods = PayoutMethod::ALL.iter().map(|method| Choice::new(method.as_str(), words::method(*method))).collect();
    vec![
        FilterField::words("search", i::PAYOUT_NO),
        FilterField::one_of("state", i::STATE, states).pinned(),
        FilterField::one_of("method", i::METHOD, methods).pinned(),
    ]
}

#[component]
fn ApplicationTable(
    list: ListState,
    answer: Fetch<PayoutApplications>,
    columns: Vec<Column<PayoutApplication>>,
    prefs: TablePrefs,
) -> impl IntoView {
    let rows = Signal::derive(move || answer.read(|answer| answer.payout_applications.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    let empty = when_empty(list, t::incentives::APPLICATIONS_EMPTY, t::incentives::APPLICATIONS_EMPTY_HINT);
    let sort = Signal::derive(move || Some(list.read(|query| Sort::from_param(&query.sort))));
    view! {
        <DataTable caption=t::incentives::TAB_APPLICATIONS columns rows row_key=|row| format!("{}-{}", row.payout_id, row.version)
            needs_you=application_columns::needs_you busy=Signal::derive(move || answer.loading())
            failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
            sort on_sort=move |sort: Sort| list.set_sort(sort.to_param())
            prefs=prefs empty
            empty_kind=empty_kind(list)/>
        <ListPages list total/>
    }
}
