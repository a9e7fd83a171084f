//! The queue: what waits first, the oldest at the top.

use super::columns;
use super::record::Record;
use super::record_exit::RecordExit;
use crate::api::list_query::{is, is_text};
use crate::api::{Fetch, ListNotices, ListQuery, ListSpec, ListState, failure, reviews, use_fetch, use_list_query};
use crate::explain::program_terms::{review_kind, review_state};
use crate::i18n::{number, t};
use crate::page::{ListFilters, ListPages, empty_kind, when_empty};
use crate::routes::Route;
use crate::ui::{Choice, Column, DataTable, FilterField, LinkButton, PageHeader, TablePrefs};
use domain::api::reviews::{ReviewKind, ReviewQuery, Reviews};
use domain::states::review::ReviewState;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("search", is_text), ("state", is::<ReviewState>), ("kind", is::<ReviewKind>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &[],
};

/// The list, with its filters in the address.
#[component]
pub fn ReviewListPage() -> impl IntoView {
    let list = use_list_query(&SPEC);
    let answer = use_fetch(move || reviews::query(&request(&list.get())));
    let prefs = TablePrefs::of("reviews");
    let columns = columns::all();
    let infos = columns.iter().map(Column::info).collect::<Vec<_>>();
    let count = Signal::derive(move || {
        let waiting = answer.read(|answer| answer.waiting)?;
        Some(t::reviews::waiting(number(waiting)))
    });
    view! {
        <PageHeader title=t::reviews::TITLE count as_of=Signal::derive(move || answer.as_of())
            on_refresh=move |()| answer.reload()>
            <LinkButton href=Route::ShareOpportunity.path()>{t::reviews::SHARE}</LinkButton>
            <Record/>
            <RecordExit/>
        </PageHeader>
        <ListNotices list/>
        <ListFilters list fields=fields() columns=infos prefs=prefs on_query=move |()| answer.reload()/>
        <Queue list answer columns prefs/>
    }
    .into_any()
}

fn request(query: &ListQuery) -> ReviewQuery {
    ReviewQuery {
        state: query.parsed("state"),
        kind: query.parsed("kind"),
        search: query.filter("search").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let states = ReviewState::ALL.iter().map(|state| Choice::new(state.as_str(), review_state(*state))).collect();
    let kinds = ReviewKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), review_kind(*kind))).collect();
    vec![
        FilterField::words("search", t::reviews::APPLICANT),
        FilterField::one_of("state", t::reviews::STATE, states).pinned(),
        FilterField::one_of("kind", t::reviews::KIND, kinds).pinned(),
    ]
}

#[component]
fn Queue(
    list: ListState,
    answer: Fetch<Reviews>,
    columns: Vec<Column<domain::api::reviews::Review>>,
    prefs: TablePrefs,
) -> impl IntoView {
    let rows = Signal::derive(move || answer.read(|answer| answer.reviews.clone()));
    let total = Signal::derive(move || answer.read(|answer| answer.count).unwrap_or_default());
    let empty = when_empty(list, t::reviews::EMPTY, t::reviews::EMPTY_HINT);
    view! {
        <DataTable caption=t::reviews::TITLE columns rows row_key=|row| format!("{}-{}", row.review_id, row.version)
            needs_you=columns::needs_you busy=Signal::derive(move || answer.loading())
            failure=Signal::derive(move || answer.error().map(|error| failure(&error))) on_retry=move |()| answer.reload()
            prefs=prefs empty
            empty_kind=empty_kind(list)/>
        <ListPages list total/>
    }
}
