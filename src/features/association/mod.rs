//! Changing an association: switch and unbind, and the records.

use leptos::prelude::*;

/// Not built yet.
#[component]
pub fn ChangePage(id: domain::ids::CustomerId, kind: domain::association::RequestKind) -> impl IntoView {
    let _ = (id, kind);
    view! { <h1 tabindex="-1">"…"</h1> }
}

/// Not built yet.
#[component]
pub fn RequestListPage() -> impl IntoView {
    view! { <h1 tabindex="-1">"…"</h1> }
}

