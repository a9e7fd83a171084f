//! The customer list: filters, order, page and count. Ids first, from narrow indexes; then the page's rows.

use crate::auth::scope::AsScope;
use crate::store::customers::row::{CustomerRow, SELECT};
use crate::store::customers::visible;
use crate::store::search::{Found, Plan, folded, like_pattern};
use crate::store::{Query, Reader, StoreError};
use domain::api::customers::{CustomerSort, SubCustomerQuery};
use sea_orm::FromQueryResult;
use std::collections::HashMap;

/// Stands for every reseller below a distributor; no id can be written so.
pub(crate) const ALL_RESELLERS: &str = "*";

/// A query whose limits have been checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ListQuery<'a> {
    /// Filters and order.
    pub(crate) filter: &'a SubCustomerQuery,
    /// Rows to skip.
    pub(crate) offset: u32,
    /// Rows to answer.
    pub(crate) limit: u32,
    /// Seconds since 1970, for "expires within".
    pub(crate) now: i64,
}

#[derive(Debug, FromQueryResult)]
struct IdRow {
    id: String,
}

/// One page and the number of all matches.
pub(crate) async fn list(db: &Reader, query: ListQuery<'_>) -> Result<(Vec<CustomerRow>, u64), StoreError> {
    let plan = plan(db, query.filter).await?;
    let page = async { rows_of(db, &ids_by(db, &query, &plan).await?).await };
    let count = async { db.value::<i64>(matching(db, Select::Count, &query, &plan)).await };
    let (rows, count) = tokio::try_join!(page, count)?;
    Ok((rows, count.unwrap_or(0).unsigned_abs()))
}

/// The ids of a page, in order.
pub(crate) async fn ids(db: &Reader, query: ListQuery<'_>) -> Result<Vec<String>, StoreError> {
    let plan = plan(db, query.filter).await?;
    ids_by(db, &query, &plan).await
}

async fn plan(db: &Reader, filter: &SubCustomerQuery) -> Result<Plan, StoreError> {
    let texts = [&filter.search, &filter.customer, &filter.account_name, &filter.telephone];
    Plan::choose(db, texts.into_iter().flatten().map(|text| folded(text.trim()))).await
}

async fn ids_by(db: &Reader, query: &ListQuery<'_>, plan: &Plan) -> Result<Vec<String>, StoreError> {
    let sort = query.filter.sort.unwrap_or(CustomerSort::AssociatedOnDesc);
    let ids = matching(db, Select::Ids, query, plan).push(order(sort));
    let ids = ids.push_bind(" LIMIT ", i64::from(query.limit)).push_bind(" OFFSET ", i64::from(query.offset));
    Ok(db.all::<IdRow>(ids).await?.into_iter().map(|row| row.id).collect())
}

/// The rows of these customers, in the order of the ids.
pub(crate) async fn rows_of(db: &Reader, ids: &[String]) -> Result<Vec<CustomerRow>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = db.sql(SELECT).push_list(" AND c.id IN ", ids.iter().map(String::as_str));
    let mut rows: HashMap<String, CustomerRow> =
        db.all::<CustomerRow>(query).await?.into_iter().map(|row| (row.id.clone(), row)).collect();
    Ok(ids.iter().filter_map(|id| rows.remove(id)).collect())
}

#[derive(Clone, Copy)]
enum Select {
    Ids,
    Count,
}

/// How SQLite goes about the page and the count of a query.
#[cfg(test)]
pub(crate) async fn plan_of(db: &Reader, query: ListQuery<'_>) -> Result<Vec<String>, StoreError> {
    #[derive(FromQueryResult)]
    struct Step {
        detail: String,
    }
    let plan = Plan::ALONG_THE_LIST;
    let order = order(query.filter.sort.unwrap_or(CustomerSort::AssociatedOnDesc));
    let page = matching(db, Select::Ids, &query, &plan).push(order).push_bind(" LIMIT ", 10i64);
    let mut lines = Vec::new();
    for statement in [page, matching(db, Select::Count, &query, &plan)] {
        lines.extend(db.all::<Step>(statement.explained()).await?.into_iter().map(|step| step.detail));
    }
    Ok(lines)
}

fn matching(db: &Reader, select: Select, query: &ListQuery<'_>, plan: &Plan) -> Query {
    // CROSS JOIN keeps SQLite from walking all customers when a rare piece of text names a few.
    let found = match select {
        Select::Ids => &plan.page,
        Select::Count => &plan.count,
    };
    let start = match (select, found) {
        (Select::Ids, Found::Few(_)) => {
            "SELECT c.id FROM customer_grams g CROSS JOIN customers c WHERE c.tenant_id = $1 AND g.tenant_id = $1 AND c.id = g.customer_id"
        }
        (Select::Count, Found::Few(_)) => {
            "SELECT COUNT(*) FROM customer_grams g CROSS JOIN customers c WHERE c.tenant_id = $1 AND g.tenant_id = $1 AND c.id = g.customer_id"
        }
        (Select::Ids, Found::Many) => "SELECT c.id FROM customers c WHERE c.tenant_id = $1",
        (Select::Count, Found::Many) => "SELECT COUNT(*) FROM customers c WHERE c.tenant_id = $1",
    };
    let mut sql = db.sql(start);
    if let Found::Few(gram) = found {
        sql = sql.push_bind(" AND g.gram = ", gram.as_str());
    }
    let reseller = query.filter.indirect_partner_id.as_deref().unwrap_or_default();
    sql = sql.push(" AND c.is_current");
    sql = match reseller {
        ALL_RESELLERS => sql.push(" AND c.reseller_tenant_id <> ''"),
        one => sql.push_bind(" AND c.reseller_tenant_id = ", one),
    };
    sql = visible(sql, db.scope());
    with_figures(with_texts(sql, query.filter), query, select)
}

