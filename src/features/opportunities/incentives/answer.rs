//! 核对激励: confirming a published amount, or objecting to it with a reason.

use crate::api::{Fetch, message, opportunity_incentives, session, use_sender};
use crate::form::{Question, QuestionDialog, Why};
use crate::i18n::{date_time, money, t};
use crate::ui::{Button, ConfirmDialog, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::opportunity_incentives::{IncentiveObjection, OpportunityIncentive, OpportunityIncentiveDetail};
use domain::ids::OpportunityIncentiveId;
use domain::states::opportunity_incentive::OpportunityIncentiveEvent as Event;
use leptos::prelude::*;
use t::opportunity_incentives as i;

/// What a dialog works on; it stands beside the content and reads the version when it sends.
#[derive(Clone, Copy)]
struct Asked {
    open: RwSignal<bool>,
    detail: Fetch<OpportunityIncentiveDetail>,
}

impl Asked {
    fn new(detail: Fetch<OpportunityIncentiveDetail>) -> Self {
        Self { open: RwSignal::new(false), detail }
    }

    /// Id and version for a write; not followed.
    fn known(self) -> Option<(OpportunityIncentiveId, i64)> {
        let known = |one: &OpportunityIncentiveDetail| (one.incentive.incentive_id.clone(), one.incentive.version);
        untrack(|| self.detail.read(known))
    }

    /// Words about the application; followed.
    fn words(self, words: impl Fn(&OpportunityIncentive) -> String) -> String {
        self.detail.read(|one| words(&one.incentive)).unwrap_or_default()
    }
}

/// Why no answer counts any more.
fn late(row: &OpportunityIncentive) -> Option<String> {
    let due = row.turn.due?;
    (session::now() >= due).then(|| i::check_late(date_time(due)))
}

/// A button for each answer that is possible, and their dialogs.
#[component]
pub(super) fn Check(detail: Fetch<OpportunityIncentiveDetail>) -> impl IntoView {
    let possible = Memo::new(move |_| detail.read(|one| one.incentive.actions.clone()).unwrap_or_default());
    let (confirm, object) = (Asked::new(detail), Asked::new(detail));
    let reason = Signal::derive(move || detail.read(|one| late(&one.incentive)).flatten());
    let can = move |event| possible.with(|all| all.contains(&event));
    view! {
        {move || can(Event::Object).then(|| view! { <Button reason on_press=move |()| object.open.set(true)>{i::OBJECT}</Button> })}
        {move || can(Event::Confirm).then(|| view! { <Button tone=Tone::Primary reason on_press=move |()| confirm.open.set(true)>{i::CONFIRM}</Button> })}
        <Confirming asked=confirm/>
        <Objecting asked=object/>
    }
    .into_any()
}

#[component]
fn Confirming(asked: Asked) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let confirm = move |()| {
        let Some((id, version)) = asked.known() else { return };
        sender.send(opportunity_incentives::confirm(&id, version), move |_| {
            asked.open.set(false);
            toasts.done(i::CONFIRMED);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    let title = move || asked.words(|row| i::confirm_title(&row.opportunity_name));
    let body = move || asked.words(|row| i::confirm_body(money(row.amount.minor, row.amount.currency.as_str())));
    view! {
        <ConfirmDialog open=asked.open title confirm=i::CONFIRM tone=Tone::Primary busy=sender.busy() error
            on_confirm=confirm on_closed=move |()| sender.clear()>
            <p>{body}</p>
        </ConfirmDialog>
    }
}

/// Asks why; what was typed is there again when the dialog is.
#[component]
fn Objecting(asked: Asked) -> impl IntoView {
    let toasts = use_toasts();
    let question = Question::new(asked.open, Why::Required);
    let send = move |()| {
        let Some((id, version)) = asked.known() else { return };
        if !question.submit() {
            return;
        }
        let objection = IncentiveObjection { reason: question.reason().unwrap_or_default() };
        question.sender.send_then(opportunity_incentives::object(&id, version, &objection), move |answer| {
            if question.settle(answer).is_some() {
                toasts.done(i::OBJECT_DONE);
            }
        });
    };
    view! {
        <QuestionDialog question title=move || asked.words(|row| i::object_title(&row.opportunity_name)) verb=i::OBJECT
            tone=Tone::Primary reason=t::opportunities::REASON hint=move || t::opportunities::decline_hint(REASON_MAX) on_send=send>
            <p>{i::OBJECT_BODY}</p>
        </QuestionDialog>
    }
    .into_any()
}
