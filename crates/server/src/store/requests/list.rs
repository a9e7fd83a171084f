//! Requests on the wire, for the side that looks at them.

use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::store::customers::{PartnerContext, moment, visible};
use crate::store::records::histories;
use crate::store::requests::row::SELECT;
use crate::store::requests::{RequestRow, find};
use crate::store::search::{folded, like_pattern};
use crate::store::{Query, Reader, StoreError};
use domain::api::associations::{AssociationRequest, AssociationRequestQuery, AssociationRequests, HistoryEntry};
use domain::association::Party;
use domain::ids::{AssociationRequestId, CustomerId};
use domain::states::machine::Machine;

/// Who looks: decides which actions there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Viewer {
    /// Its side.
    pub(crate) side: Party,
    /// Has it the right to act?
    pub(crate) may_act: bool,
}

const COUNT: &str =
    "SELECT COUNT(*) FROM association_requests q JOIN customers c ON c.tenant_id = q.tenant_id AND c.id = q.customer_id
    WHERE q.tenant_id = $1";

/// One page of requests, newest first.
pub(crate) async fn list(
    db: &Reader,
    viewer: Viewer,
    query: &AssociationRequestQuery,
    page: (u32, u32),
    now: i64,
) -> Result<AssociationRequests, ApiError> {
    let (offset, limit) = page;
    let rows = filtered(db.sql(SELECT), query, db).push(" ORDER BY q.requested_at DESC, q.id DESC");
    let rows = rows.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let count = filtered(db.sql(COUNT), query, db);
    let (rows, count, partner) =
        tokio::try_join!(db.all::<RequestRow>(rows), db.value::<i64>(count), PartnerContext::load(db))?;
    let mut histories = histories(db, rows.iter().map(|row| row.id.as_str())).await?;
    let requests = rows.into_iter().map(|row| {
        let history = histories.remove(&row.id).unwrap_or_default();
        wire(row, &partner, viewer, history, now)
    });
    Ok(AssociationRequests {
        count: count.unwrap_or(0).unsigned_abs(),
        association_requests: requests.collect::<Result<_, _>>()?,
    })
}

/// One request.
pub(crate) async fn one(db: &Reader, viewer: Viewer, id: &str, now: i64) -> Result<AssociationRequest, ApiError> {
    let row = find(db, id).await?.ok_or(ApiError::NotFound)?;
    let partner = PartnerContext::load(db).await?;
    let history = histories(db, [id]).await?.remove(id).unwrap_or_default();
    wire(row, &partner, viewer, history, now)
}

fn filtered(mut sql: Query, query: &AssociationRequestQuery, db: &Reader) -> Query {
    if let Some(state) = query.state {
        sql = sql.push_bind(" AND q.state = ", state.as_str());
    }
    if let Some(operation) = query.operation {
        sql = sql.push_bind(" AND q.operation = ", operation.as_str());
    }
    if let Some(side) = query.requested_by {
        sql = sql.push_bind(" AND q.requested_by = ", side.as_str());
    }
    if let Some(customer) = query.customer_id.as_deref().filter(|id| !id.is_empty()) {
        sql = sql.push_bind(" AND q.customer_id = ", customer);
    }
    let text = folded(query.search.as_deref().unwrap_or_default().trim());
    if !text.is_empty() {
        sql = sql.push_bind(" AND c.search_text LIKE ", like_pattern(&text)).push(r" ESCAPE '\'");
    }
    visible(sql, db.scope())
}

/// A row on the wire.
pub(crate) fn wire(
    row: RequestRow,
    partner: &PartnerContext,
    viewer: Viewer,
    history: Vec<HistoryEntry>,
    now: i64,
) -> Result<AssociationRequest, ApiError> {
    let (state, requested_by) = (row.state_at(now)?, row.requested_by()?);
    let actions = if viewer.may_act { state.events_for(row.actor_of(viewer.side)?) } else { Vec::new() };
    let corrupt = |column| StoreError::Corrupt { column };
    Ok(AssociationRequest {
        operation: row.operation()?,
        current_type: row.current_type()?,
        target_type: row.target_type()?,
        turn: state.turn(requested_by, row.due()?),
        impact: serde_json::from_str(&row.impact).map_err(|_| corrupt("association_requests.impact"))?,
        request_id: AssociationRequestId::new(row.id).map_err(|_| corrupt("association_requests.id"))?,
        customer_id: CustomerId::new(row.customer_id).map_err(|_| corrupt("association_requests.customer_id"))?,
        customer: row.customer,
        account_name: row.account_name,
        partner_name_zh: partner.name_zh.clone(),
        partner_name_en: partner.name_en.clone(),
        requested_by,
        requester_name: row.requester_name,
        reason: row.reason,
        answer_reason: row.answer_reason,
        state,
        actions,
        policy_version: u32::try_from(row.policy_version).unwrap_or(0),
        requested_at: moment(row.requested_at)?,
        answered_at: row.answered_at.map(moment).transpose()?,
        history,
        version: row.version,
    })
}
