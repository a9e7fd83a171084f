//! Quotas of coupons: the own ones, those that resellers have, and the records.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::{ViewBalance, ViewRecords};
use crate::http::error::ApiError;
use crate::http::extract::{Json, Query};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::{coupon_quotas, resellers};
use axum::extract::State;
use domain::api::coupon_quotas::{CouponQuotaQuery, CouponQuotas, QuotaStatus};
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::issued_quotas::{IssuedCouponQuotas, IssuedQuotaQuery, QuotaRecordQuery, QuotaRecords};

/// The most quotas that a query may name.
const MOST: usize = 100;

/// The partner's own quotas, the newest first: the vendor's, and a reseller's from its distributor.
#[utoipa::path(post, path = "/v2/partners/coupon-quotas/query", tag = "balances", request_body = CouponQuotaQuery,
    responses((status = 200, body = CouponQuotas), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn own(
    staff: Allowed<ViewBalance>,
    State(app): State<App>,
    Json(query): Json<CouponQuotaQuery>,
) -> Result<Reply, ApiError> {
    if query.quota_ids.len() > MOST {
        return Err(ApiError::field_limit("quota_ids", FieldProblem::TooLong, 100));
    }
    if query.quota_status_list.len() > QuotaStatus::ALL.len() {
        return Err(ApiError::field_limit("quota_status_list", FieldProblem::TooLong, 3));
    }
    let page = fields::page(query.offset, query.limit)?;
    Reply::ok(&coupon_quotas::quotas(&app.read(&staff), &query, app.now(), page).await?)
}

/// Quotas that resellers got, about the resellers that the login sees.
#[utoipa::path(get, path = "/v2/partners/issued-coupon-quotas", tag = "resellers", params(IssuedQuotaQuery),
    responses((status = 200, body = IssuedCouponQuotas), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn issued(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Query(query): Query<IssuedQuotaQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    let db = app.read(&staff);
    require_distributor(&db).await?;
    Reply::ok(&resellers::issued_quotas(&db, &query, app.now(), page).await?)
}

/// What was issued and taken back, about the resellers that the login sees.
#[utoipa::path(get, path = "/v2/partners/coupon-quotas/records", tag = "resellers", params(QuotaRecordQuery),
    responses((status = 200, body = QuotaRecords), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn records(
    staff: Allowed<ViewRecords>,
    State(app): State<App>,
    Query(query): Query<QuotaRecordQuery>,
) -> Result<Reply, ApiError> {
    let page = fields::page(query.offset, query.limit)?;
    let db = app.read(&staff);
    require_distributor(&db).await?;
    Reply::ok(&resellers::quota_records(&db, &query, page).await?)
}
