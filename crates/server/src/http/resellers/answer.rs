//! The distributor's answer to one application.

use super::application::load;
use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::ManageResellers;
use crate::auth::scope::TenantScope;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::resellers::{APPLICATION, Step, advance, find_received};
use axum::extract::State;
use domain::api::associations::Answer;
use domain::api::error::ErrorBody;
use domain::api::reseller_applications::ResellerApplicationDetail;
use domain::ids::ResellerApplicationId;
use domain::states::machine::Actor;
use domain::states::reseller_application::ResellerApplicationEvent as Event;

/// Agree: the relation and the membership begin together, and the applicant learns of it.
#[utoipa::path(post, path = "/v2/partners/reseller-applications/{application_id}/approve", tag = "resellers",
    params(("application_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ResellerApplicationDetail), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn approve(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<ResellerApplicationId>,
) -> Result<Reply, ApiError> {
    answer(&app, &staff, &key, seen, &id, (Event::Approve, None)).await
}

/// Refuse, with a reason that the applicant reads.
#[utoipa::path(post, path = "/v2/partners/reseller-applications/{application_id}/reject", tag = "resellers", request_body = Answer,
    params(("application_id" = String, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ResellerApplicationDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn reject(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    seen: IfMatch,
    State(app): State<App>,
    Path(id): Path<ResellerApplicationId>,
    Json(given): Json<Answer>,
) -> Result<Reply, ApiError> {
    let reason = Some(fields::reason_of(&given)?);
    answer(&app, &staff, &key, seen, &id, (Event::Reject, reason)).await
}

async fn answer(
    app: &App,
    staff: &Allowed<ManageResellers>,
    key: &IdempotencyKey,
    IfMatch(seen): IfMatch,
    id: &ResellerApplicationId,
    (event, reason): (Event, Option<&str>),
) -> Result<Reply, ApiError> {
    app.write(staff, key, |tx| async move {
        require_distributor(&tx).await?;
        let policy = app.policy(tx.now())?;
        step(&tx, &staff.scope, (id, seen), Step::new(event, Actor::Distributor, reason, policy)).await?;
        let wire = load(&tx, &staff.scope, id).await?;
        let version = wire.application.version;
        Ok(Reply::ok(&wire)?.version(version))
    })
    .await
}

/// One step of an application as the distributor saw it. A refusal comes before anything is written.
pub(super) async fn step(
    tx: &Tx,
    staff: &TenantScope,
    (id, seen): (&ResellerApplicationId, i64),
    step: Step<'_>,
) -> Result<(), ApiError> {
    let row = find_received(tx, id).await?.ok_or(ApiError::NotFound)?;
    let applicant = tx.within(&staff.in_tenant(row.applicant()?));
    let object = Object { kind: APPLICATION, id: id.as_str() };
    applicant.check_version(object, seen, row.version).await?;
    let to = advance(&applicant, &row, step).await?;
    let detail = serde_json::json!({ "applicant": row.applicant()?, "to": to, "reason": step.reason });
    let action = match step.event {
        Event::Approve => "reseller_application.approve",
        Event::Reject | Event::Withdraw => "reseller_application.reject",
    };
    Ok(tx.audit(action, object, &detail).await?)
}
