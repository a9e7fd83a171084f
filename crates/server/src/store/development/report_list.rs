//! Lists of reports.

use crate::auth::scope::AsScope;
use crate::store::development::report_row::{ReportRow, SELECT, made_by};
use crate::store::{Query, Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::customer_development::{CustomerReport, CustomerReportQuery};

/// One page of the reports that the scope sees, newest first, and how many match.
pub(crate) async fn reports(
    db: &Reader,
    query: &CustomerReportQuery,
    (offset, limit): (u32, u32),
    now: DateTime<Utc>,
) -> Result<(u64, Vec<CustomerReport>), StoreError> {
    let counted = filtered(db.sql("SELECT COUNT(*) FROM customer_reports WHERE tenant_id = $1"), db, query, now);
    let count: i64 = db.value(counted).await?.unwrap_or(0);
    let page = filtered(db.sql(SELECT), db, query, now)
        .push(" ORDER BY reported_at DESC, id DESC")
        .push_bind(" LIMIT ", i64::from(limit))
        .push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<ReportRow> = db.all(page).await?;
    let reports = rows.iter().map(|row| row.wire(now)).collect::<Result<_, _>>()?;
    Ok((count.unsigned_abs(), reports))
}

fn filtered(mut sql: Query, db: &Reader, query: &CustomerReportQuery, now: DateTime<Utc>) -> Query {
    if let Some(state) = query.state {
        // What has run out counts as such, also before the job has noted it.
        sql = sql
            .push_bind(
                " AND CASE WHEN state IN ('REPORTED', 'INVITED', 'ASSOCIATION_FAILED') AND protected_until <= ",
                now.timestamp(),
            )
            .push_bind(" THEN 'EXPIRED' ELSE state END = ", state.as_str());
    }
    let sql = sql.push_contains(&["customer_name", "account_name"], query.search.as_deref());
    made_by(sql, db.scope(), " AND reported_by_member")
}

/// How many reports of the partner count against the cap of R-05, whoever made them.
pub(crate) async fn counting(db: &Reader, now: DateTime<Utc>) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM customer_reports WHERE tenant_id = $1 AND (state = 'IN_REVIEW'
        OR state IN ('REPORTED', 'INVITED', 'ASSOCIATION_FAILED') AND protected_until > $2)";
    let count: i64 = db.value(db.sql(sql).bind(now.timestamp())).await?.unwrap_or(0);
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
