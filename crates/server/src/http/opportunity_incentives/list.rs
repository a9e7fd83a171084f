//! The applications of the partner.

use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunity_incentives;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunity_incentives::{OpportunityIncentiveQuery, OpportunityIncentives};

/// Applications for incentives with amount, state, whose turn it is until when and what silence does; with
/// `published`, those whose amount is or was on public notice.
#[utoipa::path(get, path = "/v2/partners/opportunity-incentives", tag = "opportunities", params(OpportunityIncentiveQuery),
    responses((status = 200, body = OpportunityIncentives), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ManageOpportunities>,
    State(app): State<App>,
    Query(query): Query<OpportunityIncentiveQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    Reply::ok(&opportunity_incentives::list(&app.read(&staff), &query, page).await?)
}
