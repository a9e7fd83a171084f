//! 审核: agreeing to an application, or refusing it with a reason that the applicant reads.

use super::words::{applicant, reason_hint, verb};
use crate::api::{Fetch, resellers};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::t::resellers as r;
use crate::ui::{Button, Tone, use_toasts};
use domain::api::associations::Answer;
use domain::api::reseller_applications::ResellerApplicationDetail;
use domain::states::reseller_application::ResellerApplicationEvent as Event;
use leptos::prelude::*;

/// A question of the distributor's: nobody is asked why it agrees.
pub(super) fn asked(event: Event) -> (Event, Question) {
    let why = if event == Event::Reject { Why::Required } else { Why::Unasked };
    (event, Question::new(RwSignal::new(false), why))
}

/// One button for each thing that the distributor can do now. The dialogs stand beside them: what is read again
/// meanwhile takes no dialog away.
#[component]
pub(super) fn Answers(detail: Fetch<ResellerApplicationDetail>) -> impl IntoView {
    let possible = Memo::new(move |_| detail.read(|one| one.application.actions.clone()).unwrap_or_default());
    let all = [Event::Reject, Event::Approve].map(asked);
    let button = |(event, question): (Event, Question)| {
        let tone = if event == Event::Reject { Tone::Normal } else { Tone::Primary };
        view! { <Button tone on_press=move |()| question.open.set(true)>{verb(event)}</Button> }
    };
    let buttons = move || {
        let offered = all.into_iter().filter(|(event, _)| possible.with(|possible| possible.contains(event)));
        offered.map(button).collect_view()
    };
    view! {
        {buttons}
        {all.map(|(event, question)| view! { <OneAnswer event question detail/> }).into_iter().collect_view()}
    }
    .into_any()
}

/// The question about this application; its version is read when it is sent.
#[component]
fn OneAnswer(event: Event, question: Question, detail: Fetch<ResellerApplicationDetail>) -> impl IntoView {
    let toasts = use_toasts();
    let rejects = event == Event::Reject;
    let title = move || {
        let who = detail.read(|one| applicant(&one.application).get().into_owned()).unwrap_or_default();
        if rejects { r::reject_title(who) } else { r::approve_title(who) }
    };
    let send = move |()| {
        let known = |one: &ResellerApplicationDetail| (one.application.application_id.clone(), one.application.version);
        let Some((id, version)) = untrack(|| detail.read(known)) else { return };
        if !question.submit() {
            return;
        }
        let request = if rejects {
            resellers::reject(&id, version, &Answer { reason: question.reason(), ..Answer::default() })
        } else {
            resellers::approve(&id, version)
        };
        question.sender.send_then(request, move |outcome| {
            if question.settle(outcome).is_some() {
                toasts.done(if rejects { r::REJECTED } else { r::APPROVED });
            }
        });
    };
    let text = if rejects { r::REJECT_TEXT } else { r::APPROVE_TEXT };
    let tone = if rejects { Tone::Danger } else { Tone::Primary };
    view! {
        <QuestionDialog question title verb=verb(event) tone reason=r::REASON hint=reason_hint on_send=send><p>{text}</p></QuestionDialog>
    }
    .into_any()
}
