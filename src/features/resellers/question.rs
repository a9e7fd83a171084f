//! What is asked before applications are answered; a refusal has a reason that the applicant reads.

use crate::api::{ApiError, Sender, field_messages, use_sender};
use crate::form::{Form, FormField, SendRefusal, check_reason};
use crate::i18n::{
    Key, Text,
    t::{self, resellers as r},
};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextArea, Tone};
use domain::api::associations::REASON_MAX;
use domain::states::reseller_application::ResellerApplicationEvent as Event;
use leptos::prelude::*;

/// One question with what was typed. It stands beside what is drawn anew when something changes. A handle.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) event: Event,
    pub(super) open: RwSignal<bool>,
    pub(super) sender: Sender,
    form: Form,
    why: FormField,
}

impl Asked {
    /// A question of the current component.
    pub(super) fn new(event: Event) -> Self {
        let form = Form::new();
        // Nobody is asked why it agrees.
        let why = form.field("reason", "", if event == Event::Reject { check_reason } else { |_: &str| None });
        Self { event, open: RwSignal::new(false), sender: use_sender().refreshing(), form, why }
    }

    /// Is it a no?
    pub(super) fn rejects(self) -> bool {
        self.event == Event::Reject
    }

    /// The verb alone.
    pub(super) fn verb(self) -> Key {
        if self.rejects() { r::REJECT } else { r::APPROVE }
    }

    /// Is what was typed fine? Then it counts as being sent.
    pub(super) fn submit(self) -> bool {
        self.form.submit()
    }

    /// The reason that was typed.
    pub(super) fn reason(self) -> Option<String> {
        Some(self.why.now().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// What became of it. An answer closes the dialog and forgets the reason; a refusal leaves everything as it was.
    pub(super) fn settle<T>(self, outcome: Result<T, ApiError>) -> Option<T> {
        match outcome {
            Ok(answer) => {
                self.why.value().set(String::new());
                self.form.saved();
                self.open.set(false);
                return Some(answer);
            }
            Err(error @ ApiError::Fields(_)) => self.form.refused(field_messages(&error)),
            Err(_) => self.form.interrupted(),
        }
        None
    }
}

/// The dialog of a question.
#[component]
pub(super) fn Question(
    asked: Asked,
    #[prop(into)] title: Text,
    text: Key,
    /// Why nothing can be sent now.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    #[prop(into)] on_send: Callback<()>,
) -> impl IntoView {
    let Asked { open, sender, form, why, .. } = asked;
    let footer = move || {
        let tone = if asked.rejects() { Tone::Danger } else { Tone::Primary };
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone busy=form.busy() reason=blocked on_press=on_send>{asked.verb()}</Button>
        }
    };
    let closed = move |()| {
        sender.clear();
        form.put_away();
    };
    let field = move || {
        asked.rejects().then(|| {
            view! {
                <Field label=r::REASON hint=r::REASON_HINT id=why.id() error=why.error() on_leave=why.leave() required=true>
                    <TextArea value=why.value() rows=3 maxlength=REASON_MAX/>
                </Field>
            }
        })
    };
    view! {
        <Dialog open title alert=true footer on_closed=closed>
            <div class="stack">
                <SendRefusal sender/>
                <p>{text}</p>
                <ErrorSummary faults=form.faults()/>
                {field()}
            </div>
        </Dialog>
    }
    .into_any()
}
