//! What a customer does with a request: answer the partner's, take back its own.

use crate::auth::Allowed;
use crate::auth::codes::{self, CodeProof};
use crate::auth::rights::UseMyPartner;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::my_partner::relation;
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

/// Agree, with a code: the relation changes with everything that belongs to it, once.
#[utoipa::path(post, path = "/v2/customers/association-requests/{request_id}/approve", tag = "my partner", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn approve(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let (purpose, given) = (CodePurpose::AnswerAssociationRequest, answer.verification_code.as_deref());
    let proof = codes::check(&app, &customer.session, &key, purpose, id.as_str(), given).await?;
    carry_out(&app, &customer, &key, seen, &id, Decision { event: Event::Approve, reason: None }, &proof).await
}

/// Refuse, with a reason: the relation stays.
#[utoipa::path(post, path = "/v2/customers/association-requests/{request_id}/reject", tag = "my partner", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reject(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = Some(fields::reason_of(&answer)?);
    carry_out(&app, &customer, &key, seen, &id, Decision { event: Event::Reject, reason }, &CodeProof::not_needed()).await
}

/// Take back the customer's own request: the relation stays.
#[utoipa::path(post, path = "/v2/customers/association-requests/{request_id}/withdraw", tag = "my partner", request_body = Answer,
    params(("request_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    customer: Allowed<UseMyPartner>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<AssociationRequestId>,
    Json(answer): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = answer.reason.as_deref().filter(|text| !text.trim().is_empty()).map(fields::reason).transpose()?;
    carry_out(&app, &customer, &key, seen, &id, Decision { event: Event::Withdraw, reason }, &CodeProof::not_needed()).await
}

async fn carry_out(
    app: &App,
    customer: &Allowed<UseMyPartner>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    id: &AssociationRequestId,
    decision: Decision<'_>,
    proof: &CodeProof,
) -> Result<Reply, ApiError> {
    let id = id.as_str();
    app.write(customer, key, |home| async move {
        let tx = relation::within(&home, customer).await?;
        let row = find(&tx, id).await?.ok_or(ApiError::NotFound)?;
        if row.version != seen {
            return Err(tx.stale(Object { kind: "association_request", id }, seen, row.version).await?);
        }
        proof.redeem(&home).await?;
        decide(&tx, &row, decision).await?;
        let wire = one(&tx, relation::VIEWER, id, tx.now_secs()).await?;
        Ok(Reply::ok(&wire)?.version(wire.version))
    })
    .await
}
