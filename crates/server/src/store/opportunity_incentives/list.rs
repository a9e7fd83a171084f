//! Lists of applications: all of them, or those whose amount is on public notice.

use crate::store::opportunity_incentives::row::{IncentiveRow, SELECT};
use crate::store::search::{folded, like_pattern};
use crate::store::{Query, Reader, StoreError};
use domain::api::opportunity_incentives::{OpportunityIncentiveQuery, OpportunityIncentiveSort, OpportunityIncentives};

/// One page of applications and how many match.
pub(crate) async fn list(
    db: &Reader,
    query: &OpportunityIncentiveQuery,
    (offset, limit): (u32, u32),
) -> Result<OpportunityIncentives, StoreError> {
    let page = filtered(db.sql(SELECT), query)
        .push(order(query.sort.unwrap_or(OpportunityIncentiveSort::ChangedAtDesc)))
        .push_bind(" LIMIT ", i64::from(limit))
        .push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<IncentiveRow> = db.all(page).await?;
    let counted = filtered(db.sql("SELECT COUNT(*) FROM opportunity_incentives WHERE tenant_id = $1"), query);
    let count: i64 = db.value(counted).await?.unwrap_or(0);
    let incentives = rows.into_iter().map(IncentiveRow::wire).collect::<Result<_, _>>()?;
    Ok(OpportunityIncentives { count: count.unsigned_abs(), incentives })
}

fn filtered(mut sql: Query, query: &OpportunityIncentiveQuery) -> Query {
    sql = match query.published {
        Some(true) => sql.push(" AND published_at IS NOT NULL"),
        Some(false) => sql.push(" AND published_at IS NULL"),
        None => sql,
    };
    if let Some(state) = query.state {
        sql = sql.push_bind(" AND state = ", state.as_str());
    }
    if let Some(search) = query.search.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        sql = sql.push_bind(" AND search_text LIKE ", like_pattern(&folded(search))).push(" ESCAPE '\\'");
    }
    sql
}

const fn order(sort: OpportunityIncentiveSort) -> &'static str {
    use OpportunityIncentiveSort as Sort;
    match sort {
        Sort::ChangedAtDesc => " ORDER BY changed_at DESC, id DESC",
        Sort::ChangedAt => " ORDER BY changed_at, id",
        Sort::AmountDesc => " ORDER BY COALESCE(settled_minor, amount_minor) DESC, id DESC",
        Sort::Amount => " ORDER BY COALESCE(settled_minor, amount_minor), id",
        Sort::Due => " ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, id",
        Sort::DueDesc => " ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at DESC, id DESC",
    }
}
