//! Asking for a verification code.

use crate::auth::{SignedIn, codes};
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::messages::{NewVerificationCode, VerificationCodeSent};

/// Send a code to the login's own contact. It fits one purpose and one subject, works once, and holds ten minutes.
#[utoipa::path(post, path = "/v2/verification-codes", tag = "messages", request_body = NewVerificationCode,
    responses((status = 201, body = VerificationCodeSent), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub async fn create(SignedIn(session): SignedIn, State(app): State<App>, Json(new): Json<NewVerificationCode>) -> Result<Reply, ApiError> {
    if session.must_change_password {
        return Err(ApiError::PasswordChangeRequired);
    }
    Reply::created(&codes::send(&app, &session, &new).await?)
}
