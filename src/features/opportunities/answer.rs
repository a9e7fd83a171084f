//! Answering an opportunity of the vendor: accept it, or decline it with a reason.

use super::actions::Asked;
use crate::api::{message, opportunities, session, use_sender};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::{date_time, t};
use crate::ui::{ConfirmDialog, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::opportunities::{Opportunity, OpportunityRefusal};
use leptos::prelude::*;
use t::opportunities as o;

/// Why no answer counts any more.
pub(super) fn late(row: &Opportunity) -> Option<String> {
    let due = row.turn.due?;
    (session::now() >= due).then(|| o::answer_late(date_time(due)))
}

/// Asks before the opportunity is accepted.
#[component]
pub(super) fn AcceptDialog(asked: Asked) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let Some((id, version)) = asked.known() else { return };
        sender.send(opportunities::accept(&id, version), move |_| {
            asked.open.set(false);
            toasts.done(o::ACCEPTED);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open=asked.open title=move || asked.named(|name| o::accept_title(name)) confirm=o::ACCEPT
            tone=Tone::Primary busy=sender.busy() error on_confirm=confirm on_closed=move |()| sender.clear()>
            <p>{o::ACCEPT_BODY}</p>
        </ConfirmDialog>
    }
}

/// Asks why; what was typed is there again when the dialog is.
#[component]
pub(super) fn DeclineDialog(asked: Asked) -> impl IntoView {
    let toasts = use_toasts();
    let question = Question::new(asked.open, Why::Required);
    let send = move |()| {
        let Some((id, version)) = asked.known() else { return };
        if !question.submit() {
            return;
        }
        let refusal = OpportunityRefusal { reason: question.reason().unwrap_or_default() };
        question.sender.send_then(opportunities::reject(&id, version, &refusal), move |answer| {
            if question.settle(answer).is_some() {
                toasts.done(o::DECLINED);
            }
        });
    };
    view! {
        <QuestionDialog question title=move || asked.named(|name| o::decline_title(name)) verb=o::DECLINE tone=Tone::Danger
            reason=o::REASON hint=move || o::decline_hint(REASON_MAX) on_send=send><p>{o::DECLINE_BODY}</p></QuestionDialog>
    }
    .into_any()
}
