//! Certification on a path: handing it in, taking it back, and what the vendor's decision does (P-42, SM-11).

use super::annual_review;
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::programs::{self, paths};
use crate::store::reviews::{self, Closing, NewReview};
use crate::store::{Reader, StoreError, Tx};
use domain::api::certification::{CertificationReview, CertificationStep};
use domain::api::path_records::PathRecordKind;
use domain::api::reviews::ReviewKind;
use domain::ids::ReceiptId;
use domain::program::{CertificationKind, DevelopmentPath};
use domain::rules::policy::Policy;
use domain::rules::programs::term::certification_holds_until;
use domain::states::machine::{Actor, Machine};
use domain::states::path_stage::{PathEvent, PathStage};

/// The last application on a path, for whichever certification.
pub(crate) async fn latest_review(
    db: &Reader,
    path: DevelopmentPath,
) -> Result<Option<CertificationReview>, StoreError> {
    let mut latest: Option<CertificationReview> = None;
    for kind in CertificationStep::ALL.iter().copied() {
        let Some(review) = reviews::latest(db, kind.review_kind(), path.as_str()).await? else { continue };
        if latest.as_ref().is_none_or(|known| known.applied_at <= review.submitted_at) {
            latest = Some(CertificationReview {
                kind,
                state: review.state,
                applied_at: review.submitted_at,
                answer: review.reason.filter(|reason| !reason.is_empty()),
                turn: review.turn,
            });
        }
    }
    Ok(latest)
}

/// Hands a certification in. The rule has allowed it: the receipt says so.
pub(crate) async fn open_review(
    tx: &Tx,
    path: DevelopmentPath,
    step: CertificationStep,
    receipt: &ReceiptId,
) -> Result<(), ApiError> {
    let event = match step {
        CertificationStep::Role => PathEvent::ApplyRole,
        CertificationStep::Differentiation => PathEvent::ApplyDifferentiation,
        CertificationStep::AnnualReview => PathEvent::ReviewAgain,
    };
    move_path(tx, path, (event, Actor::Partner), None, "certification.apply").await?;
    reviews::open(tx, NewReview::about(step.review_kind(), path.as_str()).with(receipt)).await?;
    Ok(())
}

/// Takes the application that waits back: the path is where it was before.
pub(crate) async fn withdraw_review(tx: &Tx, path: DevelopmentPath, step: CertificationStep) -> Result<(), ApiError> {
    let from = match step {
        CertificationStep::Role => PathStage::RoleReviewing,
        CertificationStep::Differentiation => PathStage::DifferentiationReviewing,
        CertificationStep::AnnualReview => return annual_review::withdraw(tx, path).await,
    };
    move_path(tx, path, (PathEvent::Release, Actor::System), Some(from), "certification.withdraw").await?;
    reviews::close(tx, step.review_kind(), path.as_str(), Closing::Withdrawn).await
}

/// The vendor's decision about a certification: the path moves on, with the record that keeps the account on it,
/// or goes back.
pub(crate) async fn rule_certification(
    tx: &Tx,
    policy: &Policy,
    (kind, subject): (CertificationKind, &str),
    (approved, reason): (bool, &str),
) -> Result<(), ApiError> {
    let path: DevelopmentPath = subject.parse().map_err(|_| StoreError::Corrupt { column: "reviews.subject_id" })?;
    if !approved {
        programs::refuse_plan(tx, path, reason).await?;
        return move_path(tx, path, (PathEvent::Release, Actor::System), None, "certification.reject").await;
    }
    move_path(tx, path, (PathEvent::Certify, Actor::System), None, "certification.approve").await?;
    programs::accept_plan(tx, path).await?;
    programs::note_certified(tx, path, kind, certification_holds_until(tx.now(), policy)).await?;
    // Its year begins anew: there is nothing left to hold for another term.
    reviews::close(tx, ReviewKind::AnnualReview, path.as_str(), Closing::Dropped).await?;
    let kind = match kind {
        CertificationKind::Role => PathRecordKind::RoleCertification,
        CertificationKind::Differentiation => PathRecordKind::Differentiation,
    };
    let id = tx.new_id();
    let number = id.get(..12).unwrap_or(&id).to_uppercase();
    let sql = "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES";
    let row = vec![id.into(), kind.as_str().into(), number.into(), tx.now_secs().into()];
    Ok(tx.exec_one(tx.sql(sql).push_rows([row])).await?)
}

/// Moves a path on; `only_from` names the stage where several would do.
async fn move_path(
    tx: &Tx,
    path: DevelopmentPath,
    (event, by): (PathEvent, Actor),
    only_from: Option<PathStage>,
    action: &'static str,
) -> Result<(), ApiError> {
    let row = paths(tx, tx.now()).await?.into_iter().find(|row| row.path == path).ok_or(ApiError::NotFound)?;
    let refused = || ApiError::State { state: row.stage.to_string() };
    if only_from.is_some_and(|stage| stage != row.stage) {
        return Err(refused());
    }
    let way = row.stage.apply(event, by).map_err(|_| refused())?;
    programs::move_path(tx, path, row.version, way.to).await?;
    let object = Object { kind: "development_path", id: path.as_str() };
    Ok(tx.audit(action, object, &serde_json::json!({ "from": row.stage, "to": way.to })).await?)
}
