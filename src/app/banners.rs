//! Lines about the state of the whole app.

use chrono::TimeDelta;
use leptos::prelude::*;
use std::time::Duration;

use crate::api::session::{self, SessionState};
use crate::features::sign_in::SignInForm;
use crate::i18n::{t, time_of_day};
use crate::platform::{online, timer};
use crate::ui::{Banner, Button, Dialog, Notice, NoticeKind, Tone};

/// So long before the session ends the reader is told.
const WARNING: TimeDelta = TimeDelta::minutes(5);
/// How often the end is looked at.
const LOOK: Duration = Duration::from_secs(20);

/// Demo data, no network, a session that ends soon.
#[component]
pub(super) fn Banners() -> impl IntoView {
    let online = online::online();
    let is_demo = Memo::new(|_| session::read(|info| info.demo).unwrap_or_default());
    view! {
        {move || is_demo.get().then(|| view! { <Banner>{t::shell::DEMO}</Banner> })}
        {move || (!online.get()).then(|| view! { <Banner kind=NoticeKind::NeedsYou>{t::shell::OFFLINE}</Banner> })}
        <EndsSoon/>
    }
    .into_any()
}

/// Says that the session ends, and lets the reader sign in again before it does: the page stays as it is.
#[component]
fn EndsSoon() -> impl IntoView {
    let ends = Memo::new(|_| match session::state() {
        SessionState::SignedIn(info) => Some(info.expires_at),
        _ => None,
    });
    let looked = RwSignal::new(());
    timer::every(LOOK, move || looked.set(()));
    let soon = Memo::new(move |_| {
        looked.track();
        ends.get().filter(|ends| *ends - session::now() < WARNING)
    });
    let open = RwSignal::new(false);
    // A new session, or the end of the old one, which has a dialog of its own.
    Effect::new(move || {
        ends.track();
        open.set(false);
    });
    let account = move || untrack(|| session::read(|info| info.account.clone())).unwrap_or_default();
    view! {
        {move || soon.get().map(|ends| view! {
            <Banner kind=NoticeKind::NeedsYou>
                {move || t::shell::session_ends(time_of_day(ends))}" "
                <Button tone=Tone::Quiet on_press=move |()| open.set(true)>{t::shell::SESSION_EXTEND}</Button>
            </Banner>
        })}
        <Dialog open title=t::shell::SESSION_EXTEND>
            <Notice>{t::shell::SESSION_EXTEND_HINT}</Notice>
            <SignInForm account=account()/>
        </Dialog>
    }
    .into_any()
}
