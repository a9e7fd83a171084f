//! The frame around every page.

use leptos::prelude::*;

use super::account_menu::AccountMenu;
use super::banners::Banners;
use super::navigation::{NavCounts, groups, use_counts};
use super::palette::Palette;
use super::session_ended::SessionEnded;
use crate::api::{changes, session};
use crate::i18n::{Locale, date_time, locale, number, t};
use crate::platform::dom;
use crate::routes::{Route, location};
use crate::ui::{Icon, IconName, LanguageSwitch, SideRail, SkipLink, ThemeSwitch, TopBar};

/// Top bar, navigation, banners and the page, for somebody who is signed in.
#[component]
pub(super) fn Shell(children: Children) -> impl IntoView {
    changes::teach();
    let rail_open = RwSignal::new(false);
    let palette_open = RwSignal::new(false);
    let counts = use_counts();
    let path = Signal::derive(|| location().with(|at| at.path.clone()));
    view! {
        <SkipLink/>
        <div class="app">
            <TopBar tenant=Signal::derive(tenant) rail_open>
                <SearchButton open=palette_open/>
                <Inbox counts/>
                <span class="top-bar-switches"><LanguageSwitch/><ThemeSwitch/></span>
                <AccountMenu/>
            </TopBar>
            <SideRail groups=groups(counts) path open=rail_open/>
            <main id="main" class="page" tabindex="-1">
                <Banners/>
                {children()}
                <PrintFoot/>
            </main>
        </div>
        <Palette open=palette_open/>
        <SessionEnded/>
    }
    .into_any()
}

fn tenant() -> String {
    let name = |info: &domain::api::session::SessionInfo| {
        if locale() == Locale::En { info.tenant_name_en.clone() } else { info.tenant_name_zh.clone() }
    };
    session::read(name).unwrap_or_default()
}

/// What paper says of where it came from: the page, its address, and when it was printed.
#[component]
fn PrintFoot() -> impl IntoView {
    let words = RwSignal::new(String::new());
    let printing = window_event_listener_untyped("beforeprint", move |_| {
        words.set(t::shell::printed(dom::title(), dom::address(), date_time(session::now())));
    });
    on_cleanup(move || printing.remove());
    view! { <p class="print-foot">{move || words.get()}</p> }
}

#[component]
fn SearchButton(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <button type="button" class="top-bar-search" title=t::shell::PALETTE aria-keyshortcuts="Control+K" on:click=move |_| open.set(true)>
            <Icon name=IconName::SEARCH/>
            <span class="top-bar-search-words">{t::shell::SEARCH}</span>
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
    }
}

#[component]
fn Inbox(counts: NavCounts) -> impl IntoView {
    let unread = counts.unread;
    let label = move || t::shell::inbox_count(unread.get().unwrap_or_default());
    let badge = move || {
        let count = unread.get().filter(|count| *count > 0)?;
        let shown = if count > 99 { "99+".to_owned() } else { number(count) };
        Some(view! { <span class="inbox-count" aria-hidden="true">{shown}</span> })
    };
    view! {
        <a class="icon-button inbox" href=Route::Messages.path() aria-label=label title=label>
            <Icon name=IconName::BELL/>
            {badge}
        </a>
    }
}
