//! What the partner does with a request: answer the customer's, take back its own.

use crate::auth::Allowed;
use crate::auth::codes::CodeProof;
use crate::auth::rights::ChangeAssociation;
use crate::http::association_requests::detail::viewer;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::requests::{Decision, decide, find, one};
use axum::extract::State;
use domain::api::associations::{Answer, AssociationRequest};
use domain::api::error::ErrorBody;
use domain::api::messages::CodePurpose;
use domain::ids::AssociationRequestId;
use domain::states::association_request::AssociationRequestEvent as Event;

/// Agree to a customer's request to unbind: the relation ends with everything that belongs to it, once.
#[utoipa::path(post, path = "/v2/partners/association-requests/{request_id}/approve", tag = "association requests", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn approve(
    staff: Allowed<ChangeAssociation>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let (purpose, given) = (CodePurpose::AnswerAssociationRequest, answer.verification_code.as_deref());
    let proof = fields::staff_code(&app, &staff.session, &key, purpose, id.as_str(), given).await?;
    carry_out(&app, &staff, &key, seen, &id, Decision { event: Event::Approve, reason: None }, &proof).await
}

/// Refuse a customer's request to unbind, with a reason: the relation stays.
#[utoipa::path(post, path = "/v2/partners/association-requests/{request_id}/reject", tag = "association requests", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reject(
    staff: Allowed<ChangeAssociation>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = Some(fields::reason_of(&answer)?);
    carry_out(&app, &staff, &key, seen, &id, Decision { event: Event::Reject, reason }, &CodeProof::not_needed()).await
}

/// Take back the partner's own request: the relation stays.
#[utoipa::path(post, path = "/v2/partners/association-requests/{request_id}/withdraw", tag = "association requests", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ChangeAssociation>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = answer.reason.as_deref().filter(|text| !text.trim().is_empty()).map(fields::reason).transpose()?;
    carry_out(&app, &staff, &key, seen, &id, Decision { event: Event::Withdraw, reason }, &CodeProof::not_needed()).await
}

async fn carry_out(
    app: &App,
    staff: &Allowed<ChangeAssociation>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    id: &AssociationRequestId,
    decision: Decision<'_>,
    proof: &CodeProof,
) -> Result<Reply, ApiError> {
    let id = id.as_str();
    app.write(staff, key, |tx| async move {
        let row = find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        if row.version != seen {
            return Err(tx.stale(Object { kind: "association_request", id }, seen, row.version).await?);
        }
        proof.redeem(&tx).await?;
        decide(&tx, &row, decision).await?;
        let wire = one(&tx, viewer(&staff.session), id, tx.now_secs()).await?;
        Ok(Reply::ok(&wire)?.version(wire.version))
    })
    .await
}
