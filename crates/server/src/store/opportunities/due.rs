//! Opportunities whose time has run out: nobody validated them, or nobody answered.

use crate::http::error::ApiError;
use crate::store::opportunities::change::{Step, advance, refused};
use crate::store::opportunities::row::{OpportunityRow, SELECT};
use crate::store::opportunities::tell::{self, Notice};
use crate::store::reviews::{self, Closing};
use crate::store::{Reader, StoreError, Tx};
use domain::api::reviews::ReviewKind;
use domain::opportunity::Standing;
use domain::states::ho::{HoEvent, HoState};
use domain::states::machine::{Actor, Machine};
use domain::states::po::{PoEvent, PoState};

/// Those that wait and whose time is over, the oldest first.
pub(crate) async fn due_opportunities(db: &Reader, now: i64) -> Result<Vec<OpportunityRow>, StoreError> {
    let waiting = [HoState::PendingAcceptance.as_str(), PoState::Validating.as_str()];
    let query = db.sql(SELECT).push_bind(" AND due_at <= ", now).push_list(" AND state IN ", waiting);
    db.all(query.push(" ORDER BY due_at, id LIMIT 500")).await
}

/// Rejects one whose time is over; does nothing when it was answered since the list was read.
pub(crate) async fn expire(tx: &Tx, row: &OpportunityRow) -> Result<bool, ApiError> {
    if !row.is_over(tx.now_secs()) {
        return Ok(false);
    }
    let (step, notices) = match row.standing()? {
        Standing::Ho(state @ HoState::PendingAcceptance) => {
            let transition = state.apply(HoEvent::Expire, Actor::Clock).map_err(refused(state))?;
            let step = Step::plain("opportunity.expire", HoEvent::Expire.as_str(), transition.to.as_str());
            (step, Notice::of_ho(transition.effects))
        }
        Standing::Po(state @ PoState::Validating) => {
            let transition = state.apply(PoEvent::Expire, Actor::Clock).map_err(refused(state))?;
            let step = Step::plain("opportunity.expire", PoEvent::Expire.as_str(), transition.to.as_str());
            reviews::close(tx, ReviewKind::OpportunityValidation, &row.id, Closing::Expired).await?;
            (step, Notice::of_po(transition.effects))
        }
        _ => return Ok(false),
    };
    advance(tx, row, step).await?;
    tell::all(tx, row, notices, step).await?;
    Ok(true)
}
