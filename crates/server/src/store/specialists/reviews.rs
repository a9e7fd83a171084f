//! Applications for certification on a path, and what the vendor does with them (P-42, SM-11).

use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::customers::{code, moment};
use crate::store::outbox::Params;
use crate::store::programs::{leave, paths};
use crate::store::requests::notify;
use crate::store::{Reader, StoreError, Tx};
use domain::api::certification::CertificationReview;
use domain::api::messages::MessageKind;
use domain::api::programs::PathRecordKind;
use domain::program::DevelopmentPath;
use domain::rules::certification::role_certification::CertificationFacts;
use domain::rules::verdict::Verdict;
use domain::states::certification_review::{CertificationKind, ReviewEffect, ReviewEvent, ReviewState};
use domain::states::machine::{Actor, Machine};
use domain::states::path_stage::PathEvent;
use sea_orm::FromQueryResult;

#[derive(Debug, FromQueryResult)]
struct ReviewRow {
    id: String,
    path: String,
    kind: String,
    state: String,
    applied_at: i64,
    decided_at: Option<i64>,
    answer: String,
    version: i64,
}

const SELECT: &str = "SELECT id, path, kind, state, applied_at, decided_at, answer, version FROM certification_reviews WHERE tenant_id = $1";

async fn latest(db: &Reader, path: DevelopmentPath) -> Result<Option<ReviewRow>, StoreError> {
    let query = db.sql(SELECT).push_bind(" AND path = ", path.as_str());
    db.one(query.push(" ORDER BY applied_at DESC, id DESC LIMIT 1")).await
}

/// The last application on a path.
pub(crate) async fn latest_review(
    db: &Reader,
    path: DevelopmentPath,
) -> Result<Option<CertificationReview>, StoreError> {
    let Some(row) = latest(db, path).await? else { return Ok(None) };
    let state: ReviewState = code(&row.state, "certification_reviews.state")?;
    Ok(Some(CertificationReview {
        kind: code(&row.kind, "certification_reviews.kind")?,
        state,
        applied_at: moment(row.applied_at)?,
        decided_at: row.decided_at.map(moment).transpose()?,
        answer: Some(row.answer).filter(|answer| !answer.is_empty()),
        turn: state.turn(),
    }))
}

