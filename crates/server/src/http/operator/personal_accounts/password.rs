//! A new initial password for a personal account.

use super::{at_version, shown};
use crate::auth::rights::Operate;
use crate::auth::{Allowed, accounts, lockout, password};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::personal_accounts::{self, find, home};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::organization::PasswordReset;
use domain::api::personal_accounts::PersonalAccountFile;
use domain::ids::PersonalAccountId;

/// Set another initial password: every session of the account ends, and the next sign-in forces a change. Accounts that were
/// imported have none before.
#[utoipa::path(put, path = "/v2/operator/personal-accounts/{account_id}/password", tag = "operator", request_body = PasswordReset,
    params(("account_id" = PersonalAccountId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PersonalAccountFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reset_password(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<PersonalAccountId>,
    Json(new): Json<PasswordReset>,
) -> Result<Reply, ApiError> {
    let there = app.read(&operator).elsewhere(&operator.scope.in_tenant(home()));
    let known = find(&there, &id).await?.ok_or(ApiError::NotFound)?;
    password::check_initial(&new.initial_password, &known.account_name)?;
    let hash = app.passwords().hash(new.initial_password).await?;
    let (operator, id, hash) = (&operator, &id, hash.as_str());
    let reply = app
        .write(operator, &key, |tx| async move {
            let there = at_version(&tx, operator, id, seen).await?;
            personal_accounts::reset_password(&there, id, hash).await?;
            shown(&there, id, tx.now()).await
        })
        .await?;
    // Of the platform's tenant, so not in the same transaction; a repeated request does it again.
    lockout::forget(&app, &accounts::name_hash(&known.account_name)).await?;
    Ok(reply)
}
