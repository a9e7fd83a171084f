//! The standing of a partner's account.

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
use domain::api::vendor_records::StandingChange;
use domain::ids::TenantId;

/// Record how a partner's account stands, with a reason: verification, freezes, debt and whatever else joining a programme looks
/// at. Memberships that it has stay.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/standing", tag = "operator", request_body = StandingChange,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(change): Json<StandingChange>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&change.reason)?;
    ApiError::unless_faultless(change.faults())?;
    let standing = change.standing.clone().in_order();
    let (app, operator, partner, standing) = (&app, &operator, &partner, &standing);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        vendor_facts::change_standing(&there, standing).await?;
        settled(app, &there, seen, Note { reason: Some(reason), ..Note::given(Subject::Standing) }).await
    })
    .await
}
