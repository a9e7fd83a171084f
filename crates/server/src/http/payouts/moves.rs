//! What every move of the partner begins and ends with (SM-7).

use crate::http::error::{ApiError, transition};
use crate::http::reply::Reply;
use crate::store::audit::Object;
use crate::store::{Tx, payouts};
use domain::api::payouts::PayoutApplication;
use domain::rules::policy::Policy;
use domain::states::machine::{Actor, Transition};
use domain::states::payout::{PayoutEvent, PayoutState};

/// The application in the audit log.
pub(super) const fn object(id: &str) -> Object<'_> {
    Object { kind: "payout_application", id }
}

/// The application at the version that was seen, and where the event leads from its state.
pub(super) async fn begin(
    tx: &Tx,
    id: &str,
    seen: i64,
    event: PayoutEvent,
    policy: &Policy,
) -> Result<(PayoutApplication, &'static Transition<PayoutState>), ApiError> {
    let found = payouts::get(tx, id, tx.now(), policy).await?.ok_or(ApiError::NotFound)?;
    tx.check_version(object(id), seen, found.version).await?;
    let leads = transition(found.state, event, Actor::Partner)?;
    Ok((found, leads))
}

/// The application as it is after the move.
pub(super) async fn shown(tx: &Tx, id: &str, policy: &Policy) -> Result<Reply, ApiError> {
    let changed = payouts::get(tx, id, tx.now(), policy).await?.ok_or(ApiError::NotFound)?;
    Ok(Reply::ok(&changed)?.version(changed.version))
}
