//! Refusals: what went wrong for the caller, and the envelope that says so.

use crate::http::texts;
use crate::request;
use crate::store::StoreError;
use crate::store::receipts::NewReceipt;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::api::error::{Denied, ErrorBody, ErrorCode, FieldError, FieldProblem, Stale};
use domain::ids::ReceiptId;
use domain::rules::verdict::Condition;
use domain::states::machine::{Actor, Machine, Transition};
use std::fmt::Display;

/// Why a request was refused.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// Fields are missing or malformed.
    #[error("invalid fields")]
    Invalid(Vec<FieldError>),
    /// No live session.
    #[error("not signed in")]
    NotSignedIn,
    /// Account or password is wrong.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many wrong passwords.
    #[error("locked until {0}")]
    LockedOut(DateTime<Utc>),
    /// The first-login password has to be changed first; with the receipt, where one was kept.
    #[error("password change required")]
    PasswordChangeRequired(Option<ReceiptId>),
    /// The right is missing; with the receipt, where one was kept.
    #[error("access denied")]
    Denied(Box<Denied>, Option<ReceiptId>),
    /// A request from a foreign site.
    #[error("cross-site request")]
    CrossSite,
    /// Nothing there, or nothing of this tenant's: one answer for both.
    #[error("not found")]
    NotFound,
    /// Nothing there under these members of the request, or nothing of this tenant's: one answer for both.
    #[error("not found by field")]
    NoneOf(Vec<FieldError>),
    /// The same for customers, with the vendor's code.
    #[error("customer not found")]
    CustomerNotFound,
    /// The method does not exist on this route.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// The object's state does not allow this.
    #[error("not in state {state}")]
    State {
        /// The state now.
        state: String,
    },
    /// The object changed since it was read.
    #[error("stale version")]
    Stale(Box<Stale>),
    /// A write without `If-Match`.
    #[error("version required")]
    VersionRequired,
    /// The same idempotency key came with another body.
    #[error("idempotency key reused")]
    KeyReused,
    /// Conditions of a rule are not met.
    #[error("conditions not met")]
    ConditionsNotMet {
        /// Every condition, met and unmet.
        check_items: Vec<Condition>,
        /// When it is possible again.
        available_at: Option<DateTime<Utc>>,
        /// The receipts, to be kept after the roll-back.
        receipts: Vec<NewReceipt>,
    },
    /// The verification code is wrong.
    #[error("wrong verification code")]
    WrongCode,
    /// The verification code has expired, was used, or was tried too often.
    #[error("verification code expired")]
    CodeExpired,
    /// Verification codes were asked for too often.
    #[error("verification code too often")]
    CodeTooOften {
        /// When the next one can be sent.
        available_at: DateTime<Utc>,
    },
    /// Any other documented code of the vendor, with its status.
    #[error("{code}")]
    Coded {
        /// The code.
        code: ErrorCode,
        /// The HTTP status.
        status: StatusCode,
    },
    /// Too many requests.
    #[error("too many requests")]
    TooMany {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// The body is larger than allowed.
    #[error("body too large")]
    BodyTooLarge,
    /// The server is busy, stopping or too slow.
    #[error("unavailable")]
    Unavailable,
    /// The database failed.
    #[error("store")]
    Store(#[from] StoreError),
    /// A fault of the server's own.
    #[error("internal: {0}")]
    Internal(&'static str),
}

/// The transition of an event, or the refusal that names the state as it is.
pub(crate) fn transition<M: Machine + Display>(
    state: M,
    event: M::Event,
    by: Actor,
) -> Result<&'static Transition<M>, ApiError> {
    state.apply(event, by).map_err(|_| ApiError::State { state: state.to_string() })
}

impl ApiError {
    /// One refused field.
    pub fn field(field: impl Into<String>, problem: FieldProblem) -> Self {
        Self::Invalid(vec![FieldError { field: field.into(), problem, limit: None }])
    }

    /// One refused field with the bound that it broke.
    pub fn field_limit(field: impl Into<String>, problem: FieldProblem, limit: i64) -> Self {
        Self::Invalid(vec![FieldError { field: field.into(), problem, limit: Some(limit) }])
    }

    /// Nothing there under these members.
    pub(crate) fn none_of(fields: Vec<String>) -> Self {
        let problem = FieldProblem::NotAChoice;
        Self::NoneOf(fields.into_iter().map(|field| FieldError { field, problem, limit: None }).collect())
    }

    /// Nothing, or the refused fields.
    pub(crate) fn unless_faultless(faults: Vec<FieldError>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self::Invalid(faults)) }
    }

    /// Code and status.
    pub const fn code(&self) -> (ErrorCode, StatusCode) {
        match self {
            Self::Invalid(_) => (ErrorCode::InvalidParameter, StatusCode::BAD_REQUEST),
            Self::NotSignedIn => (ErrorCode::NotSignedIn, StatusCode::UNAUTHORIZED),
            Self::WrongCredentials => (ErrorCode::WrongCredentials, StatusCode::UNAUTHORIZED),
            Self::LockedOut(_) => (ErrorCode::LockedOut, StatusCode::FORBIDDEN),
            Self::PasswordChangeRequired(_) => (ErrorCode::PasswordChangeRequired, StatusCode::FORBIDDEN),
            Self::Denied(..) | Self::CrossSite => (ErrorCode::AccessDenied, StatusCode::FORBIDDEN),
            Self::NotFound | Self::NoneOf(_) => (ErrorCode::NotFound, StatusCode::NOT_FOUND),
            Self::CustomerNotFound => (ErrorCode::CustomerNotFound, StatusCode::NOT_FOUND),
            Self::MethodNotAllowed => (ErrorCode::MethodNotAllowed, StatusCode::METHOD_NOT_ALLOWED),
            Self::State { .. } => (ErrorCode::StateConflict, StatusCode::CONFLICT),
            Self::Stale(_) => (ErrorCode::StaleVersion, StatusCode::PRECONDITION_FAILED),
            Self::VersionRequired => (ErrorCode::VersionRequired, StatusCode::PRECONDITION_REQUIRED),
            Self::KeyReused => (ErrorCode::IdempotencyKeyReused, StatusCode::UNPROCESSABLE_ENTITY),
            Self::ConditionsNotMet { .. } => (ErrorCode::ConditionsNotMet, StatusCode::BAD_REQUEST),
            Self::WrongCode => (ErrorCode::WrongVerificationCode, StatusCode::BAD_REQUEST),
            Self::CodeExpired => (ErrorCode::VerificationCodeExpired, StatusCode::BAD_REQUEST),
            Self::CodeTooOften { .. } => (ErrorCode::VerificationCodeTooOften, StatusCode::BAD_REQUEST),
            Self::Coded { code, status } => (*code, *status),
            Self::TooMany { .. } => (ErrorCode::TooManyRequests, StatusCode::TOO_MANY_REQUESTS),
            Self::BodyTooLarge => (ErrorCode::BodyTooLarge, StatusCode::PAYLOAD_TOO_LARGE),
            Self::Unavailable | Self::Store(StoreError::Busy | StoreError::UnknownOutcome) => {
                (ErrorCode::Unavailable, StatusCode::SERVICE_UNAVAILABLE)
            }
            Self::Store(_) | Self::Internal(_) => (ErrorCode::Internal, StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany { retry_after } => Some(*retry_after),
            Self::Unavailable | Self::Store(StoreError::Busy | StoreError::UnknownOutcome) => Some(1),
            _ => None,
        }
    }

    /// What it says, for one of several things that were asked in one request.
    pub(crate) fn body(self) -> ErrorBody {
        let (code, _) = self.code();
        self.into_body(code)
    }

    fn into_body(self, code: ErrorCode) -> ErrorBody {
        let mut body = ErrorBody {
            error_code: code.as_str().to_owned(),
            error_msg: texts::error(code, request::current_language()).to_owned(),
            request_id: Some(request::current_id()).filter(|id| !id.is_empty()),
            field_errors: Vec::new(),
            check_items: Vec::new(),
            denied: None,
            stale: None,
            state: None,
            available_at: None,
            receipt_id: None,
        };
        match self {
            Self::Invalid(fields) | Self::NoneOf(fields) => body.field_errors = fields,
            Self::WrongCode => body.field_errors = vec![code_field(FieldProblem::Wrong)],
            Self::CodeExpired => body.field_errors = vec![code_field(FieldProblem::Expired)],
            Self::LockedOut(until) | Self::CodeTooOften { available_at: until } => body.available_at = Some(until),
            Self::PasswordChangeRequired(receipt) => body.receipt_id = receipt,
            Self::Denied(denied, receipt) => (body.denied, body.receipt_id) = (Some(*denied), receipt),
            Self::Stale(stale) => body.stale = Some(*stale),
            Self::State { state } => body.state = Some(state),
            Self::ConditionsNotMet { check_items, available_at, receipts } => {
                body.check_items = check_items;
                body.receipt_id = receipts.first().map(|receipt| receipt.id().clone());
                body.available_at = available_at;
            }
            _ => {}
        }
        body
    }
}

fn code_field(problem: FieldProblem) -> FieldError {
    FieldError { field: "verification_code".to_owned(), problem, limit: None }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (code, status) = self.code();
        if status.is_server_error() {
            // The cause is for the log; the body says nothing about the inside.
            tracing::error!(error = ?self, request_id = request::current_id(), "request failed");
        }
        let retry_after = self.retry_after();
        let body = serde_json::to_vec(&self.into_body(code)).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
