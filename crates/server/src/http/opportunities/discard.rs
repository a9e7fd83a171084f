//! Throwing a draft away.

use super::at_version;
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::ids::OpportunityId;

/// Throw a draft away. What was submitted stays: the partner cannot take it back.
#[utoipa::path(delete, path = "/v2/partners/opportunities/{id}", tag = "opportunities",
    params(("id" = OpportunityId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 204), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn discard(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityId>,
) -> Result<Reply, ApiError> {
    let id = &id;
    app.write(&staff, &key, |tx| async move {
        let row = at_version(&tx, id, seen).await?;
        opportunities::discard(&tx, &row).await?;
        Ok(Reply::no_content())
    })
    .await
}
