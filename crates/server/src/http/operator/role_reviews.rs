//! The vendor's review of the qualification behind a member's role.

use super::file::{at_version, settled};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::vendor_facts::{self, Note, Subject};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::partners::PartnerFile;
use domain::api::vendor_facts::RoleReviewOrder;
use domain::ids::TenantId;

/// Put a role that a member has under review, with a reason: the partner cannot change it until the review ends.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/role-reviews", tag = "operator", request_body = RoleReviewOrder,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn begin(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(order): Json<RoleReviewOrder>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&order.reason)?;
    let (app, operator, partner, order) = (&app, &operator, &partner, &order);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        let member = vendor_facts::review_role(&there, &order.member_id, order.role).await?;
        let begun = Note::given(Subject::Role(&order.member_id, order.role));
        settled(app, &there, seen, Note { reason: Some(reason), member: Some(member), ..begun }).await
    })
    .await
}

/// End the review of a role, and say what came of it: the partner can change it again.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/role-reviews/end", tag = "operator", request_body = RoleReviewOrder,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn end(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(order): Json<RoleReviewOrder>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&order.reason)?;
    let (app, operator, partner, order) = (&app, &operator, &partner, &order);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        let member = vendor_facts::end_review(&there, &order.member_id, order.role).await?;
        let ended = Note::taken(Subject::Role(&order.member_id, order.role), reason);
        settled(app, &there, seen, Note { member: Some(member), ..ended }).await
    })
    .await
}
