//! One opportunity.

use super::shown;
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::Path;
use crate::http::reply::Reply;
use crate::state::App;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunities::OpportunityDetail;
use domain::ids::OpportunityId;

/// One opportunity with all that is said about it, its progress and its history. A draft comes with every condition of
/// submitting it.
#[utoipa::path(get, path = "/v2/partners/opportunities/{id}", tag = "opportunities", params(("id" = OpportunityId, Path)),
    responses((status = 200, body = OpportunityDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn detail(
    staff: Allowed<ManageOpportunities>,
    State(app): State<App>,
    Path(id): Path<OpportunityId>,
) -> Result<Reply, ApiError> {
    let detail = shown(&app.read(&staff), id.as_str(), (app.policies(), app.now())).await?;
    Ok(Reply::ok(&detail)?.version(detail.opportunity.version))
}
