//! Invitations by mail: who was invited, what became of it, and inviting another company.

use super::invite::InviteDialog;
use crate::api::{Fetch, message, resellers, use_fetch, use_sender};
use crate::i18n::{Key, date_time, t, t::resellers as r};
use crate::page::{Freshness, Unready};
use crate::routes::Route;
use crate::ui::{
    Button, ConfirmDialog, CopyId, EmptyKind, EmptyState, Notice, NoticeKind, StatusTag, TimeText, Tone, Turn,
    opened_while, use_toasts,
};
use domain::api::registration_links::LinkState as State;
use domain::api::reseller_invitations::{ResellerInvitation, ResellerInvitations, SentResellerInvitation};
use leptos::prelude::*;
use std::sync::Arc;

/// The invitation that a dialog asks about.
type Asked = RwSignal<Option<ResellerInvitation>>;

#[component]
pub(super) fn InvitationList(fresh: Freshness) -> impl IntoView {
    let fetch: Fetch<ResellerInvitations> = use_fetch(resellers::invitations);
    fresh.shows(fetch);
    let (open, asked): (_, Asked) = (RwSignal::new(false), RwSignal::new(None));
    let sent = RwSignal::new(None::<SentResellerInvitation>);
    let shown = Memo::new(move |_| fetch.get());
    view! {
        <div class="stack">
            <p class="prose">{r::INVITE_LEAD}</p>
            <div class="row"><Button tone=Tone::Primary on_press=move |()| open.set(true)>{r::INVITE}</Button></div>
            {move || sent.get().map(|one| view! { <Sent one sent/> })}
            <Unready fetch/>
            {move || shown.get().map(|all| view! { <Invitations all asked/> })}
        </div>
        <InviteDialog open sent/>
        <WithdrawInvitation asked fetch sent/>
    }
    .into_any()
}

/// The link of the letter: nobody sees it again but who was invited.
#[component]
fn Sent(one: SentResellerInvitation, sent: RwSignal<Option<SentResellerInvitation>>) -> impl IntoView {
    let (email, until) = (one.invitation.email, one.invitation.expires_at);
    view! {
        <div data-sent="invitation">
            <Notice kind=NoticeKind::Done on_dismiss=move |()| sent.set(None)>
                <p>{move || r::invite_sent(&email, date_time(until))}</p>
                <CopyId id=one.url/>
            </Notice>
        </div>
    }
}

#[component]
fn Invitations(all: Arc<ResellerInvitations>, asked: Asked) -> impl IntoView {
    if all.invitations.is_empty() {
        return view! { <EmptyState kind=EmptyKind::NothingYet title=r::INVITED_NONE hint=r::INVITED_NONE_HINT/> }
            .into_any();
    }
    let rows = all.invitations.iter().map(|one| row(one.clone(), asked)).collect_view();
    view! {
        <table class="steps record-table">
            <caption class="visually-hidden">{r::TAB_INVITATIONS}</caption>
            <thead><tr>
                <th scope="col">{r::INVITED_NAME}</th><th scope="col">{r::STATE}</th><th scope="col">{r::INVITED_UNTIL}</th>
                <th scope="col">{r::INVITED_BY}</th><th scope="col">{t::common::ACTIONS}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(one: ResellerInvitation, asked: Asked) -> impl IntoView {
    let (turn, label) = state(one.state);
    let (made_at, until, ended_at) = (one.made_at, one.expires_at, one.ended_at);
    let (name, email, by) = (one.name.clone(), one.email.clone(), one.made_by.clone());
    let (company, id) = (one.name.clone(), one.invitation_id.to_string());
    let application = one.application_id.clone().map(|id| {
        let href = Route::ResellerApplication(id).path();
        view! { " "<a href=href>{r::TO_APPLICATION}</a> }
    });
    // What was applied for with it is the vendor's now, and the agreement can still be taken back.
    let waits = (one.state == State::Used && one.can_withdraw).then(|| {
        view! { <p class="muted">{r::INVITED_AT_VENDOR}</p> }
    });
    let can_withdraw = one.can_withdraw;
    let about = StoredValue::new(one);
    let withdraw = can_withdraw.then(|| {
        view! {
            <Button on_press=move |()| asked.set(Some(about.get_value()))>
                {r::INVITATION_WITHDRAW}<span class="visually-hidden">{t::common::COLON}{company}</span>
            </Button>
        }
    });
    let ended = ended_at.map(|at| view! { " "<span class="muted"><TimeText at/></span> });
    view! {
        <tr data-invitation=id>
            <th scope="row"><bdi>{name}</bdi><br/><span class="muted"><bdi>{email}</bdi></span></th>
            <td data-label=r::STATE><StatusTag turn label/>{ended}{application}{waits}</td>
            <td data-label=r::INVITED_UNTIL><TimeText at=until/></td>
            <td data-label=r::INVITED_BY><bdi>{by}</bdi>" "<span class="muted"><TimeText at=made_at/></span></td>
            <td data-label=t::common::ACTIONS>{withdraw}</td>
        </tr>
    }
}

const fn state(state: State) -> (Turn, Key) {
    match state {
        State::Open => (Turn::Waiting, r::INVITED_OPEN),
        State::Used => (Turn::Done, r::INVITED_USED),
        State::Withdrawn => (Turn::Closed, r::INVITED_WITHDRAWN),
        State::Expired => (Turn::Closed, r::INVITED_EXPIRED),
    }
}

#[component]
fn WithdrawInvitation(
    asked: Asked,
    fetch: Fetch<ResellerInvitations>,
    sent: RwSignal<Option<SentResellerInvitation>>,
) -> impl IntoView {
    let open = opened_while(asked);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    // The dialog says what is so now, not what was when it was opened.
    Effect::new(move || {
        let about = asked.with_untracked(|one| one.as_ref().map(|one| one.invitation_id.clone()));
        let newest = about.and_then(|id| {
            fetch.read(|all| all.invitations.iter().find(|one| one.invitation_id == id).cloned()).flatten()
        });
        if newest.is_some() {
            asked.set(newest);
        }
    });
    let confirm = move |()| {
        let Some(one) = asked.get_untracked() else { return };
        let id = one.invitation_id.clone();
        sender.send_then(resellers::withdraw_invitation(&one), move |answer| {
            // Meanwhile the dialog may be closed, or about another one.
            let is_asked = asked.with_untracked(|now| now.as_ref().is_some_and(|now| now.invitation_id == id));
            match answer {
                Ok(_) => {
                    toasts.done(r::INVITATION_WITHDRAWN_DONE);
                    // Its link leads nowhere any more.
                    if sent.with_untracked(|one| one.as_ref().is_some_and(|one| one.invitation.invitation_id == id)) {
                        sent.set(None);
                    }
                    if is_asked {
                        open.set(false);
                    }
                }
                Err(error) if !is_asked => {
                    sender.clear();
                    toasts.failed(message(&error));
                }
                Err(_) => {}
            }
        });
    };
    let closed = move |()| {
        asked.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    let text = move || match asked.with(|one| one.as_ref().map(|one| one.state)) {
        Some(State::Used) => r::INVITATION_WITHDRAW_USED,
        _ => r::INVITATION_WITHDRAW_TEXT,
    };
    view! {
        <ConfirmDialog open title=r::INVITATION_WITHDRAW_TITLE confirm=r::INVITATION_WITHDRAW tone=Tone::Danger busy=sender.busy() error
            on_confirm=confirm on_closed=closed>
            <p>{move || text().get()}</p>
        </ConfirmDialog>
    }
    .into_any()
}
