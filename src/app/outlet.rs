//! Where the page stands.

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

use super::guard::Decision;
use super::pages;

/// The current page. Each has an owner of its own that outlives its nodes: a handler that the browser still calls while
/// the nodes go finds its signals.
#[component]
pub(super) fn Outlet(decision: Memo<Decision>) -> impl IntoView {
    let frame = Owner::current().unwrap_or_default();
    move || {
        let decision = decision.get();
        let owner = frame.child();
        let page = owner.with(|| untrack(|| pages::page(decision)));
        OwnedView::new_with_owner(page, owner)
    }
}
