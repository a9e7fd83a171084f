//! What became of invitations.

use crate::auth::Allowed;
use crate::auth::rights::DevelopCustomers;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::development;
use axum::extract::State;
use domain::api::customer_development::{AssociationAttemptQuery, AssociationAttempts};
use domain::api::error::ErrorBody;

/// Attempts of customers to associate, newest first, each that failed with what was not met. Account managers see those of
/// their own invitations.
#[utoipa::path(get, path = "/v2/partners/association-attempts", tag = "customer development", params(AssociationAttemptQuery),
    responses((status = 200, body = AssociationAttempts), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<DevelopCustomers>,
    State(app): State<App>,
    Query(query): Query<AssociationAttemptQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    Reply::ok(&development::attempts(&app.read(&staff), &query, page).await?)
}
