//! The customer's page about its partner.

use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn MyPartnerPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"…"</h1> }
}

