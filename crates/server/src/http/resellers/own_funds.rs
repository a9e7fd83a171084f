//! What a reseller has from its distributor, for the reseller itself.

use crate::auth::Allowed;
use crate::auth::rights::ViewBalance;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::resellers;
use axum::extract::State;
use domain::api::distributor_funds::{DistributorFundsQuery, DistributorFundsRecords};
use domain::api::error::ErrorBody;

/// Money that came from a distributor and went back, the newest first, and what could go back now. An account that never was
/// a reseller has none.
#[utoipa::path(get, path = "/v2/accounts/partner-accounts/distributor-adjust-records", tag = "resellers", params(DistributorFundsQuery),
    responses((status = 200, body = DistributorFundsRecords), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn own_funds(
    staff: Allowed<ViewBalance>,
    State(app): State<App>,
    Query(query): Query<DistributorFundsQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    let db = app.read(&staff);
    let (total_count, records) = resellers::own_records(&db, &query, page).await?;
    Reply::ok(&DistributorFundsRecords { total_count, records, distributor: resellers::own_distributor(&db).await? })
}
