//! What went wrong with a request, for the code that asked.

use chrono::{DateTime, Utc};
use domain::api::error::{Denied, ErrorCode, FieldError, Stale};
use domain::ids::ReceiptId;
use domain::rules::verdict::Condition;
use serde::Deserialize;
use std::str::FromStr;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// The browser has no network.
    #[error("offline")]
    Offline,
    /// The server could not be reached, or did not answer in time.
    #[error("no answer")]
    Network,
    /// Nobody wants the answer any more.
    #[error("aborted")]
    Aborted,
    /// The answer was not what the contract says.
    #[error("unreadable answer")]
    Decode,
    /// No session, or it has ended.
    #[error("not signed in")]
    NotSignedIn,
    /// Account or password is wrong.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many wrong passwords.
    #[error("locked out")]
    LockedOut {
        /// When it is possible again.
        until: Option<DateTime<Utc>>,
    },
    /// The password has to be changed first.
    #[error("password change required")]
    PasswordChangeRequired,
    /// The right is missing.
    #[error("denied")]
    Denied(Option<Box<Denied>>),
    /// Nothing there, or nothing of this tenant's.
    #[error("not found")]
    NotFound,
    /// It changed since it was read.
    #[error("stale")]
    Stale(Box<Stale>),
    /// Conditions of a rule are not met.
    #[error("conditions not met")]
    Refused {
        /// Every condition, met and unmet.
        check_items: RefusedOn,
        /// When it is possible again.
        available_at: Option<DateTime<Utc>>,
        /// The receipt, when it was kept.
        receipt_id: Option<ReceiptId>,
    },
    /// Fields were refused.
    #[error("fields refused")]
    Fields(Vec<FieldError>),
    /// The object's state does not allow this.
    #[error("not in state {state}")]
    State {
        /// The state now.
        state: String,
    },
    /// Too many requests.
    #[error("too many requests")]
    TooMany {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// A verification code was asked for too soon.
    #[error("code asked for too often")]
    CodeTooOften {
        /// When the next one may be asked for.
        available_at: Option<DateTime<Utc>>,
    },
    /// The server failed, or is busy.
    #[error("server error")]
    Server {
        /// The id to give to support.
        request_id: Option<String>,
        /// Worth trying again at once.
        busy: bool,
    },
    /// Any other documented refusal.
    #[error("{code}")]
    Other {
        /// The code.
        code: String,
        /// The server's sentence.
        message: String,
        /// The id to give to support.
        request_id: Option<String>,
    },
}

/// The conditions of a rule that refused, as they came. They are read where they are shown, so that the first load has no
/// code for that; and a condition of a later version leaves the refusal a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedOn {
    body: String,
    unmet: usize,
}

impl RefusedOn {
    /// Every condition that this version of the app knows, met and unmet.
    pub fn all(&self) -> Vec<Condition> {
        let items = serde_json::from_str::<Items>(&self.body).map(|body| body.check_items).unwrap_or_default();
        items.into_iter().filter_map(|item| serde_json::from_value(item).ok()).collect()
    }

    /// How many are not met.
    pub const fn unmet(&self) -> usize {
        self.unmet
    }
}

/// What every refusal has, without what stands in its conditions.
#[derive(Deserialize)]
struct Envelope {
    error_code: String,
    error_msg: String,
    request_id: Option<String>,
    #[serde(default)]
    field_errors: Vec<FieldError>,
    #[serde(default)]
    check_items: Vec<Item>,
    denied: Option<Denied>,
    stale: Option<Stale>,
    state: Option<String>,
    #[serde(default, with = "domain::api::time::option")]
    available_at: Option<DateTime<Utc>>,
    receipt_id: Option<ReceiptId>,
}

#[derive(Deserialize)]
struct Items {
    #[serde(default)]
    check_items: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Item {
    passed: Option<bool>,
}

impl ApiError {
    /// Reads a refusal.
    pub(super) fn of(status: u16, retry_after: Option<u32>, text: &str) -> Self {
        let Ok(body) = serde_json::from_str::<Envelope>(text) else {
            return match status {
                401 => Self::NotSignedIn,
                403 => Self::Denied(None),
                404 => Self::NotFound,
                429 => Self::TooMany { retry_after: retry_after.unwrap_or(1) },
                _ => Self::Server { request_id: None, busy: matches!(status, 502..=504) },
            };
        };
        Self::of_body(status, retry_after, body, text)
    }

    fn of_body(status: u16, retry_after: Option<u32>, body: Envelope, text: &str) -> Self {
        let until = body.available_at;
        match (ErrorCode::from_str(&body.error_code).ok(), body) {
            (Some(ErrorCode::NotSignedIn), _) => Self::NotSignedIn,
            (Some(ErrorCode::WrongCredentials), _) => Self::WrongCredentials,
            (Some(ErrorCode::LockedOut), _) => Self::LockedOut { until },
            (Some(ErrorCode::PasswordChangeRequired), _) => Self::PasswordChangeRequired,
            (Some(ErrorCode::AccessDenied), body) => Self::Denied(body.denied.map(Box::new)),
            (Some(ErrorCode::NotFound | ErrorCode::CustomerNotFound), _) => Self::NotFound,
            (Some(ErrorCode::ConditionsNotMet), body) => {
                let unmet = body.check_items.iter().filter(|item| item.passed != Some(true)).count();
                let check_items = RefusedOn { body: text.to_owned(), unmet };
                Self::Refused { check_items, available_at: until, receipt_id: body.receipt_id }
            }
            (Some(ErrorCode::StateConflict), body) => Self::State { state: body.state.unwrap_or_default() },
            (Some(ErrorCode::TooManyRequests), _) => Self::TooMany { retry_after: retry_after.unwrap_or(1) },
            (Some(ErrorCode::VerificationCodeTooOften), _) => Self::CodeTooOften { available_at: until },
            (_, Envelope { stale: Some(stale), .. }) => Self::Stale(Box::new(stale)),
            (_, body) if !body.field_errors.is_empty() => Self::Fields(body.field_errors),
            (_, body) if status >= 500 => {
                Self::Server { request_id: body.request_id, busy: matches!(status, 502..=504) }
            }
            (_, body) => Self::Other { code: body.error_code, message: body.error_msg, request_id: body.request_id },
        }
    }

    /// May the same request work a moment later?
    pub(super) const fn is_passing(&self) -> bool {
        matches!(self, Self::Network | Self::Server { busy: true, .. })
    }

    /// Is it unknown whether the server did what was asked?
    pub(super) const fn leaves_doubt(&self) -> bool {
        matches!(self, Self::Offline | Self::Network | Self::Aborted | Self::Server { .. })
    }

    /// The refused fields, if that is what it is.
    pub fn fields(&self) -> &[FieldError] {
        match self {
            Self::Fields(fields) => fields,
            _ => &[],
        }
    }
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
