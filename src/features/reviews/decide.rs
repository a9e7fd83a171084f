//! Agreeing, or refusing with a reason that the partner reads.

use super::words::{applicant, subject, verb};
use crate::api::{ApiError, field_messages, message, refresh_all, reviews};
use crate::form::{Form, FormField, check_reason};
use crate::i18n::{Text, date_time, t};
use crate::ui::{Button, Dialog, ErrorSummary, Field, Notice, NoticeKind, TextArea, Tone, use_toasts};
use domain::api::associations::{Answer, REASON_MAX};
use domain::api::reviews::Review;
use domain::states::review::ReviewEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One button for each thing that can be done now.
#[component]
pub(super) fn Decide(review: Review) -> impl IntoView {
    let buttons =
        [ReviewEvent::Reject, ReviewEvent::Approve].into_iter().filter(|event| review.actions.contains(event));
    buttons.map(|event| view! { <One review=review.clone() event/> }).collect_view()
}

#[component]
fn One(review: Review, event: ReviewEvent) -> impl IntoView {
    let open = RwSignal::new(false);
    let toasts = use_toasts();
    let refuses = event == ReviewEvent::Reject;
    let form = StoredValue::new(None::<(Form, FormField)>);
    let error = RwSignal::new(None::<ApiError>);
    let busy = RwSignal::new(false);
    let (what, who) = (subject(&review), applicant(&review));
    let title: Text = (move || match event {
        ReviewEvent::Approve => t::reviews::approve_title(what.get(), who.get()),
        _ => t::reviews::reject_title(what.get(), who.get()),
    })
    .into();
    let review = StoredValue::new(review);
    let submit = move |()| {
        let Some((form, reason)) = form.get_value() else { return };
        error.set(None);
        if !form.submit() {
            return;
        }
        busy.set(true);
        let text = reason.now().trim().to_owned();
        let answer = Answer { reason: (!text.is_empty()).then_some(text), ..Answer::default() };
        let request = review.with_value(|review| reviews::decide(&review.review_id, review.version, event, &answer));
        spawn_local(async move {
            let outcome = request.send().await;
            busy.try_set(false);
            match outcome {
                Ok(_) => {
                    form.saved();
                    toasts.done(if refuses { t::reviews::REJECTED } else { t::reviews::APPROVED });
                    open.try_set(false);
                    refresh_all();
                }
                Err(problem @ ApiError::Fields(_)) => form.refused(field_messages(&problem)),
                Err(problem) => {
                    form.interrupted();
                    error.try_set(Some(problem));
                }
            }
        });
    };
    let footer = move || {
        let tone = if refuses { Tone::Danger } else { Tone::Primary };
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone busy on_press=submit>{verb(event)}</Button>
        }
    };
    let fields = move || {
        let made = Form::new();
        // An agreement needs no reason; what is typed all the same is kept to the same length.
        let reason = made.field("reason", "", if refuses { check_reason } else { |_: &str| None });
        form.set_value(Some((made, reason)));
        let hint = if refuses { t::reviews::REASON_HINT } else { t::reviews::REASON_OPTIONAL };
        view! {
            <ErrorSummary faults=made.faults()/>
            <Field label=t::reviews::REASON hint id=reason.id() error=reason.error() on_leave=reason.leave() required=refuses>
                <TextArea value=reason.value() rows=3 maxlength=REASON_MAX/>
            </Field>
        }
    };
    view! {
        <Button tone=if refuses { Tone::Normal } else { Tone::Primary } on_press=move |()| open.set(true)>{verb(event)}</Button>
        <Dialog open title alert=true footer>
            <div class="stack">
                {move || error.get().map(|error| view! { <Notice kind=NoticeKind::Failed>{move || sentence(&error)}</Notice> })}
                <p>{if refuses { t::reviews::REJECT_TEXT } else { t::reviews::APPROVE_TEXT }}</p>
                {fields()}
            </div>
        </Dialog>
    }
}

fn sentence(error: &ApiError) -> String {
    match error {
        ApiError::Stale(stale) => t::association::changed_meanwhile(&stale.changed_by, date_time(stale.changed_at)),
        other => message(other),
    }
}
