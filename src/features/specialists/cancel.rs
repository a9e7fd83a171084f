//! 取消项目专员: why, and the file that proves it.

use super::operation::Asked;
use crate::api::{field_message, specialists};
use crate::form::{DialogForm, DialogForms, FileField, FileUpload, Form, FormField, SendRefusal};
use crate::i18n::{Key, t, t::specialists as s};
use crate::ui::{Button, ErrorSummary, Field, TextArea, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::specialist_requests::SpecialistCancellation;
use domain::text::text_fault;
use leptos::prelude::*;

/// The fields of the form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    reason: FormField,
    document: FileField,
}

impl Fields {
    fn new(form: Form) -> Self {
        let reason = form
            .field("reason", "", |value| text_fault("reason", value, 1, REASON_MAX).map(|fault| field_message(&fault)));
        Self { reason, document: FileField::new(form, "attachment_id") }
    }
}

#[component]
pub(super) fn CancelForm(asked: Asked, forms: DialogForms<(), Fields>, done: Key) -> impl IntoView {
    let of = forms.of((), Fields::new);
    let DialogForm { form, sender, fields: Fields { reason, document }, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| asked.blocked()).is_some() || !form.submit() {
            return;
        }
        let known = untrack(|| asked.detail.read(|one| (one.specialist.specialist_id.clone(), one.specialist.version)));
        let (Some((id, version)), Some(file)) = (known, document.now()) else { return form.interrupted() };
        let new = SpecialistCancellation { reason: reason.now(), attachment_id: file.attachment_id };
        sender.send_then(specialists::cancel(&id, version, &new), move |answer| {
            of.settle(&answer);
            match answer {
                Ok(now) => {
                    asked.detail.put(now);
                    toasts.done(done);
                    asked.open.set(false);
                }
                Err(error) => asked.failed(&error),
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
            <FileUpload field=document label=s::DOCUMENT/>
            <div class="form-actions">
                <Button tone=Tone::Danger submit=true busy=form.busy() reason=blocked>{s::CANCEL_SPECIALIST}</Button>
                <Button on_press=move |()| asked.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
