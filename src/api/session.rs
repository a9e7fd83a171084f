//! Who is signed in. Known to every layer above, changed by the shell and by answers that say that it is over.

use chrono::{DateTime, TimeDelta, Utc};
use domain::api::session::SessionInfo;
use domain::organization::PartnerType;
use domain::permission::Permission;
use domain::rules::policy::Policy;
use leptos::prelude::*;
use reactive_graph::graph::Observer;
use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use super::{fetch, memory};
use crate::platform::{clock, dom, drafts};

/// The cookie that the server leaves beside the session's own, which scripts cannot read.
const MARK: &str = "signed_in";

/// What is known about the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SessionState {
    /// Not asked yet.
    #[default]
    Unknown,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is.
    SignedIn(Arc<SessionInfo>),
    /// It ended while somebody was at work; what they typed is still on the page.
    Expired(Arc<SessionInfo>),
}

// Not owned by a component: it outlives every page.
static STATE: LazyLock<ArcRwSignal<SessionState>> = LazyLock::new(ArcRwSignal::default);

/// The state; followed inside a view or an effect.
pub fn state() -> SessionState {
    if Observer::get().is_some() {
        STATE.track();
    }
    STATE.get_untracked()
}

/// Who is signed in, or was until a moment ago; followed.
pub fn current() -> Option<Arc<SessionInfo>> {
    match state() {
        SessionState::SignedIn(info) | SessionState::Expired(info) => Some(info),
        SessionState::Unknown | SessionState::SignedOut => None,
    }
}

/// A part of the session; followed. `None` when nobody is signed in.
pub fn read<T>(part: impl FnOnce(&SessionInfo) -> T) -> Option<T> {
    current().map(|info| part(&info))
}

/// Has this session the right? Followed.
pub fn may(permission: Permission) -> bool {
    read(|info| info.permissions.contains(&permission)).unwrap_or_default()
}

/// Only a distributor has resellers. Followed.
pub fn is_distributor() -> bool {
    read(|info| info.partner_type).flatten() == Some(PartnerType::Distributor)
}

/// Only a reseller has a distributor. Followed.
pub fn is_reseller() -> bool {
    read(|info| info.partner_type).flatten() == Some(PartnerType::CloudReseller)
}

thread_local! {
    /// The policy that was read last, with its text.
    static POLICY: RefCell<Option<(String, Arc<Policy>)>> = const { RefCell::new(None) };
}

/// The rule policy in force, for checks in the browser; read once.
pub fn policy() -> Option<Arc<Policy>> {
    let info = untrack(current)?;
    let text = info.policy.text();
    let known = POLICY.with_borrow(|known| known.as_ref().filter(|known| known.0 == text).map(|known| known.1.clone()));
    known.or_else(|| {
        let policy = Arc::new(info.policy.read().ok()?);
        POLICY.set(Some((text.to_owned(), policy.clone())));
        Some(policy)
    })
}

/// The server's time: the browser's clock, put right by what the server said at sign-in.
pub fn now() -> DateTime<Utc> {
    let off = OFFSET.get_untracked();
    clock::now().checked_add_signed(off).unwrap_or_else(clock::now)
}

static OFFSET: LazyLock<ArcRwSignal<TimeDelta>> = LazyLock::new(|| ArcRwSignal::new(TimeDelta::zero()));

/// Somebody signed in, or the session was read again.
pub fn begin(info: SessionInfo) {
    OFFSET.set(info.server_time - clock::now());
    let before = untrack(current);
    if before.is_none_or(|before| before.login_id != info.login_id) {
        memory::forget_all();
    }
    drafts::belong_to(info.login_id.as_str());
    STATE.set(SessionState::SignedIn(Arc::new(info)));
    fetch::refresh_all();
}

/// May there be a session at all? Asking without one would only be refused.
pub fn is_likely() -> bool {
    dom::has_cookie(MARK)
}

/// Nobody is signed in (any more).
pub fn end() {
    dom::forget_cookie(MARK);
    memory::forget_all();
    STATE.set(SessionState::SignedOut);
}

/// The server no longer knows the session.
pub(super) fn expired() {
    if let SessionState::SignedIn(info) = STATE.get_untracked() {
        STATE.set(SessionState::Expired(info));
    }
}

/// The server refused a right that this session was thought to have: its roles may have changed meanwhile.
pub(super) fn recheck() {
    leptos::task::spawn_local(async {
        let Ok(now) = super::sessions::current().send().await else { return };
        let known = untrack(|| read(|info| (info.login_id.clone(), info.permissions.clone())));
        if known.is_some_and(|(login, permissions)| login == now.login_id && permissions != now.permissions) {
            begin(now);
        }
    });
}

/// Takes over a change of the session's own facts, such as the verification-code switch.
pub fn amend(change: impl FnOnce(&mut SessionInfo)) {
    STATE.update(|state| {
        if let SessionState::SignedIn(info) | SessionState::Expired(info) = state {
            change(Arc::make_mut(info));
        }
    });
}
