//! Authorisation to act for a customer.

use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn AuthorizePage(id: domain::ids::CustomerId) -> impl IntoView {
    let _ = id;
    view! { <h1 tabindex="-1">"…"</h1> }
}

/// Not built yet.
#[component]
pub fn AuthorizationListPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"…"</h1> }
}

