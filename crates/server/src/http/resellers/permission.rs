//! Letting a reseller act for its customers, and taking that back.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::ManageResellers;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::resellers;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::resellers::ResellerPermission;
use domain::ids::TenantId;

/// A reseller asks its customers for authorisation only where its distributor lets it. What customers have granted
/// stays theirs to revoke. What is so already leaves no trace.
#[utoipa::path(post, path = "/v2/partners/indirect-partners/{indirect_partner_id}/permission", tag = "resellers",
    request_body = ResellerPermission,
    params(("indirect_partner_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn set_permission(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<TenantId>,
    Json(new): Json<ResellerPermission>,
) -> Result<Reply, ApiError> {
    let id = &id;
    app.write(&staff, &key, |tx| async move {
        require_distributor(&tx).await?;
        let row = resellers::find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(Object { kind: "reseller", id: id.as_str() }, seen, row.version).await?;
        if row.may_act_for_customers == new.may_act_for_customers {
            return Ok(Reply::no_content().version(row.version));
        }
        resellers::permit(&tx, &row, new.may_act_for_customers).await?;
        Ok(Reply::no_content().version(row.version + 1))
    })
    .await
}
