//! Lists of opportunities.

use crate::store::opportunities::row::{OpportunityRow, SELECT};
use crate::store::search::{folded, like_pattern};
use crate::store::{Query, Reader, StoreError};
use domain::api::opportunities::{Opportunities, OpportunityQuery, OpportunitySort};
use domain::opportunity::OpportunityState;

/// One page of opportunities and how many match.
pub(crate) async fn list(
    db: &Reader,
    query: &OpportunityQuery,
    (offset, limit): (u32, u32),
) -> Result<Opportunities, StoreError> {
    let page = filtered(db.sql(SELECT), query)
        .push(order(query.sort.unwrap_or(OpportunitySort::ChangedAtDesc)))
        .push_bind(" LIMIT ", i64::from(limit))
        .push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<OpportunityRow> = db.all(page).await?;
    let counted = filtered(db.sql("SELECT COUNT(*) FROM opportunities WHERE tenant_id = $1"), query);
    let count: i64 = db.value(counted).await?.unwrap_or(0);
    let opportunities = rows.into_iter().map(OpportunityRow::wire).collect::<Result<_, _>>()?;
    Ok(Opportunities { count: count.unsigned_abs(), opportunities })
}

fn filtered(mut sql: Query, query: &OpportunityQuery) -> Query {
    if let Some(direction) = query.direction {
        sql = sql.push_bind(" AND direction = ", direction.as_str());
    }
    sql = match query.state {
        Some(state) => sql.push_bind(" AND state = ", state.as_str()),
        None => sql.push_bind(" AND state <> ", OpportunityState::Discarded.as_str()),
    };
    if let Some(search) = query.search.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        sql = sql.push_bind(" AND search_text LIKE ", like_pattern(&folded(search))).push(" ESCAPE '\\'");
    }
    sql
}

const fn order(sort: OpportunitySort) -> &'static str {
    match sort {
        OpportunitySort::ChangedAtDesc => " ORDER BY changed_at DESC, id DESC",
        OpportunitySort::ChangedAt => " ORDER BY changed_at, id",
        OpportunitySort::ValueDesc => " ORDER BY value_minor DESC, id DESC",
        OpportunitySort::Value => " ORDER BY value_minor, id",
        OpportunitySort::Due => " ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, id",
        OpportunitySort::DueDesc => " ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at DESC, id DESC",
    }
}
