//! 申请项目专员: for which path, and the file that proves the employment.

use super::operation::Asked;
use crate::api::{field_message, session, specialists};
use crate::explain::program_terms;
use crate::form::{DialogForm, DialogForms, FileField, FileUpload, Form, FormField, SendRefusal};
use crate::i18n::{Key, t, t::specialists as s};
use crate::ui::{Button, Choice, ErrorSummary, Field, Select, TextArea, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::specialist_requests::SpecialistApplication;
use domain::program::DevelopmentPath;
use domain::text::text_fault;
use leptos::prelude::*;

/// The paths to choose from: of those that the account is on, those that have specialists. Followed.
pub(super) fn with_specialists(mut paths: Vec<DevelopmentPath>) -> Vec<DevelopmentPath> {
    let known = session::policy().map(|policy| policy.specialist.inviting_paths.clone()).unwrap_or_default();
    paths.retain(|path| known.contains(path));
    paths
}

/// The fields of the form. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    path: FormField,
    document: FileField,
    note: FormField,
}

impl Fields {
    pub(super) fn new(form: Form, paths: Signal<Vec<DevelopmentPath>>) -> Self {
        let first = untrack(|| paths.get()).first().map(ToString::to_string).unwrap_or_default();
        let path = form.field("path", first, |value| value.is_empty().then(|| s::PATH_MISSING.get().to_owned()));
        let document = FileField::new(form, "attachment_id");
        let note =
            form.field("note", "", |value| text_fault("note", value, 0, REASON_MAX).map(|fault| field_message(&fault)));
        Self { path, document, note }
    }

    /// What was filled in, once nothing is wrong with it.
    pub(super) fn filled(self) -> Option<SpecialistApplication> {
        let attachment_id = self.document.now()?.attachment_id;
        Some(SpecialistApplication { path: self.path.now().parse().ok()?, attachment_id, note: self.note.now() })
    }
}

/// The fields on the page: the same for one employee and for several.
#[component]
pub(super) fn ApplicationFields(fields: Fields, paths: Signal<Vec<DevelopmentPath>>) -> impl IntoView {
    let Fields { path, document, note } = fields;
    let choices = Signal::derive(move || {
        let choice = |path: DevelopmentPath| Choice::new(path.as_str(), program_terms::path(path));
        paths.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    // Opened by its address, the dialog is there before the paths are: what is shown first is what is chosen.
    Effect::new(move || {
        let first = paths.with(|paths| paths.first().copied());
        if let Some(first) = first.filter(|_| untrack(|| path.now().is_empty())) {
            path.value().set(first.as_str().to_owned());
        }
    });
    view! {
        <Field label=s::PATH id=path.id() error=path.error() on_leave=path.leave() required=true>
            <Select value=path.value() choices on_change=move |value: String| path.value().set(value)/>
        </Field>
        <FileUpload field=document label=s::DOCUMENT/>
        <Field label=s::NOTE id=note.id() error=note.error() on_leave=note.leave()>
            <TextArea value=note.value() rows=3 maxlength=REASON_MAX/>
        </Field>
    }
    .into_any()
}

#[component]
pub(super) fn ApplyForm(asked: Asked, forms: DialogForms<(), Fields>, done: Key) -> impl IntoView {
    let paths =
        Signal::derive(move || with_specialists(asked.detail.read(|detail| detail.paths.clone()).unwrap_or_default()));
    let of = forms.of((), |form| Fields::new(form, paths));
    let DialogForm { form, sender, fields, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(|| asked.blocked()).is_some() || !form.submit() {
            return;
        }
        let known = untrack(|| asked.detail.read(|one| (one.specialist.specialist_id.clone(), one.specialist.version)));
        let (Some((id, version)), Some(new)) = (known, fields.filled()) else { return form.interrupted() };
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
    let reason = Signal::derive(move || asked.blocked());
    view! {
        <form class="form" novalidate on:submit=submit aria-label=s::APPLY>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <ApplicationFields fields paths/>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy() reason>{s::APPLY}</Button>
                <Button on_press=move |()| asked.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
