//! Answering an opportunity of the vendor.

use super::{about, after, at_version};
use crate::auth::Allowed;
use crate::auth::rights::ManageOpportunities;
use crate::http::decision;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::opportunities::{OpportunityDetail, OpportunityRefusal};
use domain::ids::OpportunityId;
use domain::rules::opportunities::deadlines::HoAnswer;
use domain::rules::verdict::RuleId;

/// Accept an opportunity that the vendor shares, before its time is over.
#[utoipa::path(post, path = "/v2/partners/opportunities/{id}/accept", tag = "opportunities",
    params(("id" = OpportunityId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpportunityDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn accept(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityId>,
) -> Result<Reply, ApiError> {
    decide((&staff, &key), &app, (&id, seen), HoAnswer::Accept, "").await
}

/// Refuse an opportunity that the vendor shares, with a reason and before its time is over. The vendor takes it
/// back.
#[utoipa::path(post, path = "/v2/partners/opportunities/{id}/reject", tag = "opportunities", request_body = OpportunityRefusal,
    params(("id" = OpportunityId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = OpportunityDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reject(
    staff: Allowed<ManageOpportunities>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<OpportunityId>,
    Json(refusal): Json<OpportunityRefusal>,
) -> Result<Reply, ApiError> {
    // A missing reason is one of the rule's conditions; only what is there can be malformed.
    let reason = if refusal.reason.trim().is_empty() { "" } else { fields::reason(&refusal.reason)? };
    decide((&staff, &key), &app, (&id, seen), HoAnswer::Decline, reason).await
}

async fn decide(
    (staff, key): (&Allowed<ManageOpportunities>, &IdempotencyKey),
    app: &App,
    (id, seen): (&OpportunityId, i64),
    answer: HoAnswer,
    reason: &str,
) -> Result<Reply, ApiError> {
    app.write(staff, key, |tx| async move {
        let row = at_version(&tx, id, seen).await?;
        let facts = opportunities::answer_facts(&row, answer, reason)?;
        decision::decide(app, &tx, RuleId::R72, &facts, about(&row)).await?;
        opportunities::answer(&tx, &row, answer, reason).await?;
        after(app, &tx, id.as_str()).await
    })
    .await
}
