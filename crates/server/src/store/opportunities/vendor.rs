//! What the vendor decides about an opportunity of the partner's (SM-9, R-71). Runs in the partner's tenant, in the name
//! of the operator.

use crate::http::error::ApiError;
use crate::http::fields;
use crate::store::Tx;
use crate::store::opportunities::change::{Step, advance, refused};
use crate::store::opportunities::row::{OpportunityRow, find};
use crate::store::opportunities::tell::{self, Notice};
use crate::store::reviews::{self, NewReview};
use domain::api::reviews::ReviewKind;
use domain::ids::ReceiptId;
use domain::rules::opportunities::deadlines::validation_due;
use domain::rules::policy::Policy;
use domain::states::machine::{Actor, Machine};
use domain::states::po::{PoEvent, PoState};

/// Decides in two stages, a review each: what passes the first is validated in the second, what is validated is accepted.
/// A rejection says why, in either stage. Answers the state after it; `receipt` is the decision that let it through.
pub(crate) async fn decide_po(
    tx: &Tx,
    policy: &Policy,
    id: &str,
    approve: bool,
    reason: &str,
    receipt: Option<&ReceiptId>,
) -> Result<PoState, ApiError> {
    let row = find(tx, id).await?.ok_or(ApiError::NotFound)?;
    let state = row.po()?;
    // The deadline counts, not the job that acts on it.
    if row.is_over(tx.now_secs()) {
        return Err(ApiError::State { state: PoState::Rejected.to_string() });
    }
    let (event, action) = match (state, approve) {
        (_, false) => (PoEvent::Reject, "opportunity.reject"),
        (PoState::UnderReview, true) => (PoEvent::PassReview, "opportunity.pass_review"),
        (_, true) => (PoEvent::Accept, "opportunity.accept"),
    };
    let transition = state.apply(event, Actor::Vendor).map_err(refused(state))?;
    let step = Step {
        due: (transition.to == PoState::Validating).then(|| validation_due(tx.now(), policy)),
        accepts: transition.to == PoState::Accepted,
        reason: if approve { None } else { Some(fields::reason(reason)?) },
        ..Step::plain(action, event.as_str(), transition.to.as_str())
    };
    advance(tx, &row, step).await?;
    if let Some(due) = step.due {
        // It rests on the same decision as the review before it.
        let validation = NewReview::about(ReviewKind::OpportunityValidation, id).titled(&row.name).until(due);
        reviews::open(tx, receipt.map_or(validation, |receipt| validation.with(receipt))).await?;
    }
    tell::all(tx, &row, Notice::of_po(transition.effects), step).await?;
    Ok(transition.to)
}

/// The vendor's sales cancel an accepted opportunity, and say why.
pub(crate) async fn cancel_po(tx: &Tx, row: &OpportunityRow, reason: &str) -> Result<(), ApiError> {
    let state = row.po()?;
    let transition = state.apply(PoEvent::Cancel, Actor::Vendor).map_err(refused(state))?;
    let plain = Step::plain("opportunity.cancel", PoEvent::Cancel.as_str(), transition.to.as_str());
    let step = Step { reason: Some(reason), ..plain };
    advance(tx, row, step).await?;
    Ok(tell::all(tx, row, Notice::of_po(transition.effects), step).await?)
}
