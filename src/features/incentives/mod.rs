//! Incentives and payout applications.

use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn IncentivePage() -> impl IntoView {
    view! { <h1 tabindex="-1">"…"</h1> }
}

/// Not built yet.
#[component]
pub fn IncentiveDetailPage(id: domain::ids::IncentiveId) -> impl IntoView {
    let _ = id;
    view! { <h1 tabindex="-1">"…"</h1> }
}

/// Not built yet.
#[component]
pub fn PayoutDetailPage(id: domain::ids::PayoutId) -> impl IntoView {
    let _ = id;
    view! { <h1 tabindex="-1">"…"</h1> }
}

