//! Payout applications: list, one, and taking one back.

use crate::store::StoreError;
use crate::store::Tx;
use crate::store::{Query, Reader};
use crate::store::{incentives, payout_invoices};
use chrono::{DateTime, Utc};
use domain::api::associations::HistoryEntry;
use domain::api::payouts::{PayoutApplication, PayoutApplicationQuery, PayoutSort};
use domain::association::Party;
use domain::ids::PayoutId;
use domain::money::Money;
use domain::rules::policy::Policy;
use domain::states::machine::{Actor, Machine};
use domain::states::payout::PayoutState;
use sea_orm::FromQueryResult;

const COLUMNS: &str = "SELECT id, payout_no, applied_at, applicant_name, currency, amount_minor, method, state, state_since, reason, invoice_numbers, version FROM payout_applications WHERE tenant_id = $1";
const CORRUPT: StoreError = StoreError::Corrupt { column: "payout_applications" };

#[derive(Debug, FromQueryResult)]
struct Row {
    id: String,
    payout_no: String,
    applied_at: i64,
    applicant_name: String,
    currency: String,
    amount_minor: i64,
    method: String,
    state: String,
    state_since: i64,
    reason: String,
    invoice_numbers: String,
    version: i64,
}

/// One page of applications and how many match; without their lines and history.
pub(crate) async fn list(
    db: &Reader,
    query: &PayoutApplicationQuery,
    policy: &Policy,
) -> Result<(u64, Vec<PayoutApplication>), StoreError> {
    let page = filtered(db.sql(COLUMNS), query)
        .push(match query.sort.unwrap_or(PayoutSort::AppliedAtDesc) {
            PayoutSort::AppliedAtDesc => " ORDER BY applied_at DESC, id DESC",
            PayoutSort::AppliedAt => " ORDER BY applied_at, id",
            PayoutSort::AmountDesc => " ORDER BY amount_minor DESC, id DESC",
            PayoutSort::Amount => " ORDER BY amount_minor, id",
        })
        .push_bind(" LIMIT ", i64::from(query.limit.unwrap_or(10)))
        .push_bind(" OFFSET ", i64::from(query.offset.unwrap_or(0)));
    let rows: Vec<Row> = db.all(page).await?;
    let counted = filtered(db.sql("SELECT COUNT(*) FROM payout_applications WHERE tenant_id = $1"), query);
    let count: i64 = db.value(counted).await?.unwrap_or(0);
    let mut applications =
        rows.into_iter().map(|row| application(row, policy)).collect::<Result<Vec<_>, StoreError>>()?;
    payout_invoices::put_into(db, &mut applications).await?;
    Ok((count.unsigned_abs(), applications))
}

/// One application with the lines it takes in and what happened to it.
pub(crate) async fn get(
    db: &Reader,
    id: &str,
    now: DateTime<Utc>,
    policy: &Policy,
) -> Result<Option<PayoutApplication>, StoreError> {
    let Some(row) = db.one::<Row>(db.sql(COLUMNS).push_bind(" AND id = ", id)).await? else { return Ok(None) };
    let mut application = application(row, policy)?;
    payout_invoices::put_into(db, std::slice::from_mut(&mut application)).await?;
    application.lines = incentives::of_payout(db, id, now.timestamp()).await?;
    application.history = history(db, id).await?;
    Ok(Some(application))
}

/// Moves an application on to `to` and notes who did it. Why it was refused before stays in its history.
pub(crate) async fn advance(
    tx: &Tx,
    id: &str,
    from_version: i64,
    to: PayoutState,
    event: &'static str,
    actor: &str,
) -> Result<(), StoreError> {
    let update = "UPDATE payout_applications SET state = $3, state_since = $4, reason = '', version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $5";
    tx.exec_one(tx.sql(update).bind(id).bind(to.as_str()).bind(tx.now_secs()).bind(from_version)).await?;
    let last = "SELECT COALESCE(MAX(seq), 0) FROM payout_events WHERE tenant_id = $1 AND payout_id = $2";
    let last: i64 = tx.value(tx.sql(last).bind(id)).await?.unwrap_or(0);
    let row = vec![
        id.into(),
        (last + 1).into(),
        tx.now_secs().into(),
        event.into(),
        actor.into(),
        Party::Partner.as_str().into(),
    ];
    let insert = "INSERT INTO payout_events (tenant_id, payout_id, seq, at, event, actor_name, party) VALUES";
    tx.exec_one(tx.sql(insert).push_rows([row])).await
}

/// The lines of an application can be applied for again.
pub(crate) async fn release_incentives(tx: &Tx, id: &str) -> Result<u64, StoreError> {
    tx.exec(tx.sql("UPDATE incentives SET payout_id = '' WHERE tenant_id = $1 AND payout_id = $2").bind(id)).await
}

fn filtered(mut sql: Query, query: &PayoutApplicationQuery) -> Query {
    if let Some(state) = query.state {
        sql = sql.push_bind(" AND state = ", state.as_str());
    }
    if let Some(method) = query.method {
        sql = sql.push_bind(" AND method = ", method.as_str());
    }
    sql.push_contains(&["payout_no"], query.search.as_deref())
}

fn application(row: Row, policy: &Policy) -> Result<PayoutApplication, StoreError> {
    let moment = |at: i64| DateTime::from_timestamp(at, 0).ok_or(CORRUPT);
    let state: PayoutState = row.state.parse().map_err(|_| CORRUPT)?;
    let method = row.method.parse().map_err(|_| CORRUPT)?;
    let payment_due = policy.calendar.deadline(moment(row.state_since)?, policy.incentive.payment_working_days);
    Ok(PayoutApplication {
        payout_id: PayoutId::new(row.id).map_err(|_| CORRUPT)?,
        payout_no: row.payout_no,
        applied_at: moment(row.applied_at)?,
        applicant_name: row.applicant_name,
        amount: Money::new(row.amount_minor, row.currency.parse().map_err(|_| CORRUPT)?),
        method,
        stage: state.stage(),
        next_stage: state.next_stage(method),
        state,
        turn: state.turn(Some(payment_due)),
        actions: state.events_for(Actor::Partner),
        explanation: state.explanation(method),
        reason: Some(row.reason).filter(|reason| !reason.is_empty()),
        invoice_numbers: serde_json::from_str(&row.invoice_numbers).map_err(|_| CORRUPT)?,
        invoices: Vec::new(),
        lines: Vec::new(),
        history: Vec::new(),
        version: row.version,
    })
}

async fn history(db: &Reader, id: &str) -> Result<Vec<HistoryEntry>, StoreError> {
    #[derive(FromQueryResult)]
    struct Event {
        at: i64,
        event: String,
        actor_name: String,
        party: String,
        reason: String,
    }
    let sql = "SELECT at, event, actor_name, party, reason FROM payout_events WHERE tenant_id = $1 AND payout_id = $2 ORDER BY seq";
    let events: Vec<Event> = db.all(db.sql(sql).bind(id)).await?;
    let entry = |event: Event| {
        Ok(HistoryEntry {
            at: DateTime::from_timestamp(event.at, 0).ok_or(CORRUPT)?,
            event: event.event,
            actor: event.actor_name,
            party: event.party.parse().map_err(|_| CORRUPT)?,
            reason: Some(event.reason).filter(|reason| !reason.is_empty()),
        })
    };
    events.into_iter().map(entry).collect()
}
