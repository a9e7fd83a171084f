//! The applications that a distributor has received.

use super::applications::{Addressee, ApplicationRow, RECEIVED};
use crate::store::{Query, Reader, StoreError};
use domain::api::reseller_applications::{
    ResellerApplicationQuery, ResellerApplicationSort as Sort, ResellerApplications,
};

/// One page, how many match, and how many wait.
pub(crate) async fn received(
    db: &Reader,
    wanted: &ResellerApplicationQuery,
    (offset, limit): (u32, u32),
) -> Result<ResellerApplications, StoreError> {
    let count = "SELECT COUNT(a.tenant_id) FROM reseller_applications a WHERE a.distributor_id = $1 AND a.reached_at IS NOT NULL";
    let waiting = db.sql(count).push(" AND a.state = 'DISTRIBUTOR_REVIEW'");
    let waiting: i64 = db.value(waiting).await?.unwrap_or(0);
    let count: i64 = db.value(filtered(db.sql(count), wanted)).await?.unwrap_or(0);
    let order = match wanted.sort.unwrap_or(Sort::Waiting) {
        Sort::Waiting => {
            " ORDER BY CASE WHEN a.state = 'DISTRIBUTOR_REVIEW' THEN 0 ELSE 1 END,
                CASE WHEN a.state = 'DISTRIBUTOR_REVIEW' THEN a.submitted_at ELSE -a.submitted_at END, a.id"
        }
        Sort::SubmittedAt => " ORDER BY a.submitted_at, a.id",
        Sort::SubmittedAtDesc => " ORDER BY a.submitted_at DESC, a.id DESC",
    };
    let page = filtered(db.sql(RECEIVED), wanted).push(order);
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<ApplicationRow> = db.all(page).await?;
    let applications = rows.into_iter().map(|row| row.wire(Addressee::Distributor)).collect::<Result<_, _>>()?;
    Ok(ResellerApplications { count: count.unsigned_abs(), waiting: waiting.unsigned_abs(), applications })
}

fn filtered(query: Query, wanted: &ResellerApplicationQuery) -> Query {
    let query = query
        .push_contains(&["a.applicant_zh", "a.applicant_en"], wanted.name.as_deref())
        .push_contains(&["a.mobile_phone"], wanted.mobile_phone.as_deref())
        .push_contains(&["a.email"], wanted.email.as_deref());
    match wanted.state {
        Some(state) => query.push_bind(" AND a.state = ", state.as_str()),
        None => query,
    }
}
