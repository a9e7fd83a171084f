//! The table: sorted by the server, arranged by the reader, stacked rows on phones.

use leptos::prelude::*;

use super::density::Density;
use super::head_tool::HeadTool;
use super::icon::{Icon, IconName};
use super::states::{EmptyKind, EmptyState, ErrorState, Failure};
use super::table_column::{Align, Column, ColumnInfo, Sort, TablePrefs};
use crate::i18n::{Text, locale, t};

/// How many grey rows stand in before the first answer.
const SKELETON_ROWS: usize = 10;

/// A shown column, its header in the current language.
#[derive(Clone, PartialEq)]
struct Shown {
    at: usize,
    label: String,
}

/// The table. Tab goes through header buttons, links and row menus; Enter and Space on a header sort. Named by its
/// caption. `aria-sort` tells the order, `aria-busy` that rows are being fetched (the old ones stay, dimmed).
///
/// Rows are keyed by `row_key`: give it id and version, so that a changed row is drawn again.
#[component]
pub fn DataTable<T: Clone + Send + Sync + 'static>(
    #[prop(into)] caption: Text,
    columns: Vec<Column<T>>,
    /// `None` until the first answer.
    #[prop(into)]
    rows: Signal<Option<Vec<T>>>,
    row_key: fn(&T) -> String,
    /// Rows that wait for the reader get the amber edge.
    #[prop(optional)]
    needs_you: Option<fn(&T) -> bool>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] failure: Signal<Option<Failure>>,
    #[prop(optional, into)] on_retry: Option<Callback<()>>,
    #[prop(optional, into)] sort: Signal<Option<Sort>>,
    #[prop(optional, into)] on_sort: Option<Callback<Sort>>,
    #[prop(optional, into)] prefs: Option<TablePrefs>,
    /// Why the list is empty, when it is.
    #[prop(optional, into)]
    empty_kind: Signal<EmptyKind>,
    /// What to show then. Default: the kind's own words.
    #[prop(optional, into)]
    empty: Option<Callback<EmptyKind, AnyView>>,
) -> impl IntoView {
    let infos = StoredValue::new(columns.iter().map(Column::info).collect::<Vec<_>>());
    let cells = StoredValue::new(columns);
    let shown = Memo::new(move |_| {
        let _ = locale();
        infos.with_value(|infos| shown_columns(infos, prefs))
    });
    let row = move |row: T| {
        let waits = needs_you.is_some_and(|needs_you| needs_you(&row));
        let row_cells = move || {
            let cell = |shown: Shown| {
                cells.with_value(|cells| {
                    cells.get(shown.at).map(|column| cell_view(&column.info, shown.label, (column.cell)(&row)))
                })
            };
            shown.get().into_iter().map(cell).collect_view()
        };
        view! { <tr role="row" data-needs-you=waits.then_some("")>{row_cells}</tr> }.into_any()
    };
    let frame = Frame {
        caption,
        density: Signal::derive(move || prefs.map(|prefs| prefs.density.get()).unwrap_or_default()),
        busy,
        failure,
        on_retry,
        count: Signal::derive(move || rows.with(|rows| rows.as_ref().map(Vec::len))),
        empty_kind,
        empty,
    };
    let head = move || {
        infos
            .with_value(|infos| {
                shown
                    .get()
                    .into_iter()
                    .filter_map(|column| infos.get(column.at).cloned())
                    .map(|info| header(info, sort, on_sort))
                    .collect_view()
            })
            .into_any()
    };
    let body = view! {
        <For each=move || rows.get().unwrap_or_default() key=move |row| row_key(row) children=row/>
        {move || rows.with(Option::is_none).then(|| skeleton(shown.with(Vec::len)))}
    };
    frame.around(head.into_any(), body.into_any())
}

fn shown_columns(infos: &[ColumnInfo], prefs: Option<TablePrefs>) -> Vec<Shown> {
    let prefs = prefs.map(|prefs| prefs.columns.get()).unwrap_or_default();
    let shown = |at: usize| {
        let info = infos.get(at)?;
        prefs.shows(info).then(|| Shown { at, label: info.label.get().into_owned() })
    };
    prefs.arranged(infos).into_iter().filter_map(shown).collect()
}

