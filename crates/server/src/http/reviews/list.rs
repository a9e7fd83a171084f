//! The queue of reviews.

use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::Query;
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::reviews;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reviews::{ReviewQuery, Reviews};

/// Everything that partners submitted: what waits first, the oldest at the top.
#[utoipa::path(get, path = "/v2/operator/reviews", tag = "operator", params(ReviewQuery),
    responses((status = 200, body = Reviews), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(
    operator: Allowed<Operate>,
    State(app): State<App>,
    Query(query): Query<ReviewQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    fields::search(query.search.as_deref())?;
    let (count, waiting, reviews) = reviews::list(&app.read(&operator), &query, page).await?;
    Reply::ok(&Reviews { count, waiting, reviews })
}
