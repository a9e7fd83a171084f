//! One of the two lists.

use super::batch::Batch;
use super::chosen::Chosen;
use super::columns;
use crate::api::list_query::{is, is_text};
use crate::api::{Fetch, ListNotices, ListQuery, ListSpec, ListState, failure, specialists, use_fetch, use_list_query};
use crate::explain::program_terms;
use crate::i18n::{number, t, t::specialists as s};
use crate::page::{ListFilters, ListPages, empty_kind, when_empty};
use crate::ui::{Choice, Column, DataTable, FilterField, TablePrefs};
use domain::api::specialists::{Specialist, SpecialistQuery, SpecialistView, Specialists};
use domain::states::specialist::SpecialistState;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<SpecialistState>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &["tab", "do"],
};

#[component]
pub(super) fn SpecialistList(view: SpecialistView) -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || specialists::list(&request(view, &list.get())));
    let specialists = view == SpecialistView::Specialists;
    let prefs = TablePrefs::of(if specialists { "specialists" } else { "specialist_invitations" });
    let paths = Signal::derive(move || answer.read(|all| all.paths.clone()).unwrap_or_default());
    let chosen = Chosen::default();
    // What is not on the page any more is not applied for unseen.
    Effect::new(move || {
        if let Some(rows) = answer.read(|all| all.specialists.clone()) {
            chosen.keep(&rows);
        }
    });
    let columns = columns::all(view, paths, chosen);
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let count =
        move || answer.read(|answer| t::common::total_rows(number(answer.count)));
    view! {
        <div class="stack">
            <span class="muted" role="status">{count}</span>
            <ListNotices list/>
            <ListFilters list fields=fields(view) columns=infos prefs=prefs on_query=move |()| answer.reload()/>
            <Batch answer chosen/>
            <SpecialistTable view list answer columns prefs/>
        </div>
    }
    .into_any()
}

fn request(view: SpecialistView, query: &ListQuery) -> SpecialistQuery {
    SpecialistQuery {
        view: Some(view),
        state: query.parsed("state"),
        search: query.filter("search").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields(view: SpecialistView) -> Vec<FilterField> {
    let states = SpecialistState::ALL.iter().filter(|state| view.shows(**state));
    let states =
        states.map(|state| Choice::new(state.as_str(), program_terms::specialist_state(*state))).collect::<Vec<_>>();
    vec![FilterField::words("search", s::SEARCH), FilterField::one_of("state", s::STATE, states).pinned()]
}

#[component]
fn SpecialistTable(
    view: SpecialistView,
    list: ListState,
    answer: Fetch<Specialists>,
    columns: Vec<Column<Specialist>>,
    prefs: TablePrefs,
) -> impl IntoView {
    let rows = Signal::derive(move || answer.read(|answer| answer.specialists.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    let (caption, nothing, hint) = match view {
        SpecialistView::Specialists => (s::TAB_SPECIALISTS, s::NO_SPECIALISTS, s::NO_SPECIALISTS_HINT),
        SpecialistView::Invitations => (s::TAB_INVITATIONS, s::NO_INVITATIONS, s::NO_INVITATIONS_HINT),
    };
    let empty = when_empty(list, nothing, hint);
    view! {
        <DataTable caption columns rows row_key=|row| format!("{}-{}", row.specialist_id, row.version)
            busy=Signal::derive(move || answer.loading())
            failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
            prefs=prefs empty
            empty_kind=empty_kind(list)/>
        <ListPages list total/>
    }
    .into_any()
}
