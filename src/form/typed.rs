//! What is wrong with what was typed into fields that many forms have.

use crate::i18n::t;
use domain::api::associations::REASON_MAX;

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

/// What is wrong with a verification code.
pub fn check_code(text: &str) -> Option<String> {
    (text.len() != 6).then(|| t::association::CODE_MISSING.get().to_owned())
}
