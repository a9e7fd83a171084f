//! Changing the own password.

use crate::auth::{SignedIn, accounts, password};
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::sessions::create::with_cookie;
use crate::state::App;
use crate::store::StoreError;
use crate::store::audit::Object;
use axum::extract::State;
use axum::response::Response;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::session::{PasswordChange, SessionInfo};

/// Change the own password: every session of the login ends, and this one gets a new token.
#[utoipa::path(put, path = "/v2/sessions/password", tag = "sessions", request_body = PasswordChange,
    responses((status = 201, body = SessionInfo), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody)))]
pub async fn change_password(SignedIn(session): SignedIn, State(app): State<App>, Json(change): Json<PasswordChange>) -> Result<Response, ApiError> {
    let login = session.login.as_str();
    let scope = session.login_scope();
    let reader = app.read(&scope);
    let stored: Option<String> = reader.value(reader.sql("SELECT password_hash FROM logins WHERE tenant_id = $1 AND id = $2").bind(login)).await?;
    if change.current_password.len() > 512 || !app.passwords().verify(change.current_password.clone(), stored).await? {
        return Err(ApiError::field("current_password", FieldProblem::Wrong));
    }
    if change.new_password == change.current_password {
        return Err(ApiError::field("new_password", FieldProblem::Unchanged));
    }
    password::check_new(&change.new_password, &session.account)?;
    let hash = app.passwords().hash(change.new_password).await?;
    let hash = hash.as_str();
    let token = app
        .store()
        .tx::<_, StoreError, _, _>(&scope, |tx| async move {
            let sql = "UPDATE logins SET password_hash = $3, must_change_password = FALSE, version = version + 1 WHERE tenant_id = $1 AND id = $2";
            tx.exec_one(tx.sql(sql).bind(login).bind(hash)).await?;
            accounts::end_all_sessions(&tx, login).await?;
            tx.audit("login.change_password", Object { kind: "login", id: login }, &()).await?;
            accounts::open_session(&tx, login).await
        })
        .await?;
    let session = accounts::session_of_token(&app, &token).await?.ok_or(ApiError::NotSignedIn)?;
    with_cookie(&app, &session, &token).await
}
