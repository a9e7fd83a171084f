//! Whom the vendor reaches about an application or a membership (P-40b): named when joining, and changed until the end.

use super::words::not_allowed;
use crate::api::{Fetch, field_message, message, programs};
use crate::explain::program_terms;
use crate::form::{DialogForm, DialogForms, Form, FormField};
use crate::i18n::t::{self, programs as p};
use crate::ui::{Button, Dialog, ErrorSummary, Field, Notice, NoticeKind, TextInput, Tone, opened_while, use_toasts};
use domain::api::error::FieldError;
use domain::api::program_contacts::ProgramContact;
use domain::api::programs::{ProgramCard, Programs};
use domain::program::Program;
use domain::roles::{email_fault, name_fault, telephone_fault};
use leptos::prelude::*;

/// The fields of a contact. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub(super) struct ContactFields {
    name: FormField,
    telephone: FormField,
    email: FormField,
}

impl ContactFields {
    /// The fields under the names that the wire gives them: name, phone number, mail address.
    pub(super) fn new(form: Form, names: [&'static str; 3], start: ProgramContact) -> Self {
        let [name, telephone, email] = names;
        let by = |fault: Option<FieldError>| fault.map(|fault| field_message(&fault));
        let name = form.field(name, start.name, move |value| by(name_fault(value)));
        let telephone = form.field(telephone, start.telephone, move |value| by(telephone_fault(value, false)));
        // One of both is needed: the mail address when there is no phone number.
        let email = form.field(email, start.email, move |value| {
            let required = telephone.value().with(|telephone| telephone.trim().is_empty());
            by(email_fault(value, required))
        });
        Self { name, telephone, email }
    }

    /// Begins with this contact.
    pub(super) fn begin(self, contact: ProgramContact) {
        self.name.begin(contact.name);
        self.telephone.begin(contact.telephone);
        self.email.begin(contact.email);
    }

    /// What is typed.
    pub(super) fn now(self) -> ProgramContact {
        ProgramContact { name: self.name.now(), telephone: self.telephone.now(), email: self.email.now() }
    }
}

/// The inputs of these fields.
#[component]
pub(super) fn ContactInputs(fields: ContactFields) -> impl IntoView {
    let ContactFields { name, telephone, email } = fields;
    view! {
        <p class="prose">{p::CONTACT_LEAD}</p>
        <Field label=p::CONTACT_NAME id=name.id() error=name.error() on_leave=name.leave() required=true>
            <TextInput value=name.value() autocomplete="name" maxlength=64/>
        </Field>
        <Field label=p::CONTACT_TELEPHONE hint=p::CONTACT_ONE_OF_BOTH id=telephone.id() error=telephone.error() on_leave=telephone.leave()>
            <TextInput value=telephone.value() kind="tel" autocomplete="tel" maxlength=32/>
        </Field>
        <Field label=p::CONTACT_EMAIL id=email.id() error=email.error() on_leave=email.leave()>
            <TextInput value=email.value() kind="email" autocomplete="email" maxlength=128/>
        </Field>
    }
    .into_any()
}

/// The contact of an open membership as a line, with the way to change it.
pub(super) fn contact_line(
    contact: Option<&ProgramContact>,
    program: Program,
    asked: RwSignal<Option<Program>>,
) -> AnyView {
    let named = contact.map(|contact| {
        let parts = [&contact.name, &contact.telephone, &contact.email].into_iter().filter(|part| !part.is_empty());
        let parts = parts.cloned().collect::<Vec<_>>().join(" · ");
        view! { <bdi>{parts}</bdi> }
    });
    let nobody = named.is_none().then(|| view! { <span class="muted">{p::CONTACT_NONE}</span> });
    let ask = move |()| asked.set(Some(program));
    view! {
        {named}{nobody}" "
        <Button reason=Signal::derive(not_allowed) on_press=ask>{p::CONTACT_CHANGE}</Button>
    }
    .into_any()
}

/// What is known about a programme now; followed.
fn read<T>(all: Fetch<Programs>, program: Program, part: impl FnOnce(&ProgramCard) -> T) -> Option<T> {
    all.read(|all| all.programs.iter().find(|card| card.program == program).map(part)).flatten()
}

/// Opens for the programme that is asked about. What was typed for one is there again when that is opened again.
#[component]
pub(super) fn ContactDialog(asked: RwSignal<Option<Program>>, all: Fetch<Programs>) -> impl IntoView {
    let open = opened_while(asked);
    let forms = DialogForms::<Program, ContactFields>::new();
    let title =
        move || asked.get().map(|program| p::contact_title(program_terms::program(program).get())).unwrap_or_default();
    let body = move || {
        asked.get_untracked().map(|program| {
            let known = untrack(|| read(all, program, |card| card.contact.clone())).flatten();
            let own = || untrack(|| all.read(|all| all.own_contact.clone())).unwrap_or_default();
            let start = known.unwrap_or_else(own);
            let of = forms.of(program, |form| ContactFields::new(form, ["name", "telephone", "email"], start));
            view! { <ContactForm program all of open/> }
        })
    };
    view! {
        <Dialog open title on_closed=move |()| asked.set(None)>{body}</Dialog>
    }
    .into_any()
}

#[component]
fn ContactForm(
    program: Program,
    all: Fetch<Programs>,
    of: DialogForm<ContactFields>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let DialogForm { form, sender, fields, .. } = of;
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(version) = untrack(|| read(all, program, |card| card.version)) else { return };
        if not_allowed().is_some() || !form.submit() {
            return;
        }
        sender.send_then(programs::change_contact(program, version, &fields.now()), move |answer| {
            of.settle(&answer);
            if answer.is_ok() {
                toasts.done(p::CONTACT_CHANGED);
                // Meanwhile the dialog may be about another one.
                if of.is_shown() {
                    open.set(false);
                }
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-label=p::CONTACT_CHANGE>
            <ErrorSummary faults=form.faults()/>
            {move || sender.error().filter(|error| error.fields().is_empty())
                .map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
            <ContactInputs fields/>
            <div class="form-actions">
                <Button tone=Tone::Primary submit=true busy=form.busy()>{t::common::SAVE}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </form>
    }
    .into_any()
}
