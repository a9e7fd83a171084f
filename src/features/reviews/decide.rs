//! Agreeing, or rejecting with a reason that the partner reads.

use super::words::{applicant, subject, verb};
use crate::api::{ApiError, Fetch, field_messages, reviews, use_sender};
use crate::form::{Form, SendRefusal, check_reason};
use crate::i18n::t;
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextArea, Tone, use_toasts};
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
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let rejects = event == ReviewEvent::Reject;
    let form = Form::new();
    // An agreement needs no reason; what is typed all the same is kept to the same length.
    let reason = form.field("reason", "", if rejects { check_reason } else { |_: &str| None });
    let title = move || {
        let titled = |review: &Review| {
            let (what, who) = (subject(review).get(), applicant(review).get());
            if rejects { r::reject_title(what, who) } else { r::approve_title(what, who) }
        };
        detail.read(|one| titled(&one.review)).unwrap_or_default()
    };
    let submit = move |()| {
        let known = |one: &ReviewDetail| (one.review.review_id.clone(), one.review.version);
        let Some((id, version)) = untrack(|| detail.read(known)) else { return };
        if !form.submit() {
            return;
        }
        let text = reason.now().trim().to_owned();
        let answer = Answer { reason: (!text.is_empty()).then_some(text), ..Answer::default() };
        sender.send_then(reviews::decide(&id, version, event, &answer), move |outcome| match outcome {
            Ok(_) => {
                form.saved();
                toasts.done(if rejects { r::REJECTED } else { r::APPROVED });
                open.set(false);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    let footer = move || {
        let tone = if rejects { Tone::Danger } else { Tone::Primary };
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone busy=form.busy() on_press=submit>{verb(event)}</Button>
        }
    };
    let closed = move |()| {
        sender.clear();
        form.put_away();
    };
    let hint = move || {
        let words = if rejects { r::reason_hint } else { r::reason_hint_approve };
        words(REASON_MAX)
    };
    view! {
        <Dialog open title alert=true footer on_closed=closed>
            <div class="stack">
                <SendRefusal sender/>
                <p>{if rejects { r::REJECT_TEXT } else { r::APPROVE_TEXT }}</p>
                <ErrorSummary faults=form.faults()/>
                <Field label=r::REASON hint id=reason.id() error=reason.error() on_leave=reason.leave() required=rejects>
                    <TextArea value=reason.value() rows=3 maxlength=REASON_MAX/>
                </Field>
            </div>
        </Dialog>
    }
    .into_any()
}
