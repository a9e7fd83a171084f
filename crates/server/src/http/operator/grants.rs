//! A quota of vouchers that the vendor gives, and whom a partner reaches at the vendor.

use super::file::{at_version, settled};
use crate::auth::Allowed;
use crate::auth::rights::Operate;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::vendor_facts::{self, Note, Subject};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::partners::PartnerFile;
use domain::api::vendor_grants::{ManagerChange, NewPartnerQuota};
use domain::ids::TenantId;
use domain::period::business_day;

/// Give a partner a quota of vouchers, with a name and the days between which it holds. A distributor can issue of it to its resellers.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/coupon-quotas", tag = "operator", request_body = NewPartnerQuota,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn give_quota(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(new): Json<NewPartnerQuota>,
) -> Result<Reply, ApiError> {
    let (app, operator, partner, new) = (&app, &operator, &partner, &new);
    app.write(operator, &key, |tx| async move {
        let terms = new.terms(business_day(tx.now())).map_err(ApiError::Invalid)?;
        let there = at_version(&tx, operator, partner, seen).await?;
        let quota = vendor_facts::give_quota(&there, new, &terms).await?;
        let more = vec![
            ("amount", terms.amount.to_decimal()),
            ("currency", terms.amount.currency.to_string()),
            ("name_zh", new.name_zh.trim().to_owned()),
            ("name_en", new.name_en.trim().to_owned()),
            ("quota", quota.to_string()),
        ];
        let until = Some(terms.expires_at);
        settled(app, &there, seen, Note { until, more, ..Note::given(Subject::CouponQuota) }).await
    })
    .await
}

/// Name the ecosystem manager whom the partner reaches from now on: its administrators get a message, and who it was before stays in
/// the audit log.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/ecosystem-manager", tag = "operator", request_body = ManagerChange,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change_manager(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(change): Json<ManagerChange>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(change.faults())?;
    let now = change.manager();
    let (app, operator, partner, now) = (&app, &operator, &partner, &now);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        let before = vendor_facts::change_manager(&there, now).await?;
        let more = vec![
            ("manager", now.name.clone()),
            ("email", now.email.clone()),
            ("telephone", now.telephone.clone()),
            ("manager_before", before.name),
            ("email_before", before.email),
            ("telephone_before", before.telephone),
        ];
        settled(app, &there, seen, Note { more, ..Note::given(Subject::EcosystemManager) }).await
    })
    .await
}

#[cfg(test)]
#[path = "grants_tests.rs"]
mod tests;
