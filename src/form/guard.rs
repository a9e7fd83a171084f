//! Asks before typed things are lost.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::routes::{Location, guard_leaving, leave_anyway};
use crate::ui::{ConfirmDialog, Tone};

/// While `dirty`, closing the tab asks in the browser's words, and following a link inside the app asks in ours:
/// the dialog names what is lost, and starts on "Keep editing".
#[component]
pub fn UnsavedGuard(
    #[prop(into)] dirty: Signal<bool>,
    /// What would be lost.
    #[prop(into)]
    what: Text,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let target = StoredValue::new(Location::default());
    let closing = window_event_listener(leptos::ev::beforeunload, move |event| {
        if dirty.try_get_untracked() == Some(true) {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
    on_cleanup(move || closing.remove());
    guard_leaving(move |to| {
        let held = dirty.try_get_untracked() == Some(true);
        if held {
            target.set_value(to.clone());
            asking.set(true);
        }
        !held
    });
    let leave = move |()| {
        asking.set(false);
        leave_anyway(target.get_value());
    };
    let what = StoredValue::new(what);
    view! {
        <ConfirmDialog open=asking title=t::common::UNSAVED_TITLE confirm=t::common::LEAVE tone=Tone::Danger local=true on_confirm=leave>
            <p>{move || t::common::unsaved_body(what.with_value(Text::get))}</p>
        </ConfirmDialog>
    }
}
