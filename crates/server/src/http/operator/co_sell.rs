//! Confirming a partner for opportunities of the vendor.

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
use domain::api::vendor_facts::{NewCoSell, TakenBack};
use domain::ids::TenantId;

/// Confirm a certified partner for opportunities of the vendor, with the number of its joint products on the vendor's
/// list; confirming again changes the number.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/co-sell/confirm", tag = "operator", request_body = NewCoSell,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn confirm(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(new): Json<NewCoSell>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, operator, partner) = (&app, &operator, &partner);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        vendor_facts::confirm(&there, new.listed_products).await?;
        let given = Note { count: Some(new.listed_products), ..Note::given(Subject::CoSell) };
        settled(app, &there, seen, given).await
    })
    .await
}

/// Withdraw the confirmation, with a reason. Opportunities that were shared stay.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/co-sell/withdraw", tag = "operator", request_body = TakenBack,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(taken): Json<TakenBack>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&taken.reason)?;
    let (app, operator, partner) = (&app, &operator, &partner);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        vendor_facts::unconfirm(&there).await?;
        settled(app, &there, seen, Note::taken(Subject::CoSell, reason)).await
    })
    .await
}
