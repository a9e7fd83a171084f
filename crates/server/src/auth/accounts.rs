//! Logins and sessions in the store.

use crate::auth::scope::{SystemScope, system_scope};
use crate::auth::session::{ABSOLUTE, Session, TOUCH};
use crate::http::error::ApiError;
use crate::ids::sha256_hex;
use crate::secret::Secret;
use crate::state::App;
use crate::store::{StoreError, Tx};
use axum::http::HeaderMap;
use domain::ids::TenantId;

/// How login names are looked up: case and surrounding blanks do not matter.
pub(crate) fn name_hash(account: &str) -> String {
    sha256_hex(format!("login\n{}", account.trim().to_lowercase()))
}

/// How session tokens are stored.
pub(crate) fn token_hash(token: &Secret<String>) -> String {
    sha256_hex(format!("session\n{}", token.reveal()))
}

/// The live session of a request, if it has one; notes that it was seen.
pub(crate) async fn session_of(app: &App, headers: &HeaderMap) -> Result<Option<Session>, ApiError> {
    match app.cookie().read(headers) {
        Some(token) => session_of_token(app, &token).await,
        None => Ok(None),
    }
}

/// The live session behind a token.
pub(crate) async fn session_of_token(app: &App, token: &Secret<String>) -> Result<Option<Session>, ApiError> {
    let hash = token_hash(token);
    let Some(row) = app.store().session_by_token_hash(&hash).await? else { return Ok(None) };
    let (now, last_seen) = (app.now(), row.last_seen_at);
    let Some(session) = Session::from_row(row, hash, now)? else { return Ok(None) };
    if now.timestamp() - last_seen >= TOUCH.num_seconds() {
        touch(app, &session).await?;
    }
    Ok(Some(session))
}

async fn touch(app: &App, session: &Session) -> Result<(), StoreError> {
    app.store()
        .tx(&session.login_scope(), |tx| async move {
            let sql = "UPDATE sessions SET last_seen_at = $3 WHERE tenant_id = $1 AND token_hash = $2";
            tx.exec(tx.sql(sql).bind(session.token_hash.as_str()).bind(tx.now_secs())).await?;
            Ok(())
        })
        .await
}

/// Opens a session for a login; the token goes into the cookie and nowhere else.
pub(crate) async fn open_session(tx: &Tx, login_id: &str) -> Result<Secret<String>, StoreError> {
    let token = tx.ids().token();
    let sql = "INSERT INTO sessions (tenant_id, token_hash, login_id, created_at, last_seen_at, expires_at) VALUES";
    let now = tx.now_secs();
    let row =
        vec![token_hash(&token).into(), login_id.into(), now.into(), now.into(), (now + ABSOLUTE.num_seconds()).into()];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    Ok(token)
}

/// Ends one session.
pub(crate) async fn end_session(tx: &Tx, token_hash: &str) -> Result<(), StoreError> {
    let sql = "UPDATE sessions SET ended_at = $3 WHERE tenant_id = $1 AND token_hash = $2 AND ended_at IS NULL";
    tx.exec(tx.sql(sql).bind(token_hash).bind(tx.now_secs())).await?;
    Ok(())
}

/// Ends every session of a login; answers how many.
pub(crate) async fn end_all_sessions(tx: &Tx, login_id: &str) -> Result<u64, StoreError> {
    let sql = "UPDATE sessions SET ended_at = $3 WHERE tenant_id = $1 AND login_id = $2 AND ended_at IS NULL";
    tx.exec(tx.sql(sql).bind(login_id).bind(tx.now_secs())).await
}

/// The scope in which the sign-in itself writes: counting failures, opening the session.
pub(crate) fn sign_in_scope(tenant: TenantId) -> SystemScope {
    system_scope(tenant, "sign-in")
}
