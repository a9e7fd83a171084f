//! Whether the browser has a network.

use leptos::prelude::*;
use std::sync::LazyLock;

static ONLINE: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| {
    let signal = ArcRwSignal::new(web_sys::window().is_none_or(|window| window.navigator().on_line()));
    for (event, value) in [("online", true), ("offline", false)] {
        let signal = signal.clone();
        let _forever = window_event_listener_untyped(event, move |_| signal.set(value));
    }
    signal
});

/// `true` while the browser believes it is connected. Follows changes inside a view or an effect.
pub fn online() -> Signal<bool> {
    Signal::from(ONLINE.clone())
}
