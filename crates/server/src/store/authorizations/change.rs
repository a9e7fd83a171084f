//! What happens to an authorisation after it was asked for (SM-4).

use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::authorizations::row::AuthorizationRow;
use crate::store::authorizations::row::SELECT;
use crate::store::customers::{CustomerRow, PartnerContext, find_any};
use crate::store::outbox::Params;
use crate::store::requests::notify;
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::states::authorization::{AuthorizationEffect, AuthorizationEvent, AuthorizationState};
use domain::states::machine::Actor;

/// Carries out an event in the name of this scope.
pub(crate) async fn change(
    tx: &Tx,
    row: &AuthorizationRow,
    event: AuthorizationEvent,
    by: Actor,
    reason: Option<&str>,
) -> Result<AuthorizationState, ApiError> {
    let state = if event == AuthorizationEvent::Expire { row.state()? } else { row.state_at(tx.now_secs())? };
    let transition = transition(state, event, by)?;
    let sql = "UPDATE authorizations SET state = $4, answered_at = $5, answer_reason = $6, version = version + 1
         WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(transition.to.as_str()).bind(tx.now_secs());
    tx.exec_one(query.bind(reason.map(str::to_owned))).await?;
    let mirror =
        "UPDATE customers SET authorization_state = $4 WHERE tenant_id = $1 AND id = $2 AND authorization_id = $3";
    tx.exec(tx.sql(mirror).bind(row.customer_id.as_str()).bind(row.id.as_str()).bind(transition.to.as_str())).await?;
    tx.record(&row.id, event.as_str(), reason).await?;
    tell(tx, row, transition.to, transition.effects).await?;
    let detail = serde_json::json!({ "customer_id": row.customer_id, "state": transition.to });
    tx.audit(action(event), Object { kind: "authorization", id: &row.id }, &detail).await?;
    Ok(transition.to)
}

/// The relation ends or leaves resale: what waits or is in force ends with it.
pub(crate) async fn end_with_relation(tx: &Tx, customer: &CustomerRow) -> Result<(), ApiError> {
    if !customer.authorization_state()?.is_some_and(AuthorizationState::is_active) {
        return Ok(());
    }
    let query = tx.sql(SELECT).push_bind(" AND a.id = ", customer.authorization_id.as_str());
    let Some(row) = tx.one::<AuthorizationRow>(query).await? else { return Ok(()) };
    if row.state_at(tx.now_secs())?.is_active() {
        change(tx, &row, AuthorizationEvent::RelationChanged, Actor::System, None).await?;
    }
    Ok(())
}

async fn tell(
    tx: &Tx,
    row: &AuthorizationRow,
    to: AuthorizationState,
    effects: &[AuthorizationEffect],
) -> Result<(), StoreError> {
    let Some(customer) = find_any(tx, &row.customer_id).await? else { return Ok(()) };
    let details = Params::from([("authorization_id", row.id.clone()), ("state", to.as_str().to_owned())]);
    for effect in effects {
        match effect {
            AuthorizationEffect::NotifyPartner => {
                notify::login(tx, &row.requester_login_id, &customer, MessageKind::AuthorizationChanged, &details)
                    .await?;
            }
            AuthorizationEffect::NotifyCustomer => {
                let partner = PartnerContext::load(tx).await?;
                notify::customer(tx, &partner, &customer, MessageKind::AuthorizationChanged, &details).await?;
            }
        }
    }
    Ok(())
}

/// The audit action of an event.
const fn action(event: AuthorizationEvent) -> &'static str {
    match event {
        AuthorizationEvent::Agree => "authorization.agree",
        AuthorizationEvent::Reject => "authorization.reject",
        AuthorizationEvent::Revoke => "authorization.revoke",
        AuthorizationEvent::Withdraw => "authorization.withdraw",
        AuthorizationEvent::Expire => "authorization.expire",
        AuthorizationEvent::RelationChanged => "authorization.relation_changed",
    }
}
