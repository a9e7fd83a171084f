//! Asks before typed things are lost.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement};

use crate::i18n::{Text, t};
use crate::platform::dom;
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
    let target = StoredValue::new(String::new());
    let closing = window_event_listener(leptos::ev::beforeunload, move |event| {
        if dirty.try_get_untracked() == Some(true) {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
    on_cleanup(move || closing.remove());
    hold_links(move |href| {
        let held = dirty.try_get_untracked() == Some(true);
        if held {
            target.set_value(href);
            asking.set(true);
        }
        held
    });
    let navigate = use_navigate();
    let leave = move |()| {
        asking.set(false);
        navigate(&target.get_value(), leptos_router::NavigateOptions::default());
    };
    let what = StoredValue::new(what);
    view! {
        <ConfirmDialog open=asking title=t::common::UNSAVED_TITLE confirm=t::common::LEAVE tone=Tone::Danger on_confirm=leave>
            <p>{move || t::common::unsaved_body(what.with_value(Text::get))}</p>
        </ConfirmDialog>
    }
}

/// Shows each followed link of this app to `holds` before the router sees it; `true` stops it.
fn hold_links(holds: impl Fn(String) -> bool + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let anchor = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let anchor = anchor.and_then(|element| element.closest("a[href]").ok().flatten());
        let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        let origin = web_sys::window().and_then(|window| window.location().origin().ok());
        let inside = Some(anchor.origin()) == origin && anchor.target().is_empty() && !anchor.get_attribute("href").unwrap_or_default().starts_with('#');
        if inside && holds(format!("{}{}{}", anchor.pathname(), anchor.search(), anchor.hash())) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    let Some(document) = dom::document() else { return };
    let function: JsValue = listener.as_ref().clone();
    // In the capture phase: the router listens in the bubble phase.
    let _ = document.add_event_listener_with_callback_and_bool("click", function.unchecked_ref(), true);
    let kept = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        let _ = document.remove_event_listener_with_callback_and_bool("click", function.unchecked_ref(), true);
        kept.try_update_value(Option::take);
    });
}
