//! Lines about the state of the whole app.

use chrono::TimeDelta;
use leptos::prelude::*;
use std::time::Duration;

use crate::api::session;
use crate::i18n::{t, time_of_day};
use crate::platform::{online, timer};
use crate::ui::{Banner, NoticeKind};

/// So long before the session ends the reader is told.
const WARNING: TimeDelta = TimeDelta::minutes(5);
/// How often the end is looked at.
const LOOK: Duration = Duration::from_secs(20);

/// Demo data, no network, a session that ends soon.
#[component]
pub(super) fn Banners() -> impl IntoView {
    let online = online::online();
    let is_demo = Memo::new(|_| session::read(|info| info.demo).unwrap_or_default());
    let ends_soon = RwSignal::new(None);
    timer::every(LOOK, move || {
        let ends = untrack(|| session::read(|info| info.expires_at));
        ends_soon.set(ends.filter(|ends| *ends - session::now() < WARNING));
    });
    view! {
        {move || is_demo.get().then(|| view! { <Banner>{t::shell::DEMO}</Banner> })}
        {move || (!online.get()).then(|| view! { <Banner kind=NoticeKind::NeedsYou>{t::shell::OFFLINE}</Banner> })}
        {move || ends_soon.get().map(|ends| view! {
            <Banner kind=NoticeKind::NeedsYou>{move || t::shell::session_ends(time_of_day(ends))}</Banner>
        })}
    }
    .into_any()
}
