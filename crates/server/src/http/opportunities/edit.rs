//! Changing a draft.

use super::{after, at_version};
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunities::OpportunityDetail;
use domain::ids::OpportunityId;
use domain::opportunity::OpportunityDraft;

/// Change what a draft says. What was submitted cannot be changed any more.
#[utoipa::path(put, path = "/v2/partners/opportunities/{id}", tag = "opportunities", request_body = OpportunityDraft,
    params(("id" = OpportunityId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpportunityDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn edit(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityId>,
    Json(new): Json<OpportunityDraft>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, id, new) = (&app, &id, &new);
    app.write(&staff, &key, |tx| async move {
        let row = at_version(&tx, id, seen).await?;
        opportunities::edit(&tx, &row, new).await?;
        after(app, &tx, id.as_str()).await
    })
    .await
}
