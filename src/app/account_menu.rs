//! The person at the end of the top bar.

use domain::organization::PrincipalKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{message, session, sessions, use_sender};
use crate::i18n::{Key, Locale, Text, locale, set_locale, t};
use crate::platform::dom;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{ConfirmDialog, Menu, MenuItem, Theme, Tone};

/// Where the top bar shows no switches; the same width as in `style/features/shell.css`.
const NARROW: &str = "(width < 640px)";

/// Settings, password, signing out here or everywhere.
#[component]
pub(super) fn AccountMenu() -> impl IntoView {
    let confirming = RwSignal::new(false);
    let sender = use_sender();
    let name = Text::from(|| session::read(|info| info.display_name.clone()).unwrap_or_default());
    let items = Signal::derive(move || {
        let is_partner =
            session::read(|info| matches!(info.kind, PrincipalKind::PartnerRoot | PrincipalKind::PartnerMember));
        let go = |route: Route| move |()| navigate(&route.path(), Moved::Push);
        let mut items = if dom::media_matches(NARROW) { switches() } else { Vec::new() };
        if is_partner.unwrap_or_default() {
            items.push(MenuItem::new(t::shell::SETTINGS, go(Route::Settings)));
        }
        items.push(MenuItem::new(t::shell::CHANGE_PASSWORD, go(Route::Password)));
        items.push(MenuItem::new(t::shell::SIGN_OUT, |()| sign_out()));
        items.push(MenuItem::new(t::shell::SIGN_OUT_EVERYWHERE, move |()| confirming.set(true)).danger());
        items
    });
    let everywhere = move |()| {
        sender.send(sessions::end_everywhere(), move |_| {
            confirming.set(false);
            session::end();
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <Menu label=name items/>
        <ConfirmDialog open=confirming title=t::shell::SIGN_OUT_EVERYWHERE confirm=t::shell::SIGN_OUT_EVERYWHERE
            tone=Tone::Danger busy=sender.busy() error on_confirm=everywhere on_closed=move |()| sender.clear()>
            <p>{t::shell::SIGN_OUT_EVERYWHERE_BODY}</p>
        </ConfirmDialog>
    }
    .into_any()
}

/// Language and theme, where the top bar has no room for them.
fn switches() -> Vec<MenuItem> {
    let other = if locale() == Locale::En { Locale::ZhCn } else { Locale::En };
    let theme =
        |theme: Theme, name: Key| MenuItem::new(move || t::shell::theme_to(name.get()), move |()| theme.choose());
    vec![
        MenuItem::new(t::shell::ACTION_SWITCH_LANGUAGE, move |()| set_locale(other)),
        theme(Theme::Light, t::shell::THEME_LIGHT),
        theme(Theme::Dark, t::shell::THEME_DARK),
        theme(Theme::System, t::shell::THEME_SYSTEM),
    ]
}

/// Ends the session here, also when the server cannot be told.
pub(super) fn sign_out() {
    spawn_local(async {
        let _ = sessions::end().send().await;
        session::end();
        navigate(&Route::SignIn.path(), Moved::Push);
    });
}
