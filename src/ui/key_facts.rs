//! The facts of an object as a grid of names and values.

use leptos::prelude::*;

use crate::i18n::Text;

/// A grid of [`Fact`]s. A description list.
#[component]
pub fn KeyFacts(children: Children) -> impl IntoView {
    view! { <dl class="key-facts">{children()}</dl> }
}

/// One fact: its name and, as children, its value.
#[component]
pub fn Fact(#[prop(into)] label: Text, children: Children) -> impl IntoView {
    view! { <div class="fact"><dt>{label}</dt><dd>{children()}</dd></div> }
}
