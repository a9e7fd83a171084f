//! The change itself (SM-2): everything that ends or changes with a relation, in one transaction.

use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::{ApiError, transition};
use crate::store::authorizations;
use crate::store::customers::{CustomerRow, PartnerContext};
use crate::store::development::leave;
use crate::store::requests::{RequestRow, notify::tenant};
use crate::store::{StoreError, Tx, accounts, coupons};
use domain::association::{AssociationType, RequestKind};
use domain::states::association::{AssociationEffect, AssociationEvent, AssociationState};
use domain::states::machine::Actor;

/// What becomes of the relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    pub(super) state: AssociationState,
    pub(super) association_type: AssociationType,
    /// The audit action that did it.
    pub(super) action: &'static str,
    /// Allocation and coupons went back to the partner.
    pub(super) takes_back: bool,
}

/// Ends the relation or changes its type.
pub(super) async fn apply(tx: &Tx, row: &RequestRow, customer: &CustomerRow, by: Actor) -> Result<(), ApiError> {
    let state = customer.association_state()?;
    let change = transition(state, AssociationEvent::Agree, by)?;
    let from = customer.association_type()?;
    let mut outcome =
        Outcome { state: change.to, association_type: from, action: "association_request.approve", takes_back: false };
    for effect in change.effects {
        match effect {
            AssociationEffect::ReturnAllocation => {
                accounts::return_allocation(tx, customer, &row.id).await?;
                outcome.takes_back = true;
            }
            AssociationEffect::ReclaimCoupons => coupons::reclaim(tx, customer, row.operation()?, &row.id).await?,
            AssociationEffect::RevokeAuthorization => authorizations::end_with_relation(tx, customer).await?,
            AssociationEffect::ChangeType => outcome.association_type = row.target_type()?.unwrap_or(from),
        }
    }
    settle(tx, customer, &outcome).await?;
    note(tx, row, customer, from, &outcome).await?;
    if outcome.state == AssociationState::Unassociated {
        leave(tx, &customer.home_tenant_id, &customer.id).await?;
    }
    Ok(())
}

/// Writes the relation's new state into the customer's row, and into the distributor's copy of it.
pub(super) async fn settle(tx: &Tx, customer: &CustomerRow, outcome: &Outcome) -> Result<(), StoreError> {
    let ended = outcome.state == AssociationState::Unassociated;
    let sql = "UPDATE customers SET association_state = $4, association_type = $5, is_current = $6, pending_request_id = '', pending_kind = '',
            pending_by = '', pending_until = 0, allocated = CASE WHEN $7 THEN 0 ELSE allocated END,
            coupons = CASE WHEN $7 THEN 0 ELSE coupons END, coupon_amount = CASE WHEN $7 THEN 0 ELSE coupon_amount END,
            changed_at = $8, changed_by = $9, changed_action = $10, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(sql).bind(customer.id.as_str()).bind(customer.version).bind(outcome.state.as_str());
    let query = query.bind(outcome.association_type.as_str()).bind(!ended).bind(outcome.takes_back).bind(tx.now_secs());
    tx.exec_one(query.bind(tx.scope().actor().name.as_str()).bind(outcome.action)).await?;
    let Some(parent) = PartnerContext::load(tx).await?.parent_tenant_id else { return Ok(()) };
    let mirror = tx.within(&system_scope(tenant(&parent)?, "resellers"));
    let sql = "UPDATE customers SET association_type = $4, is_current = $5, allocated = CASE WHEN $6 THEN 0 ELSE allocated END, changed_at = $7,
            version = version + 1 WHERE tenant_id = $1 AND id = $2 AND reseller_tenant_id = $3";
    let query = mirror
        .sql(sql)
        .bind(customer.id.as_str())
        .bind(tx.scope().tenant().as_str())
        .bind(outcome.association_type.as_str());
    mirror.exec(query.bind(!ended).bind(outcome.takes_back).bind(tx.now_secs())).await?;
    Ok(())
}

async fn note(
    tx: &Tx,
    row: &RequestRow,
    customer: &CustomerRow,
    from: AssociationType,
    outcome: &Outcome,
) -> Result<(), StoreError> {
    let (event, to) = match row.operation()? {
        RequestKind::Unbind => ("ENDED", None),
        RequestKind::SwitchType => ("SWITCHED", Some(outcome.association_type.as_str().to_owned())),
    };
    let sql =
        "INSERT INTO relation_history (tenant_id, id, customer_id, event, from_type, to_type, cause_id, at) VALUES";
    let values = vec![
        tx.new_id().into(),
        customer.id.as_str().into(),
        event.into(),
        from.as_str().into(),
        to.into(),
        row.id.as_str().into(),
        tx.now_secs().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([values])).await
}
