//! Shared opportunities (P-50). Only the primary account opens them.

pub mod answer;
pub mod create;
pub mod detail;
pub mod discard;
pub mod edit;
pub mod list;
pub mod overview;
pub mod progress;
pub mod submit;
pub mod vendor;

use crate::http::decision::About;
use crate::http::error::ApiError;
use crate::http::opportunity_incentives::offer;
use crate::http::reply::Reply;
use crate::state::App;
use crate::store::audit::Object;
use crate::store::opportunities::{self, OpportunityRow};
use crate::store::records::histories;
use crate::store::{Reader, Tx};
use chrono::{DateTime, Utc};
use domain::api::opportunities::OpportunityDetail;
use domain::ids::OpportunityId;
use domain::opportunity::Standing;
use domain::rules::opportunities::eligibility::po_submission;
use domain::rules::policy::PolicyHistory;
use domain::states::po::PoState;

/// The opportunity at the version that the writer saw.
async fn at_version(tx: &Tx, id: &OpportunityId, seen: i64) -> Result<OpportunityRow, ApiError> {
    let row = opportunities::find(tx, id.as_str()).await?.ok_or(ApiError::NotFound)?;
    tx.check_version(Object { kind: "opportunity", id: id.as_str() }, seen, row.version).await?;
    Ok(row)
}

/// What a rule is asked about.
fn about(row: &OpportunityRow) -> About<'_> {
    About { object: Object { kind: "opportunity", id: &row.id }, name: &row.name }
}

/// One opportunity with all that is known about it.
pub(in crate::http) async fn shown(
    db: &Reader,
    id: &str,
    (policies, now): (&PolicyHistory, DateTime<Utc>),
) -> Result<OpportunityDetail, ApiError> {
    let policy = policies.at(now).ok_or(ApiError::Internal("no policy"))?;
    let row = opportunities::find(db, id).await?.ok_or(ApiError::NotFound)?;
    let (details, in_pce_plan) = (row.details()?, opportunities::in_pce_plan(db, now).await?);
    let is_draft = row.standing()? == Standing::Po(PoState::Draft);
    Ok(OpportunityDetail {
        submission: is_draft.then(|| po_submission(details.submission_facts(in_pce_plan), policy, now)),
        incentive: offer(db, &row, in_pce_plan, (policies, now)).await?,
        opportunity: row.wire()?,
        details,
        in_pce_plan,
        progress: opportunities::progress(db, id).await?,
        history: histories(db, [id]).await?.remove(id).unwrap_or_default(),
    })
}

/// The answer of a write: what it is now.
async fn after(app: &App, tx: &Tx, id: &str) -> Result<Reply, ApiError> {
    let detail = shown(tx, id, (app.policies(), tx.now())).await?;
    Ok(Reply::ok(&detail)?.version(detail.opportunity.version))
}

#[cfg(test)]
mod tests;
