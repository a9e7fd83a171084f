//! The shared opportunities of the partner.

use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities;
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::opportunities::{Opportunities, OpportunityQuery};
use domain::opportunity::Standing;

/// Opportunities of one direction or both, with state, whose turn it is until when and what silence does.
/// A state that the direction does not have is refused.
#[utoipa::path(get, path = "/v2/partners/opportunities", tag = "opportunities", params(OpportunityQuery),
    responses((status = 200, body = Opportunities), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ManageOpportunities>,
    State(app): State<App>,
    Query(query): Query<OpportunityQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    if let (Some(direction), Some(state)) = (query.direction, query.state)
        && Standing::of(direction, state).is_none()
    {
        return Err(ApiError::field("state", FieldProblem::NotAChoice));
    }
    Reply::ok(&opportunities::list(&app.read(&staff), &query, page).await?)
}
