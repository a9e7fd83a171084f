//! Where the page stands.

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

use super::guard::Decision;
use super::pages;

/// The current page.
#[component]
pub(super) fn Outlet(decision: Memo<Decision>) -> impl IntoView {
    let frame = Owner::current().unwrap_or_default();
    move || {
        let decision = decision.get();
        outliving(&frame, || pages::page(decision))
    }
}

/// A view with an owner of its own that outlives its nodes: a handler that the browser still calls while the nodes go
/// finds its signals.
pub(super) fn outliving(parent: &Owner, view: impl FnOnce() -> AnyView) -> OwnedView<AnyView> {
    let owner = parent.child();
    let view = owner.with(|| untrack(view));
    OwnedView::new_with_owner(view, owner)
}
