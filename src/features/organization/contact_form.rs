//! Adding and changing a customer contact.

use super::contacts::Editing;
use super::member_facts::by;
use crate::api::{ApiError, field_message, message, organization};
use crate::form::{DialogForm, DialogForms, Form, FormField};
use crate::i18n::t;
use crate::ui::{Button, Dialog, ErrorSummary, Field, Notice, NoticeKind, TextInput, Tone, opened_while, use_toasts};
use domain::api::roles::{CustomerContact, NewContact};
use domain::ids::ContactId;
use domain::roles::{email_fault, name_fault, telephone_fault};
use leptos::prelude::*;
use t::organization as o;

/// Which contact a form is about; none for a new one.
type Key = Option<ContactId>;

/// Opens for what `editing` names. What was typed for one contact is there again when that is opened again.
#[component]
pub(super) fn ContactDialog(editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let open = opened_while(editing);
    let forms = DialogForms::<Key, Fields>::new();
    let title = move || {
        let is_new = editing.with(|editing| matches!(editing, Some(Editing::New) | None));
        if is_new { o::CREATE_CONTACT.get() } else { o::EDIT_CONTACT.get() }.to_owned()
    };
    let body = move || {
        editing.get_untracked().map(|editing| {
            let known = match &editing {
                Editing::New => None,
                Editing::Known(contact) => Some(contact),
            };
            let id = known.map(|contact| contact.contact_id.clone());
            let of = forms.of(id.clone(), |form| Fields::new(form, known));
            view! { <ContactForm id of open/> }
        })
    };
    view! {
        <Dialog open title on_closed=move |()| editing.set(None)>{body}</Dialog>
    }
    .into_any()
}

/// The fields, and the version of the contact that they change. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
struct Fields {
    name: FormField,
    telephone: FormField,
    email: FormField,
    version: StoredValue<i64>,
}

impl Fields {
    fn new(form: Form, known: Option<&CustomerContact>) -> Self {
        let start = known.cloned().map(|contact| (contact.name, contact.telephone, contact.email)).unwrap_or_default();
        let name = form.field("name", start.0, by(name_fault));
        let telephone = form.field("telephone", start.1, by(|value| telephone_fault(value, false)));
        // One of both is needed: the mail address when there is no phone number.
        let email = form.field("email", start.2, move |value| {
            let required = telephone.value().with(|telephone| telephone.trim().is_empty());
            email_fault(value, required).map(|fault| field_message(&fault))
        });
        Self { name, telephone, email, version: StoredValue::new(known.map_or(0, |contact| contact.version)) }
    }
}

#[component]
fn ContactForm(id: Key, of: DialogForm<Fields>, open: RwSignal<bool>) -> impl IntoView {
    let DialogForm { form, sender, fields: Fields { name, telephone, email, version }, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !form.submit() {
            return;
        }
        let new = NewContact { name: name.now(), telephone: telephone.now(), email: email.now() };
        let seen = id.as_ref().map(|id| (id, version.get_value()));
        sender.send_then(organization::save_contact(seen, &new), move |answer| {
            of.settle(&answer);
            match answer {
                Ok(_) => {
                    toasts.done(o::CONTACT_SAVED);
                    // Meanwhile the dialog may be about another one.
                    if of.is_shown() {
                        open.set(false);
                    }
                }
                // Whoever was told what changed meanwhile may send again: then it counts for the newest version.
                Err(ApiError::Stale(stale)) => version.set_value(stale.current),
                Err(_) => {}
            }
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
