//! 进展更新: what the partner reports about an opportunity that it follows up.

use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::store::opportunities::change::{Step, advance, refused};
use crate::store::opportunities::row::OpportunityRow;
use crate::store::opportunities::tell::{self, Notice};
use crate::store::{Reader, StoreError, Tx};
use chrono::DateTime;
use domain::api::opportunities::{NewProgress, ProgressEntry};
use domain::opportunity::{ProgressEvent, Standing};
use domain::states::ho::HoEvent;
use domain::states::machine::{Actor, Machine};
use domain::states::po::PoEvent;
use sea_orm::FromQueryResult;

const CORRUPT: StoreError = StoreError::Corrupt { column: "opportunity_progress" };

/// Notes progress; the update may end the opportunity.
pub(crate) async fn note(tx: &Tx, row: &OpportunityRow, new: &NewProgress) -> Result<(), ApiError> {
    let (to, notices) = match row.standing()? {
        Standing::Po(state) => {
            let event = match new.event {
                ProgressEvent::UpdateProgress => PoEvent::UpdateProgress,
                ProgressEvent::Deliver => PoEvent::Deliver,
                ProgressEvent::Close => PoEvent::Close,
            };
            let transition = state.apply(event, Actor::Partner).map_err(refused(state))?;
            (transition.to.as_str(), Notice::of_po(transition.effects))
        }
        Standing::Ho(state) => {
            let event = match new.event {
                ProgressEvent::UpdateProgress => Some(HoEvent::UpdateProgress),
                ProgressEvent::Close => Some(HoEvent::Close),
                // What the vendor found is delivered on the vendor's side.
                ProgressEvent::Deliver => None,
            };
            let event = event.ok_or_else(|| ApiError::State { state: state.to_string() })?;
            let transition = state.apply(event, Actor::Partner).map_err(refused(state))?;
            (transition.to.as_str(), Notice::of_ho(transition.effects))
        }
    };
    let note = new.note.trim();
    let reason = (new.event != ProgressEvent::UpdateProgress).then_some(note);
    let step = Step { reason, note: Some(note), ..Step::plain("opportunity.progress", new.event.as_str(), to) };
    advance(tx, row, step).await?;
    let last =
        "SELECT COALESCE(MAX(position), 0) FROM opportunity_progress WHERE tenant_id = $1 AND opportunity_id = $2";
    let position: i64 = tx.value(tx.sql(last).bind(row.id.as_str())).await?.unwrap_or(0) + 1;
    let entry = vec![
        row.id.as_str().into(),
        position.into(),
        tx.now_secs().into(),
        tx.scope().actor().name.as_str().into(),
        new.event.as_str().into(),
        new.phase.as_str().into(),
        i64::from(new.win_probability).into(),
        note.into(),
    ];
    let insert = "INSERT INTO opportunity_progress (tenant_id, opportunity_id, position, at, actor, event, phase, win_probability, note) VALUES";
    tx.exec_one(tx.sql(insert).push_rows([entry])).await?;
    Ok(tell::all(tx, row, notices, step).await?)
}

/// The progress of one opportunity, newest first.
pub(crate) async fn progress(db: &Reader, id: &str) -> Result<Vec<ProgressEntry>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        at: i64,
        actor: String,
        event: String,
        phase: String,
        win_probability: i64,
        note: String,
    }
    let sql = "SELECT at, actor, event, phase, win_probability, note FROM opportunity_progress
        WHERE tenant_id = $1 AND opportunity_id = $2 ORDER BY position DESC";
    let rows: Vec<Row> = db.all(db.sql(sql).bind(id)).await?;
    let entry = |row: Row| {
        Ok(ProgressEntry {
            at: DateTime::from_timestamp(row.at, 0).ok_or(CORRUPT)?,
            actor: row.actor,
            event: row.event.parse().map_err(|_| CORRUPT)?,
            phase: row.phase.parse().map_err(|_| CORRUPT)?,
            win_probability: u8::try_from(row.win_probability).map_err(|_| CORRUPT)?,
            note: row.note,
        })
    };
    rows.into_iter().map(entry).collect()
}
