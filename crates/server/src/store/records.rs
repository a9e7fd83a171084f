//! What happened to a request or an authorisation, in order.

use crate::auth::scope::{Actor, ActorKind, AsScope};
use crate::store::customers::{code, moment};
use crate::store::{Reader, StoreError, Tx};
use domain::api::associations::HistoryEntry;
use domain::association::Party;
use sea_orm::FromQueryResult;
use std::collections::HashMap;

#[derive(Debug, FromQueryResult)]
struct EventRow {
    record_id: String,
    at: i64,
    event: String,
    actor: String,
    party: String,
    reason: Option<String>,
}

/// The side in whose name a scope acts.
pub(crate) const fn party_of(kind: ActorKind) -> Party {
    match kind {
        ActorKind::Partner => Party::Partner,
        ActorKind::Customer => Party::Customer,
        ActorKind::Operator => Party::Vendor,
        ActorKind::System => Party::Clock,
    }
}

impl Tx {
    /// Notes what happened to a record, in the name of this scope; the clock has no name.
    pub(crate) async fn record(&self, record_id: &str, event: &str, reason: Option<&str>) -> Result<(), StoreError> {
        self.record_as(self.scope().actor(), record_id, event, reason).await
    }

    /// Notes it in the name of somebody whose work this transaction does in another tenant.
    pub(crate) async fn record_as(
        &self,
        actor: &Actor,
        record_id: &str,
        event: &str,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        self.record_for(party_of(actor.kind), actor, record_id, event, reason).await
    }

    /// Notes it on a side that the kind of the actor does not tell: distributors are partners too.
    pub(crate) async fn record_for(
        &self,
        party: Party,
        actor: &Actor,
        record_id: &str,
        event: &str,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let name = if party == Party::Clock { "" } else { actor.name.as_str() };
        let last = "SELECT COALESCE(MAX(position), 0) FROM record_events WHERE tenant_id = $1 AND record_id = $2";
        let position: i64 = self.value(self.sql(last).bind(record_id)).await?.unwrap_or(0) + 1;
        let sql = "INSERT INTO record_events (tenant_id, record_id, position, at, event, actor, party, reason) VALUES";
        let row = vec![
            record_id.into(),
            position.into(),
            self.now_secs().into(),
            event.into(),
            name.into(),
            party.as_str().into(),
            reason.map(str::to_owned).into(),
        ];
        self.exec_one(self.sql(sql).push_rows([row])).await
    }
}

/// The histories of the records of one page, by record.
pub(crate) async fn histories<'a>(
    db: &Reader,
    ids: impl IntoIterator<Item = &'a str>,
) -> Result<HashMap<String, Vec<HistoryEntry>>, StoreError> {
    let sql = "SELECT record_id, at, event, actor, party, reason FROM record_events WHERE tenant_id = $1";
    let query = db.sql(sql).push_list(" AND record_id IN ", ids).push(" ORDER BY record_id, position");
    let mut found: HashMap<String, Vec<HistoryEntry>> = HashMap::new();
    for row in db.all::<EventRow>(query).await? {
        let entry = HistoryEntry {
            at: moment(row.at)?,
            event: row.event,
            actor: row.actor,
            party: code(&row.party, "record_events.party")?,
            reason: row.reason,
        };
        found.entry(row.record_id).or_default().push(entry);
    }
    Ok(found)
}
