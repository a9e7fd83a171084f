//! Inviting again.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Path};
use crate::http::reply::Reply;
use crate::http::specialists::operate::{answer, require, seen, verdict};
use crate::state::App;
use crate::store::specialists::{Inviter, account, invitation_facts, invite, target_facts};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::specialists::SpecialistDetail;
use domain::association::Party;
use domain::ids::SpecialistId;
use domain::rules::specialists::invitation::{invitation_target, specialist_invitation};
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
    let (app, id, login) = (&app, &id, staff.session.login.as_str());
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let row = seen(&tx, id, version).await?;
        let account = account(&tx, &row.home_tenant_id, &row.account_id).await?.ok_or(ApiError::NotFound)?;
        let facts = target_facts(&tx, &account, tx.now_secs()).await?;
        let verdicts = vec![
            verdict(&tx, &row, SpecialistOperation::Resend, policy).await?,
            specialist_invitation(&invitation_facts(&tx, login, tx.now()).await?, policy, tx.now()),
            invitation_target(&facts, Party::PartnerAdmin, policy, tx.now()),
        ];
        require(policy, verdicts)?;
        invite(&tx, &account, Inviter { login, policy, public_url: &app.config().public_url }).await?;
        answer(&tx, id.as_str()).await
    })
    .await
}
