//! Applying for the invitation to a path: every condition, why one wants it, how it stands, and taking it back.

use super::paths::{Asked, Others};
use super::words::not_allowed;
use crate::api::{message, programs, session, use_sender};
use crate::explain::{Viewer, check_items, decided_by_server, program_terms, review_turn, turn_line, unmet_line};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::t::programs as p;
use crate::ui::{Button, CheckList, ConfirmDialog, Notice, NoticeKind, StatusTag, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::path_applications::{NewPathApplication, PathInvitation};
use domain::api::programs::PathCard;
use domain::program::DevelopmentPath;
use domain::rules::programs::path_application::{PathApplicationFacts, path_application};
use domain::states::review::{ReviewEvent, ReviewState};
use leptos::prelude::*;

/// How the last application stands, while it says something about choosing the path.
pub(super) fn standing(card: &PathCard) -> Option<impl IntoView + use<>> {
    let review = card.invitation.as_ref()?.application.as_ref()?.review.clone();
    let words = match review.state {
        ReviewState::UnderReview => p::INVITE_WAITING,
        // Whoever was invited all the same has no refusal to read.
        ReviewState::Rejected if card.choice_facts.invited => return None,
        ReviewState::Rejected if review.ended_by == Some(ReviewEvent::Overtaken) => p::INVITE_OVERTAKEN,
        ReviewState::Rejected => p::INVITE_REFUSED,
        ReviewState::Approved | ReviewState::Withdrawn => return None,
    };
    let turn = review.turn;
    let shape = review_turn(review.state, &turn, &Viewer::PartnerStaff);
    let waits = turn
        .who
        .map(|_| view! { <span class="muted">{move || turn_line(&turn, &Viewer::PartnerStaff).join(" · ")}</span> });
    let answer = review.reason.map(|reason| view! { <span class="muted">{reason}</span> });
    Some(
        view! { <div class="row" data-application=review.state.as_str()><StatusTag turn=shape label=words/>{waits}{answer}</div> },
    )
}

/// Apply where only the invitation is missing to choose; what waits can be taken back.
pub(super) fn actions(card: &PathCard, others: Others) -> Option<AnyView> {
    let path = card.path;
    let invitation = card.invitation.as_ref()?;
    let reason = Signal::derive(not_allowed);
    if invitation.waiting().is_some() {
        let ask = move |()| others.withdrawing.path.set(Some(path));
        return Some(view! { <Button reason on_press=ask>{p::INVITE_WITHDRAW}</Button> }.into_any());
    }
    let ask = move |()| others.applying.path.set(Some(path));
    let possible = !card.choice_facts.invited;
    possible.then(|| view! { <Button reason on_press=ask>{p::INVITE_APPLY}</Button> }.into_any())
}

/// Does the browser, asking the same rule at once, come to another answer? Then the server's stands. Followed.
fn differs(asked: Asked) -> bool {
    let Some(policy) = session::policy() else { return false };
    let differs = |card: &PathCard| {
        let Some(invitation) = card.invitation.as_deref() else { return false };
        let facts = PathApplicationFacts { choice: card.choice_facts, under_review: invitation.waiting().is_some() };
        !path_application(facts, &policy, session::now()).agrees_with(&invitation.verdict)
    };
    asked.read(differs).unwrap_or_default()
}

/// What is known about the invitation now; followed.
fn read<T>(asked: Asked, part: impl FnOnce(&PathInvitation) -> T) -> Option<T> {
    asked.read(|card| card.invitation.as_deref().map(part)).flatten()
}

/// Opens for the path that is asked about.
#[component]
pub(super) fn InvitationDialog(asked: Asked) -> impl IntoView {
    let question = Question::new(RwSignal::new(false), Why::Required);
    let toasts = use_toasts();
    Effect::new(move |before: Option<Option<DevelopmentPath>>| {
        let path = asked.path.get();
        // Why one path is applied for is no reason for another.
        if before.flatten() != path {
            question.forget_reason();
        }
        question.open.set(path.is_some());
        path
    });
    let title =
        move || asked.path.get().map(|path| p::invite_title(program_terms::path(path).get())).unwrap_or_default();
    let unmet = move || read(asked, |invitation| unmet_line(&invitation.verdict.conditions)).flatten();
    let blocked = Signal::derive(move || not_allowed().or_else(unmet));
    let items = Signal::derive(move || {
        read(asked, |invitation| check_items(&invitation.verdict, &Viewer::PartnerStaff)).unwrap_or_default()
    });
    let note = Signal::derive(move || read(asked, |invitation| decided_by_server(&invitation.verdict)));
    let send = move |()| {
        let Some(path) = asked.path.get_untracked() else { return };
        let new = NewPathApplication { path, reason: question.reason().unwrap_or_default() };
        if !question.submit() {
            return;
        }
        question.sender.send_then(programs::apply_for_path(&new), move |outcome| {
            if question.settle(outcome).is_some() {
                toasts.done(p::INVITE_APPLIED);
            }
        });
    };
    view! {
        <QuestionDialog question title verb=p::INVITE_APPLY tone=Tone::Primary reason=p::INVITE_REASON
            hint=move || p::invite_hint(REASON_MAX) blocked on_send=send>
            <p>{p::INVITE_TEXT}</p>
            {move || differs(asked).then(|| view! { <Notice kind=NoticeKind::Failed>{p::DIFFERS}</Notice> })}
            <CheckList label=p::INVITE_CONDITIONS items note/>
        </QuestionDialog>
    }
    .into_any()
}

/// Asks before an application is taken back.
#[component]
pub(super) fn WithdrawInvitationDialog(asked: Asked) -> impl IntoView {
    let open = asked.open();
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title = move || {
        asked.path.get().map(|path| p::invite_withdraw_title(program_terms::path(path).get())).unwrap_or_default()
    };
    let confirm = move |()| {
        let waiting = |invitation: &PathInvitation| invitation.waiting().map(|one| (one.path, one.review.version));
        let Some((path, version)) = untrack(|| read(asked, waiting)).flatten() else { return };
        sender.send(programs::withdraw_path_application(path, version), move |_| {
            open.set(false);
            toasts.done(p::INVITE_WITHDRAWN);
        });
    };
    let closed = move |()| {
        asked.path.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title confirm=p::INVITE_WITHDRAW tone=Tone::Danger busy=sender.busy() error on_confirm=confirm on_closed=closed>
            <p>{p::INVITE_WITHDRAW_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}
