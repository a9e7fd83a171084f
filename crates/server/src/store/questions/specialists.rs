//! Employees: one more invitation, and what is done with each link.

use super::Question;
use crate::store::specialists::{Asker, chosen_paths, first, invitation_facts};
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::rules::specialists::lifecycle::{SpecialistFacts, SpecialistOperation};
use domain::rules::verdict::RuleId;

/// One more invitation by this login, and every operation on every link of the first so many.
pub(crate) async fn about_specialists(
    db: &Reader,
    by: Asker<'_>,
    most: u32,
    now: DateTime<Utc>,
) -> Result<Vec<Question>, StoreError> {
    let room = invitation_facts(db, by, now).await?;
    let mut asked = vec![Question::new(RuleId::R34, &room, ("specialist", "", ""))?];
    let paths = chosen_paths(db, now).await?;
    for row in first(db, most).await? {
        for operation in SpecialistOperation::ALL.iter().copied() {
            let facts = SpecialistFacts { operation, state: row.state_at(now.timestamp())?, paths: paths.clone() };
            asked.push(Question::new(RuleId::R36, &facts, ("specialist", &row.id, &row.name))?);
        }
    }
    Ok(asked)
}
