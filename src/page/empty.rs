//! What an empty list says.

use leptos::prelude::*;

use crate::api::ListState;
use crate::i18n::{Key, Text, t};
use crate::ui::{Button, EmptyKind, EmptyState};

/// Empty because nothing fits the filters, or because there is nothing yet.
pub fn empty_kind(list: ListState) -> Signal<EmptyKind> {
    Signal::derive(
        move || {
            if list.read(|query| query.is_filtered()) { EmptyKind::NoMatch } else { EmptyKind::NothingYet }
        },
    )
}

/// The way out of an empty list: clear the filters, or these words.
pub fn when_empty(list: ListState, title: Key, hint: impl Into<Text>) -> Callback<EmptyKind, AnyView> {
    let hint = hint.into();
    Callback::new(move |kind| match kind {
        EmptyKind::NoMatch => view! {
            <EmptyState kind hint=t::common::NO_MATCH_HINT>
                <Button on_press=move |()| list.clear()>{t::common::CLEAR_FILTERS}</Button>
            </EmptyState>
        }
        .into_any(),
        _ => view! { <EmptyState kind title hint=hint.clone()/> }.into_any(),
    })
}
