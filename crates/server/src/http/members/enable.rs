//! Letting a disabled member sign in again.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::members::detail::written;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::{bump, disable_login, member_state};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::organization::MemberDetail;
use domain::ids::MemberId;

/// Let a disabled member sign in again, with the roles and the password that it had.
#[utoipa::path(post, path = "/v2/partners/members/{member_id}/enable", tag = "organization",
    params(("member_id" = MemberId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = MemberDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn enable(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<MemberId>,
) -> Result<Reply, ApiError> {
    let id = &id;
    app.write(&staff, &key, |tx| async move {
        let state = member_state(&tx, id, None).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "member", id: id.as_str() };
        tx.check_version(object, seen, state.version).await?;
        if !state.disabled {
            return Err(ApiError::State { state: "ENABLED".to_owned() });
        }
        disable_login(&tx, id, false).await?;
        bump(&tx, id, seen).await?;
        tx.audit("member.enable", object, &()).await?;
        written(&tx, id).await
    })
    .await
}
