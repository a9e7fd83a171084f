//! Asking to cancel a project specialist.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::http::specialists::operate::{answer, granted, seen, submit};
use crate::state::App;
use crate::store::attachments::{self, Proves};
use crate::store::specialists::{Step, change};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reviews::ReviewKind;
use domain::api::specialist_requests::SpecialistCancellation;
use domain::api::specialists::SpecialistDetail;
use domain::ids::SpecialistId;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::states::machine::Actor;

/// Ask to cancel a specialist, with a reason and a file that proves it; the vendor decides, and until then it can be taken back.
#[utoipa::path(post, path = "/v2/partners/specialists/{specialist_id}/cancel", tag = "specialists", request_body = SpecialistCancellation,
    params(("specialist_id" = SpecialistId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SpecialistDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn cancel(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(version): IfMatch,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
    Json(new): Json<SpecialistCancellation>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    let (app, id, new) = (&app, &id, &new);
    app.write(&staff, &key, |tx| async move {
        let row = seen(&tx, id, version).await?;
        let granted = granted(app, &tx, &row, SpecialistOperation::Cancel).await?;
        let reason = new.reason.trim();
        let proof = attachments::waiting(&tx, &new.attachment_id).await?;
        attachments::attach(&tx, &proof, Proves::Cancellation).await?;
        let sql = "UPDATE specialists SET cancel_reason = $4, cancel_document = $5, cancel_attachment = $6
             WHERE tenant_id = $1 AND id = $2 AND version = $3";
        let query = tx.sql(sql).bind(id.as_str()).bind(version).bind(reason);
        tx.exec_one(query.bind(proof.file_name.as_str()).bind(proof.attachment_id.as_str())).await?;
        let event = SpecialistOperation::Cancel.event();
        change(&tx, &row, Step { event, by: Actor::Partner, reason: Some(reason) }).await?;
        submit(&tx, ReviewKind::SpecialistCancellation, &row, &granted).await?;
        answer(&tx, id.as_str()).await
    })
    .await
}
