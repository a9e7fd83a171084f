//! Drafts: opening one and changing what it says.

use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::numbers::{self, Series};
use crate::store::opportunities::change::refused;
use crate::store::opportunities::row::OpportunityRow;
use crate::store::search::folded;
use crate::store::{StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::opportunity::OpportunityDraft;
use domain::program::Direction;
use domain::states::machine::TransitionRefused;
use domain::states::po::PoState;

/// What a new row starts with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) direction: Direction,
    pub(super) state: &'static str,
    pub(super) shared_at: Option<DateTime<Utc>>,
    pub(super) due: Option<DateTime<Utc>>,
    pub(super) event: &'static str,
    pub(super) action: &'static str,
}

/// Opens a draft; answers its id.
pub(crate) async fn open(tx: &Tx, draft: &OpportunityDraft) -> Result<String, StoreError> {
    let start = Start {
        direction: Direction::Po,
        state: PoState::Draft.as_str(),
        shared_at: None,
        due: None,
        event: "CREATE",
        action: "opportunity.create",
    };
    let id = tx.new_id();
    insert(tx, &id, draft, start).await?;
    Ok(id)
}

/// Writes a new opportunity of either direction.
pub(super) async fn insert(tx: &Tx, id: &str, draft: &OpportunityDraft, start: Start) -> Result<(), StoreError> {
    let number = numbers::next(tx, Series::Opportunities(start.direction)).await?;
    let sql = "INSERT INTO opportunities (tenant_id, id, number, direction, state, name, customer_name, search_text, currency,
        value_minor, cloud_revenue_minor, expected_on, details, created_at, changed_at, shared_at, due_at) VALUES";
    let row = vec![
        id.into(),
        number.as_str().into(),
        start.direction.as_str().into(),
        start.state.into(),
        draft.name.trim().into(),
        draft.customer_name.trim().into(),
        search_text(draft, &number).into(),
        draft.opportunity_value.currency.as_str().into(),
        draft.opportunity_value.minor.into(),
        draft.cloud_revenue.minor.into(),
        draft.expected_on.map(|day| day.to_string()).into(),
        details(draft).into(),
        tx.now_secs().into(),
        tx.now_secs().into(),
        start.shared_at.map(|at| at.timestamp()).into(),
        start.due.map(|at| at.timestamp()).into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    tx.record(id, start.event, None).await?;
    tx.audit(start.action, Object { kind: "opportunity", id }, draft).await
}

/// Says something else about a draft.
pub(crate) async fn edit(tx: &Tx, row: &OpportunityRow, draft: &OpportunityDraft) -> Result<(), ApiError> {
    let state = row.po()?;
    if state != PoState::Draft {
        return Err(refused(state)(TransitionRefused::NotFromThisState));
    }
    let update =
        "UPDATE opportunities SET name = $4, customer_name = $5, search_text = $6, currency = $7, value_minor = $8,
            cloud_revenue_minor = $9, expected_on = $10, details = $11, changed_at = $12, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(update).bind(row.id.as_str()).bind(row.version);
    let query = query.bind(draft.name.trim()).bind(draft.customer_name.trim()).bind(search_text(draft, &row.number));
    let query = query.bind(draft.opportunity_value.currency.as_str()).bind(draft.opportunity_value.minor);
    let query = query.bind(draft.cloud_revenue.minor).bind(draft.expected_on.map(|day| day.to_string()));
    tx.exec_one(query.bind(details(draft)).bind(tx.now_secs())).await?;
    Ok(tx.audit("opportunity.edit", Object { kind: "opportunity", id: &row.id }, draft).await?)
}

pub(crate) fn search_text(draft: &OpportunityDraft, number: &str) -> String {
    folded(&format!("{}\n{}\n{number}", draft.name.trim(), draft.customer_name.trim()))
}

pub(crate) fn details(draft: &OpportunityDraft) -> String {
    serde_json::to_string(draft).unwrap_or_default()
}
