//! Inviting a partner to a path.

use super::file::{at_version, settled};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::reviews::{self, Closing};
use crate::store::vendor_facts::{self, Note, Subject};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::partners::PartnerFile;
use domain::api::reviews::ReviewKind;
use domain::api::vendor_facts::{NewPathInvitation, TakenBack};
use domain::ids::TenantId;
use domain::program::DevelopmentPath;

/// Invite a partner to a path that is by invitation: from now on it can choose it.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/path-invitations", tag = "operator", request_body = NewPathInvitation,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn invite(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(new): Json<NewPathInvitation>,
) -> Result<Reply, ApiError> {
    let (app, operator, partner, new) = (&app, &operator, &partner, &new);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        if !app.policy(tx.now())?.program.invited_paths.contains(&new.path) {
            return Err(ApiError::field("path", FieldProblem::NotAChoice));
        }
        vendor_facts::invite(&there, new.path).await?;
        // Whoever applied for it has it now.
        reviews::close(&there, ReviewKind::PathApplication, new.path.as_str(), Closing::Granted).await?;
        settled(app, &there, seen, Note::given(Subject::Invitation(new.path))).await
    })
    .await
}

/// Take an invitation back, with a reason. A partner that has chosen the path stays on it.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/path-invitations/{path}/withdraw", tag = "operator", request_body = TakenBack,
    params(("partner_id" = TenantId, Path), ("path" = DevelopmentPath, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path((partner, path)): Path<(TenantId, DevelopmentPath)>,
    Json(taken): Json<TakenBack>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&taken.reason)?;
    let (app, operator, partner) = (&app, &operator, &partner);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        vendor_facts::uninvite(&there, path).await?;
        settled(app, &there, seen, Note::taken(Subject::Invitation(path), reason)).await
    })
    .await
}
