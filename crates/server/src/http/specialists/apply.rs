//! Applying for an employee as a project specialist.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::http::specialists::operate::{answer, granted, seen, submit};
use crate::state::App;
use crate::store::specialists::{Step, change, chosen_paths};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::reviews::ReviewKind;
use domain::api::specialist_requests::SpecialistApplication;
use domain::api::specialists::SpecialistDetail;
use domain::ids::SpecialistId;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::states::machine::Actor;

/// Apply for a bound employee as a specialist of one path; the vendor decides.
#[utoipa::path(post, path = "/v2/partners/specialists/{specialist_id}/apply", tag = "specialists", request_body = SpecialistApplication,
    params(("specialist_id" = SpecialistId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SpecialistDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn apply(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(version): IfMatch,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
    Json(new): Json<SpecialistApplication>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, id, new) = (&app, &id, &new);
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let row = seen(&tx, id, version).await?;
        let granted = granted(app, &tx, &row, SpecialistOperation::Apply).await?;
        let offered = policy.specialist.inviting_paths.contains(&new.path);
        if !offered || !chosen_paths(&tx, tx.now()).await?.contains(&new.path) {
            return Err(ApiError::field("path", FieldProblem::NotAChoice));
        }
        let sql = "UPDATE specialists SET path = $4, apply_document = $5, apply_note = $6, cancel_document = '', cancel_reason = ''
             WHERE tenant_id = $1 AND id = $2 AND version = $3";
        let query = tx.sql(sql).bind(id.as_str()).bind(version).bind(new.path.as_str());
        tx.exec_one(query.bind(new.document.trim()).bind(new.note.trim())).await?;
        let event = SpecialistOperation::Apply.event();
        let reason = Some(new.note.trim()).filter(|note| !note.is_empty());
        change(&tx, &row, Step { event, by: Actor::Partner, reason }).await?;
        submit(&tx, ReviewKind::SpecialistApplication, &row, &granted).await?;
        answer(&tx, id.as_str()).await
    })
    .await
}
