//! The lists of both directions: the same table, each with the states of its direction.

use super::{columns, words};
use crate::api::list_query::{is, is_text};
use crate::api::{
    ListNotices, ListQuery, ListSpec, ListState, failure, opportunities, session, use_fetch, use_list_query,
};
use crate::i18n::t;
use crate::page::{Freshness, ListFilters, ListPages, empty_kind, when_empty};
use crate::routes::Route;
use crate::ui::{Choice, Column, DataTable, EmptyKind, EmptyState, FilterField, LinkButton, Sort, TablePrefs};
use domain::api::opportunities::OpportunityQuery;
use domain::program::Direction;
use domain::states::ho::HoState;
use domain::states::po::PoState;
use leptos::prelude::*;
use t::opportunities as o;

static HO: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<HoState>)],
    sorts: SORTS,
    default_sort: "-changed_at",
    page_size: 20,
    others: &["tab", "period"],
};

static PO: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<PoState>)],
    sorts: SORTS,
    default_sort: "-changed_at",
    page_size: 20,
    others: &["tab", "period"],
};

const SORTS: &[&str] = &["-changed_at", "changed_at", "-opportunity_value", "opportunity_value", "due", "-due"];

/// 由华为共享.
#[component]
pub(super) fn HoList(fresh: Freshness) -> impl IntoView {
    let states =
        HoState::ALL.iter().map(|state| Choice::new(state.as_str(), crate::explain::program_terms::ho_state(*state)));
    view! { <List list=use_list_query(&HO) direction=Direction::Ho states=states.collect() fresh/> }
}

/// 共享给华为.
#[component]
pub(super) fn PoList(fresh: Freshness) -> impl IntoView {
    let states =
        PoState::ALL.iter().map(|state| Choice::new(state.as_str(), crate::explain::program_terms::po_state(*state)));
    view! { <List list=use_list_query(&PO) direction=Direction::Po states=states.collect() fresh/> }
}

fn request(direction: Direction, query: &ListQuery) -> OpportunityQuery {
    OpportunityQuery {
        direction: Some(direction),
        state: query.parsed("state"),
        search: query.filter("search").map(str::to_owned),
        sort: query.sort.parse().ok(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

#[component]
fn List(list: ListState, direction: Direction, states: Vec<Choice>, fresh: Freshness) -> impl IntoView {
    let answer = use_fetch(move || opportunities::query(&request(direction, &list.get())));
    fresh.shows(answer);
    let prefs = TablePrefs::of("opportunities");
    let columns = columns::all();
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let fields = vec![FilterField::words("search", o::SEARCH), FilterField::one_of("state", o::STATE, states).pinned()];
    let rows = Signal::derive(move || answer.read(|answer| answer.opportunities.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    let sort = Signal::derive(move || Some(list.read(|query| Sort::from_param(&query.sort))));
    view! {
        <div class="stack">
            <ListNotices list/>
            <ListFilters list fields columns=infos prefs=prefs on_query=move |()| answer.reload()/>
            <DataTable caption=words::direction(direction) columns rows row_key=|row| format!("{}-{}", row.opportunity_id, row.version)
                needs_you=columns::needs_you busy=Signal::derive(move || answer.loading())
                failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
                sort on_sort=move |sort: Sort| list.set_sort(sort.to_param())
                prefs=prefs empty=empty(list, direction) empty_kind=empty_kind(list)/>
            <ListPages list total/>
        </div>
    }
    .into_any()
}

/// How long a partner has to answer is a number of the policy.
fn ho_hint() -> String {
    let days = session::policy().map(|policy| policy.opportunity.acceptance_working_days).unwrap_or_default();
    o::ho_empty_hint(days)
}

fn empty(list: ListState, direction: Direction) -> Callback<EmptyKind, AnyView> {
    if direction == Direction::Ho {
        return when_empty(list, o::HO_EMPTY, ho_hint);
    }
    let plain = when_empty(list, o::PO_EMPTY, o::PO_EMPTY_HINT);
    Callback::new(move |kind| match kind {
        EmptyKind::NoMatch => plain.run(kind),
        _ => view! {
            <EmptyState kind title=o::PO_EMPTY hint=o::PO_EMPTY_HINT>
                <LinkButton href=Route::NewOpportunity.path()>{o::CREATE}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    })
}
