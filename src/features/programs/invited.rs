//! The letter of a distributor: its link leads here, and applying with it needs the vendor's answer alone (P-60).

use super::words::not_allowed;
use crate::api::{ApiError, Fetch, failure, resellers, use_fetch_when};
use crate::i18n::{Key, date_time, pick, t::programs as p};
use crate::routes::{Moved, PageQuery};
use crate::ui::{Button, ErrorState, Notice, NoticeKind, Tone};
use domain::api::registration_links::LinkState;
use domain::api::reseller_invitations::{InvitationBar, InvitationToken, LetterToken, ReceivedResellerInvitation};
use domain::program::Program;
use leptos::prelude::*;

/// What stands behind this word in the address.
const TOKEN: &str = "invitation";

/// The invitation that the address holds. A handle.
#[derive(Clone, Copy)]
pub(super) struct Invited {
    query: PageQuery,
    received: Fetch<ReceivedResellerInvitation>,
}

impl Invited {
    pub(super) fn new(query: PageQuery) -> Self {
        let token = Memo::new(move |_| query.get(TOKEN));
        let received = use_fetch_when(move || {
            token.get().map(|token| resellers::read_invitation(&InvitationToken { token: LetterToken(token) }))
        });
        Self { query, received }
    }

    /// Its secret, as long as it can be used by this account. Followed.
    pub(super) fn token(self) -> Option<String> {
        let usable = self.received.read(|one| one.state == LinkState::Open && one.bar.is_none()).unwrap_or_default();
        self.query.get(TOKEN).filter(|_| usable)
    }

    /// Who invites, in the reader's language. Followed.
    pub(super) fn distributor(self) -> Option<String> {
        self.received.read(|one| pick(&one.distributor.name_zh, &one.distributor.name_en).to_owned())
    }

    /// Asks anew what became of it.
    pub(super) fn reload(self) {
        self.received.reload();
    }

    /// It was used, or is of no interest any more.
    pub(super) fn put_away(self) {
        self.query.set(TOKEN, None, Moved::Replace);
    }
}

/// What the letter says, and the way to apply with it; or why that is not possible.
#[component]
pub(super) fn InvitedNotice(invited: Invited, join: RwSignal<Option<Program>>) -> impl IntoView {
    let close = move |()| invited.put_away();
    let received = invited.received;
    let is_asked = Memo::new(move |_| invited.query.get(TOKEN).is_some());
    let content = move || {
        if !is_asked.get() {
            return None;
        }
        if matches!(received.error(), Some(ApiError::NotFound)) {
            return Some(
                view! { <Notice kind=NoticeKind::Failed on_dismiss=close>{p::INVITED_UNKNOWN}</Notice> }.into_any(),
            );
        }
        let (state, bar, until) = received.read(|one| (one.state, one.bar, one.expires_at))?;
        let who = invited.distributor().unwrap_or_default();
        if let Some(over) = over(state, bar) {
            let words = view! { <strong>{who}</strong>" "{over} };
            return Some(view! { <Notice kind=NoticeKind::Failed on_dismiss=close>{words}</Notice> }.into_any());
        }
        let apply = move |()| join.set(Some(Program::CloudReseller));
        Some(
            view! {
                <Notice kind=NoticeKind::NeedsYou on_dismiss=close>
                    <div class="stack">
                        <p>{p::invited(who, date_time(until))}</p>
                        <div><Button tone=Tone::Primary reason=Signal::derive(not_allowed) on_press=apply>{p::INVITED_APPLY}</Button></div>
                    </div>
                </Notice>
            }
            .into_any(),
        )
    };
    // What could not be read may be read yet: the token stays.
    let failed = Signal::derive(move || {
        let error = received.error().filter(|error| !matches!(error, ApiError::NotFound))?;
        received.read(|_| ()).is_none().then(|| failure(&error))
    });
    view! {
        <div data-invited="">
            <ErrorState failure=failed on_retry=move |()| received.reload() busy=received.busy()/>
            {content}
        </div>
    }
    .into_any()
}

/// Why nobody, or not this account, can apply with it.
const fn over(state: LinkState, bar: Option<InvitationBar>) -> Option<Key> {
    match (state, bar) {
        (LinkState::Open, None) => None,
        (LinkState::Open, Some(InvitationBar::OwnInvitation)) => Some(p::INVITED_OWN),
        (LinkState::Open, Some(InvitationBar::OtherDistributor)) => Some(p::INVITED_OTHER_DISTRIBUTOR),
        (LinkState::Open, Some(InvitationBar::TakesNobodyNew)) => Some(p::INVITED_TAKES_NOBODY),
        (LinkState::Used, _) => Some(p::INVITED_USED),
        (LinkState::Withdrawn, _) => Some(p::INVITED_WITHDRAWN),
        (LinkState::Expired, _) => Some(p::INVITED_EXPIRED),
    }
}
