//! The applications that a distributor has received.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::ManageResellers;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::resellers;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reseller_applications::{ResellerApplicationQuery, ResellerApplications};

/// Applications that name this distributor, from the moment on that the vendor has passed them on.
#[utoipa::path(get, path = "/v2/partners/reseller-applications", tag = "resellers", params(ResellerApplicationQuery),
    responses((status = 200, body = ResellerApplications), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn applications(
    staff: Allowed<ManageResellers>,
    State(app): State<App>,
    Query(wanted): Query<ResellerApplicationQuery>,
) -> Result<Reply, ApiError> {
    for (field, text) in [("name", &wanted.name), ("mobile_phone", &wanted.mobile_phone), ("email", &wanted.email)] {
        fields::plain(field, text.as_deref())?;
    }
    let page = fields::page(wanted.offset, wanted.limit)?;
    let db = app.read(&staff);
    require_distributor(&db).await?;
    Reply::ok(&resellers::received(&db, &wanted, page).await?)
}
