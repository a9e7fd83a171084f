//! The frame around every page: skip link and top bar.

use leptos::prelude::*;

use super::button::IconButton;
use super::icon::IconName;
use crate::i18n::t;
use crate::platform::dom;

/// The first stop of the keyboard: Enter moves the focus to `<main id="main">`. Seen when focused.
#[component]
pub fn SkipLink() -> impl IntoView {
    let jump = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        dom::focus_id("main");
    };
    view! { <a class="skip-link" href="#main" on:click=jump>{t::shell::SKIP}</a> }
}

/// The bar at the top: navigation button (narrow screens), product, tenant, and the caller's controls at the end. The
/// page's banner landmark.
#[component]
pub fn TopBar(
    /// Whose books these are.
    #[prop(into)]
    tenant: Signal<String>,
    /// Opens the navigation where the rail is hidden.
    rail_open: RwSignal<bool>,
    /// Search, messages, language, theme, person.
    children: Children,
) -> impl IntoView {
    view! {
        <header class="top-bar">
            <span class="top-bar-menu">
                <IconButton icon=IconName::MENU label=t::shell::OPEN_MENU on_press=move |()| rail_open.set(true)/>
            </span>
            <a class="top-bar-product" href="/">{t::shell::PRODUCT}</a>
            <span class="top-bar-tenant">{move || tenant.get()}</span>
            <div class="top-bar-end">{children()}</div>
        </header>
    }
}
