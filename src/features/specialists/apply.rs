//! 申请项目专员: for which path, and the document that proves the employment.

use super::operation::Asked;
use crate::api::{field_message, session, specialists};
use crate::explain::program_terms;
use crate::form::{DialogForm, DialogForms, Form, FormField, SendRefusal};
use crate::i18n::{Key, t, t::specialists as s};
use crate::ui::{Button, Choice, ErrorSummary, Field, Select, TextArea, TextInput, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::specialist_requests::{DOCUMENT_MAX, SpecialistApplication};
use domain::program::DevelopmentPath;
use domain::text::text_fault;
use leptos::prelude::*;

/// The paths to choose from: those that the account is on and that have specialists. Followed.
fn paths(asked: Asked) -> Vec<DevelopmentPath> {
    let known = session::policy().map(|policy| policy.specialist.inviting_paths.clone()).unwrap_or_default();
    let mut paths = asked.detail.read(|detail| detail.paths.clone()).unwrap_or_default();
    paths.retain(|path| known.contains(path));
    paths
}

/// The fields of the form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    path: FormField,
    document: FormField,
    note: FormField,
}

impl Fields {
    fn new(form: Form, asked: Asked) -> Self {
        let first = untrack(|| paths(asked)).first().map(ToString::to_string).unwrap_or_default();
        let path = form.field("path", first, |value| value.is_empty().then(|| s::PATH_MISSING.get().to_owned()));
        let document = form.field("document", "", |value| {
            text_fault("document", value, 1, DOCUMENT_MAX).map(|fault| field_message(&fault))
        });
        let note =
            form.field("note", "", |value| text_fault("note", value, 0, REASON_MAX).map(|fault| field_message(&fault)));
        Self { path, document, note }
    }
}

#[component]
pub(super) fn ApplyForm(asked: Asked, forms: DialogForms<(), Fields>, done: Key) -> impl IntoView {
    let of = forms.of((), |form| Fields::new(form, asked));
    let DialogForm { form, sender, fields: Fields { path, document, note }, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| asked.blocked()).is_some() || !form.submit() {
            return;
        }
        let known = untrack(|| asked.detail.read(|one| (one.specialist.specialist_id.clone(), one.specialist.version)));
        let (Some((id, version)), Ok(path)) = (known, path.now().parse()) else { return form.interrupted() };
        let new = SpecialistApplication { path, document: document.now(), note: note.now() };
        sender.send_then(specialists::apply(&id, version, &new), move |answer| {
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
    let choices = Signal::derive(move || {
        paths(asked).into_iter().map(|path| Choice::new(path.as_str(), program_terms::path(path))).collect::<Vec<_>>()
    });
    let reason = Signal::derive(move || asked.blocked());
    view! {
        <form class="form" novalidate on:submit=submit aria-label=s::APPLY>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <Field label=s::PATH id=path.id() error=path.error() on_leave=path.leave() required=true>
                <Select value=path.value() choices on_change=move |value: String| path.value().set(value)/>
            </Field>
            <Field label=s::DOCUMENT hint=s::DOCUMENT_HINT id=document.id() error=document.error() on_leave=document.leave() required=true>
                <TextInput value=document.value() autocomplete="off" maxlength=120/>
            </Field>
            <Field label=s::NOTE id=note.id() error=note.error() on_leave=note.leave()>
                <TextArea value=note.value() rows=3 maxlength=REASON_MAX/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy() reason>{s::APPLY}</Button>
                <Button on_press=move |()| asked.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
