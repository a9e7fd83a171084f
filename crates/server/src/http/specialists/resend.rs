//! Inviting again.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::decision::settle;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::http::specialists::operate::{answer, asked, asked_to_invite, seen};
use crate::state::App;
use crate::store::specialists::{Asker, Inviter, account, invite};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::specialists::SpecialistDetail;
use domain::ids::SpecialistId;
use domain::rules::specialists::lifecycle::SpecialistOperation;

/// Send another invitation after one ran out or the link ended. Counts towards the day's limit; the letters
/// before it lead nowhere any more.
#[utoipa::path(post, path = "/v2/partners/specialists/{specialist_id}/resend", tag = "specialists",
    params(("specialist_id" = SpecialistId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = SpecialistDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn resend(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    IfMatch(version): IfMatch,
    State(app): State<App>,
    Path(id): Path<SpecialistId>,
) -> Result<Reply, ApiError> {
    let (app, id, by) = (&app, &id, Asker::of(&staff.session));
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let row = seen(&tx, id, version).await?;
        let account = account(&tx, &row.home_tenant_id, &row.account_id).await?.ok_or(ApiError::NotFound)?;
        let mut all = vec![asked(app, &tx, &row, SpecialistOperation::Resend).await?];
        all.extend(asked_to_invite(app, &tx, &account, by).await?);
        settle(&tx, all).await?;
        invite(&tx, &account, Inviter { login: by.login, policy, public_url: &app.config().public_url }).await?;
        answer(&tx, id.as_str()).await
    })
    .await
}
