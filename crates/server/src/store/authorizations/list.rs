//! Authorisations on the wire, for the side that looks at them.

use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::store::authorizations::row::{AuthorizationRow, SELECT, find};
use crate::store::customers::{PartnerContext, moment, visible};
use crate::store::records::histories;
use crate::store::search::{folded, like_pattern};
use crate::store::{Query, Reader, StoreError};
use domain::api::associations::HistoryEntry;
use domain::api::authorizations::{AuthorizationQuery, Authorizations, CustomerAuthorization};
use domain::ids::{AuthorizationId, CustomerId};
use domain::states::machine::{Actor, Machine};

/// Who looks: decides which actions there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AuthorizationViewer {
    /// Its side.
    pub(crate) actor: Actor,
    /// Has it the right to act?
    pub(crate) may_act: bool,
}

const COUNT: &str =
    "SELECT COUNT(*) FROM authorizations a JOIN customers c ON c.tenant_id = a.tenant_id AND c.id = a.customer_id
    WHERE a.tenant_id = $1";

/// One page of authorisations, newest first.
pub(crate) async fn list(
    db: &Reader,
    viewer: AuthorizationViewer,
    query: &AuthorizationQuery,
    page: (u32, u32),
    now: i64,
) -> Result<Authorizations, ApiError> {
    let (offset, limit) = page;
    let rows = filtered(db.sql(SELECT), query, db).push(" ORDER BY a.requested_at DESC, a.id DESC");
    let rows = rows.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let count = filtered(db.sql(COUNT), query, db);
    let (rows, count, partner) =
        tokio::try_join!(db.all::<AuthorizationRow>(rows), db.value::<i64>(count), PartnerContext::load(db))?;
    let mut histories = histories(db, rows.iter().map(|row| row.id.as_str())).await?;
    let found = rows.into_iter().map(|row| {
        let history = histories.remove(&row.id).unwrap_or_default();
        wire(row, &partner, viewer, history, now)
    });
    Ok(Authorizations { count: count.unwrap_or(0).unsigned_abs(), authorizations: found.collect::<Result<_, _>>()? })
}

/// One authorisation.
pub(crate) async fn one(
    db: &Reader,
    viewer: AuthorizationViewer,
    id: &str,
    now: i64,
) -> Result<CustomerAuthorization, ApiError> {
    let row = find(db, id).await?.ok_or(ApiError::NotFound)?;
    let partner = PartnerContext::load(db).await?;
    let history = histories(db, [id]).await?.remove(id).unwrap_or_default();
    Ok(wire(row, &partner, viewer, history, now)?)
}

fn filtered(mut sql: Query, query: &AuthorizationQuery, db: &Reader) -> Query {
    if let Some(state) = query.state {
        sql = sql.push_bind(" AND a.state = ", state.as_str());
    }
    if let Some(customer) = query.customer_id.as_deref().filter(|id| !id.is_empty()) {
        sql = sql.push_bind(" AND a.customer_id = ", customer);
    }
    let text = folded(query.search.as_deref().unwrap_or_default().trim());
    if !text.is_empty() {
        sql = sql.push_bind(" AND c.search_text LIKE ", like_pattern(&text)).push(r" ESCAPE '\'");
    }
    visible(sql, db.scope())
}

fn wire(
    row: AuthorizationRow,
    partner: &PartnerContext,
    viewer: AuthorizationViewer,
    history: Vec<HistoryEntry>,
    now: i64,
) -> Result<CustomerAuthorization, StoreError> {
    let state = row.state_at(now)?;
    Ok(CustomerAuthorization {
        turn: state.turn(moment(row.due_at)?),
        actions: if viewer.may_act { state.events_for(viewer.actor) } else { Vec::new() },
        authorization_id: AuthorizationId::new(row.id)
            .map_err(|_| StoreError::Corrupt { column: "authorizations.id" })?,
        customer_id: CustomerId::new(row.customer_id)
            .map_err(|_| StoreError::Corrupt { column: "authorizations.customer_id" })?,
        customer: row.customer,
        account_name: row.account_name,
        partner_name_zh: partner.name_zh.clone(),
        partner_name_en: partner.name_en.clone(),
        requester_name: row.requester_name,
        letter_version: row.letter_version,
        state,
        answer_reason: row.answer_reason,
        requested_at: moment(row.requested_at)?,
        history,
        version: row.version,
    })
}
