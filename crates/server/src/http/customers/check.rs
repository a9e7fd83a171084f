//! The account check before a change of association (账号检查).

use crate::auth::Allowed;
use crate::auth::rights::ViewCustomers;
use crate::http::error::ApiError;
use crate::http::extract::{Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::{PartnerContext, find};
use crate::store::requests::{partner_check, target_of};
use axum::extract::State;
use domain::api::checks::{CheckReport, NewCheck};
use domain::api::error::ErrorBody;
use domain::ids::CustomerId;

/// Every condition of an unbind or a switch, met and unmet, and what the change would do. Changes nothing.
#[utoipa::path(post, path = "/v2/partners/sub-customers/{customer_id}/association-checks", tag = "customers", request_body = NewCheck,
    params(("customer_id" = String, Path)),
    responses((status = 200, body = CheckReport), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn check(
    staff: Allowed<ViewCustomers>,
    State(app): State<App>,
    Path(id): Path<CustomerId>,
    Json(new): Json<NewCheck>,
) -> Result<Reply, ApiError> {
    let target = target_of(new.operation, new.target_type).map_err(|problem| ApiError::field("target_type", problem))?;
    let db = app.read(&staff);
    let customer = find(&db, &id).await?.ok_or(ApiError::CustomerNotFound)?;
    let partner = PartnerContext::load(&db).await?;
    let report = partner_check(&customer, &partner, &staff.session, target, app.policy(app.now())?, app.now())?;
    Ok(Reply::ok(&report)?.version(report.version))
}
