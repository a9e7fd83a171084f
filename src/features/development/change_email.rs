//! Where invitations of one report go from now on.

use super::dialogs::Subject;
use crate::api::{development, field_message};
use crate::form::{DialogForm, DialogForms, FormField, SendRefusal};
use crate::i18n::{t, t::development as d};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextInput, Tone, use_toasts};
use domain::ids::CustomerReportId;
use domain::roles::email_fault;
use leptos::prelude::*;

#[component]
pub(super) fn ChangeEmail(subject: Subject) -> impl IntoView {
    let forms = DialogForms::new();
    let id = Memo::new(move |_| subject.read(|row| row.report_id.clone()));
    let body = move || id.get().map(|id| view! { <EmailForm subject id forms/> });
    let title = move || subject.named(|name| d::change_email_title(name));
    view! { <Dialog open=subject.open title><div class="stack"><p class="prose">{d::CHANGE_EMAIL_BODY}</p>{body}</div></Dialog> }
        .into_any()
}

#[component]
fn EmailForm(subject: Subject, id: CustomerReportId, forms: DialogForms<CustomerReportId, FormField>) -> impl IntoView {
    let now = untrack(|| subject.read(|row| row.report.contact_email.clone())).unwrap_or_default();
    let of = forms.of(id, |form| {
        form.field("contact_email", now, |value| email_fault(value, true).map(|fault| field_message(&fault)))
    });
    let DialogForm { form, sender, fields: email, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((id, version)) = subject.known().filter(|_| form.submit()) else { return };
        let address = email.now().trim().to_owned();
        sender.send_then(development::change_email(&id, version, address), move |answer| {
            of.settle(&answer);
            if answer.is_ok() {
                toasts.done(d::EMAIL_CHANGED);
                subject.open.set(false);
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-label=d::CHANGE_EMAIL>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <Field label=d::CONTACT_EMAIL id=email.id() error=email.error() on_leave=email.leave() required=true>
                <TextInput value=email.value() kind="email" autocomplete="off" maxlength=128/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy()>{t::common::SAVE}</Button>
                <Button on_press=move |()| subject.open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
