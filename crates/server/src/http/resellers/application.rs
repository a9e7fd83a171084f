//! One application with its history.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::ManageResellers;
use crate::auth::scope::TenantScope;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::{Reader, resellers};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reseller_applications::ResellerApplicationDetail;
use domain::ids::ResellerApplicationId;

/// One application that has reached this distributor.
#[utoipa::path(get, path = "/v2/partners/reseller-applications/{application_id}", tag = "resellers", params(("application_id" = String, Path)),
    responses((status = 200, body = ResellerApplicationDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn application(
    staff: Allowed<ManageResellers>,
    State(app): State<App>,
    Path(id): Path<ResellerApplicationId>,
) -> Result<Reply, ApiError> {
    let db = app.read(&staff);
    require_distributor(&db).await?;
    let wire = load(&db, &staff.scope, &id).await?;
    let version = wire.application.version;
    Ok(Reply::ok(&wire)?.version(version))
}

/// The application as the distributor sees it.
pub(super) async fn load(
    db: &Reader,
    staff: &TenantScope,
    id: &ResellerApplicationId,
) -> Result<ResellerApplicationDetail, ApiError> {
    let row = resellers::find_received(db, id).await?.ok_or(ApiError::NotFound)?;
    let applicant = db.elsewhere(&staff.in_tenant(row.applicant()?));
    Ok(resellers::received_detail(&applicant, row).await?)
}
