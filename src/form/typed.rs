//! What is wrong with what was typed into fields that many forms have.

use crate::i18n::t;
use domain::api::associations::REASON_MAX;
use std::ops::RangeInclusive;

/// What is wrong with a reason.
pub fn check_reason(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        Some(t::association::REASON_MISSING.get().to_owned())
    } else if text.trim().chars().count() > REASON_MAX {
        Some(t::association::reason_too_long(REASON_MAX))
    } else {
        None
    }
}

/// Shortest and longest password, in characters; the server also refuses common ones.
const PASSWORD: RangeInclusive<usize> = 12..=128;

/// What is wrong with a new password, as far as the browser knows.
pub fn check_password(text: &str) -> Option<String> {
    let length = text.chars().count();
    if length < *PASSWORD.start() {
        Some(t::sign_in::new_too_short(PASSWORD.start() - length))
    } else if length > *PASSWORD.end() {
        Some(t::sign_in::NEW_TOO_LONG.get().to_owned())
    } else {
        None
    }
}

/// What is wrong with a verification code.
pub fn check_code(text: &str) -> Option<String> {
    (text.len() != 6).then(|| t::association::CODE_MISSING.get().to_owned())
}
