//! A new initial password for a member.

use crate::auth::rights::ManageOrganization;
use crate::auth::{Allowed, accounts, lockout, password};
use crate::http::decision::{About, decide};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::members::detail::written;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::{bump, find_login, member_state};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::organization::{MemberDetail, PasswordReset};
use domain::ids::MemberId;
use domain::rules::organization::{MemberOperation, MemberOperationFacts};
use domain::rules::verdict::RuleId;

/// Set another initial password: every session of the member ends, a lock after wrong passwords is lifted, and the next
/// sign-in forces a change.
#[utoipa::path(put, path = "/v2/partners/members/{member_id}/password", tag = "organization", request_body = PasswordReset,
    params(("member_id" = MemberId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = MemberDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reset_password(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<MemberId>,
    Json(new): Json<PasswordReset>,
) -> Result<Reply, ApiError> {
    let known = member_state(&app.read(&staff), &id, None).await?.ok_or(ApiError::NotFound)?;
    password::check_initial(&new.initial_password, &known.account)?;
    let hash = app.passwords().hash(new.initial_password).await?;
    let (app, id, hash, asker) = (&app, &id, hash.as_str(), staff.scope.member());
    let reply = app
        .write(&staff, &key, |tx| async move {
            let state = member_state(&tx, id, asker).await?.ok_or(ApiError::NotFound)?;
            let object = Object { kind: "member", id: id.as_str() };
            tx.check_version(object, seen, state.version).await?;
            let asked = MemberOperationFacts { operation: MemberOperation::ResetPassword, member: state.facts.clone() };
            decide(app, &tx, RuleId::R83, &asked, About { object, name: &state.name }).await?;
            let login = find_login(&tx, id).await?.ok_or(ApiError::NotFound)?;
            let sql = "UPDATE logins SET password_hash = $3, must_change_password = TRUE, version = version + 1
             WHERE tenant_id = $1 AND id = $2";
            tx.exec_one(tx.sql(sql).bind(login.as_str()).bind(hash)).await?;
            accounts::end_all_sessions(&tx, &login).await?;
            bump(&tx, id, seen).await?;
            tx.audit("member.reset_password", object, &()).await?;
            written(&tx, id).await
        })
        .await?;
    // Of the platform's tenant, so not in the same transaction; a repeated request does it again.
    lockout::forget(app, &accounts::name_hash(&known.account)).await?;
    Ok(reply)
}
