//! What waits: by kind with counts and first deadlines, and the next ones due.

use domain::api::overview::{Todo, TodoCount, TodoQuery};
use domain::association::Party;
use leptos::prelude::*;

use super::todo_links;
use crate::api::{overview, session, use_fetch};
use crate::explain::{self, Viewer};
use crate::i18n::{date_time, number, t};
use crate::routes::Route;
use crate::ui::{EmptyKind, EmptyState, ErrorState, Skeleton, StatusTag, Turn, TurnLine};

/// How many of the next ones are shown.
const SHOWN: usize = 8;

/// The to-do block.
#[component]
pub(super) fn TodoBlock(counts: Vec<TodoCount>) -> impl IntoView {
    let counts: Vec<_> = counts.into_iter().filter(|todo| todo.count > 0).collect();
    if counts.is_empty() {
        return view! {
            <section aria-labelledby="home-todo">
                <h2 class="panel-title" id="home-todo">{t::home::TODO}</h2>
                <EmptyState kind=EmptyKind::NothingYet title=t::home::TODO_NONE hint=t::home::TODO_NONE_HINT/>
            </section>
        }
        .into_any();
    }
    view! {
        <div class="stack">
            <section aria-labelledby="home-todo">
                <h2 class="panel-title" id="home-todo">{t::home::TODO}</h2>
                <ul class="todo-list">{counts.into_iter().map(count_row).collect_view()}</ul>
            </section>
            <NextDue/>
        </div>
    }
    .into_any()
}

/// Who reads: what waits for a distributor, only its own staff are told.
pub(super) fn viewer(who: Option<Party>) -> Viewer {
    if who == Some(Party::Distributor) { Viewer::Distributor } else { Viewer::PartnerStaff }
}

fn count_row(todo: TodoCount) -> impl IntoView {
    let viewer = viewer(Some(todo.who));
    let turn = if viewer.is(todo.who) { Turn::NeedsYou } else { Turn::Waiting };
    let count = todo.count;
    let due = move || match todo.next_due {
        Some(due) if due < session::now() => t::home::todo_overdue(date_time(due)),
        Some(due) => t::home::first_due(date_time(due)),
        None => t::home::TODO_NO_DUE.get().to_owned(),
    };
    view! {
        <li class="todo" data-turn=turn.name()>
            <a class="todo-words" href=todo_links::list(todo.kind)>{todo_links::words(todo.kind)}</a>
            <span class="todo-count num">{move || number(count)}</span>
            <StatusTag turn label=explain::party(todo.who, &viewer)/>
            <span class="todo-due muted num">{due}</span>
        </li>
    }
}

#[component]
fn NextDue() -> impl IntoView {
    let first = TodoQuery { limit: u32::try_from(SHOWN).ok(), ..TodoQuery::default() };
    let todos = use_fetch(move || overview::todos(&first));
    let failed = todos.failure();
    let rows = move || todos.get().map(|todos| todos.todos.iter().cloned().map(next_row).collect_view());
    let count = move || todos.read(|todos| t::home::next_all(todos.count));
    view! {
        <section aria-labelledby="home-next">
            <h2 class="panel-title" id="home-next">{t::home::NEXT_UP}" "<span class="muted">{count}</span></h2>
            <ErrorState failure=failed on_retry=move |()| todos.reload()/>
            {move || todos.is_first().then(|| view! { <Skeleton lines=SHOWN/> })}
            <ul class="todo-list">{rows}</ul>
            <p><a href=Route::Todos.path()>{t::home::TODO_ALL}</a></p>
        </section>
    }
}

fn next_row(todo: Todo) -> impl IntoView {
    let (of, viewer) = (todo.turn, viewer(todo.turn.who));
    let turn = explain::waiting_turn(&of, &viewer);
    let line = Signal::derive(move || explain::turn_line(&of, &viewer));
    let (href, words) = (todo_links::object(&todo), todo_links::words(todo.kind));
    view! {
        <li class="todo todo-next" data-turn=turn.name()>
            <a class="todo-words" href=href>{move || todo_links::title(&todo)}</a>
            <span class="muted">{words}</span>
            <TurnLine turn parts=line/>
        </li>
    }
}
