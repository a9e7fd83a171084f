//! A verification code in a form: asked for, counted down, typed.

use domain::api::messages::{CodePurpose, NewVerificationCode, VerificationCodeSent};
use leptos::prelude::*;
use std::time::Duration;

use super::FormField;
use crate::api::{ApiError, message, messages, session, use_sender};
use crate::i18n::{t, time_of_day};
use crate::platform::timer;
use crate::ui::{CodeInput, Field};

/// The field for a code that fits `purpose` and `subject` alone. The code goes to the reader's own contact; its status
/// line says where to and how long it holds.
#[component]
pub fn VerificationField(field: FormField, purpose: CodePurpose, #[prop(into)] subject: String) -> impl IntoView {
    let sender = use_sender();
    let answer = RwSignal::new(None::<VerificationCodeSent>);
    let left = RwSignal::new(0_u32);
    let again_at = move || match sender.error() {
        Some(ApiError::CodeTooOften { available_at }) => available_at,
        _ => answer.get().map(|sent| sent.resend_at),
    };
    let count = move || {
        let seconds = untrack(again_at).map_or(0, |at| (at - session::now()).num_seconds());
        left.set(u32::try_from(seconds.max(0)).unwrap_or_default());
    };
    timer::every(Duration::from_secs(1), count);
    let subject = StoredValue::new(subject);
    let send = move |()| {
        sender.clear();
        let new = NewVerificationCode { purpose, subject_id: subject.get_value() };
        sender.send(messages::send_code(&new), move |sent| {
            answer.try_set(Some(sent));
            count();
        });
    };
    let status = Signal::derive(move || match (sender.error(), answer.get()) {
        (Some(error), _) => Some(message(&error)),
        (None, Some(sent)) => Some(t::association::code_sent(sent.sent_to, time_of_day(sent.expires_at))),
        (None, None) => None,
    });
    view! {
        <Field label=t::common::VERIFICATION_CODE id=field.id() error=field.error() on_leave=field.leave() required=true>
            <CodeInput value=field.value() seconds_left=left sent=Signal::derive(move || answer.with(Option::is_some))
                sending=sender.busy() on_send=send status/>
        </Field>
    }
}
