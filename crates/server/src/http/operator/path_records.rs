//! Records on a partner's paths: solutions, coupons, vouchers, funds.

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
use domain::api::path_records::PathRecord;
use domain::api::vendor_facts::TakenBack;
use domain::api::vendor_records::{NewPathRecord, SolutionChange};
use domain::ids::{PathRecordId, TenantId};
use domain::period::{business_day, start_of_day};

/// Record what keeps a partner on its path: a solution with its state, a coupon, a voucher, a fund or a support.
/// Certified solutions count for a role certification and for opportunities.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/path-records", tag = "operator", request_body = NewPathRecord,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn add(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(new): Json<NewPathRecord>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults(business_day(app.now())))?;
    let (app, operator, partner, new) = (&app, &operator, &partner, &new);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        let id = vendor_facts::add_record(&there, new).await?;
        let record = PathRecord {
            kind: new.kind,
            solution_state: new.solution_state,
            number: new.number.trim().to_owned(),
            name: new.name.trim().to_owned(),
            recorded_at: new.recorded_on.map_or(tx.now(), start_of_day),
        };
        settled(app, &there, seen, Note::recorded(&id, &record)).await
    })
    .await
}

/// Say how far a solution is now, with a reason. What was certified with it stays certified.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/path-records/{record_id}/state", tag = "operator", request_body = SolutionChange,
    params(("partner_id" = TenantId, Path), ("record_id" = PathRecordId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn change(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path((partner, id)): Path<(TenantId, PathRecordId)>,
    Json(new): Json<SolutionChange>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&new.reason)?;
    let (app, operator, partner, id, state) = (&app, &operator, &partner, &id, new.solution_state);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        let record = vendor_facts::change_solution(&there, id, state).await?;
        let note = Note { reason: Some(reason), state: Some(state), ..Note::recorded(id, &record) };
        settled(app, &there, seen, note).await
    })
    .await
}

/// Withdraw a record, with a reason: from now on it neither keeps the account on its path nor counts for anything. Records
/// that a certification wrote stay.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/path-records/{record_id}/withdraw", tag = "operator", request_body = TakenBack,
    params(("partner_id" = TenantId, Path), ("record_id" = PathRecordId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path((partner, id)): Path<(TenantId, PathRecordId)>,
    Json(taken): Json<TakenBack>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&taken.reason)?;
    let (app, operator, partner, id) = (&app, &operator, &partner, &id);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        let record = vendor_facts::withdraw_record(&there, id).await?;
        let note = Note::taken(Subject::Record(id, record.kind), reason).of_record(&record);
        settled(app, &there, seen, note).await
    })
    .await
}
