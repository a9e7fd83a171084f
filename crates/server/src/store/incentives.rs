//! Incentive lines: list with totals, and one with its facts.

use crate::store::StoreError;
use crate::store::{Query, Reader};
use chrono::DateTime;
use domain::api::incentives::{IncentiveLine, IncentiveQuery, IncentiveSort, IncentiveTotals};
use domain::ids::{CustomerId, IncentiveId, OrderId};
use domain::incentive::{Claim, IncentiveStatus, Overlays, Sign};
use domain::money::{Currency, Money};
use domain::rules::incentive_facts::IncentiveFacts;
use sea_orm::FromQueryResult;

const COLUMNS: &str = "SELECT id, bill_no, period, plan_name_zh, plan_name_en, customer_id, customer_name, account_name, association_type, order_id, order_kind, product_zh, product_en, currency, consumed_minor, amount_minor, status, is_frozen, payout_id, notice_until, expires_at FROM incentives WHERE tenant_id = $1";
const FACTS: &str = "SELECT facts FROM incentives WHERE tenant_id = $1 AND id = $2";

#[derive(Debug, FromQueryResult)]
struct Row {
    id: String,
    bill_no: String,
    period: String,
    plan_name_zh: String,
    plan_name_en: String,
    customer_id: String,
    customer_name: String,
    account_name: String,
    association_type: String,
    order_id: String,
    order_kind: String,
    product_zh: String,
    product_en: String,
    currency: String,
    consumed_minor: i64,
    amount_minor: i64,
    status: String,
    is_frozen: bool,
    payout_id: String,
    notice_until: Option<i64>,
    expires_at: Option<i64>,
}

#[derive(Debug, FromQueryResult)]
struct Sums {
    lines: i64,
    amount: Option<i64>,
    claimable: Option<i64>,
    frozen: Option<i64>,
}

/// One page of lines, with the count and the sums of all that match.
pub(crate) async fn list(
    db: &Reader,
    query: &IncentiveQuery,
    now: i64,
) -> Result<(u64, IncentiveTotals, Vec<IncentiveLine>), StoreError> {
    let page = filtered(db.sql(COLUMNS), query)
        .push(order(query.sort.unwrap_or(IncentiveSort::PeriodDesc)))
        .push_bind(" LIMIT ", i64::from(query.limit.unwrap_or(10)))
        .push_bind(" OFFSET ", i64::from(query.offset.unwrap_or(0)));
    let rows: Vec<Row> = db.all(page).await?;
    let lines = rows.into_iter().map(|row| line(row, now)).collect::<Result<_, _>>()?;
    // The same reading as `Claim::of`; a test compares the two.
    let sums = db
        .sql(
            "SELECT COUNT(*) AS lines, CAST(SUM(amount_minor) AS BIGINT) AS amount,
                CAST(SUM(CASE WHEN status = 'ISSUING' AND NOT is_frozen AND payout_id = '' AND (expires_at IS NULL OR expires_at > $2) THEN amount_minor ELSE 0 END) AS BIGINT) AS claimable,
                CAST(SUM(CASE WHEN status <> 'ISSUED' AND is_frozen AND payout_id = '' AND (expires_at IS NULL OR expires_at > $2) THEN amount_minor ELSE 0 END) AS BIGINT) AS frozen
             FROM incentives WHERE tenant_id = $1",
        )
        .bind(now);
    let sums: Option<Sums> = db.one(filtered(sums, query)).await?;
    let sums = sums.unwrap_or(Sums { lines: 0, amount: None, claimable: None, frozen: None });
    let money = |minor: Option<i64>| Money::new(minor.unwrap_or(0), Currency::Cny);
    let totals =
        IncentiveTotals { amount: money(sums.amount), claimable: money(sums.claimable), frozen: money(sums.frozen) };
    Ok((sums.lines.unsigned_abs(), totals, lines))
}

/// One line with the facts it rests on.
pub(crate) async fn get(
    db: &Reader,
    id: &str,
    now: i64,
) -> Result<Option<(IncentiveLine, IncentiveFacts)>, StoreError> {
    let Some(row) = db.one::<Row>(db.sql(COLUMNS).push_bind(" AND id = ", id)).await? else { return Ok(None) };
    let facts: Option<String> = db.value(db.sql(FACTS).bind(id)).await?;
    let facts = facts
        .and_then(|json| serde_json::from_str(&json).ok())
        .ok_or(StoreError::Corrupt { column: "incentives.facts" })?;
    Ok(Some((line(row, now)?, facts)))
}

