//! The message centre and verification codes.

use domain::api::message_query::MessageQuery;
use domain::api::messages::{Messages, NewVerificationCode, VerificationCodeSent};
use domain::ids::MessageId;

use super::request::{Ignored, Method, Request};

/// `GET /v2/messages`, newest first.
pub fn query(query: &MessageQuery) -> Request<Messages> {
    Request::get_with("/v2/messages", query)
}

/// `POST /v2/messages/{id}/read`.
pub fn mark_read(id: &MessageId) -> Request<Ignored> {
    Request::command(Method::Post, format!("/v2/messages/{id}/read"))
}

/// `POST /v2/verification-codes`: sends a code to the login's own contact.
pub fn send_code(new: &NewVerificationCode) -> Request<VerificationCodeSent> {
    Request::write(Method::Post, "/v2/verification-codes", new)
}
