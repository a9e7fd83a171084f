//! The answer to a request: agree, refuse with a reason, or take the own request back.

use super::record_columns::verb;
use crate::api::{ApiError, associations, field_messages, refresh_all, session};
use crate::explain::ImpactTable;
use crate::form::{Form, FormField, Refusal, VerificationField, check_code, check_reason};
use crate::i18n::t;
use crate::ui::{Button, Dialog, ErrorSummary, Field, TextArea, Toasts, Tone, opened_while, use_toasts};
use domain::api::associations::{Answer, AssociationRequest, REASON_MAX};
use domain::api::messages::CodePurpose;
use domain::states::association_request::AssociationRequestEvent as Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the reader wants to do with which request.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) request: AssociationRequest,
    pub(super) event: Event,
}

/// Confirms an answer. The focus starts on the safe button; a failed try keeps what was typed.
#[component]
pub(super) fn AnswerDialog(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let toasts = use_toasts();
    let open = opened_while(asked);
    let title = move || asked.with(|asked| asked.as_ref().map(title)).unwrap_or_default();
    let form = RwSignal::new(None::<AnswerForm>);
    let footer = move || {
        let event = asked.with_untracked(|asked| asked.as_ref().map(|asked| asked.event));
        let busy = Signal::derive(move || form.get().and_then(|form| form.form.busy().try_get()).unwrap_or_default());
        let tone = if event == Some(Event::Reject) { Tone::Danger } else { Tone::Primary };
        let press = move |()| {
            if let (Some(form), Some(asked)) = (form.get_untracked(), asked.get_untracked()) {
                form.submit(asked, toasts);
            }
        };
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            {event.map(|event| view! { <Button tone busy writes=true on_press=press>{verb(event)}</Button> })}
        }
    };
    let closed = move |()| asked.set(None);
    view! {
        <Dialog open title alert=true wide=true footer on_closed=closed>
            {move || asked.get_untracked().map(|asked_now| {
                let made = AnswerForm::new(asked_now.event, asked_now.request.version, asked);
                form.set(Some(made));
                made.view(&asked_now)
            })}
        </Dialog>
    }
}

fn title(asked: &Asked) -> String {
    let customer = &asked.request.customer;
    match asked.event {
        Event::Approve => t::association::approve_title(customer),
        Event::Reject => t::association::reject_title(customer),
        Event::Withdraw | Event::Expire => t::association::withdraw_title(customer),
    }
}

/// The fields of one answer.
#[derive(Clone, Copy)]
struct AnswerForm {
    form: Form,
    reason: Option<FormField>,
    code: Option<FormField>,
    error: RwSignal<Option<ApiError>>,
    asked: RwSignal<Option<Asked>>,
    /// The version that the reader knows of.
    seen: RwSignal<i64>,
}

impl AnswerForm {
    fn new(event: Event, version: i64, asked: RwSignal<Option<Asked>>) -> Self {
        let form = Form::new();
        let coded = event != Event::Withdraw
            && untrack(|| session::read(|session| session.verification_enabled)).unwrap_or_default();
        Self {
            form,
            reason: (event == Event::Reject).then(|| form.field("reason", "", check_reason)),
            code: coded.then(|| form.field("verification_code", "", check_code)),
            error: RwSignal::new(None),
            asked,
            seen: RwSignal::new(version),
        }
    }

    fn view(self, asked: &Asked) -> AnyView {
        let text = match asked.event {
            Event::Approve => t::association::APPROVE_TEXT,
            Event::Reject => t::association::REJECT_TEXT,
            Event::Withdraw | Event::Expire => t::association::WITHDRAW_TEXT,
        };
        let impact =
            (asked.event == Event::Approve).then(|| view! { <ImpactTable impact=asked.request.impact.clone()/> });
        let subject = asked.request.request_id.to_string();
        view! {
            <div class="stack">
                <ErrorSummary faults=self.form.faults()/>
                {move || self.error.get().map(|error| view! { <Refusal error/> })}
                <p>{text}</p>
                <p class="prose muted">{t::association::REASON}{t::common::COLON}{asked.request.reason.clone()}</p>
                {impact}
                {self.reason.map(reason_field)}
                {self.code.map(|field| view! { <VerificationField field purpose=CodePurpose::AnswerAssociationRequest subject/> })}
            </div>
        }
        .into_any()
    }

    fn submit(self, asked: Asked, toasts: Toasts) {
        self.error.set(None);
        if !self.form.submit() {
            return;
        }
        let Asked { request, event } = asked;
        let answer = Answer {
            reason: self.reason.map(|reason| reason.now().trim().to_owned()),
            verification_code: self.code.map(FormField::now),
            letter_accepted: None,
        };
        let send = match event {
            Event::Approve => associations::approve,
            Event::Reject => associations::reject,
            Event::Withdraw | Event::Expire => associations::withdraw,
        };
        let version = self.seen.get_untracked();
        spawn_local(async move {
            match send(&request.request_id, version, &answer).send().await {
                Ok(_) => {
                    self.form.saved();
                    toasts.done(done(event));
                    self.asked.try_set(None);
                }
                Err(error @ ApiError::Fields(_)) => self.form.refused(field_messages(&error)),
                Err(error) => {
                    self.form.interrupted();
                    // Somebody was faster: the list under the dialog should say so too, and the next try counts from there.
                    refresh_all();
                    if let ApiError::Stale(stale) = &error {
                        self.seen.try_set(stale.current);
                    }
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}

fn reason_field(field: FormField) -> impl IntoView {
    view! {
        <Field label=t::association::ANSWER_REASON hint=t::association::ANSWER_REASON_HINT id=field.id() error=field.error()
            on_leave=field.leave() required=true>
            <TextArea value=field.value() rows=3 maxlength=REASON_MAX/>
        </Field>
    }
}

fn done(event: Event) -> crate::i18n::Key {
    match event {
        Event::Approve => t::association::APPROVED,
        Event::Reject => t::association::REJECTED,
        Event::Withdraw | Event::Expire => t::association::WITHDRAWN,
    }
}
