//! Changing a custom role.

use super::create::{check, made};
use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::organization::{custom_role, save_custom_role};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::roles::{CustomRole, NewCustomRole};
use domain::ids::CustomRoleId;

/// Change name, description and rights. Members that have the role have the new rights at once.
#[utoipa::path(put, path = "/v2/partners/roles/{role_id}", tag = "organization", request_body = NewCustomRole,
    params(("role_id" = CustomRoleId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = CustomRole), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<CustomRoleId>,
    Json(new): Json<NewCustomRole>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, id, new) = (&app, &id, &new);
    app.write(&staff, &key, |tx| async move {
        let role = custom_role(&tx, id).await?.ok_or(ApiError::NotFound)?;
        let object = Object { kind: "role", id: id.as_str() };
        tx.check_version(object, seen, role.version).await?;
        check(app, &tx, Some(id), (id, new)).await?;
        save_custom_role(&tx, id, Some(seen), new).await?;
        tx.audit("role.change", object, new).await?;
        Ok(Reply::ok(&made(&tx, id).await?)?.version(seen + 1))
    })
    .await
}
