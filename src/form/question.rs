//! What is asked before something is decided: a title with verb and name, what it does, and perhaps a reason.

use leptos::prelude::*;

use super::draft::{Form, FormField};
use super::refusal::SendRefusal;
use super::typed::check_reason;
use crate::api::{ApiError, Sender, field_messages, message, use_sender};
use crate::i18n::{Key, Text, t};
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextArea, Toasts, Tone, use_toasts};
use domain::api::associations::REASON_MAX;
use domain::api::error::FieldError;

/// Does the other side read why?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A reason has to be given.
    Required,
    /// It may be given.
    Optional,
    /// Nobody asks for one.
    Unasked,
}

/// One question with what was typed. It stands beside what is drawn anew when something changes. A handle.
#[derive(Clone, Copy)]
pub struct Question {
    /// Is its dialog open?
    pub open: RwSignal<bool>,
    /// What sends the answer; afterwards everything is read again.
    pub sender: Sender,
    form: Form,
    reason: FormField,
    why: Why,
    toasts: Toasts,
}

impl Question {
    /// A question of the current component, with a dialog that `open` shows.
    pub fn new(open: RwSignal<bool>, why: Why) -> Self {
        let form = Form::new();
        let reason = form.field("reason", "", if why == Why::Required { check_reason } else { |_: &str| None });
        Self { open, sender: use_sender().refreshing(), form, reason, why, toasts: use_toasts() }
    }

    /// Another field of the question; the caller draws it among what the answer does, and checks what was typed.
    pub fn field(self, name: &'static str) -> FormField {
        self.form.field(name, "", |_: &str| None)
    }

    /// What is wrong with such a field; nothing is sent.
    pub fn refused(self, field: &str, why: &str) {
        self.form.refused(vec![(field.to_owned(), why.to_owned())]);
    }

    /// Everything that is wrong, as it was found before sending; nothing is sent.
    pub fn refused_all(self, faults: &[FieldError], words: impl Fn(&FieldError) -> String) {
        let named = |fault: &FieldError| (fault.field.clone(), words(fault));
        self.refused_by_field(faults.iter().map(named).collect());
    }

    /// The same with its words: name of the field, and what is wrong.
    pub fn refused_by_field(self, faults: Vec<(String, String)>) {
        self.form.refused(faults);
    }

    /// Is what was typed fine? Then it counts as being sent.
    pub fn submit(self) -> bool {
        self.form.submit()
    }

    /// The reason that was typed.
    pub fn reason(self) -> Option<String> {
        Some(self.reason.now().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Is anything typed that is not sent, or under way?
    pub fn is_begun(self) -> bool {
        untrack(|| self.form.busy().get() || self.form.dirty().get())
    }

    /// It is asked about something else: the reason was another's.
    pub fn forget_reason(self) {
        self.reason.value().set(String::new());
    }

    /// What it was about is there no more: there is nothing to send.
    pub fn gone(self) {
        self.form.interrupted();
        self.open.set(false);
    }

    /// What became of it. An answer closes the dialog and forgets the reason; a refusal leaves everything as it was, and is
    /// told elsewhere when the dialog has been closed.
    pub fn settle<T>(self, outcome: Result<T, ApiError>) -> Option<T> {
        let error = match outcome {
            Ok(answer) => {
                self.reason.value().set(String::new());
                self.form.saved();
                self.open.set(false);
                return Some(answer);
            }
            Err(error) => error,
        };
        if !self.open.get_untracked() {
            self.toasts.failed(message(&error));
        }
        match error {
            ApiError::Fields(_) => self.form.refused(field_messages(&error)),
            _ => self.form.interrupted(),
        }
        None
    }
}

/// The dialog of a question. The safe button has the focus.
#[component]
pub fn QuestionDialog(
    question: Question,
    #[prop(into)] title: Text,
    /// What the button does that is not the safe one.
    #[prop(into)]
    verb: Text,
    tone: Tone,
    /// Names the reason.
    reason: Key,
    /// Who reads the reason.
    #[prop(into)]
    hint: Text,
    /// Why nothing can be sent now.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
    #[prop(into)] on_send: Callback<()>,
    /// What the answer does.
    children: ChildrenFn,
) -> impl IntoView {
    let Question { open, sender, form, reason: typed, why, .. } = question;
    let verb = StoredValue::new(verb);
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
            <Button tone busy=form.busy() reason=blocked writes=true on_press=on_send>{verb.get_value()}</Button>
        }
    };
    let closed = move |()| {
        sender.clear();
        form.put_away();
    };
    let hint = StoredValue::new(hint);
    let field = move || {
        (why != Why::Unasked).then(|| {
            let required = why == Why::Required;
            view! {
                <Field label=reason hint=hint.get_value() id=typed.id() error=typed.error() on_leave=typed.leave() required>
                    <TextArea value=typed.value() rows=3 maxlength=REASON_MAX/>
                </Field>
            }
        })
    };
    view! {
        <Dialog open title alert=true footer on_closed=closed>
            <div class="stack">
                <SendRefusal sender/>
                {children()}
                <ErrorSummary faults=form.faults()/>
                {field()}
            </div>
        </Dialog>
    }
    .into_any()
}
