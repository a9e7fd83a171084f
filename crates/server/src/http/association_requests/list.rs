//! The records of association requests.

use crate::auth::Allowed;
use crate::auth::rights::ViewRecords;
use crate::http::association_requests::detail::viewer;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::requests;
use axum::extract::State;
use domain::api::associations::{AssociationRequestQuery, AssociationRequests};
use domain::api::error::ErrorBody;

/// Requests about customers that the login sees, newest first.
#[utoipa::path(get, path = "/v2/partners/association-requests", tag = "association requests", params(AssociationRequestQuery),
    responses((status = 200, body = AssociationRequests), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Query(query): Query<AssociationRequestQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    fields::plain("customer_id", query.customer_id.as_deref())?;
    Reply::ok(&requests::list(&app.read(&staff), viewer(&staff.session), &query, page, app.now().timestamp()).await?)
}
