//! Signing in.

use crate::auth::accounts::{self, name_hash, sign_in_scope};
use crate::auth::session::Session;
use crate::http::error::ApiError;
use crate::http::extract::Json;
use crate::http::reply::Reply;
use crate::http::sessions::current;
use crate::secret::Secret;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::StoreError;
use crate::store::platform::LoginRow;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Duration};
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::session::{NewSession, SessionInfo};
use domain::ids::TenantId;

/// Wrong passwords in a row before the login is locked.
const TRIES: i64 = 5;
/// How long it is locked then.
const LOCK: Duration = Duration::minutes(15);

/// Sign in: the answer sets the session cookie. A session that came with the request is ended.
#[utoipa::path(post, path = "/v2/sessions", tag = "sessions", request_body = NewSession,
    responses((status = 201, body = SessionInfo), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn create(State(app): State<App>, headers: HeaderMap, Json(new): Json<NewSession>) -> Result<Response, ApiError> {
    for (field, value, most) in [("account", &new.account, 64), ("password", &new.password, 128)] {
        match value.chars().count() {
            0 => return Err(ApiError::field(field, FieldProblem::Required)),
            length if length > most => return Err(ApiError::field_limit(field, FieldProblem::TooLong, i64::try_from(most).unwrap_or(i64::MAX))),
            _ => {}
        }
    }
    let found = app.store().login_by_name_hash(&name_hash(&new.account)).await?;
    if let Some(login) = &found {
        refuse_while_locked(&app, login)?;
    }
    let usable = found.filter(|login| !login.disabled);
    let matches = app.passwords().verify(new.password, usable.as_ref().map(|login| login.password_hash.clone())).await?;
    let Some(login) = usable else { return Err(ApiError::WrongCredentials) };
    if !matches {
        return Err(count_failure(&app, &login).await?);
    }
    let token = open(&app, &login, &headers).await?;
    let session = accounts::session_of_token(&app, &token).await?.ok_or(ApiError::NotSignedIn)?;
    with_cookie(&app, &session, &token).await
}

fn refuse_while_locked(app: &App, login: &LoginRow) -> Result<(), ApiError> {
    let until = DateTime::from_timestamp(login.locked_until, 0).filter(|until| *until > app.now());
    until.map_or(Ok(()), |until| Err(ApiError::LockedOut(until)))
}

/// Notes a wrong password; answers the refusal, which for the last try is the lock.
async fn count_failure(app: &App, login: &LoginRow) -> Result<ApiError, ApiError> {
    let scope = sign_in_scope(tenant_of(login)?);
    let locked_until = app
        .store()
        .tx(&scope, |tx| async move {
            let count = "UPDATE logins SET failed_count = failed_count + 1 WHERE tenant_id = $1 AND id = $2 RETURNING failed_count";
            let failed: i64 = tx.value(tx.sql(count).bind(login.id.as_str())).await?.unwrap_or(0);
            if failed < TRIES {
                return Ok::<_, StoreError>(None);
            }
            let until = tx.now() + LOCK;
            let lock = "UPDATE logins SET failed_count = 0, locked_until = $3 WHERE tenant_id = $1 AND id = $2";
            tx.exec_one(tx.sql(lock).bind(login.id.as_str()).bind(until.timestamp())).await?;
            tx.audit("login.locked", Object { kind: "login", id: &login.id }, &()).await?;
            Ok(Some(until))
        })
        .await?;
    Ok(locked_until.map_or(ApiError::WrongCredentials, ApiError::LockedOut))
}

async fn open(app: &App, login: &LoginRow, headers: &HeaderMap) -> Result<Secret<String>, ApiError> {
    let scope = sign_in_scope(tenant_of(login)?);
    let old = app.cookie().read(headers).map(|token| accounts::token_hash(&token));
    let old = old.as_deref();
    let token = app
        .store()
        .tx(&scope, |tx| async move {
            let reset = "UPDATE logins SET failed_count = 0, locked_until = 0 WHERE tenant_id = $1 AND id = $2";
            tx.exec_one(tx.sql(reset).bind(login.id.as_str())).await?;
            if let Some(old) = old {
                accounts::end_session(&tx, old).await?;
            }
            tx.audit("session.open", Object { kind: "login", id: &login.id }, &()).await?;
            accounts::open_session(&tx, &login.id).await
        })
        .await?;
    Ok(token)
}

/// 201 with who is signed in, and the cookie.
pub(in crate::http) async fn with_cookie(app: &App, session: &Session, token: &Secret<String>) -> Result<Response, ApiError> {
    let mut response = Reply::created(&current::info(app, session).await?)?.into_response();
    let cookie = app.cookie().set(token).ok_or(ApiError::Internal("cookie"))?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(response)
}

fn tenant_of(login: &LoginRow) -> Result<TenantId, ApiError> {
    TenantId::new(login.tenant_id.as_str()).map_err(|_| ApiError::Store(StoreError::Corrupt { column: "logins.tenant_id" }))
}
