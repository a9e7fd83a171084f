//! The annual review of what is certified on a path (R-79, SM-11): taking it back, and what the vendor's decision does.
//!
//! While it waits the certification does not lapse, so that both can come after the end of the term. An approval counts from
//! that end; a refusal, or who takes the application back, lets the certification lapse at once.

use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::programs::{self, PathRow, lapse, paths};
use crate::store::reviews::{self, Closing};
use crate::store::{StoreError, Tx};
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::program::{CertificationKind, DevelopmentPath};
use domain::rules::policy::Policy;
use domain::rules::programs::term::{certification_holds_until, certification_renewed_until};
use domain::states::machine::Actor;
use domain::states::path_stage::{PathEvent, PathStage};

/// Takes the application that waits back.
pub(super) async fn withdraw(tx: &Tx, path: DevelopmentPath) -> Result<(), ApiError> {
    let row = under_review(tx, path).await?;
    let_go(tx, &row).await?;
    reviews::close(tx, ReviewKind::AnnualReview, path.as_str(), Closing::Withdrawn).await?;
    note(tx, &row, "certification.withdraw").await
}

/// Gives what is held for another term from the end of the old one, or leaves it at that end.
pub(crate) async fn rule_annual_review(
    tx: &Tx,
    policy: &Policy,
    subject: &str,
    (approved, reason): (bool, &str),
) -> Result<(), ApiError> {
    let path: DevelopmentPath = subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
    let row = under_review(tx, path).await?;
    if !approved {
        programs::refuse_plan(tx, path, reason).await?;
        let_go(tx, &row).await?;
        return note(tx, &row, "certification.reject").await;
    }
    let to = transition(row.stage, PathEvent::Renew, Actor::System)?.to;
    let until = row.valid_until.map_or_else(
        || certification_holds_until(tx.now(), policy),
        |until| certification_renewed_until(until, tx.now(), policy),
    );
    programs::move_path(tx, path, row.version, to).await?;
    programs::accept_plan(tx, path).await?;
    programs::note_certified(tx, path, CertificationKind::Role, until).await?;
    if row.stage == PathStage::Differentiated {
        programs::note_certified(tx, path, CertificationKind::Differentiation, until).await?;
    }
    note(tx, &row, "certification.renew").await
}

async fn under_review(tx: &Tx, path: DevelopmentPath) -> Result<PathRow, ApiError> {
    let row = paths(tx, tx.now()).await?.into_iter().find(|row| row.path == path).ok_or(ApiError::NotFound)?;
    if row.under_review { Ok(row) } else { Err(ApiError::State { state: row.stage.to_string() }) }
}

/// What was held for the review alone lapses; before its end the certification stays as it is, at a new version.
async fn let_go(tx: &Tx, row: &PathRow) -> Result<(), ApiError> {
    if row.is_over(tx.now()) {
        return lapse(tx, row, Actor::System).await;
    }
    Ok(programs::move_path(tx, row.path, row.version, row.stage).await?)
}

async fn note(tx: &Tx, row: &PathRow, action: &'static str) -> Result<(), ApiError> {
    let object = Object { kind: "development_path", id: row.path.as_str() };
    let detail = serde_json::json!({ "from": row.stage, "certification": "ANNUAL_REVIEW", "held_until": row.valid_until.map(time::to_text) });
    Ok(tx.audit(action, object, &detail).await?)
}
