//! Invitations by mail to become a reseller: made, listed and taken back by the distributor, read by the invited.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::rights::{ManageResellers, ViewPrograms};
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, IfMatch, Json, Path};
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::customers::PartnerContext;
use crate::store::requests::notify::tenant;
use crate::store::{StoreError, resellers};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::reseller_invitations::{
    InvitationToken, NewResellerInvitation, ReceivedResellerInvitation, ResellerInvitation, ResellerInvitations,
    SentResellerInvitation,
};
use domain::api::reviews::PartnerAccount;
use domain::ids::ResellerInvitationId;
use domain::rules::customer_invitation::invitation_end;

/// Invite a company by mail to become this distributor's reseller (P-60). The letter's link works once, for as many days
/// as any invitation of a partner's. It is the distributor's agreement: the vendor alone still decides.
#[utoipa::path(post, path = "/v2/partners/reseller-invitations", tag = "resellers", request_body = NewResellerInvitation,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = SentResellerInvitation), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewResellerInvitation>,
) -> Result<Reply, ApiError> {
    let (app, new, login) = (&app, &new, staff.session.login.as_str());
    app.write(&staff, &key, |tx| async move {
        require_distributor(&tx).await?;
        ApiError::unless_faultless(new.faults())?;
        let until = invitation_end(tx.now(), app.policy(tx.now())?);
        let (id, url) = resellers::invite(&tx, new, (login, &app.config().public_url), until).await?;
        let row = resellers::find_invitation(&tx, &id).await?.ok_or(ApiError::NotFound)?;
        let sent = SentResellerInvitation { invitation: row.wire(tx.now())?, url: url.reveal().clone() };
        Ok(Reply::created(&sent)?.version(row.version))
    })
    .await
}

/// The invitations of this distributor, newest first, each with what became of it. Their addresses are not among the
/// answers.
#[utoipa::path(get, path = "/v2/partners/reseller-invitations", tag = "resellers",
    responses((status = 200, body = ResellerInvitations), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody)))]
pub async fn list(staff: Allowed<ManageResellers>, State(app): State<App>) -> Result<Reply, ApiError> {
    let (now, db) = (app.now(), app.read(&staff));
    require_distributor(&db).await?;
    let rows = resellers::invitations(&db).await?;
    let invitations = rows.iter().map(|row| row.wire(now)).collect::<Result<_, StoreError>>()?;
    Reply::ok(&ResellerInvitations { invitations })
}

/// Take an invitation back. Until the vendor has decided on what was applied for with it, the agreement goes with it, and
/// the application is the distributor's to answer like any other.
#[utoipa::path(post, path = "/v2/partners/reseller-invitations/{invitation_id}/withdraw", tag = "resellers",
    params(("invitation_id" = ResellerInvitationId, Path), ("If-Match" = String, Header), ("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ResellerInvitation), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody), (status = 412, body = ErrorBody), (status = 422, body = ErrorBody), (status = 428, body = ErrorBody)))]
pub async fn withdraw(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    IfMatch(seen): IfMatch,
    State(app): State<App>,
    Path(id): Path<ResellerInvitationId>,
) -> Result<Reply, ApiError> {
    let id = &id;
    app.write(&staff, &key, |tx| async move {
        require_distributor(&tx).await?;
        let row = resellers::withdraw_invitation(&tx, id.as_str(), seen).await?;
        Ok(Reply::ok(&row.wire(tx.now())?)?.version(row.version))
    })
    .await
}

/// Read the invitation behind the token of a letter: who invites, and until when. Looking changes nothing.
#[utoipa::path(post, path = "/v2/partners/reseller-invitations/read", tag = "resellers", request_body = InvitationToken,
    responses((status = 200, body = ReceivedResellerInvitation), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody)))]
pub async fn read(
    staff: Allowed<ViewPrograms>,
    State(app): State<App>,
    Json(given): Json<InvitationToken>,
) -> Result<Reply, ApiError> {
    let found = resellers::invitation_by_token(app.store(), &given.token.0).await?.ok_or(ApiError::NotFound)?;
    let distributor = tenant(&found.tenant_id)?;
    let there = app.read(&system_scope(distributor.clone(), "reseller invitations"));
    let row = resellers::find_invitation(&there, &found.id).await?.ok_or(ApiError::NotFound)?;
    let partner = PartnerContext::load(&there).await?;
    let bar = resellers::bar(&app.read(&staff), &distributor, app.now()).await?;
    Reply::ok(&ReceivedResellerInvitation {
        distributor: PartnerAccount { partner_id: distributor, name_zh: partner.name_zh, name_en: partner.name_en },
        name: row.name.clone(),
        state: row.state(app.now())?,
        bar,
        expires_at: row.expires_at()?,
    })
}
