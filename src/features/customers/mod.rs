//! Customers of a partner: list, detail, account manager.

use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn CustomerListPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"…"</h1> }
}

/// Not built yet.
#[component]
pub fn CustomerDetailPage(id: domain::ids::CustomerId) -> impl IntoView {
    let _ = id;
    view! { <h1 tabindex="-1">"…"</h1> }
}

/// Not built yet.
#[component]
pub fn AccountManagerPage(id: domain::ids::CustomerId) -> impl IntoView {
    let _ = id;
    view! { <h1 tabindex="-1">"…"</h1> }
}

