//! 核对激励: checking a published amount.

use super::after;
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::opportunity_incentives::{self, APPLICATION};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunity_incentives::{IncentiveObjection, OpportunityIncentiveDetail};
use domain::ids::OpportunityIncentiveId;

/// Confirm a published amount, before its time is over.
#[utoipa::path(post, path = "/v2/partners/opportunity-incentives/{id}/confirm", tag = "opportunities",
    params(("id" = OpportunityIncentiveId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpportunityIncentiveDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody),
        (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn confirm(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityIncentiveId>,
) -> Result<Reply, ApiError> {
    carry_out((&staff, &key), &app, (&id, seen), None).await
}

/// Object to a published amount, with a reason and before its time is over. The vendor settles it.
#[utoipa::path(post, path = "/v2/partners/opportunity-incentives/{id}/object", tag = "opportunities", request_body = IncentiveObjection,
    params(("id" = OpportunityIncentiveId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpportunityIncentiveDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn object(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityIncentiveId>,
    Json(objection): Json<IncentiveObjection>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&objection.reason)?;
    carry_out((&staff, &key), &app, (&id, seen), Some(reason)).await
}

async fn carry_out(
    (staff, key): (&Allowed<ManageOpportunities>, &IdempotencyKey),
    app: &App,
    (id, seen): (&OpportunityIncentiveId, i64),
    objection: Option<&str>,
) -> Result<Reply, ApiError> {
    app.write(staff, key, |tx| async move {
        let row = opportunity_incentives::find(&tx, id.as_str()).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(Object { kind: APPLICATION, id: id.as_str() }, seen, row.version).await?;
        opportunity_incentives::answer(&tx, &row, objection).await?;
        after(app, &tx, id.as_str()).await
    })
    .await
}
