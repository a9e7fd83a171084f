//! All that waits: for whom, until when, and what happens if nobody acts.

use super::{todo_links, todos};
use crate::api::list_query::is;
use crate::api::{ListQuery, ListSpec, overview};
use crate::explain::{turn_line, waiting_turn};
use crate::i18n::t;
use crate::page::{ListTable, use_listing, when_empty};
use crate::ui::{Choice, Column, FilterField, PageHeader, TimeText, Turn, TurnLine};
use domain::api::overview::{Todo, TodoDue, TodoKind, TodoQuery, TodoSide};
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("kind", is::<TodoKind>), ("due", is::<TodoDue>), ("side", is::<TodoSide>)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &[],
};

/// By due time, what has none last.
#[component]
pub fn TodoPage() -> impl IntoView {
    let all = use_listing(&SPEC, |query| overview::todos(&request(query)), |all| (&all.todos, all.count));
    view! {
        <PageHeader title=t::home::TODO_PAGE count=all.count_words() as_of=all.as_of() on_refresh=all.reload()/>
        <ListTable of=all table="todos" caption=t::home::TODO_PAGE columns=columns()
            row_key=|row: &Todo| format!("{}-{}", row.kind, row.object_id) needs_you=needs_you fields=fields()
            empty=when_empty(all.state, t::home::TODO_NONE, t::home::TODO_NONE_HINT)/>
    }
    .into_any()
}

fn request(query: &ListQuery) -> TodoQuery {
    TodoQuery {
        kind: query.parsed("kind"),
        due: query.parsed("due"),
        side: query.parsed("side"),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn needs_you(row: &Todo) -> bool {
    waiting_turn(&row.turn, &todos::viewer(row.turn.who)) == Turn::NeedsYou
}

fn columns() -> Vec<Column<Todo>> {
    vec![
        Column::new("title", t::home::TODO_ABOUT, |row: &Todo| {
            let (href, row) = (todo_links::object(row), row.clone());
            view! { <a href=href>{move || todo_links::title(&row)}</a> }
        })
        .identity(),
        Column::new("kind", t::home::TODO_KIND, |row: &Todo| {
            let words = todo_links::words(row.kind);
            view! { <span>{words}</span> }
        }),
        Column::new("turn", t::home::TODO_WHO, |row: &Todo| {
            let (turn, viewer) = (row.turn, todos::viewer(row.turn.who));
            let shape = waiting_turn(&turn, &viewer);
            view! { <TurnLine turn=shape parts=Signal::derive(move || turn_line(&turn, &viewer))/> }
        }),
        Column::new("since", t::home::TODO_SINCE, |row: &Todo| view! { <TimeText at=row.since/> }),
    ]
}

fn fields() -> Vec<FilterField> {
    use t::home as h;
    let kinds = TodoKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), todo_links::words(*kind))).collect();
    let sides = vec![
        Choice::new(TodoSide::Ours.as_str(), h::TODO_SIDE_OURS),
        Choice::new(TodoSide::Others.as_str(), h::TODO_SIDE_OTHERS),
    ];
    let due = |due: TodoDue| match due {
        TodoDue::Day => h::TODO_DUE_DAY,
        TodoDue::Week => h::TODO_DUE_WEEK,
        TodoDue::Month => h::TODO_DUE_MONTH,
        TodoDue::Unlimited => h::TODO_NO_DUE,
    };
    let dues = TodoDue::ALL.iter().map(|one| Choice::new(one.as_str(), due(*one))).collect();
    vec![
        FilterField::one_of("side", h::TODO_WHO, sides).pinned(),
        FilterField::one_of("kind", h::TODO_KIND, kinds).pinned(),
        FilterField::one_of("due", h::TODO_DUE_BY, dues).pinned(),
    ]
}
