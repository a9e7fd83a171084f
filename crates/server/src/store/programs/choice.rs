//! Choosing a path: what the rule looks at, and the row that begins.

use crate::store::company::{Claim, claim, sibling_paths};
use crate::store::programs::PathRow;
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::program::DevelopmentPath;
use domain::rules::programs::path_choice::PathChoiceFacts;
use domain::states::path_stage::PathStage;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    path: String,
    invited: bool,
}

/// What R-21 rests on, for every path.
pub(crate) async fn choice_facts(
    db: &Reader,
    chosen: &[PathRow],
    now: DateTime<Utc>,
) -> Result<Vec<PathChoiceFacts>, StoreError> {
    let rows: Vec<Row> = db.all(db.sql("SELECT path, invited FROM path_standings WHERE tenant_id = $1")).await?;
    let taken = sibling_paths(db, now).await?;
    let facts = |path: &DevelopmentPath| {
        let known = rows.iter().find(|row| row.path == path.as_str());
        let stage = chosen.iter().find(|row| row.path == *path).map_or(PathStage::Available, |row| row.stage);
        PathChoiceFacts {
            path: *path,
            on_path: stage != PathStage::Available,
            sibling_on_path: taken.iter().any(|one| one.path == *path),
            invited: known.is_some_and(|row| row.invited),
        }
    };
    Ok(DevelopmentPath::ALL.iter().map(facts).collect())
}

/// Puts the account on a path that it was never on, or left.
pub(crate) async fn choose(tx: &Tx, path: DevelopmentPath, from_version: i64, to: PathStage) -> Result<(), StoreError> {
    let upsert = "INSERT INTO development_paths (tenant_id, path, stage, stage_since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, path) DO UPDATE SET stage = excluded.stage, stage_since = excluded.stage_since,
            valid_until = NULL, version = development_paths.version + 1 WHERE development_paths.version = $5";
    tx.exec_one(tx.sql(upsert).bind(path.as_str()).bind(to.as_str()).bind(tx.now_secs()).bind(from_version)).await?;
    claim(tx, Claim::Path(path)).await
}
