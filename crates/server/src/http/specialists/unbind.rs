//! Ending the link.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::http::specialists::operate::{answer, granted, seen};
use crate::state::App;
use crate::store::specialists::{Step, change};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::specialists::SpecialistDetail;
use domain::ids::SpecialistId;
use domain::rules::specialists::lifecycle::SpecialistOperation;
use domain::states::machine::Actor;

/// End the link to an employee: not while it is a specialist. The partner reads nothing of the personal account any more.
#[utoipa::path(post, path = "/v2/partners/specialists/{specialist_id}/unbind", tag = "specialists",
    params(("specialist_id" = SpecialistId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SpecialistDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn unbind(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(version): IfMatch,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
) -> Result<Reply, ApiError> {
    let (app, id) = (&app, &id);
    app.write(&staff, &key, |tx| async move {
        let row = seen(&tx, id, version).await?;
        granted(app, &tx, &row, SpecialistOperation::Unbind).await?;
        let event = SpecialistOperation::Unbind.event();
        change(&tx, &row, Step { event, by: Actor::Partner, reason: None }).await?;
        answer(&tx, id.as_str()).await
    })
    .await
}
