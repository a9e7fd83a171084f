//! Errors as sentences.

use domain::api::error::{FieldError, FieldProblem};

use super::changes;
use super::error::ApiError;
use crate::i18n::{date_time, file_size, t};
use crate::ui::Failure;

/// What to tell the reader, in the current language; followed inside a view.
pub fn message(error: &ApiError) -> String {
    use t::errors as text;
    match error {
        ApiError::Offline => text::OFFLINE.get().to_owned(),
        ApiError::Network | ApiError::Aborted => text::NETWORK.get().to_owned(),
        ApiError::Decode => text::DECODE.get().to_owned(),
        ApiError::NotSignedIn => text::NOT_SIGNED_IN.get().to_owned(),
        ApiError::WrongCredentials => text::WRONG_CREDENTIALS.get().to_owned(),
        ApiError::LockedOut { until: Some(until) } => text::locked_until(date_time(*until)),
        ApiError::LockedOut { until: None } => text::LOCKED.get().to_owned(),
        ApiError::PasswordChangeRequired => text::PASSWORD_CHANGE_REQUIRED.get().to_owned(),
        ApiError::Denied(Some(denied)) => text::denied_permission(super::names::permission(denied.permission).get()),
        ApiError::Denied(None) => text::DENIED.get().to_owned(),
        ApiError::NotFound => text::NOT_FOUND.get().to_owned(),
        ApiError::Stale(stale) => {
            text::stale(&stale.changed_by, date_time(stale.changed_at), changes::done(&stale.action))
        }
        ApiError::Refused { check_items, .. } => text::refused(check_items.unmet()),
        ApiError::Fields(fields) => text::fields(fields.len()),
        ApiError::State { .. } => text::STATE.get().to_owned(),
        ApiError::TooMany { retry_after } => text::too_many(retry_after),
        ApiError::CodeTooOften { available_at: Some(at) } => text::code_too_often_until(date_time(*at)),
        ApiError::CodeTooOften { available_at: None } => text::CODE_TOO_OFTEN.get().to_owned(),
        ApiError::Server { busy: true, .. } => text::BUSY.get().to_owned(),
        ApiError::Server { .. } => text::SERVER.get().to_owned(),
        ApiError::Other { message, .. } => message.clone(),
    }
}

/// The same with the id that support asks for, for the parts that show errors.
pub fn failure(error: &ApiError) -> Failure {
    let request_id = match error {
        ApiError::Server { request_id, .. } | ApiError::Other { request_id, .. } => request_id.clone(),
        _ => None,
    };
    Failure { message: message(error), request_id }
}

/// What is wrong with each refused field, for `form.refused(…)`.
pub fn field_messages(error: &ApiError) -> Vec<(String, String)> {
    error.fields().iter().map(|fault| (fault.field.clone(), field_message(fault))).collect()
}

/// What is wrong with one field.
pub fn field_message(fault: &FieldError) -> String {
    use t::errors as text;
    let limit = fault.limit.unwrap_or_default();
    match fault.problem {
        FieldProblem::Required => text::FIELD_REQUIRED.now(),
        FieldProblem::TooShort => return text::field_too_short(limit),
        FieldProblem::TooLong => return text::field_too_long(limit),
        FieldProblem::OutOfRange if fault.limit.is_some() => return text::field_out_of_range(limit),
        FieldProblem::OutOfRange => text::FIELD_OUT_OF_RANGE_OPEN.now(),
        FieldProblem::Malformed | FieldProblem::Unknown => text::FIELD_MALFORMED.now(),
        FieldProblem::NotAChoice => text::FIELD_NOT_A_CHOICE.now(),
        FieldProblem::NotAccepted => text::FIELD_NOT_ACCEPTED.now(),
        FieldProblem::Wrong => text::FIELD_WRONG.now(),
        FieldProblem::Expired => text::FIELD_EXPIRED.now(),
        FieldProblem::Gone => text::FIELD_GONE.now(),
        FieldProblem::TooCommon => text::FIELD_TOO_COMMON.now(),
        FieldProblem::Unchanged => text::FIELD_UNCHANGED.now(),
        FieldProblem::Taken => text::FIELD_TAKEN.now(),
        FieldProblem::TooLarge => return text::field_too_large(file_size(limit.unsigned_abs())),
        FieldProblem::WrongKind => text::FIELD_WRONG_KIND.now(),
        FieldProblem::TooMany => return text::field_too_many(limit),
    }
    .to_owned()
}
