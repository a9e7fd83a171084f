//! One application.

use super::shown;
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunity_incentives::OpportunityIncentiveDetail;
use domain::ids::OpportunityIncentiveId;

/// One application with the arithmetic of its amount and its history.
#[utoipa::path(get, path = "/v2/partners/opportunity-incentives/{id}", tag = "opportunities", params(("id" = OpportunityIncentiveId, Path)),
    responses((status = 200, body = OpportunityIncentiveDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ManageOpportunities>,
    State(app): State<App>,
    Path(id): Path<OpportunityIncentiveId>,
) -> Result<Reply, ApiError> {
    let detail = shown(&app.read(&staff), id.as_str(), app.policies()).await?;
    Ok(Reply::ok(&detail)?.version(detail.incentive.version))
}
