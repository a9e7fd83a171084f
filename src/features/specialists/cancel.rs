//! 取消项目专员: why, and the document that proves it.

use super::operation::Asked;
use crate::api::{ApiError, field_message, field_messages, specialists, use_sender};
use crate::form::{Form, SendRefusal};
use crate::i18n::{Key, t, t::specialists as s};
use crate::ui::{Button, ErrorSummary, Field, TextArea, TextInput, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::specialist_requests::{DOCUMENT_MAX, SpecialistCancellation};
use domain::text::text_fault;
use leptos::prelude::*;

#[component]
pub(super) fn CancelForm(asked: Asked, done: Key) -> impl IntoView {
    let form = Form::new();
    let reason =
        form.field("reason", "", |value| text_fault("reason", value, 1, REASON_MAX).map(|fault| field_message(&fault)));
    let document = form.field("document", "", |value| {
        text_fault("document", value, 1, DOCUMENT_MAX).map(|fault| field_message(&fault))
    });
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| asked.blocked()).is_some() || !form.submit() {
            return;
        }
        let known = untrack(|| asked.detail.read(|one| (one.specialist.specialist_id.clone(), one.specialist.version)));
        let Some((id, version)) = known else { return form.interrupted() };
        let new = SpecialistCancellation { reason: reason.now(), document: document.now() };
        sender.send_then(specialists::cancel(&id, version, &new), move |answer| match answer {
            Ok(now) => {
                form.saved();
                asked.detail.put(now);
                toasts.done(done);
                asked.open.set(false);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(error) => {
                asked.failed(&error);
                form.interrupted();
            }
        });
    };
    let blocked = Signal::derive(move || asked.blocked());
    view! {
        <form class="form" novalidate on:submit=submit aria-label=s::CANCEL_SPECIALIST>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <Field label=s::REASON id=reason.id() error=reason.error() on_leave=reason.leave() required=true>
                <TextArea value=reason.value() rows=3 maxlength=REASON_MAX/>
            </Field>
            <Field label=s::DOCUMENT hint=s::DOCUMENT_HINT id=document.id() error=document.error() on_leave=document.leave() required=true>
                <TextInput value=document.value() autocomplete="off" maxlength=120/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Danger submit=true busy=form.busy() reason=blocked>{s::CANCEL_SPECIALIST}</Button>
                <Button on_press=move |()| asked.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
