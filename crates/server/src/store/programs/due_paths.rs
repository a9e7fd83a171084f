//! Certifications whose time comes to its end, and runs out (SM-11).

use crate::http::error::{ApiError, transition};
use crate::store::audit::Object;
use crate::store::outbox::Params;
use crate::store::programs::paths::{PathRow, move_path, stored_paths};
use crate::store::requests::notify::partner_administrators;
use crate::store::reviews::{self, Closing};
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::messages::MessageKind;
use domain::api::reviews::ReviewKind;
use domain::api::time;
use domain::program::DevelopmentPath;
use domain::rules::policy::Policy;
use domain::rules::programs::term::certification_holds_until;
use domain::states::machine::Actor;
use domain::states::path_stage::PathEvent;

/// Paths whose certification comes to its end or has run out, and those whose certification never was given an end.
pub(crate) async fn due_paths(
    db: &Reader,
    now: DateTime<Utc>,
    policy: &Policy,
) -> Result<Vec<DevelopmentPath>, StoreError> {
    let due = |row: &PathRow| row.is_undated() || row.lapsed(now).is_some() || row.is_to_announce(now, policy);
    Ok(stored_paths(db).await?.into_iter().filter(due).map(|row| row.path).collect())
}

/// Announces the end of a certification, or notes that it has lapsed; does nothing when it was renewed since the list was
/// read.
pub(crate) async fn end_certification(tx: &Tx, path: DevelopmentPath, policy: &Policy) -> Result<bool, ApiError> {
    let row = stored_paths(tx).await?.into_iter().find(|row| row.path == path).ok_or(ApiError::NotFound)?;
    if row.is_undated() {
        date(tx, &row, certification_holds_until(tx.now(), policy)).await?;
    } else if row.lapsed(tx.now()).is_some() {
        lapse(tx, &row, Actor::Clock).await?;
    } else if row.is_to_announce(tx.now(), policy) {
        announce(tx, &row).await?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

const fn object(row: &PathRow) -> Object<'static> {
    Object { kind: "development_path", id: row.path.as_str() }
}

/// Gives an end to a certification from before ends were kept: a whole term from now, so that nobody is out overnight.
async fn date(tx: &Tx, row: &PathRow, until: DateTime<Utc>) -> Result<(), ApiError> {
    let sql = "UPDATE development_paths SET valid_until = $3, version = version + 1
        WHERE tenant_id = $1 AND path = $2 AND version = $4";
    let query = tx.sql(sql).bind(row.path.as_str()).bind(until.timestamp());
    tx.exec_one(query.bind(row.version)).await?;
    Ok(tx.audit("development_path.date", object(row), &serde_json::json!({ "until": time::to_text(until) })).await?)
}

/// Tells once for each term that it ends. Nobody who works on the path has to look at it again for that: its version stays.
async fn announce(tx: &Tx, row: &PathRow) -> Result<(), ApiError> {
    transition(row.stage, PathEvent::NearEnd, Actor::Clock)?;
    let sql = "UPDATE development_paths SET announced_until = valid_until WHERE tenant_id = $1 AND path = $2 AND version = $3";
    tx.exec_one(tx.sql(sql).bind(row.path.as_str()).bind(row.version)).await?;
    let until = row.valid_until.map(time::to_text).unwrap_or_default();
    let params = Params::from([("path", row.path.to_string()), ("until", until.clone())]);
    partner_administrators(tx, MessageKind::CertificationEnding, &params).await?;
    Ok(tx.audit("development_path.near_end", object(row), &serde_json::json!({ "until": until })).await?)
}

/// The certification is in force no more, by the clock or by what was decided about another term.
pub(crate) async fn lapse(tx: &Tx, row: &PathRow, by: Actor) -> Result<(), ApiError> {
    let to = transition(row.stage, PathEvent::Lapse, by)?.to;
    move_path(tx, row.path, row.version, to).await?;
    // What was applied for on top of the certification has nothing to stand on any more.
    reviews::close(tx, ReviewKind::Differentiation, row.path.as_str(), Closing::Dropped).await?;
    let params = Params::from([("path", row.path.to_string())]);
    partner_administrators(tx, MessageKind::CertificationLapsed, &params).await?;
    Ok(tx.audit("development_path.lapse", object(row), &serde_json::json!({ "from": row.stage })).await?)
}