/// The lines that a payout application takes in.
pub(crate) async fn of_payout(db: &Reader, payout: &str, now: i64) -> Result<Vec<IncentiveLine>, StoreError> {
    let query = db.sql(COLUMNS).push_bind(" AND payout_id = ", payout).push(" ORDER BY period, id");
    let rows: Vec<Row> = db.all(query).await?;
    rows.into_iter().map(|row| line(row, now)).collect()
}

fn filtered(mut sql: Query, query: &IncentiveQuery) -> Query {
    if let Some(period) = query.period {
        sql = sql.push_bind(" AND period = ", period.to_string());
    }
    if let Some(status) = query.status {
        sql = sql.push_bind(" AND status = ", status.as_str());
    }
    sql = match query.sign {
        Some(Sign::Positive) => sql.push(" AND amount_minor > 0"),
        Some(Sign::Zero) => sql.push(" AND amount_minor = 0"),
        Some(Sign::Negative) => sql.push(" AND amount_minor < 0"),
        None => sql,
    };
    if let Some(frozen) = query.frozen {
        sql = sql.push_bind(" AND is_frozen = ", frozen);
    }
    if let Some(customer) = query.customer_id.as_deref().filter(|id| !id.is_empty()) {
        sql = sql.push_bind(" AND customer_id = ", customer);
    }
    sql.push_contains(&["customer_name", "account_name", "order_id", "bill_no"], query.search.as_deref())
}

const fn order(sort: IncentiveSort) -> &'static str {
    match sort {
        IncentiveSort::PeriodDesc => " ORDER BY period DESC, id DESC",
        IncentiveSort::Period => " ORDER BY period, id",
        IncentiveSort::AmountDesc => " ORDER BY amount_minor DESC, id DESC",
        IncentiveSort::Amount => " ORDER BY amount_minor, id",
        IncentiveSort::Customer => " ORDER BY customer_name, id",
        IncentiveSort::ExpiresAt => " ORDER BY CASE WHEN expires_at IS NULL THEN 1 ELSE 0 END, expires_at, id",
    }
}

fn line(row: Row, now: i64) -> Result<IncentiveLine, StoreError> {
    const CORRUPT: StoreError = StoreError::Corrupt { column: "incentives" };
    let moment = |at: Option<i64>| at.and_then(|at| DateTime::from_timestamp(at, 0));
    let currency: Currency = row.currency.parse().map_err(|_| CORRUPT)?;
    let status: IncentiveStatus = row.status.parse().map_err(|_| CORRUPT)?;
    let amount = Money::new(row.amount_minor, currency);
    let applied_for = !row.payout_id.is_empty();
    let expired = row.expires_at.is_some_and(|at| now >= at);
    let overlays = Overlays { frozen: row.is_frozen, expired, applied_for };
    let claim = Claim::of(amount, status, overlays);
    Ok(IncentiveLine {
        incentive_id: IncentiveId::new(row.id).map_err(|_| CORRUPT)?,
        bill_no: row.bill_no,
        period: row.period.parse().map_err(|_| CORRUPT)?,
        plan_name_zh: row.plan_name_zh,
        plan_name_en: row.plan_name_en,
        customer_id: CustomerId::new(row.customer_id).map_err(|_| CORRUPT)?,
        customer: row.customer_name,
        account_name: row.account_name,
        association_type: row.association_type.parse().map_err(|_| CORRUPT)?,
        order_id: OrderId::new(row.order_id).ok(),
        order_kind: row.order_kind.parse().map_err(|_| CORRUPT)?,
        product_zh: row.product_zh,
        product_en: row.product_en,
        consumed: Money::new(row.consumed_minor, currency),
        amount,
        claimable: claim.claimable,
        frozen: claim.frozen,
        status,
        overlays,
        turn: status.turn(moment(row.notice_until), applied_for),
        expires_at: moment(row.expires_at),
    })
}
