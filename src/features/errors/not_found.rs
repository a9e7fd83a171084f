//! Nothing has this address.

use leptos::prelude::*;

use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{EmptyKind, EmptyState, LinkButton, PageHeader, Tone};

/// Says so, and leads home.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <PageHeader title=t::errors::NOT_FOUND_TITLE/>
        <EmptyState kind=EmptyKind::NoMatch title=t::errors::NOT_FOUND_TITLE hint=t::errors::NOT_FOUND_HINT>
            <LinkButton href=Route::Home.path() tone=Tone::Primary>{t::errors::NOT_FOUND_HOME}</LinkButton>
        </EmptyState>
    }
    .into_any()
}
