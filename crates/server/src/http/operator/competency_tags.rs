//! Competency tags (R-33, P-44).

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
use domain::api::vendor_facts::{NewCompetencyTag, TakenBack};
use domain::ids::TenantId;
use domain::period::{business_day, end_of_day};
use domain::program::CompetencyTag;

/// Give a partner a competency tag, or other days and second-level tags to one that it holds; it counts for differentiation until its last day
///
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/competency-tags", tag = "operator", request_body = NewCompetencyTag,
    params(("partner_id" = TenantId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn give(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(partner): Path<TenantId>,
    Json(new): Json<NewCompetencyTag>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults(business_day(app.now())))?;
    let (app, operator, partner, new) = (&app, &operator, &partner, &new);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        vendor_facts::give_tag(&there, new).await?;
        let until = new.valid_until.and_then(end_of_day);
        settled(app, &there, seen, Note { until, ..Note::given(Subject::Tag(new.tag)) }).await
    })
    .await
}

/// Take a competency tag, with a reason. What was certified with it stays certified.
#[utoipa::path(post, path = "/v2/operator/partners/{partner_id}/competency-tags/{tag}/withdraw", tag = "operator", request_body = TakenBack,
    params(("partner_id" = TenantId, Path), ("tag" = CompetencyTag, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = PartnerFile), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    operator: Allowed<Operate>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path((partner, tag)): Path<(TenantId, CompetencyTag)>,
    Json(taken): Json<TakenBack>,
) -> Result<Reply, ApiError> {
    let reason = fields::reason(&taken.reason)?;
    let (app, operator, partner) = (&app, &operator, &partner);
    app.write(operator, &key, |tx| async move {
        let there = at_version(&tx, operator, partner, seen).await?;
        vendor_facts::drop_tag(&there, tag).await?;
        settled(app, &there, seen, Note::taken(Subject::Tag(tag), reason)).await
    })
    .await
}
