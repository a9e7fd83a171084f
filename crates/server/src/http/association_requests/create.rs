//! Asking a customer to end the association or to switch its type.

use crate::auth::Allowed;
use crate::auth::rights::ChangeAssociation;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::reply::Reply;
use crate::http::{association_requests::detail::viewer, fields};
use crate::state::App;
use crate::store::customers::{PartnerContext, find};
use crate::store::requests::{NewRequest, one, open, partner_check, require, target_of};
use axum::extract::State;
use domain::api::associations::{AssociationRequest, NewAssociationRequest};
use domain::api::error::ErrorBody;
use domain::api::messages::CodePurpose;
use domain::association::Party;

/// The rules are asked again in the transaction that sends the request; the customer's answer decides.
#[utoipa::path(post, path = "/v2/partners/association-requests", tag = "association requests", request_body = NewAssociationRequest,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = AssociationRequest), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<ChangeAssociation>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewAssociationRequest>,
) -> Result<Reply, ApiError> {
    let target = target_of(new.operation, new.target_type).map_err(|problem| ApiError::field("target_type", problem))?;
    let reason = fields::reason(&new.reason)?;
    fields::accepted("notice_accepted", new.notice_accepted)?;
    let (purpose, subject) = (CodePurpose::StartAssociationChange, new.customer_id.as_str());
    let proof = fields::staff_code(&app, &staff.session, &key, purpose, subject, new.verification_code.as_deref()).await?;
    let (app, session, new, proof) = (&app, &staff.session, &new, &proof);
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let customer = find(&tx, &new.customer_id).await?.ok_or(ApiError::CustomerNotFound)?;
        let partner = PartnerContext::load(&tx).await?;
        let report = partner_check(&customer, &partner, session, target, policy, tx.now())?;
        require(&report)?;
        proof.redeem(&tx).await?;
        let request = NewRequest {
            customer: &customer,
            partner: &partner,
            policy,
            report: &report,
            facts: &report.facts,
            target,
            requested_by: Party::Partner,
            requester_login_id: session.login.as_str(),
            requester_name: &session.display_name,
            reason,
            public_url: &app.config().public_url,
        };
        let id = open(&tx, request).await?;
        let wire = one(&tx, viewer(session), &id, tx.now_secs()).await?;
        Ok(Reply::created(&wire)?.version(wire.version))
    })
    .await
}
