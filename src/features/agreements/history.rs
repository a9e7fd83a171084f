//! The declarations until now; the newest is the one that counts.

use crate::api::session;
use crate::i18n::{number, t::agreements as a};
use crate::ui::{StatusTag, TimeText, Turn};
use domain::agreement::Relation;
use domain::api::agreements::{RelationDeclaration, RelationDeclarations};
use leptos::prelude::*;
use std::sync::Arc;

/// The declarations, newest first; nothing when there never was one.
#[component]
pub(super) fn History(all: Arc<RelationDeclarations>) -> impl IntoView {
    let (shown, count) = (all.declarations.len(), all.count);
    let rest = (count > i64::try_from(shown).unwrap_or(i64::MAX))
        .then(|| view! { <p class="muted">{move || a::newest_of(number(count), shown)}</p> });
    let rows = all.declarations.iter().enumerate().map(|(index, one)| row(one, index == 0)).collect_view();
    (shown > 0)
        .then(|| {
            view! {
                <section class="panel stack">
                    <h2 class="panel-title">{a::HISTORY}</h2>
                    <table class="steps record-table">
                        <thead>
                            <tr>
                                <th scope="col">{a::DECLARED_AT}</th>
                                <th scope="col">{a::DECLARED_BY}</th>
                                <th scope="col">{a::DECLARED}</th>
                                <th scope="col">{a::HOLDS_UNTIL}</th>
                                <th scope="col">{a::STATE}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                    {rest}
                </section>
            }
        })
        .into_any()
}

fn row(one: &RelationDeclaration, is_last: bool) -> AnyView {
    let (turn, label) = match (is_last, one.valid_until > untrack(session::now)) {
        (false, _) => (Turn::Closed, a::STATE_REPLACED),
        (true, true) => (Turn::Done, a::STATE_HOLDS),
        (true, false) => (Turn::NeedsYou, a::STATE_OVER),
    };
    let said = if one.relations.is_empty() {
        view! { <span>{a::SAID_NONE}</span> }.into_any()
    } else {
        view! { <ul class="relations">{one.relations.iter().map(relation).collect_view()}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row"><TimeText at=one.declared_at/></th>
            <td data-label=a::DECLARED_BY>{one.declared_by.clone()}</td>
            <td data-label=a::DECLARED>{said}</td>
            <td data-label=a::HOLDS_UNTIL><TimeText at=one.valid_until/></td>
            <td data-label=a::STATE><StatusTag turn label/></td>
        </tr>
    }
    .into_any()
}

fn relation(one: &Relation) -> impl IntoView + use<> {
    let one = one.clone();
    let words = move || {
        a::relation_line(
            &one.person_name,
            &one.person_position,
            &one.employee_name,
            &one.employee_department,
            &one.relation,
        )
    };
    view! { <li>{words}</li> }
}
