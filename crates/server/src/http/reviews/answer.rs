//! The operator's decision on a submission.

use super::detail::load;
use super::subject::{Ruling, rule, tells_by_itself};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::{ApiError, transition};
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::reviews;
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reviews::{ReviewAnswer, ReviewDetail};
use domain::ids::ReviewId;
use domain::money::Money;
use domain::states::machine::Actor;
use domain::states::review::{ReviewEffect, ReviewEvent};

/// Agree: what was submitted moves on, and the partner learns of it. What was applied for under conditions has to meet them
/// still: they are asked again in the transaction. An objection to an amount is agreed to with another.
#[utoipa::path(post, path = "/v2/operator/reviews/{review_id}/approve", tag = "operator", request_body = ReviewAnswer,
    params(("review_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ReviewDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn approve(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<ReviewId>,
    Json(answer): Json<ReviewAnswer>,
) -> Result<Reply, ApiError> {
    let reason = answer.reason.as_deref().filter(|text| !text.trim().is_empty()).map(fields::reason).transpose()?;
    carry_out(&app, &operator, &key, seen, &id, (ReviewEvent::Approve, reason, answer.amount)).await
}

/// Refuse, with a reason that the partner reads.
#[utoipa::path(post, path = "/v2/operator/reviews/{review_id}/reject", tag = "operator", request_body = ReviewAnswer,
    params(("review_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ReviewDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reject(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<ReviewId>,
    Json(answer): Json<ReviewAnswer>,
) -> Result<Reply, ApiError> {
    let reason = Some(fields::reason(answer.reason.as_deref().unwrap_or_default())?);
    carry_out(&app, &operator, &key, seen, &id, (ReviewEvent::Reject, reason, answer.amount)).await
}

async fn carry_out(
    app: &App,
    operator: &Allowed<Operate>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    id: &ReviewId,
    (event, reason, amount): (ReviewEvent, Option<&str>, Option<Money>),
) -> Result<Reply, ApiError> {
    let object = Object { kind: "review", id: id.as_str() };
    app.write(operator, key, |tx| async move {
        let row = reviews::get(&tx, id).await?.ok_or(ApiError::NotFound)?;
        tx.check_version(object, seen, row.version).await?;
        let state = row.state()?;
        let transition = transition(state, event, Actor::Vendor)?;
        let partner = reviews::applicant(&tx, &operator.scope, &row)?;
        rule(app, &partner, &row, Ruling { to: transition.to, reason, amount }).await?;
        if transition.effects.contains(&ReviewEffect::NotifyPartner) && !tells_by_itself(row.kind()?) {
            reviews::tell(&partner, &row, transition.to, reason).await?;
        }
        reviews::settle(&tx, &row, transition.to, reason).await?;
        tx.record(id.as_str(), event.as_str(), reason).await?;
        let detail =
            serde_json::json!({ "kind": row.kind()?, "applicant": row.applicant()?, "subject": row.subject_id });
        let action = if event == ReviewEvent::Approve { "review.approve" } else { "review.reject" };
        tx.audit(action, object, &detail).await?;
        let wire = load(&tx, &operator.scope, id, (app.policies(), tx.now())).await?;
        let version = wire.review.version;
        Ok(Reply::ok(&wire)?.version(version))
    })
    .await
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
