//! Answering, withdrawing or expiring a request; all in the transaction of its effect.

use crate::auth::scope::AsScope;
use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::customers::{CustomerRow, PartnerContext, find_any};
use crate::store::outbox::Params;
use crate::store::records::party_of;
use crate::store::requests::apply::{Outcome, apply, settle};
use crate::store::requests::{RequestRow, links, notify};
use crate::store::{StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::association::Party;
use domain::states::association::AssociationEvent;
use domain::states::association_request::{AssociationRequestEffect, AssociationRequestEvent, AssociationRequestState};
use domain::states::machine::{Actor, Machine};

/// What happens to a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decision<'a> {
    pub(crate) event: AssociationRequestEvent,
    /// Why, for refusals.
    pub(crate) reason: Option<&'a str>,
}

/// Makes the decision in the name of this scope.
///
/// What must hold is looked at now: the request waits, its time is not up, and it is the one that the
/// relation waits for.
pub(crate) async fn decide(tx: &Tx, row: &RequestRow, decision: Decision<'_>) -> Result<(), ApiError> {
    let is_expiry = decision.event == AssociationRequestEvent::Expire;
    let state = if is_expiry { row.state()? } else { row.state_at(tx.now_secs())? };
    let refused = |state: AssociationRequestState| ApiError::State { state: state.to_string() };
    let actor = row.actor_of(party_of(tx.scope().actor().kind))?;
    let transition = state.apply(decision.event, actor).map_err(|_| refused(state))?;
    let customer = find_any(tx, &row.customer_id).await?.ok_or(ApiError::CustomerNotFound)?;
    if customer.pending_request_id != row.id {
        return Err(ApiError::State { state: customer.association_state });
    }
    close(tx, row, transition.to, decision.reason).await?;
    if transition.effects.contains(&AssociationRequestEffect::ApplyChange) {
        apply(tx, row, &customer, actor_in_relation(tx)).await?;
    } else {
        release(tx, &customer, action(decision.event)).await?;
    }
    tx.record(&row.id, decision.event.as_str(), decision.reason).await?;
    links::use_up(tx, &row.id).await?;
    tell(tx, row, &customer, transition.to, decision.reason, transition.effects).await?;
    let detail = serde_json::json!({ "customer_id": row.customer_id, "state": transition.to });
    tx.audit(action(decision.event), Object { kind: "association_request", id: &row.id }, &detail).await?;
    Ok(())
}

async fn close(tx: &Tx, row: &RequestRow, to: AssociationRequestState, reason: Option<&str>) -> Result<(), StoreError> {
    let sql = "UPDATE association_requests SET state = $4, answered_at = $5, answer_reason = $6, version = version + 1
         WHERE tenant_id = $1 AND id = $2 AND version = $3 AND state = 'PENDING'";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(to.as_str()).bind(tx.now_secs());
    tx.exec_one(query.bind(reason.map(str::to_owned))).await
}

/// The relation is what it was before the request.
async fn release(tx: &Tx, customer: &CustomerRow, action: &'static str) -> Result<(), ApiError> {
    let state = customer.association_state()?;
    let next = transition(state, AssociationEvent::Release, Actor::System)?;
    settle(
        tx,
        customer,
        &Outcome { state: next.to, association_type: customer.association_type()?, action, takes_back: false },
    )
    .await?;
    Ok(())
}

fn actor_in_relation(tx: &Tx) -> Actor {
    match tx.scope().actor().kind {
        crate::auth::scope::ActorKind::Customer => Actor::Customer,
        _ => Actor::Partner,
    }
}

async fn tell(
    tx: &Tx,
    row: &RequestRow,
    customer: &CustomerRow,
    to: AssociationRequestState,
    reason: Option<&str>,
    effects: &[AssociationRequestEffect],
) -> Result<(), StoreError> {
    let kind = match to {
        AssociationRequestState::Approved => MessageKind::AssociationApproved,
        AssociationRequestState::Rejected => MessageKind::AssociationRejected,
        AssociationRequestState::Cancelled => MessageKind::AssociationCancelled,
        AssociationRequestState::Expired => MessageKind::AssociationExpired,
        AssociationRequestState::Pending => return Ok(()),
    };
    let details = Params::from([
        ("operation", row.operation.clone()),
        ("current_type", row.current_type.clone()),
        ("target_type", row.target_type.clone().unwrap_or_default()),
        ("request_id", row.id.clone()),
        ("reason", reason.unwrap_or_default().to_owned()),
        ("state", to.as_str().to_owned()),
    ]);
    let asked_by_customer = row.requested_by()? == Party::Customer;
    let partner = PartnerContext::load(tx).await?;
    for effect in effects {
        match (effect, asked_by_customer) {
            (AssociationRequestEffect::ApplyChange, _) => {}
            (AssociationRequestEffect::NotifyRequester, true)
            | (AssociationRequestEffect::NotifyCounterparty, false) => {
                notify::customer(tx, &partner, customer, kind, &details).await?;
            }
            (AssociationRequestEffect::NotifyRequester, false) => {
                notify::login(tx, &row.requester_login_id, customer, kind, &details).await?;
            }
            (AssociationRequestEffect::NotifyCounterparty, true) => {
                notify::administrators(tx, customer, kind, &details).await?
            }
        }
    }
    Ok(())
}

/// The audit action of an event.
const fn action(event: AssociationRequestEvent) -> &'static str {
    match event {
        AssociationRequestEvent::Approve => "association_request.approve",
        AssociationRequestEvent::Reject => "association_request.reject",
        AssociationRequestEvent::Withdraw => "association_request.withdraw",
        AssociationRequestEvent::Expire => "association_request.expire",
    }
}
