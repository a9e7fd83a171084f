//! Agreeing, or rejecting with a reason that the partner reads.

use super::words::{applicant, subject, verb};
use crate::api::{Fetch, reviews};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::t;
use crate::ui::{Button, Tone, use_toasts};
use domain::api::associations::{Answer, REASON_MAX};
use domain::api::reviews::{Review, ReviewDetail};
use domain::states::review::ReviewEvent;
use leptos::prelude::*;
use t::reviews as r;

/// One button for each thing that can be done now. The dialogs stand beside them: what is read again meanwhile takes
/// no dialog away.
#[component]
pub(super) fn Decide(detail: Fetch<ReviewDetail>) -> impl IntoView {
    let possible = Memo::new(move |_| detail.read(|one| one.review.actions.clone()).unwrap_or_default());
    let all = [ReviewEvent::Reject, ReviewEvent::Approve].map(|event| (event, RwSignal::new(false)));
    let button = |(event, open): (ReviewEvent, RwSignal<bool>)| {
        let tone = if event == ReviewEvent::Reject { Tone::Normal } else { Tone::Primary };
        view! { <Button tone on_press=move |()| open.set(true)>{verb(event)}</Button> }
    };
    let buttons = move || {
        let offered = all.into_iter().filter(|(event, _)| possible.with(|possible| possible.contains(event)));
        offered.map(button).collect_view()
    };
    view! {
        {buttons}
        {all.map(|(event, open)| view! { <Decision event open detail/> }).into_iter().collect_view()}
    }
    .into_any()
}

/// The question; what was typed is there again when the dialog is.
#[component]
fn Decision(event: ReviewEvent, open: RwSignal<bool>, detail: Fetch<ReviewDetail>) -> impl IntoView {
    let toasts = use_toasts();
    let rejects = event == ReviewEvent::Reject;
    let question = Question::new(open, if rejects { Why::Required } else { Why::Optional });
    let title = move || {
        let titled = |review: &Review| {
            let (what, who) = (subject(review).get(), applicant(review).get());
            if rejects { r::reject_title(what, who) } else { r::approve_title(what, who) }
        };
        detail.read(|one| titled(&one.review)).unwrap_or_default()
    };
    let send = move |()| {
        let known = |one: &ReviewDetail| (one.review.review_id.clone(), one.review.version);
        let Some((id, version)) = untrack(|| detail.read(known)) else { return };
        if !question.submit() {
            return;
        }
        let answer = Answer { reason: question.reason(), ..Answer::default() };
        question.sender.send_then(reviews::decide(&id, version, event, &answer), move |outcome| {
            if question.settle(outcome).is_some() {
                toasts.done(if rejects { r::REJECTED } else { r::APPROVED });
            }
        });
    };
    let hint = move || {
        let words = if rejects { r::reason_hint } else { r::reason_hint_approve };
        words(REASON_MAX)
    };
    let (tone, text) = if rejects { (Tone::Danger, r::REJECT_TEXT) } else { (Tone::Primary, r::APPROVE_TEXT) };
    view! {
        <QuestionDialog question title verb=verb(event) tone reason=r::REASON hint on_send=send><p>{text}</p></QuestionDialog>
    }
    .into_any()
}
