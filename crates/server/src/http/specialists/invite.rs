//! Inviting an employee.

use crate::auth::Allowed;
use crate::auth::rights::ManageOrganization;
use crate::http::decision::settle;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::http::specialists::operate::asked_to_invite;
use crate::state::App;
use crate::store::specialists::{self, Asker, Inviter, account, contact_hash};
use axum::extract::State;
use domain::api::error::{ErrorBody, FieldProblem};
use domain::api::specialist_requests::{CONTACT_MAX, NewSpecialistInvitation};
use domain::api::specialists::SpecialistDetail;
use domain::text::line_fault;

/// Invite an account by site message and mail. The link in the letter holds seven days; the rules are asked
/// again in the transaction that sends it.
#[utoipa::path(post, path = "/v2/partners/specialists/invitations", tag = "specialists", request_body = NewSpecialistInvitation,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = SpecialistDetail), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 409, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn invite(
    staff: Allowed<ManageOrganization>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewSpecialistInvitation>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(line_fault("contact", &new.contact, 1, CONTACT_MAX).into_iter().collect())?;
    let (app, by) = (&app, Asker::of(&staff.session));
    let new = &new;
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let found = tx.personal_accounts(&contact_hash(&new.contact)).await?;
        let found = found.into_iter().find(|account| account.id == new.account_id.as_str());
        let found = found.ok_or_else(|| ApiError::field("account_id", FieldProblem::NotAChoice))?;
        let account = account(&tx, &found.tenant_id, &found.id).await?.ok_or(ApiError::NotFound)?;
        settle(&tx, asked_to_invite(app, &tx, &account, by).await?.into()).await?;
        let inviter = Inviter { login: by.login, policy, public_url: &app.config().public_url };
        let id = specialists::invite(&tx, &account, inviter).await?;
        let detail = specialists::detail(&tx, &id, tx.now()).await?.ok_or(ApiError::NotFound)?;
        Ok(Reply::created(&detail)?.version(detail.specialist.version))
    })
    .await
}
