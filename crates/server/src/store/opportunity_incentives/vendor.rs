//! What the vendor decides about an application. Runs in the partner's tenant, in the name of the operator.

use crate::http::error::{ApiError, transition};
use crate::http::fields;
use crate::store::Tx;
use crate::store::opportunity_incentives::advance::{Step, advance};
use crate::store::opportunity_incentives::row::find;
use domain::api::error::FieldProblem;
use domain::money::Money;
use domain::rules::opportunities::incentive::check_due;
use domain::rules::policy::{Policy, PolicyHistory};
use domain::states::machine::Actor;
use domain::states::opportunity_incentive::OpportunityIncentiveEvent as Event;

/// Agrees to the computed amount, which is on public notice from now on, or refuses with a reason.
pub(crate) async fn decide(tx: &Tx, policy: &Policy, id: &str, approve: bool, reason: &str) -> Result<(), ApiError> {
    let row = find(tx, id).await?.ok_or(ApiError::NotFound)?;
    let event = if approve { Event::Approve } else { Event::Reject };
    let way = transition(row.state()?, event, Actor::Vendor)?;
    let step = Step {
        due: approve.then(|| check_due(tx.now(), policy)),
        said: if approve { reason } else { fields::reason(reason)? },
        settled: None,
    };
    advance(tx, &row, way, step).await
}

/// Settles an objection: with another amount up to the cap, or with the same and a reason.
pub(crate) async fn settle(
    tx: &Tx,
    policies: &PolicyHistory,
    id: &str,
    settled: Option<Money>,
    reason: &str,
) -> Result<(), ApiError> {
    let row = find(tx, id).await?.ok_or(ApiError::NotFound)?;
    let event = if settled.is_some() { Event::Revise } else { Event::Keep };
    let way = transition(row.state()?, event, Actor::Vendor)?;
    if let Some(amount) = settled {
        let known = row.arithmetic(policies)?;
        if amount == known.amount {
            return Err(ApiError::field("amount", FieldProblem::Unchanged));
        }
        if !known.can_become(amount) {
            return Err(ApiError::field_limit("amount", FieldProblem::OutOfRange, known.cap.minor / 100));
        }
    }
    advance(tx, &row, way, Step { settled, said: reason, due: None }).await
}
