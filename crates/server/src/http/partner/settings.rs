//! Settings of the partner account.

use crate::auth::Allowed;
use crate::auth::rights::ManageSettings;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::customers::PartnerContext;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::overview::PartnerSettings;

/// The settings now.
#[utoipa::path(get, path = "/v2/partners/settings", tag = "partner",
    responses((status = 200, body = PartnerSettings), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn settings(staff: Allowed<ManageSettings>, State(app): State<App>) -> Result<Reply, ApiError> {
    let partner = PartnerContext::load(&app.read(&staff)).await?;
    let settings = PartnerSettings { verification_enabled: partner.verification_enabled };
    Ok(Reply::ok(&settings)?.version(partner.version))
}

/// Change them; the change is in the audit log.
#[utoipa::path(put, path = "/v2/partners/settings", tag = "partner", request_body = PartnerSettings,
    params(("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerSettings), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change_settings(
    staff: Allowed<ManageSettings>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Json(new): Json<PartnerSettings>,
) -> Result<Reply, ApiError> {
    app.write(&staff, &key, |tx| async move {
        let partner = PartnerContext::load(&tx).await?;
        let object = Object { kind: "settings", id: "partner" };
        if partner.version != seen {
            return Err(tx.stale(object, seen, partner.version).await?);
        }
        let sql = "UPDATE tenants SET verification_enabled = $3, updated_at = $4, version = version + 1 WHERE tenant_id = $1 AND version = $2";
        tx.exec_one(tx.sql(sql).bind(seen).bind(new.verification_enabled).bind(tx.now_secs())).await?;
        tx.audit("settings.change", object, &new).await?;
        Ok(Reply::ok(&new)?.version(seen + 1))
    })
    .await
}
