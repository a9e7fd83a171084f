//! Applications for the incentive of delivered opportunities (P-51). Only the primary account opens them.

pub mod answer;
pub mod create;
pub mod detail;
pub mod list;

use crate::http::error::ApiError;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::opportunities::OpportunityRow;
use crate::store::opportunity_incentives::{IncentiveRow, application_facts, find, last_of, of_delivery};
use crate::store::records::histories;
use crate::store::{Reader, Tx};
use chrono::{DateTime, Utc};
use domain::api::opportunity_incentives::{IncentiveOffer, OpportunityIncentiveDetail};
use domain::opportunity::Standing;
use domain::rules::opportunities::incentive::incentive_application;
use domain::rules::policy::PolicyHistory;
use domain::states::po::PoState;

/// One application with the arithmetic of its amount and its history.
pub(in crate::http) async fn shown(
    db: &Reader,
    id: &str,
    policies: &PolicyHistory,
) -> Result<OpportunityIncentiveDetail, ApiError> {
    let row = find(db, id).await?.ok_or(ApiError::NotFound)?;
    Ok(OpportunityIncentiveDetail {
        amount: row.arithmetic(policies)?,
        incentive: row.wire()?,
        history: histories(db, [id]).await?.remove(id).unwrap_or_default(),
    })
}

/// What an opportunity that the partner shared says about its incentive, once it is accepted.
pub(crate) async fn offer(
    db: &Reader,
    row: &OpportunityRow,
    in_pce_plan: bool,
    (policies, now): (&PolicyHistory, DateTime<Utc>),
) -> Result<Option<Box<IncentiveOffer>>, ApiError> {
    if !matches!(row.standing()?, Standing::Po(PoState::Accepted | PoState::Delivered)) {
        return Ok(None);
    }
    let last = last_of(db, &row.id).await?;
    let facts = application_facts(row, in_pce_plan, last.as_ref())?;
    let policy = policies.at(now).ok_or(ApiError::Internal("no policy"))?;
    Ok(Some(Box::new(IncentiveOffer {
        verdict: incentive_application(facts, policy, policies, now),
        amount: of_delivery(&facts, policies, now)?,
        last: last.map(IncentiveRow::wire).transpose()?,
        facts,
    })))
}

/// The answer of a write: what it is now.
async fn after(app: &App, tx: &Tx, id: &str) -> Result<Reply, ApiError> {
    let detail = shown(tx, id, app.policies()).await?;
    Ok(Reply::ok(&detail)?.version(detail.incentive.version))
}

#[cfg(test)]
mod tests;
