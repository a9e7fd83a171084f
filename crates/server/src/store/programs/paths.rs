//! Development paths.

use crate::store::programs::{moment, moment_of};
use crate::store::reviews;
use crate::store::{Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::reviews::ReviewKind;
use domain::program::{CertificationKind, DevelopmentPath};
use domain::rules::policy::Policy;
use domain::rules::programs::term::annual_review_opens;
use domain::states::machine::{Actor, Machine};
use domain::states::path_stage::{PathEvent, PathStage};
use sea_orm::FromQueryResult;

const PATHS: StoreError = StoreError::Corrupt { column: "development_paths" };

/// How far the account is on one path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PathRow {
    pub(crate) path: DevelopmentPath,
    pub(crate) stage: PathStage,
    pub(crate) stage_since: DateTime<Utc>,
    pub(crate) valid_until: Option<DateTime<Utc>>,
    /// Until when the certification held whose end was announced last.
    announced_until: Option<DateTime<Utc>>,
    /// Does its annual review wait for the vendor? Who applied in time keeps the certification until it is decided.
    pub(crate) under_review: bool,
    pub(crate) version: i64,
}

impl PathRow {
    /// Is it certified since before ends were kept?
    pub(crate) fn is_undated(&self) -> bool {
        self.stage.is_certified() && self.valid_until.is_none()
    }

    /// Is its end near, and nobody was told?
    pub(super) fn is_to_announce(&self, now: DateTime<Utc>, policy: &Policy) -> bool {
        let near = |until: DateTime<Utc>| annual_review_opens(until, policy) <= now && now < until;
        self.stage.is_certified()
            && !self.under_review
            && self.announced_until != self.valid_until
            && self.valid_until.is_some_and(near)
    }

    /// Is its term over, whoever still decides about another?
    pub(crate) fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.valid_until.is_some_and(|end| end <= now)
    }

    /// Where the path is after its certification has run out, and since when; nothing while it holds.
    pub(crate) fn lapsed(&self, now: DateTime<Utc>) -> Option<(PathStage, DateTime<Utc>)> {
        let end = self.valid_until.filter(|_| self.is_over(now) && !self.under_review)?;
        let lapse = self.stage.apply(PathEvent::Lapse, Actor::Clock).ok()?;
        Some((lapse.to, end))
    }
}

/// The stage now of a path whose row says this.
pub(crate) fn stage_at(stage: PathStage, valid_until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> PathStage {
    let lapse = valid_until.filter(|end| *end <= now).and_then(|_| stage.apply(PathEvent::Lapse, Actor::Clock).ok());
    lapse.map_or(stage, |lapse| lapse.to)
}

/// Every path that the account ever chose, as it is now: a certification has lapsed even before the job has noted it.
pub(crate) async fn paths(db: &Reader, now: DateTime<Utc>) -> Result<Vec<PathRow>, StoreError> {
    let lapsed = |row: PathRow| match row.lapsed(now) {
        Some((stage, at)) => PathRow { stage, stage_since: at, valid_until: None, ..row },
        None => row,
    };
    Ok(stored_paths(db).await?.into_iter().map(lapsed).collect())
}

/// The same as the rows say it.
pub(super) async fn stored_paths(db: &Reader) -> Result<Vec<PathRow>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        path: String,
        stage: String,
        stage_since: i64,
        valid_until: Option<i64>,
        announced_until: Option<i64>,
        version: i64,
    }
    let sql = "SELECT path, stage, stage_since, valid_until, announced_until, version FROM development_paths WHERE tenant_id = $1 ORDER BY path";
    let rows: Vec<Row> = db.all(db.sql(sql)).await?;
    let path = |row: Row| {
        Ok(PathRow {
            path: row.path.parse().map_err(|_| PATHS)?,
            stage: row.stage.parse().map_err(|_| PATHS)?,
            stage_since: moment(row.stage_since, PATHS)?,
            valid_until: moment_of(row.valid_until, PATHS)?,
            announced_until: moment_of(row.announced_until, PATHS)?,
            under_review: false,
            version: row.version,
        })
    };
    let mut rows = rows.into_iter().map(path).collect::<Result<Vec<PathRow>, StoreError>>()?;
    if rows.iter().any(|row| row.stage.is_certified()) {
        let waiting = reviews::waiting(db, ReviewKind::AnnualReview).await?;
        for row in &mut rows {
            row.under_review = waiting.iter().any(|path| path == row.path.as_str());
        }
    }
    Ok(rows)
}

/// When a certification on a path was given the last time; unknown for those from before it was kept.
pub(crate) async fn certified_at(
    db: &Reader,
    path: DevelopmentPath,
    kind: CertificationKind,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT certified_at FROM path_certifications WHERE tenant_id = $1 AND path = $2 AND certification = $3";
    let at = db.value::<i64>(db.sql(sql).bind(path.as_str()).bind(kind.as_str())).await?;
    moment_of(at, StoreError::Corrupt { column: "path_certifications.certified_at" })
}

/// Notes that a certification is given now, and until when it and those below it hold.
pub(crate) async fn note_certified(
    tx: &Tx,
    path: DevelopmentPath,
    kind: CertificationKind,
    until: DateTime<Utc>,
) -> Result<(), StoreError> {
    let term = "UPDATE development_paths SET valid_until = $3 WHERE tenant_id = $1 AND path = $2";
    tx.exec_one(tx.sql(term).bind(path.as_str()).bind(until.timestamp())).await?;
    let sql = "INSERT INTO path_certifications (tenant_id, path, certification, certified_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant_id, path, certification) DO UPDATE SET certified_at = excluded.certified_at";
    tx.exec_one(tx.sql(sql).bind(path.as_str()).bind(kind.as_str()).bind(tx.now_secs())).await
}

/// Moves a path on to `to`, which is `from_version` until now. What is certified before and after keeps its end, and
/// what stays where it is stays since when it was.
pub(crate) async fn move_path(
    tx: &Tx,
    path: DevelopmentPath,
    from_version: i64,
    to: PathStage,
) -> Result<(), StoreError> {
    let update =
        "UPDATE development_paths SET stage = $3, stage_since = CASE WHEN stage = $3 THEN stage_since ELSE $4 END,
            valid_until = CASE WHEN $6 THEN valid_until ELSE NULL END, version = version + 1
        WHERE tenant_id = $1 AND path = $2 AND version = $5";
    let query = tx.sql(update).bind(path.as_str()).bind(to.as_str()).bind(tx.now_secs()).bind(from_version);
    tx.exec_one(query.bind(to.is_certified())).await
}
