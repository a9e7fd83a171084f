//! Requests about the customer's own association.

use crate::auth::Allowed;
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::my_partner::relation;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::requests;
use axum::extract::State;
use domain::api::associations::{AssociationRequestQuery, AssociationRequests};
use domain::api::error::ErrorBody;

/// Requests of both sides, newest first; after the end of the relation those of the last partner.
#[utoipa::path(get, path = "/v2/customers/association-requests", tag = "my partner", params(AssociationRequestQuery),
    responses((status = 200, body = AssociationRequests), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    customer: Allowed<UseMyPartner>,
    State(app): State<App>,
    Query(query): Query<AssociationRequestQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    fields::plain("customer_id", query.customer_id.as_deref())?;
    match relation::records(&app, &customer).await? {
        Some(db) => Reply::ok(&requests::list(&db, relation::VIEWER, &query, page, app.now().timestamp()).await?),
        None => Reply::ok(&AssociationRequests { count: 0, association_requests: Vec::new() }),
    }
}
