//! The fields of a customer's answer, and sending it.

use super::answer::{Answering, Manner};
use crate::api::{ApiError, field_messages, my_partner, refresh_all};
use crate::explain::ImpactTable;
use crate::form::{Form, FormField, Refusal, VerificationField, check_code, check_reason};
use crate::i18n::{pick, t};
use crate::ui::{Checkbox, ErrorSummary, Field, TextArea, Toasts};
use domain::api::associations::{Answer, REASON_MAX};
use domain::api::authorizations::CustomerAuthorization;
use domain::states::association_request::AssociationRequestEvent as RequestEvent;
use domain::states::authorization::AuthorizationEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The fields of one answer; those that are not asked for are absent.
#[derive(Clone, Copy)]
pub(super) struct AnswerForm {
    form: Form,
    manner: Manner,
    reason: Option<FormField>,
    code: Option<FormField>,
    letter: Option<FormField>,
    error: RwSignal<Option<ApiError>>,
    /// The version that a stale answer told of; newer than that of what is answered.
    seen: RwSignal<Option<i64>>,
}

impl AnswerForm {
    pub(super) fn new(manner: Manner) -> Self {
        let form = Form::new();
        let ticked = |value: &str| value.is_empty().then(|| t::my_partner::LETTER_MISSING.get().to_owned());
        Self {
            form,
            manner,
            letter: manner.letter.then(|| form.field("letter_accepted", "", ticked)),
            reason: manner.reason.then(|| form.field("reason", "", check_reason)),
            code: manner.code.map(|_| form.field("verification_code", "", check_code)),
            error: RwSignal::new(None),
            seen: RwSignal::new(None),
        }
    }

    pub(super) fn busy(self) -> bool {
        self.form.busy().try_get().unwrap_or_default()
    }

    pub(super) fn view(self, what: &Answering) -> AnyView {
        let impact = match what {
            Answering::Association(request, RequestEvent::Approve) => {
                Some(view! { <ImpactTable impact=request.impact.clone()/> })
            }
            _ => None,
        };
        let letter = match (what, self.letter) {
            (Answering::Authorization(authorization, _), Some(field)) => Some(letter(authorization, field)),
            _ => None,
        };
        let (subject, text) = (what.subject(), self.manner.text);
        let code = self.code.zip(self.manner.code);
        view! {
            <div class="stack">
                <ErrorSummary faults=self.form.faults()/>
                {move || self.error.get().map(|error| view! { <Refusal error/> })}
                <p>{text}</p>
                {impact}
                {letter}
                {self.reason.map(reason_field)}
                {code.map(|(field, purpose)| view! { <VerificationField field purpose subject/> })}
            </div>
        }
        .into_any()
    }

    pub(super) fn submit(self, what: Answering, answering: RwSignal<Option<Answering>>, toasts: Toasts) {
        self.error.set(None);
        if !self.form.submit() {
            return;
        }
        let answer = Answer {
            reason: self.reason.map(|reason| reason.now().trim().to_owned()),
            verification_code: self.code.map(FormField::now),
            letter_accepted: self.letter.map(|letter| !letter.now().is_empty()),
        };
        let seen = self.seen.get_untracked();
        spawn_local(async move {
            match send(&what, seen, &answer).await {
                Ok(()) => {
                    self.form.saved();
                    toasts.done(self.manner.done);
                    answering.try_set(None);
                }
                Err(error @ ApiError::Fields(_)) => self.form.refused(field_messages(&error)),
                Err(error) => {
                    self.form.interrupted();
                    // Somebody was faster: the page under the dialog should say so too, and the next try counts from there.
                    refresh_all();
                    if let ApiError::Stale(stale) = &error {
                        self.seen.try_set(Some(stale.current));
                    }
                    self.error.try_set(Some(error));
                }
            }
        });
    }
}

async fn send(what: &Answering, seen: Option<i64>, answer: &Answer) -> Result<(), ApiError> {
    match what {
        Answering::Association(request, event) => {
            let send = match event {
                RequestEvent::Approve => my_partner::approve,
                RequestEvent::Reject => my_partner::reject,
                RequestEvent::Withdraw | RequestEvent::Expire => my_partner::withdraw,
            };
            send(&request.request_id, seen.unwrap_or(request.version), answer).send().await.map(|_| ())
        }
        Answering::Authorization(authorization, event) => {
            let send = match event {
                AuthorizationEvent::Agree => my_partner::agree_authorization,
                AuthorizationEvent::Revoke => my_partner::revoke_authorization,
                _ => my_partner::reject_authorization,
            };
            send(&authorization.authorization_id, seen.unwrap_or(authorization.version), answer)
                .send()
                .await
                .map(|_| ())
        }
    }
}

fn reason_field(field: FormField) -> impl IntoView {
    view! {
        <Field label=t::my_partner::YOUR_REASON hint=t::my_partner::YOUR_REASON_HINT id=field.id() error=field.error()
            on_leave=field.leave() required=true>
            <TextArea value=field.value() rows=3 maxlength=REASON_MAX/>
        </Field>
    }
}

/// The letter in full, and the box that says it was read.
fn letter(authorization: &CustomerAuthorization, field: FormField) -> impl IntoView + use<> {
    let version = authorization.letter_version.clone();
    let (zh, en) = (authorization.partner_name_zh.clone(), authorization.partner_name_en.clone());
    let error = field.error();
    let error_id = format!("{}-error", field.id());
    let tick = move |ticked: bool| field.value().set(if ticked { "true".to_owned() } else { String::new() });
    view! {
        <div class="field notice-box" data-invalid=move || error.with(Option::is_some).then_some("")>
            <h3>{move || t::my_partner::letter(&version)}</h3>
            <ul class="notice-points">
                <li>{move || t::my_partner::letter_1(pick(&zh, &en))}</li>
                <li>{t::my_partner::LETTER_2}</li>
                <li>{t::my_partner::LETTER_3}</li>
            </ul>
            <Checkbox checked=Signal::derive(move || field.value().with(|value| !value.is_empty())) on_change=tick
                id=field.id() described_by=error_id.clone()>
                {t::my_partner::LETTER_AGREE}
            </Checkbox>
            <p class="field-error" id=error_id>{move || error.get()}</p>
        </div>
    }
}