fn with_texts(mut sql: Query, filter: &SubCustomerQuery) -> Query {
    for (condition, text) in [
        (" AND c.search_text LIKE ", &filter.search),
        (" AND c.name_folded LIKE ", &filter.customer),
        (" AND c.account_folded LIKE ", &filter.account_name),
        (" AND c.telephone LIKE ", &filter.telephone),
    ] {
        let text = folded(text.as_deref().unwrap_or_default().trim());
        if !text.is_empty() {
            sql = sql.push_bind(condition, like_pattern(&text)).push(r" ESCAPE '\'");
        }
    }
    // Case counts here, and LIKE does not see it on SQLite.
    if let Some(label) = filter.label.as_deref().filter(|label| !label.is_empty()) {
        sql = sql.push_bind(" AND replace(c.label, ", label).push(", '') <> c.label");
    }
    if let Some(id) = filter.customer_id.as_deref().filter(|id| !id.is_empty()) {
        sql = sql.push_bind(" AND c.id = ", id);
    }
    if let Some(manager) = &filter.account_manager_id {
        sql = sql.push_bind(" AND c.account_manager_id = ", manager.as_str());
    }
    sql
}

fn with_figures(mut sql: Query, query: &ListQuery<'_>, select: Select) -> Query {
    let filter = query.filter;
    if let Some(kind) = filter.association_type {
        sql = sql.push_bind(" AND c.association_type = ", kind.as_str());
    }
    let expiring = filter.expiring_within_days.map(|days| query.now + i64::from(days) * 86_400);
    // A page comes along the index of its order and stops early. The plus hides a column from SQLite's
    // choice of index, which would else fetch every match and sort; a count is free to use any.
    let sort = filter.sort.unwrap_or(CustomerSort::AssociatedOnDesc);
    let free = |own: &[CustomerSort]| matches!(select, Select::Count) || own.contains(&sort);
    let associated = free(&[CustomerSort::AssociatedOn, CustomerSort::AssociatedOnDesc]);
    let consumption = free(&[CustomerSort::MonthConsumption, CustomerSort::MonthConsumptionDesc]);
    let (expiry, arrears) =
        (free(&[CustomerSort::NextExpiry]), free(&[CustomerSort::Arrears, CustomerSort::ArrearsDesc]));
    for (is_free, plain, hidden, bound) in [
        (
            associated,
            " AND c.associated_on >= ",
            " AND +c.associated_on >= ",
            filter.associated_on_begin.map(|at| at.timestamp()),
        ),
        (
            associated,
            " AND c.associated_on <= ",
            " AND +c.associated_on <= ",
            filter.associated_on_end.map(|at| at.timestamp()),
        ),
        (consumption, " AND c.month_consumption >= ", " AND +c.month_consumption >= ", filter.month_consumption_min),
        (consumption, " AND c.month_consumption <= ", " AND +c.month_consumption <= ", filter.month_consumption_max),
        (expiry, " AND c.next_expiry <= ", " AND +c.next_expiry <= ", expiring),
    ] {
        if let Some(bound) = bound {
            sql = sql.push_bind(if is_free { plain } else { hidden }, bound);
        }
    }
    sql = match filter.in_arrears {
        Some(true) => sql.push(if arrears { " AND c.arrears > 0" } else { " AND +c.arrears > 0" }),
        Some(false) => sql.push(if arrears { " AND c.arrears = 0" } else { " AND +c.arrears = 0" }),
        None => sql,
    };
    for (wanted, yes, no) in [
        (filter.frozen, " AND c.freeze_state <> 'NORMAL'", " AND c.freeze_state = 'NORMAL'"),
        (filter.pending_request, " AND c.pending_request_id <> ''", " AND c.pending_request_id = ''"),
    ] {
        match wanted {
            Some(true) => sql = sql.push(yes),
            Some(false) => sql = sql.push(no),
            None => {}
        }
    }
    sql
}

/// Ties go by id in the same direction, so that one index serves both directions.
const fn order(sort: CustomerSort) -> &'static str {
    match sort {
        CustomerSort::AssociatedOnDesc => " ORDER BY c.associated_on DESC, c.id DESC",
        CustomerSort::AssociatedOn => " ORDER BY c.associated_on, c.id",
        CustomerSort::Customer => " ORDER BY c.name_folded, c.id",
        CustomerSort::CustomerDesc => " ORDER BY c.name_folded DESC, c.id DESC",
        CustomerSort::MonthConsumption => " ORDER BY c.month_consumption, c.id",
        CustomerSort::MonthConsumptionDesc => " ORDER BY c.month_consumption DESC, c.id DESC",
        CustomerSort::Arrears => " ORDER BY c.arrears, c.id",
        CustomerSort::ArrearsDesc => " ORDER BY c.arrears DESC, c.id DESC",
        CustomerSort::NextExpiry => " ORDER BY c.next_expiry, c.id",
    }
}
