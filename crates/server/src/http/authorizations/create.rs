//! Asking a resale customer for authorisation (申请客户授权, R-12).

use crate::auth::Allowed;
use crate::auth::rights::RequestAuthorization;
use crate::http::authorizations::list::viewer;
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::authorizations::{one, open};
use crate::store::customers::{PartnerContext, find};
use axum::extract::State;
use domain::api::authorizations::{CustomerAuthorization, NewAuthorization};
use domain::api::error::ErrorBody;
use domain::rules::authorization::request_authorization;

/// The first request of a partner account needs the commitment letter ticked.
#[utoipa::path(post, path = "/v2/partners/authorizations", tag = "authorizations", request_body = NewAuthorization,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = CustomerAuthorization), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn create(
    staff: Allowed<RequestAuthorization>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<NewAuthorization>,
) -> Result<Reply, ApiError> {
    let (app, session, new) = (&app, &staff.session, &new);
    app.write(&staff, &key, |tx| async move {
        let policy = app.policy(tx.now())?;
        let customer = find(&tx, &new.customer_id).await?.ok_or(ApiError::CustomerNotFound)?;
        let partner = PartnerContext::load(&tx).await?;
        let facts = customer.authorization_facts(&partner.standing()?, session)?;
        let verdict = request_authorization(&facts, policy, tx.now());
        if !verdict.allowed() {
            return Err(ApiError::ConditionsNotMet { available_at: verdict.available_at(), check_items: verdict.conditions });
        }
        if partner.commitment_letter_at.is_none() {
            fields::accepted("letter_accepted", new.letter_accepted)?;
            let sql = "UPDATE tenants SET commitment_letter_at = $2 WHERE tenant_id = $1 AND commitment_letter_at IS NULL";
            tx.exec(tx.sql(sql).bind(tx.now_secs())).await?;
        }
        let id = open(&tx, &customer, &partner, policy, (session.login.as_str(), &session.display_name)).await?;
        let wire = one(&tx, viewer(session), &id, tx.now_secs()).await?;
        Ok(Reply::created(&wire)?.version(wire.version))
    })
    .await
}
