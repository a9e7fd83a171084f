//! Sharing a draft with the vendor.

use super::{about, after, at_version};
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::decision::decide;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunities::OpportunityDetail;
use domain::ids::OpportunityId;
use domain::rules::verdict::RuleId;

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
        let facts = opportunities::submission_facts(&tx, &row).await?;
        let granted = decide(app, &tx, RuleId::R71, &facts, about(&row)).await?;
        opportunities::submit(&tx, &row, &granted.receipt_id).await?;
        after(app, &tx, id.as_str()).await
    })
    .await
}
