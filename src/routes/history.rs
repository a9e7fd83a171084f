//! Moving between pages without loading the document again.

use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::fragment;
use super::location::{CURRENT, Location};

/// What a move does to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Back returns to where the reader was.
    Push,
    /// The entry is replaced: for redirects and corrections.
    Replace,
}

type LeaveGuard = Rc<dyn Fn(&Location) -> bool>;

thread_local! {
    // With a number, so that a page that goes removes its own guard and no later one.
    static GUARD: RefCell<(u32, Option<LeaveGuard>)> = const { RefCell::new((0, None)) };
}

/// Paths that the server answers itself.
const SERVED: [&str; 8] = ["/v2/", "/c/", "/docs", "/openapi.json", "/healthz", "/readyz", "/metrics", "/assets/"];

/// Follows links and the back button. Call once.
pub fn start() {
    if let Some(id) = web_sys::window().and_then(|window| window.location().hash().ok()).filter(|hash| hash.len() > 1) {
        fragment::show(id.trim_start_matches('#').to_owned());
    }
    let _forever = window_event_listener_untyped("popstate", |_| arrived_by_history());
    let _forever = window_event_listener_untyped("click", |event| {
        if let Ok(event) = event.dyn_into::<MouseEvent>() {
            follow_link(&event);
        }
    });
}

/// Goes to a link of this app, unless unsaved work asks to stay.
pub fn navigate(link: &str, moved: Moved) {
    let to = Location::of_link(link);
    if may_leave(&to) {
        go(to, moved);
        if let Some((_, id)) = link.split_once('#') {
            fragment::show(id.to_owned());
        }
    }
}

/// Goes to a link whatever the guard says: the reader has decided.
pub fn leave_anyway(to: Location) {
    GUARD.with_borrow_mut(|(_, guard)| *guard = None);
    go(to, Moved::Push);
}

/// Asks `guard` before another page is opened, until the current owner is gone: `true` lets the reader go, `false`
/// keeps the page. Moves within the page do not ask.
pub fn guard_leaving(guard: impl Fn(&Location) -> bool + 'static) {
    let own = GUARD.with_borrow_mut(|(last, held)| {
        *last = last.wrapping_add(1);
        *held = Some(Rc::new(guard));
        *last
    });
    on_cleanup(move || {
        GUARD.with_borrow_mut(|(last, held)| {
            if *last == own {
                *held = None;
            }
        });
    });
}

fn may_leave(to: &Location) -> bool {
    let same_page = CURRENT.with_untracked(|from| from.path == to.path);
    let guard = GUARD.with_borrow(|(_, guard)| guard.clone());
    same_page || guard.is_none_or(|guard| guard(to))
}

fn go(to: Location, moved: Moved) {
    let (same, same_page) = CURRENT.with_untracked(|from| (*from == to, from.path == to.path));
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let link = to.link();
        let _ = match moved {
            Moved::Push if !same => history.push_state_with_url(&JsValue::NULL, "", Some(&link)),
            _ => history.replace_state_with_url(&JsValue::NULL, "", Some(&link)),
        };
    }
    if !same {
        CURRENT.set(to);
    }
    if !same_page && let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

fn arrived_by_history() {
    let to = Location::of_window();
    let from = CURRENT.get_untracked();
    if may_leave(&to) {
        if to != from {
            CURRENT.set(to);
        }
    } else if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // The browser has moved already: put the address of the page that stays back on top.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&from.link()));
    }
}

fn follow_link(event: &MouseEvent) {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return;
    }
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let anchor = element.and_then(|element| element.closest("a[href]").ok().flatten());
    let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) else { return };
    let link = anchor.get_attribute("href").unwrap_or_default();
    let ours = link.starts_with('/') && !link.starts_with("//") && !SERVED.iter().any(|path| link.starts_with(path));
    let elsewhere = !matches!(anchor.target().as_str(), "" | "_self") || anchor.has_attribute("download");
    if ours && !elsewhere {
        event.prevent_default();
        navigate(&link, Moved::Push);
    }
}
