//! The lists of both directions: the same table, each with the states of its direction.

use super::{columns, words};
use crate::api::list_query::{is, is_text};
use crate::api::{ListQuery, ListSpec, ListState, opportunities, session};
use crate::i18n::t;
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::routes::Route;
use crate::ui::{Choice, EmptyKind, EmptyState, FilterField, LinkButton};
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
    view! { <List spec=&HO direction=Direction::Ho states=states.collect() fresh/> }
}

/// 共享给华为.
#[component]
pub(super) fn PoList(fresh: Freshness) -> impl IntoView {
    let states =
        PoState::ALL.iter().map(|state| Choice::new(state.as_str(), crate::explain::program_terms::po_state(*state)));
    view! { <List spec=&PO direction=Direction::Po states=states.collect() fresh/> }
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
fn List(spec: &'static ListSpec, direction: Direction, states: Vec<Choice>, fresh: Freshness) -> impl IntoView {
    let all = use_listing(
        spec,
        move |query| opportunities::query(&request(direction, query)),
        |all| (&all.opportunities, all.count),
    )
    .on(fresh);
    let fields = vec![FilterField::words("search", o::SEARCH), FilterField::one_of("state", o::STATE, states).pinned()];
    view! {
        <div class="stack">
            <ListTable of=all table="opportunities" caption=words::direction(direction) columns=columns::all()
                row_key=|row| format!("{}-{}", row.opportunity_id, row.version) needs_you=columns::needs_you fields
                empty=empty(all.state, direction)/>
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
