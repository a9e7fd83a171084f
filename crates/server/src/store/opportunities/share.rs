//! The vendor shares an opportunity with a partner.

use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::opportunities::change::Step;
use crate::store::opportunities::draft::{Start, insert};
use crate::store::opportunities::row::find;
use crate::store::opportunities::tell;
use domain::api::messages::MessageKind;
use domain::opportunity::OpportunityDraft;
use domain::program::Direction;
use domain::rules::opportunities::deadlines::acceptance_due;
use domain::rules::policy::Policy;
use domain::states::ho::HoState;

/// Shares an opportunity with the partner of this scope, which may receive it, under an id of `tx`'s making. The
/// partner has the time of R-72 to answer.
pub(crate) async fn share_ho(tx: &Tx, id: &str, draft: &OpportunityDraft, policy: &Policy) -> Result<(), ApiError> {
    let (state, due) = (HoState::PendingAcceptance.as_str(), Some(acceptance_due(tx.now(), policy)));
    let start = Start {
        direction: Direction::Ho,
        state,
        shared_at: Some(tx.now()),
        due,
        event: "SHARE",
        action: "opportunity.share",
    };
    insert(tx, id, draft, start).await?;
    let row = find(tx, id).await?.ok_or(ApiError::NotFound)?;
    let step = Step { due, ..Step::plain(start.action, start.event, state) };
    Ok(tell::partner(tx, &row, MessageKind::OpportunityReceived, step).await?)
}
