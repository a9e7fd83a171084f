//! Where the page stands.

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

use super::chunk::{Chunk, Piece};
use super::chunks::Chunks;
use super::guard::Decision;

/// The current page.
#[component]
pub(super) fn Outlet(decision: Memo<Decision>, chunks: Chunks) -> impl IntoView {
    let frame = Owner::current().unwrap_or_default();
    move || {
        let decision = decision.get();
        let Some(chunk) = Chunk::of(&decision) else { return outliving(&frame, || ().into_any()) };
        outliving(&frame, || chunks.view(chunk, || piece(decision)))
    }
}

fn piece(decision: Decision) -> Piece {
    match decision {
        Decision::Show(route) => Piece::Page(route),
        Decision::Forbidden(permission) => Piece::Forbidden(permission),
        Decision::Redirect(_) => Piece::Nothing,
    }
}

/// A view with an owner of its own that outlives its nodes: a handler that the browser still calls while the nodes go
/// finds its signals.
pub(super) fn outliving(parent: &Owner, view: impl FnOnce() -> AnyView) -> OwnedView<AnyView> {
    let owner = parent.child();
    let view = owner.with(view);
    OwnedView::new_with_owner(view, owner)
}