/// Everything of the table that does not depend on the type of its rows: compiled once.
struct Frame {
    caption: Text,
    density: Signal<Density>,
    busy: Signal<bool>,
    failure: Signal<Option<Failure>>,
    on_retry: Option<Callback<()>>,
    count: Signal<Option<usize>>,
    empty_kind: Signal<EmptyKind>,
    empty: Option<Callback<EmptyKind, AnyView>>,
}

impl Frame {
    fn around(self, head: AnyView, body: AnyView) -> AnyView {
        let Self { caption, density, busy, failure, on_retry, count, empty_kind, empty } = self;
        let has_rows = move || count.get() != Some(0) && !(count.get().is_none() && failure.with(Option::is_some));
        let nothing = move || {
            let kind = empty_kind.get();
            (count.get() == Some(0) && failure.with(Option::is_none)).then(|| match empty {
                Some(empty) => empty.run(kind),
                None => view! { <EmptyState kind/> }.into_any(),
            })
        };
        let error = match on_retry {
            Some(on_retry) => view! { <ErrorState failure on_retry busy/> }.into_any(),
            None => view! { <ErrorState failure/> }.into_any(),
        };
        view! {
            <div class="data-table" data-density=move || density.get().name() aria-busy=move || if busy.get() || count.get().is_none() && failure.with(Option::is_none) { "true" } else { "false" }>
                {error}
                <div class="table-scroll" role="region" aria-label=caption tabindex="0" hidden=move || !has_rows()>
                    <table role="table">
                        <caption class="visually-hidden">{caption.clone()}</caption>
                        <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                        <tbody role="rowgroup">{body}</tbody>
                    </table>
                </div>
                {nothing}
            </div>
        }
        .into_any()
    }
}

fn header(info: ColumnInfo, sort: Signal<Option<Sort>>, on_sort: Option<Callback<Sort>>) -> AnyView {
    let key = info.key;
    let end = (info.align == Align::End).then_some("end");
    let kind = column_kind(&info);
    let tool = info.tool.as_ref().map(HeadTool::view);
    let Some(on_sort) = on_sort.filter(|_| info.sortable) else {
        return view! { <th role="columnheader" scope="col" data-align=end data-column=key data-kind=kind>{info.label}{tool}</th> }.into_any();
    };
    let order = move || sort.with(|sort| sort.as_ref().filter(|sort| sort.key == key).map(|sort| sort.descending));
    let press = move |_| {
        let descending = match untrack(order) {
            Some(descending) => !descending,
            None => info.align == Align::End,
        };
        on_sort.run(Sort { key: key.to_owned(), descending });
    };
    let label = info.label.clone();
    let title = move || t::common::sort_by(label.get());
    let icon = move || match order() {
        Some(true) => IconName::ARROW_DOWN,
        Some(false) => IconName::ARROW_UP,
        None => IconName::SORT,
    };
    view! {
        <th role="columnheader" scope="col" data-align=end data-column=key data-kind=kind
            aria-sort=move || order().map(|descending| if descending { "descending" } else { "ascending" })>
            <button type="button" class="sort-button" title=title on:click=press>
                <span>{info.label}</span>
                {move || view! { <Icon name=icon()/> }}
            </button>
            {tool}
        </th>
    }
    .into_any()
}

fn column_kind(info: &ColumnInfo) -> Option<&'static str> {
    if info.identity {
        Some("identity")
    } else if info.actions {
        Some("actions")
    } else {
        None
    }
}

fn cell_view(info: &ColumnInfo, label: String, content: AnyView) -> AnyView {
    let end = (info.align == Align::End).then_some("end");
    let role = if info.identity { "rowheader" } else { "cell" };
    view! { <td role=role data-label=label data-align=end data-column=info.key data-kind=column_kind(info)>{content}</td> }.into_any()
}

fn skeleton(columns: usize) -> AnyView {
    let cell = |_| view! { <td role="cell"><span class="skeleton-line"></span></td> };
    let row = |_| view! { <tr role="row" aria-hidden="true" class="skeleton-row">{(0..columns).map(cell).collect_view()}</tr> };
    (0..SKELETON_ROWS).map(row).collect_view().into_any()
}
