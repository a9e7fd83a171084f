//! A list of the server on a page: its filters, order and page are in the address, its answer is a table, and around that
//! stands what every list has.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::arrangement::in_address;
use super::empty::{behind_the_last, empty_kind};
use super::filters::ListFilters;
use super::freshness::Freshness;
use super::pages::ListPages;
use crate::api::{Fetch, ListNotices, ListQuery, ListSpec, ListState, Request, use_fetch, use_list_query};
use crate::i18n::{Text, number, t};
use crate::ui::{Column, ColumnInfo, DataTable, EmptyKind, FilterField, Sort, TablePrefs};

/// What an answer holds of a list: the rows of this page, and how many there are in all.
type Parts<A, R> = fn(&A) -> (&[R], u64);

/// A list on the current page. Copy it freely: it is a handle, and ends with the component that made it.
#[derive(Debug)]
pub struct Listing<A: 'static, R: 'static> {
    /// What the address says of it.
    pub state: ListState,
    /// What the server answered.
    pub answer: Fetch<A>,
    parts: Parts<A, R>,
}

impl<A, R> Clone for Listing<A, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, R> Copy for Listing<A, R> {}

/// The list that the current component shows, asked for as the address says; `parts` takes its rows and their count in all
/// out of an answer.
pub fn use_listing<A, R>(
    spec: &'static ListSpec,
    request: impl Fn(&ListQuery) -> Request<A> + 'static,
    parts: Parts<A, R>,
) -> Listing<A, R>
where
    A: DeserializeOwned + Send + Sync + 'static,
{
    let state = use_list_query(spec);
    Listing { state, answer: use_fetch(move || request(&state.get())), parts }
}

impl<A, R> Listing<A, R>
where
    A: Send + Sync + 'static,
    R: Clone + Send + Sync + 'static,
{
    /// The page is no fresher than this list.
    #[must_use]
    pub fn on(self, page: Freshness) -> Self {
        page.shows(self.answer);
        self
    }

    /// The rows of this page; `None` until the first answer.
    pub fn rows(self) -> Signal<Option<Vec<R>>> {
        Signal::derive(move || self.answer.read(|answer| (self.parts)(answer).0.to_vec()))
    }

    /// How many there are in all; `None` until the first answer.
    pub fn count(self) -> Signal<Option<u64>> {
        Signal::derive(move || self.answer.read(|answer| (self.parts)(answer).1))
    }

    /// The same in words, for the head of a page.
    pub fn count_words(self) -> Signal<Option<String>> {
        in_words(self.count())
    }

    /// The same as a line above the filters that is announced politely.
    pub fn count_line(self) -> AnyView {
        view! { <span class="muted" role="status">{self.count_words()}</span> }.into_any()
    }

    /// When it was read.
    pub fn as_of(self) -> Signal<Option<DateTime<Utc>>> {
        Signal::derive(move || self.answer.as_of())
    }

    /// Asks for it again.
    pub fn reload(self) -> Callback<()> {
        Callback::new(move |()| self.answer.reload())
    }
}

fn in_words(count: Signal<Option<u64>>) -> Signal<Option<String>> {
    Signal::derive(move || count.get().map(|count| t::common::total_rows(number(count))))
}

/// The table of a list with what stands around it, from what of the address could not be read to the pages. Headers of
/// sortable columns sort in the address.
#[component]
pub fn ListTable<A, R>(
    of: Listing<A, R>,
    #[prop(into)] caption: Text,
    columns: Vec<Column<R>>,
    row_key: fn(&R) -> String,
    /// Rows that wait for the reader.
    #[prop(optional)]
    needs_you: Option<fn(&R) -> bool>,
    /// The name under which the browser remembers how the reader arranged the columns; without one they stay as they are.
    #[prop(optional)]
    table: Option<&'static str>,
    /// What it can be filtered by. The line is made anew when that changes, because an answer came.
    #[prop(into)]
    fields: Signal<Vec<FilterField>>,
    /// Further controls at the end of the line of filters.
    #[prop(optional, into)]
    tools: ViewFn,
    /// Stands before the filters.
    #[prop(optional, into)]
    lead: ViewFn,
    /// What is said when there is nothing.
    empty: Callback<EmptyKind, AnyView>,
    /// Stands between filters and table.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView
where
    A: Send + Sync + 'static,
    R: Clone + Send + Sync + 'static,
{
    let Listing { state, answer, .. } = of;
    let (prefs, count) = (table.map(TablePrefs::of), of.count());
    let infos = columns.iter().map(Column::info).collect();
    let around = Around { list: state, reload: of.reload(), count, fields, tools, infos, prefs };
    around.arranged();
    let between = children.map(|children| children());
    let empty = Callback::new(move |kind| match count.get_untracked() {
        Some(total) if total > 0 => behind_the_last(state, total),
        _ => empty.run(kind),
    });
    let rows = view! {
        <DataTable caption columns rows=of.rows() row_key nostrip:needs_you=needs_you busy=answer.busy()
            failure=answer.failure() on_retry=around.reload sort=sort(state) on_sort=on_sort(state) nostrip:prefs=prefs
            empty empty_kind=empty_kind(state)/>
    };
    around.view(lead.run().into_any(), between.into_any(), rows.into_any())
}

fn sort(list: ListState) -> Signal<Option<Sort>> {
    Signal::derive(move || Some(list.read(|query| Sort::from_param(&query.sort))))
}

fn on_sort(list: ListState) -> Callback<Sort> {
    Callback::new(move |sort: Sort| list.set_sort(sort.to_param()))
}

/// What stands around the table, whatever its rows are: compiled once.
struct Around {
    list: ListState,
    reload: Callback<()>,
    count: Signal<Option<u64>>,
    fields: Signal<Vec<FilterField>>,
    tools: ViewFn,
    infos: Vec<ColumnInfo>,
    prefs: Option<TablePrefs>,
}

impl Around {
    /// How the table is arranged is kept in the address.
    fn arranged(&self) {
        if let Some(prefs) = self.prefs {
            in_address(self.list, prefs, &self.infos);
        }
    }

    fn view(self, lead: AnyView, between: AnyView, table: AnyView) -> AnyView {
        let Self { list, reload, count, fields, tools, infos, prefs } = self;
        let filters = move || {
            let (tools, columns) = (tools.clone(), infos.clone());
            view! { <ListFilters list fields=fields.get() on_query=reload columns prefs tools/> }
        };
        view! {
            <ListNotices list/>
            {lead}
            {filters}
            {between}
            {table}
            <ListPages list total=Signal::derive(move || count.get().unwrap_or_default())/>
        }
        .into_any()
    }
}
