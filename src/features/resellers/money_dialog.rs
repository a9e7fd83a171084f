//! Dialogs in which money and quota move: what they look like, and the fields that they share.

use super::words::VIEWER;
use crate::api::{ApiError, Request, Sender, message, session};
use crate::explain::Reasons;
use crate::form::{DialogForm, Form, FormField, VerificationField, check_code};
use crate::i18n::{Key, Text, money, t, t::resellers as r};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextInput, Tone, use_toasts};
use domain::api::messages::CodePurpose;
use domain::money::{Currency, Money};
use leptos::prelude::*;
use serde::de::DeserializeOwned;

/// What the open dialog asks for.
pub(super) struct Asked {
    form: Form,
    sender: Sender,
    submit: Callback<()>,
    inputs: AnyView,
}

impl Asked {
    /// `request` answers what the filled form asks of the server, `done` is said when that has happened. A failure leaves
    /// what was typed, and is told elsewhere when the dialog does not show this form any more.
    pub(super) fn new<F, T>(
        of: DialogForm<F>,
        open: RwSignal<bool>,
        done: Key,
        request: impl Fn() -> Option<Request<T>> + Send + Sync + 'static,
        inputs: AnyView,
    ) -> Self
    where
        F: Copy + Send + Sync + 'static,
        T: DeserializeOwned + 'static,
    {
        let toasts = use_toasts();
        let DialogForm { form, sender, .. } = of;
        let submit = Callback::new(move |()| {
            sender.clear();
            if !form.submit() {
                return;
            }
            let Some(request) = untrack(&request) else { return form.interrupted() };
            let settled = move |answer: Result<T, ApiError>| {
                of.settle(&answer);
                if answer.is_ok() {
                    toasts.done(done);
                    // Meanwhile the dialog may be about another one.
                    if of.is_shown() {
                        open.set(false);
                    }
                }
            };
            let left = move |answer: Result<T, ApiError>| match answer {
                Ok(_) => toasts.done(done),
                Err(error) => toasts.failed(message(&error)),
            };
            sender.send_or(request, settled, left);
        });
        Self { form, sender, submit, inputs }
    }
}

/// The dialog. It stands beside the content, which may be read again meanwhile.
#[component]
pub(super) fn MoneyDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    verb: Key,
    /// Why this reader cannot; the address opens the dialog all the same.
    #[prop(optional, into)]
    denied: Signal<Option<String>>,
    /// What it asks for; followed.
    #[prop(into)]
    asked: Callback<(), Option<Asked>>,
    /// What it is about.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = RwSignal::new(None::<(Form, Callback<()>)>);
    let body = move || {
        let Asked { form, sender, submit, inputs } = asked.run(())?;
        shown.set(Some((form, submit)));
        on_cleanup(move || {
            shown.try_set(None);
        });
        Some(view! {
            <ErrorSummary faults=form.faults()/>
            <Reasons sender viewer=&VIEWER label=r::FUNDS_REFUSED/>
            {inputs}
        })
    };
    let send = move || {
        let (form, submit) = shown.get()?;
        Some(view! { <Button tone=Tone::Primary busy=form.busy() reason=denied on_press=submit>{verb}</Button> })
    };
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            {send}
        }
    };
    view! { <Dialog open title footer><div class="stack">{children()}{body}</div></Dialog> }.into_any()
}

/// An amount that is typed, and the most that it can be. A handle.
#[derive(Clone, Copy)]
pub(super) struct Amount {
    field: FormField,
    most: Signal<Option<Money>>,
}

impl Amount {
    /// The field under its name on the wire.
    pub(super) fn new(form: Form, name: &'static str, most: Signal<Option<Money>>) -> Self {
        Self { field: form.field(name, "", move |text| wrong(text, most.get_untracked())), most }
    }

    /// As it goes over the wire.
    pub(super) fn now(self) -> String {
        self.field.now().trim().to_owned()
    }

    pub(super) fn input(self) -> AnyView {
        let Self { field, most } = self;
        let hint = move || {
            most.get().map(|most| r::amount_hint(money(most.minor, most.currency.as_str()))).unwrap_or_default()
        };
        view! {
            <Field label=r::AMOUNT hint id=field.id() error=field.error() on_leave=field.leave() required=true>
                <TextInput value=field.value() inputmode="decimal" autocomplete="off" maxlength=16/>
            </Field>
        }
        .into_any()
    }
}

/// What is wrong with an amount, before the server is asked.
fn wrong(text: &str, most: Option<Money>) -> Option<String> {
    let currency = most.map_or(Currency::Cny, |most| most.currency);
    let amount = Money::from_decimal(text.trim(), currency).ok().filter(|amount| amount.is_positive());
    let Some(amount) = amount else { return Some(r::AMOUNT_WRONG.get().to_owned()) };
    let over = most.filter(|most| amount.minor > most.minor)?;
    Some(r::amount_over(money(over.minor, over.currency.as_str())))
}

/// A verification code where the company asks for one, and what it is for. It fits that alone. A handle.
#[derive(Clone, Copy)]
pub(super) struct Code {
    field: Option<FormField>,
    subject: Memo<Option<String>>,
}

impl Code {
    /// While there is no subject, that is what is missing.
    pub(super) fn new(form: Form, subject: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        let subject = Memo::new(move |_| subject());
        let coded = untrack(|| session::read(|session| session.verification_enabled)).unwrap_or_default();
        let check = move |text: &str| check_code(text).filter(|_| subject.with_untracked(Option::is_some));
        Self { field: coded.then(|| form.field("verification_code", "", check)), subject }
    }

    /// What was typed was for something else.
    pub(super) fn clear(self) {
        if let Some(field) = self.field {
            field.begin(String::new());
        }
    }

    /// As it goes over the wire.
    pub(super) fn now(self) -> Option<String> {
        self.field.map(FormField::now)
    }

    pub(super) fn input(self) -> AnyView {
        let input = move || {
            let (field, subject) = (self.field?, self.subject.get()?);
            Some(view! { <VerificationField field purpose=CodePurpose::AdjustResellerFunds subject/> })
        };
        input.into_any()
    }
}
