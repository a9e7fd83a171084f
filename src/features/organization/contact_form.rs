//! Adding and changing a customer contact.

use super::contacts::Editing;
use super::member_facts::by;
use crate::api::{ApiError, field_messages, message, organization, use_sender};
use crate::form::Form;
use crate::i18n::t;
use crate::ui::{Button, Dialog, ErrorSummary, Field, Notice, NoticeKind, TextInput, Tone, opened_while, use_toasts};
use domain::api::roles::NewContact;
use domain::roles::{email_fault, name_fault, telephone_fault};
use leptos::prelude::*;
use t::organization as o;

/// Opens for what `editing` names.
#[component]
pub(super) fn ContactDialog(editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let open = opened_while(editing);
    let title = move || {
        let is_new = editing.with(|editing| matches!(editing, Some(Editing::New) | None));
        if is_new { o::CREATE_CONTACT.get() } else { o::EDIT_CONTACT.get() }.to_owned()
    };
    view! {
        <Dialog open title on_closed=move |()| editing.set(None)>
            {move || editing.get_untracked().map(|editing| view! { <ContactForm editing open/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn ContactForm(editing: Editing, open: RwSignal<bool>) -> impl IntoView {
    let known = match editing {
        Editing::New => None,
        Editing::Known(contact) => Some(contact),
    };
    let form = Form::new();
    let start = known.clone().map(|contact| (contact.name, contact.telephone, contact.email)).unwrap_or_default();
    let name = form.field("name", start.0, by(name_fault));
    let telephone = form.field("telephone", start.1, by(|value| telephone_fault(value, false)));
    // One of both is needed: the mail address when there is no phone number.
    let email = form.field("email", start.2, move |value| {
        let required = telephone.value().with(|telephone| telephone.trim().is_empty());
        email_fault(value, required).map(|fault| crate::api::field_message(&fault))
    });
    let known = StoredValue::new(known);
    let (sender, toasts) = (use_sender(), use_toasts());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let new = NewContact { name: name.now(), telephone: telephone.now(), email: email.now() };
        let request = known.with_value(|known| {
            organization::save_contact(known.as_ref().map(|contact| (&contact.contact_id, contact.version)), &new)
        });
        sender.send_then(request, move |answer| match answer {
            Ok(_) => {
                form.saved();
                toasts.done(o::CONTACT_SAVED);
                open.set(false);
            }
            Err(error @ ApiError::Fields(_)) => form.refused(field_messages(&error)),
            Err(_) => form.interrupted(),
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-label=o::EDIT_CONTACT>
            <ErrorSummary faults=form.faults()/>
            {move || sender.error().filter(|error| error.fields().is_empty())
                .map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
            <Field label=o::NAME id=name.id() error=name.error() on_leave=name.leave() required=true>
                <TextInput value=name.value() autocomplete="off" maxlength=64/>
            </Field>
            <Field label=o::TELEPHONE hint=o::ONE_OF_BOTH id=telephone.id() error=telephone.error() on_leave=telephone.leave()>
                <TextInput value=telephone.value() kind="tel" autocomplete="off" maxlength=32/>
            </Field>
            <Field label=o::EMAIL id=email.id() error=email.error() on_leave=email.leave()>
                <TextInput value=email.value() kind="email" autocomplete="off" maxlength=128/>
            </Field>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy()>{t::common::SAVE}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
