//! One reseller with its history.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::code;
use crate::store::{Reader, records, resellers};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reseller_funds::ResellerFunds;
use domain::api::resellers::ResellerDetail;
use domain::ids::TenantId;
use domain::permission::Permission;

/// One of the resellers that the login sees.
#[utoipa::path(get, path = "/v2/partners/indirect-partners/{indirect_partner_id}", tag = "resellers", params(("indirect_partner_id" = String, Path)),
    responses((status = 200, body = ResellerDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ViewCustomers>,
    State(app): State<App>,
    Path(id): Path<TenantId>,
) -> Result<Reply, ApiError> {
    let db = app.read(&staff);
    require_distributor(&db).await?;
    let funds = if staff.session.may(Permission::ManageResellers) { resellers::funds(&db, &id).await? } else { None };
    answer(&db, &id, funds).await
}

/// The reseller as it is now, with its version.
async fn answer(db: &Reader, id: &TenantId, funds: Option<ResellerFunds>) -> Result<Reply, ApiError> {
    let row = resellers::find(db, id).await?.ok_or(ApiError::NotFound)?;
    let history = records::histories(db, [id.as_str()]).await?.remove(id.as_str()).unwrap_or_default();
    let application_id = row.application_id.as_deref().map(|id| code(id, "resellers.application_id")).transpose()?;
    Ok(Reply::ok(&ResellerDetail { reseller: row.wire(true)?, application_id, history, funds })?.version(row.version))
}
