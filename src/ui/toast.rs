//! Short answers to the reader's own actions.

use leptos::prelude::*;
use std::time::Duration;

use super::button::IconButton;
use super::icon::{Icon, IconName};
use super::status_tag::Turn;
use crate::i18n::{Text, t};

/// How long a toast stays; conventions ask for six seconds at least.
const STAYS: Duration = Duration::from_secs(8);

#[derive(Clone, Debug)]
struct Toast {
    id: u64,
    turn: Turn,
    text: Text,
}

/// Where toasts are sent. Copy it out of the context before an `await`.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    last_id: StoredValue<u64>,
}

impl Toasts {
    /// Something worked.
    pub fn done(self, text: impl Into<Text>) {
        self.show(Turn::Done, text.into());
    }

    /// Something did not; the page must say so too, in its place.
    pub fn failed(self, text: impl Into<Text>) {
        self.show(Turn::Failed, text.into());
    }

    fn show(self, turn: Turn, text: Text) {
        let id = self.last_id.try_update_value(|last| {
            *last += 1;
            *last
        });
        let Some(id) = id else { return };
        self.shown.try_update(|shown| shown.push(Toast { id, turn, text }));
        let _ = set_timeout_with_handle(move || self.hide(id), STAYS);
    }

    fn hide(self, id: u64) {
        self.shown.try_update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// Makes toasts available below. Call once, in the app's root.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { shown: RwSignal::new(Vec::new()), last_id: StoredValue::new(0) };
    provide_context(toasts);
    toasts
}

/// The app's toasts; private ones where the app's root provided none (component tests).
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(provide_toasts)
}

/// The stack of toasts. A live region (`role=status`); each toast has a close button and leaves after eight seconds.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    let toast = move |toast: Toast| {
        view! {
            <div class="toast" data-turn=toast.turn.name()>
                <Icon name=toast.turn.icon()/>
                <p>{toast.text}</p>
                <IconButton icon=IconName::CLOSE label=t::common::DISMISS on_press=move |()| toasts.hide(toast.id)/>
            </div>
        }
    };
    view! {
        <div class="toasts" role="status" aria-label=t::common::NOTIFICATIONS>
            <For each=move || toasts.shown.get() key=|toast| toast.id children=toast/>
        </div>
    }
}
