//! What the vendor does with specialists. The transaction is in the partner's tenant, in the operator's name.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::reviews::{self, Closing};
use crate::store::specialists::change::{Step, change};
use crate::store::specialists::row::{SpecialistRow, applied_for, find};
use domain::api::reviews::ReviewKind;
use domain::program::DevelopmentPath;
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

/// Takes back the applications that wait on a path that the partner has left: nobody could become a specialist there.
pub(crate) async fn release_applications(tx: &Tx, path: DevelopmentPath) -> Result<(), ApiError> {
    for row in applied_for(tx, path).await? {
        change(tx, &row, Step { event: SpecialistEvent::Release, by: Actor::System, reason: None }).await?;
        reviews::close(tx, ReviewKind::SpecialistApplication, &row.id, Closing::Dropped).await?;
    }
    Ok(())
}

/// Ends somebody's being a specialist without the partner's asking.
pub(crate) async fn cancel_specialist(tx: &Tx, row: &SpecialistRow, reason: &str) -> Result<SpecialistState, ApiError> {
    change(tx, row, Step { event: SpecialistEvent::CancelByVendor, by: Actor::Vendor, reason: Some(reason) }).await
}
