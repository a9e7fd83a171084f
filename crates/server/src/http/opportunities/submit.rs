//! Sharing a draft with the vendor.

use super::{after, at_version};
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunities::OpportunityDetail;
use domain::ids::OpportunityId;

/// Share a draft with the vendor. Refused with every condition of R-71 at once; the partner cannot take it back.
#[utoipa::path(post, path = "/v2/partners/opportunities/{id}/submit", tag = "opportunities",
    params(("id" = OpportunityId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpportunityDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn submit(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityId>,
) -> Result<Reply, ApiError> {
    let (app, id) = (&app, &id);
    app.write(&staff, &key, |tx| async move {
        let row = at_version(&tx, id, seen).await?;
        let policy = app.policy(tx.now())?;
        opportunities::submit(&tx, &row, policy).await?;
        after(&tx, id.as_str(), policy).await
    })
    .await
}
