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
        .tx::<_, StoreError, _, _>(&session.login_scope(), |tx| async move {
            accounts::end_session(&tx, &session.token_hash).await
        })
        .await?;
    without_cookie(&app)
}

/// 204, with the cookie removed.
pub(in crate::http) fn without_cookie(app: &App) -> Result<Response, ApiError> {
    let mut response = Reply::no_content().into_response();
    let cookie = app.cookie().clear().ok_or(ApiError::Internal("cookie"))?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    response.headers_mut().append(header::SET_COOKIE, app.cookie().clear_mark());
    Ok(response)
}

#[cfg(test)]
mod tests {
    use crate::testing::TestApp;
    use domain::organization::PrincipalKind;

    #[tokio::test]
    async fn signing_out_ends_this_session_only() {
        TestApp::on_both_engines(async |app| {
            app.tenant("t1").await;
            let login = app.login("t1", PrincipalKind::PartnerRoot, "ann", &[]).await;
            let (here, there) = (app.client(&login).await, app.client(&login).await);
            let answer = here.delete("/v2/sessions/current").expect(204).await;
            assert!(answer.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
            here.get("/v2/sessions/current").expect(401).await;
            here.delete("/v2/sessions/current").expect(401).await;
            there.get("/v2/sessions/current").expect(200).await;
        })
        .await;
    }
}