/// Hands a role certification in; answers the id of the review. The rule has allowed it.
pub(crate) async fn open_review(
    tx: &Tx,
    facts: &CertificationFacts,
    verdict: &Verdict,
    path_version: i64,
) -> Result<String, ApiError> {
    let way = facts
        .stage
        .apply(PathEvent::ApplyRole, Actor::Partner)
        .map_err(|_| ApiError::State { state: facts.stage.to_string() })?;
    leave(tx, facts.path, path_version, way.to).await?;
    let id = tx.new_id();
    let json = |text: Result<String, serde_json::Error>| {
        text.map_err(|_| StoreError::Corrupt { column: "certification_reviews.facts" })
    };
    let sql = "INSERT INTO certification_reviews (tenant_id, id, path, kind, state, applied_at, facts, verdict, policy_version) VALUES";
    let row = vec![
        id.as_str().into(),
        facts.path.as_str().into(),
        CertificationKind::Role.as_str().into(),
        ReviewState::UnderReview.as_str().into(),
        tx.now_secs().into(),
        json(serde_json::to_string(facts))?.into(),
        json(serde_json::to_string(verdict))?.into(),
        i64::from(verdict.policy_version).into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await?;
    let detail = serde_json::json!({ "path": facts.path, "policy_version": verdict.policy_version });
    tx.audit("certification.apply", Object { kind: "certification_review", id: &id }, &detail).await?;
    Ok(id)
}

/// Takes the application that waits back: the path is where it was before.
pub(crate) async fn withdraw_review(tx: &Tx, path: DevelopmentPath) -> Result<(), ApiError> {
    let row = latest(tx, path).await?.ok_or(ApiError::NotFound)?;
    settle(tx, &row, (ReviewEvent::Withdraw, Actor::Partner), "").await?;
    Ok(())
}

/// The vendor's decision about an application; the administrators get the reason. A refusal needs one.
#[cfg_attr(not(test), allow(dead_code, reason = "the operator's console calls it"))]
pub(crate) async fn decide_certification(
    tx: &Tx,
    review_id: &str,
    approve: bool,
    reason: &str,
) -> Result<ReviewState, ApiError> {
    let row: Option<ReviewRow> = tx.one(tx.sql(SELECT).push_bind(" AND id = ", review_id)).await?;
    let row = row.ok_or(ApiError::NotFound)?;
    let reason = if approve { reason.trim() } else { crate::http::fields::reason(reason)? };
    let event = if approve { ReviewEvent::Approve } else { ReviewEvent::Reject };
    settle(tx, &row, (event, Actor::Vendor), reason).await
}

async fn settle(
    tx: &Tx,
    row: &ReviewRow,
    (event, by): (ReviewEvent, Actor),
    reason: &str,
) -> Result<ReviewState, ApiError> {
    let state: ReviewState = code(&row.state, "certification_reviews.state")?;
    let way = state.apply(event, by).map_err(|_| ApiError::State { state: row.state.clone() })?;
    let sql = "UPDATE certification_reviews SET state = $4, decided_at = $5, answer = $6, version = version + 1
         WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let query = tx.sql(sql).bind(row.id.as_str()).bind(row.version).bind(way.to.as_str()).bind(tx.now_secs());
    tx.exec_one(query.bind(reason)).await?;
    let (path, kind): (DevelopmentPath, CertificationKind) =
        (code(&row.path, "certification_reviews.path")?, code(&row.kind, "certification_reviews.kind")?);
    for effect in way.effects {
        match effect {
            ReviewEffect::CertifyPath => certify(tx, path, kind, &row.id).await?,
            ReviewEffect::ReleasePath => move_path(tx, path, PathEvent::Release).await?,
            ReviewEffect::NotifyPartner => {
                let params = Params::from([
                    ("path", path.as_str().to_owned()),
                    ("state", way.to.as_str().to_owned()),
                    ("reason", reason.to_owned()),
                ]);
                notify::to_administrators(tx, MessageKind::CertificationReviewed, &params).await?;
            }
        }
    }
    let action = match event {
        ReviewEvent::Approve => "certification.approve",
        ReviewEvent::Reject => "certification.reject",
        ReviewEvent::Withdraw => "certification.withdraw",
    };
    let detail = serde_json::json!({ "path": path, "to": way.to });
    tx.audit(action, Object { kind: "certification_review", id: &row.id }, &detail).await?;
    Ok(way.to)
}

async fn move_path(tx: &Tx, path: DevelopmentPath, event: PathEvent) -> Result<(), ApiError> {
    let row = paths(tx).await?.into_iter().find(|row| row.path == path).ok_or(ApiError::NotFound)?;
    let way = row.stage.apply(event, Actor::System).map_err(|_| ApiError::State { state: row.stage.to_string() })?;
    Ok(leave(tx, path, row.version, way.to).await?)
}

/// The path moves on, and the record stands that keeps the account on it.
async fn certify(tx: &Tx, path: DevelopmentPath, kind: CertificationKind, review_id: &str) -> Result<(), ApiError> {
    move_path(tx, path, PathEvent::Certify).await?;
    let kind = match kind {
        CertificationKind::Role => PathRecordKind::RoleCertification,
        CertificationKind::Differentiation => PathRecordKind::Differentiation,
    };
    let number = review_id.get(..12).unwrap_or(review_id).to_uppercase();
    let sql = "INSERT INTO path_records (tenant_id, id, kind, number, recorded_at) VALUES";
    let row = vec![review_id.into(), kind.as_str().into(), number.into(), tx.now_secs().into()];
    Ok(tx.exec_one(tx.sql(sql).push_rows([row])).await?)
}
