//! Inviting a company: whom the letter addresses, and where it goes.

use crate::api::{ApiError, field_message, resellers};
use crate::form::{DialogForm, DialogForms, FormField, SendRefusal};
use crate::i18n::{t, t::resellers as r};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextInput, Tone, use_toasts};
use domain::api::error::{FieldError, FieldProblem};
use domain::api::reseller_invitations::{INVITED_NAME_MAX, NewResellerInvitation, SentResellerInvitation};
use domain::roles::email_fault;
use domain::text::line_fault;
use leptos::prelude::*;

type Fields = (FormField, FormField);

/// What was typed is there again when the dialog is opened once more.
#[component]
pub(super) fn InviteDialog(open: RwSignal<bool>, sent: RwSignal<Option<SentResellerInvitation>>) -> impl IntoView {
    let forms = DialogForms::new();
    let body = move || open.get().then(|| view! { <InviteForm open sent forms/> });
    view! {
        <Dialog open title=r::INVITE_TITLE>
            <div class="stack"><p class="prose">{r::INVITE_TEXT}</p>{body}</div>
        </Dialog>
    }
    .into_any()
}

#[component]
fn InviteForm(
    open: RwSignal<bool>,
    sent: RwSignal<Option<SentResellerInvitation>>,
    forms: DialogForms<(), Fields>,
) -> impl IntoView {
    let of = forms.of((), |form| {
        let name = form.field("name", "", |value| {
            line_fault("name", value, 1, INVITED_NAME_MAX).map(|fault| field_message(&fault))
        });
        let email = form.field("email", "", |value| email_fault(value, true).map(|fault| field_message(&fault)));
        (name, email)
    });
    let DialogForm { form, sender, fields: (name, email), .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let new = NewResellerInvitation { name: name.now().trim().to_owned(), email: email.now().trim().to_owned() };
        sender.send_then(resellers::invite(&new), move |answer| {
            of.settle(&answer);
            if let Err(error) = &answer {
                form.refused(faults(error));
            }
            if let Ok(one) = answer {
                name.begin(String::new());
                email.begin(String::new());
                sent.try_set(Some(one));
                toasts.done(r::INVITE_DONE);
                open.try_set(false);
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-label=r::INVITE_TITLE>
            <ErrorSummary faults=form.faults()/>
            <SendRefusal sender/>
            <Field label=r::INVITED_NAME id=name.id() error=name.error() on_leave=name.leave() required=true>
                <TextInput value=name.value() autocomplete="off" maxlength=128/>
            </Field>
            <Field label=r::INVITED_EMAIL hint=r::INVITED_EMAIL_HINT id=email.id() error=email.error() on_leave=email.leave() required=true>
                <TextInput value=email.value() kind="email" autocomplete="off" maxlength=128/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy()>{r::INVITE_SEND}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}

/// What is wrong, in the words of invitations.
fn faults(error: &ApiError) -> Vec<(String, String)> {
    let words = |fault: &FieldError| match fault.problem {
        FieldProblem::Taken => r::INVITED_TAKEN.get().to_owned(),
        FieldProblem::TooMany => r::invited_too_many(fault.limit.unwrap_or_default()),
        _ => field_message(fault),
    };
    error.fields().iter().map(|fault| (fault.field.clone(), words(fault))).collect()
}
