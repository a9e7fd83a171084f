//! The tab 激励: every line, also those of zero and below, with the sums of the filter.

use super::{line_columns, words};
use crate::api::list_query::{is, is_flag, is_text};
use crate::api::{Fetch, ListNotices, ListQuery, ListSpec, ListState, failure, incentives, use_fetch, use_list_query};
use crate::i18n::{number, t};
use crate::page::{Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::ui::{AmountText, Choice, Column, DataTable, FilterField, Sort, TablePrefs};
use domain::api::incentives::{IncentiveQuery, IncentiveTotals, Incentives};
use domain::incentive::{IncentiveStatus, Sign};
use domain::money::Money;
use domain::period::BillCycle;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[
        ("search", is_text),
        ("period", is::<BillCycle>),
        ("status", is::<IncentiveStatus>),
        ("sign", is::<Sign>),
        ("frozen", is_flag),
        ("customer_id", is_text),
    ],
    sorts: &["-period", "period", "-amount", "amount", "customer", "expires_at"],
    default_sort: "-period",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn Lines(fresh: Freshness) -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || incentives::query(&request(&list.get())));
    fresh.shows(answer);
    let prefs = TablePrefs::of("incentives");
    let columns = line_columns::all();
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    view! {
        <div class="stack">
            <ListNotices list/>
            <Totals answer/>
            <p class="muted prose">{t::incentives::HINT}</p>
            <ListFilters list fields=fields() columns=infos prefs=prefs on_query=move |()| answer.reload()/>
            <LineTable list answer columns prefs/>
        </div>
    }
}

fn request(query: &ListQuery) -> IncentiveQuery {
    IncentiveQuery {
        period: query.parsed("period"),
        status: query.parsed("status"),
        sign: query.parsed("sign"),
        frozen: query.parsed("frozen"),
        search: query.filter("search").map(str::to_owned),
        customer_id: query.filter("customer_id").map(str::to_owned),
        sort: query.sort.parse().ok(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    use t::incentives as i;
    let statuses =
        IncentiveStatus::ALL.iter().map(|status| Choice::new(status.as_str(), words::status(*status))).collect();
    let signs = Sign::ALL.iter().map(|sign| Choice::new(sign.as_str(), words::sign(*sign))).collect();
    let frozen = vec![Choice::new("true", i::FROZEN_YES), Choice::new("false", i::FROZEN_NO)];
    vec![
        FilterField::words("search", i::SEARCH),
        FilterField::one_of("status", i::STATUS, statuses).pinned(),
        FilterField::one_of("sign", i::SIGN, signs).pinned(),
        FilterField::one_of("frozen", i::FREEZING, frozen).pinned(),
        FilterField::words("period", i::PERIOD),
        FilterField::words("customer_id", t::customers::CUSTOMER_ID),
    ]
}

#[component]
fn Totals(answer: Fetch<Incentives>) -> impl IntoView {
    let totals = Memo::new(move |_| answer.read(|answer| answer.totals));
    let figure = |label, part: fn(&IncentiveTotals) -> Money| {
        let value = move || {
            totals.get().map(|totals| {
                let money = part(&totals);
                view! { <AmountText minor=money.minor currency=money.currency.as_str()/> }
            })
        };
        view! { <div class="figure"><span class="figure-label">{label}</span><span class="figure-value">{value}</span></div> }
    };
    view! {
        <div class="figure-row">
            {figure(t::incentives::SUM_CLAIMABLE, |totals| totals.claimable)}
            {figure(t::incentives::SUM_FROZEN, |totals| totals.frozen)}
            {figure(t::incentives::SUM_AMOUNT, |totals| totals.amount)}
        </div>
    }
}

#[component]
fn LineTable(
    list: ListState,
    answer: Fetch<Incentives>,
    columns: Vec<Column<domain::api::incentives::IncentiveLine>>,
    prefs: TablePrefs,
) -> impl IntoView {
    let rows = Signal::derive(move || answer.read(|answer| answer.incentives.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    let empty = when_empty(list, t::incentives::EMPTY, t::incentives::EMPTY_HINT);
    let sort = Signal::derive(move || Some(list.read(|query| Sort::from_param(&query.sort))));
    view! {
        <p class="visually-hidden" role="status">{move || t::common::total_rows(number(total.get()))}</p>
        <DataTable caption=t::incentives::TAB_INCENTIVES columns rows row_key=|row| row.incentive_id.to_string()
            busy=Signal::derive(move || answer.loading())
            failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
            sort on_sort=move |sort: Sort| list.set_sort(sort.to_param())
            prefs=prefs empty
            empty_kind=empty_kind(list)/>
        <ListPages list total/>
    }
}
