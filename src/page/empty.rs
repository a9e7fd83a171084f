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
        EmptyKind::NoMatch => no_match(list),
        _ => view! { <EmptyState kind title hint=hint.clone()/> }.into_any(),
    })
}

/// The same for a list that is never empty by itself.
pub fn when_no_match(list: ListState) -> Callback<EmptyKind, AnyView> {
    Callback::new(move |_| no_match(list))
}

/// A page behind the last one of a list that has rows, and the way back to these.
pub fn behind_the_last(list: ListState, total: u64) -> AnyView {
    let last = move |()| {
        let size = list.read(|query| query.page_size).max(1);
        list.set_page(u32::try_from(total.div_ceil(size.into())).unwrap_or(1));
    };
    view! {
        <EmptyState kind=EmptyKind::NoMatch title=t::common::PAGE_EMPTY>
            <Button on_press=last>{t::common::LAST_PAGE}</Button>
        </EmptyState>
    }
    .into_any()
}

fn no_match(list: ListState) -> AnyView {
    view! {
        <EmptyState kind=EmptyKind::NoMatch hint=t::common::NO_MATCH_HINT>
            <Button on_press=move |()| list.clear()>{t::common::CLEAR_FILTERS}</Button>
        </EmptyState>
    }
    .into_any()
}
