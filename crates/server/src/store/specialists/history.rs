//! What happened to a link.

use crate::store::customers::{code, moment};
use crate::store::{Reader, StoreError};
use domain::api::associations::HistoryEntry;
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct EventRow {
    at: i64,
    event: String,
    actor: String,
    party: String,
    reason: Option<String>,
}

/// Everything, oldest first.
pub(crate) async fn history(db: &Reader, id: &str) -> Result<Vec<HistoryEntry>, StoreError> {
    let sql =
        "SELECT at, event, actor, party, reason FROM specialist_events WHERE tenant_id = $1 AND specialist_id = $2
         ORDER BY position";
    let rows: Vec<EventRow> = db.all(db.sql(sql).bind(id)).await?;
    let entry = |row: EventRow| {
        Ok(HistoryEntry {
            at: moment(row.at)?,
            event: row.event,
            actor: row.actor,
            party: code(&row.party, "specialist_events.party")?,
            reason: row.reason,
        })
    };
    rows.into_iter().map(entry).collect()
}
