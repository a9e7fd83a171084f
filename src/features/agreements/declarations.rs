//! 关系申报: where the account stands, the form of the next declaration, and those until now.

use super::form::DeclarationForm;
use super::history::History;
use crate::api::{Fetch, agreements, session, use_fetch};
use crate::i18n::{date_time, t::agreements as a};
use crate::page::{Freshness, Unready};
use crate::ui::{Notice, NoticeKind};
use domain::api::agreements::RelationDeclarations;
use leptos::prelude::*;
use std::sync::Arc;

/// The form stands beside what is drawn from the answer: reading again must not take away what is typed.
#[component]
pub(super) fn Declarations(fresh: Freshness) -> impl IntoView {
    let fetch: Fetch<RelationDeclarations> = use_fetch(agreements::declarations);
    fresh.shows(fetch);
    let shown = Memo::new(move |_| fetch.get());
    let loaded = Memo::new(move |_| shown.with(Option::is_some));
    let first = move || untrack(|| shown.get()).map(|all| view! { <DeclarationForm seen=all.count/> });
    let form = move || loaded.get().then(first);
    view! {
        <div class="stack">
            <p class="prose">{a::RELATIONS_LEAD}</p>
            <Unready fetch/>
            {move || shown.get().map(|all| standing(&all))}
            {form}
            {move || shown.get().map(|all| view! { <History all/> })}
        </div>
    }
    .into_any()
}

/// Does a declaration hold, and when is the next one due?
fn standing(all: &Arc<RelationDeclarations>) -> AnyView {
    let Some(last) = all.declarations.first() else {
        return view! { <Notice kind=NoticeKind::NeedsYou>{a::NEVER_DECLARED}</Notice> }.into_any();
    };
    let until = last.valid_until;
    if until > untrack(session::now) {
        view! { <Notice kind=NoticeKind::Done>{move || a::next_due(date_time(until))}</Notice> }.into_any()
    } else {
        view! { <Notice kind=NoticeKind::NeedsYou>{move || a::overdue(date_time(until))}</Notice> }.into_any()
    }
}
