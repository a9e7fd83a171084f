//! Signing out here.

use crate::auth::{SignedIn, accounts};
use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::StoreError;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::api::error::ErrorBody;

/// Sign out: ends this session and removes the cookie.
#[utoipa::path(delete, path = "/v2/sessions/current", tag = "sessions",
    responses((status = 204), (status = 401, body = ErrorBody)))]
pub async fn delete(SignedIn(session): SignedIn, State(app): State<App>) -> Result<Response, ApiError> {
    let session = session.as_ref();
    app.store()
        .tx::<_, StoreError, _, _>(&session.login_scope(), |tx| async move { accounts::end_session(&tx, &session.token_hash).await })
        .await?;
    without_cookie(&app)
}

/// 204, with the cookie removed.
pub(in crate::http) fn without_cookie(app: &App) -> Result<Response, ApiError> {
    let mut response = Reply::no_content().into_response();
    let cookie = app.cookie().clear().ok_or(ApiError::Internal("cookie"))?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(response)
}
