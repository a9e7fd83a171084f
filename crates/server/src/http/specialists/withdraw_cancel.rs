//! Taking a request to cancel back.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::http::specialists::operate::{answer, granted, seen};
use crate::state::App;
use crate::store::reviews::{self, Closing};
use crate::store::specialists::{Step, change};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reviews::ReviewKind;
use domain::api::specialists::SpecialistDetail;
use domain::ids::SpecialistId;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::states::machine::Actor;

/// Take a request to cancel back before the vendor has decided: the employee stays a specialist.
#[utoipa::path(post, path = "/v2/partners/specialists/{specialist_id}/withdraw-cancel", tag = "specialists",
    params(("specialist_id" = SpecialistId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SpecialistDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw_cancel(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(version): IfMatch,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
) -> Result<Reply, ApiError> {
    let (app, id) = (&app, &id);
    app.write(&staff, &key, |tx| async move {
        let row = seen(&tx, id, version).await?;
        granted(app, &tx, &row, SpecialistOperation::WithdrawCancel).await?;
        let event = SpecialistOperation::WithdrawCancel.event();
        change(&tx, &row, Step { event, by: Actor::Partner, reason: None }).await?;
        reviews::close(&tx, ReviewKind::SpecialistCancellation, id.as_str(), Closing::Withdrawn).await?;
        answer(&tx, id.as_str()).await
    })
    .await
}
