//! A panel from the side, for a peek at one object.

use leptos::html;
use leptos::prelude::*;

use super::button::IconButton;
use super::dialog::follow;
use super::icon::IconName;
use crate::i18n::{Text, t};
use crate::platform::dom;

/// A modal panel at the right edge (a sheet from below on phones). Esc and the cross close it and the focus returns;
/// named by its title.
#[component]
pub fn Drawer(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    #[prop(optional, into)] on_closed: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    follow(open, dialog);
    let title_id = dom::next_id("drawer-title");
    // The event comes after the page has been redrawn, perhaps without this dialog.
    let closed = move |_| {
        open.try_set(false);
        if let Some(on_closed) = on_closed {
            on_closed.try_run(());
        }
    };
    view! {
        <dialog class="drawer" aria-labelledby=title_id node_ref=dialog on:close=closed>
            <header class="dialog-head">
                <h2 id=title_id.clone()>{title}</h2>
                <IconButton icon=IconName::CLOSE label=t::common::CLOSE on_press=move |()| open.set(false)/>
            </header>
            <div class="dialog-body">{move || open.get().then(|| children().into_any())}</div>
        </dialog>
    }
}
