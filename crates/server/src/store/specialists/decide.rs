//! What the vendor does with specialists. The transaction is in the partner's tenant, in the operator's name.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::specialists::change::{Step, change};
use crate::store::specialists::row::find;
use domain::states::machine::Actor;
use domain::states::specialist::{SpecialistEvent, SpecialistState};

/// Decides about the application, or the request to cancel, that waits.
///
/// A refusal needs one.
pub(crate) async fn decide_specialist(
    tx: &Tx,
    specialist_id: &str,
    approve: bool,
    reason: &str,
) -> Result<SpecialistState, ApiError> {
    let row = find(tx, specialist_id).await?.ok_or(ApiError::NotFound)?;
    let state = row.state_at(tx.now_secs())?;
    let event = match (state, approve) {
        (SpecialistState::ApplyReviewing, true) => SpecialistEvent::ApproveApplication,
        (SpecialistState::ApplyReviewing, false) => SpecialistEvent::RejectApplication,
        (SpecialistState::CancelReviewing, true) => SpecialistEvent::ApproveCancel,
        (SpecialistState::CancelReviewing, false) => SpecialistEvent::RejectCancel,
        _ => return Err(ApiError::State { state: state.to_string() }),
    };
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
    if !approve && reason.is_none() {
        return Err(ApiError::field("reason", domain::api::error::FieldProblem::Required));
    }
    change(tx, &row, Step { event, by: Actor::Vendor, reason }).await
}

/// Ends somebody's being a specialist without the partner's asking.
#[cfg_attr(not(test), allow(dead_code, reason = "no page of the operator's console calls it yet"))]
pub(crate) async fn cancel_specialist(tx: &Tx, specialist_id: &str, reason: &str) -> Result<SpecialistState, ApiError> {
    let reason = crate::http::fields::reason(reason)?;
    let row = find(tx, specialist_id).await?.ok_or(ApiError::NotFound)?;
    change(tx, &row, Step { event: SpecialistEvent::CancelByVendor, by: Actor::Vendor, reason: Some(reason) }).await
}
