//! Business plans of paths (P-42): the newest counts, and none is ever changed or removed.

use super::paths::paths;
use crate::auth::scope::AsScope;
use crate::http::error::ApiError;
use crate::store::attachments;
use crate::store::audit::Object;
use crate::store::customers::{code, moment};
use crate::store::{Reader, StoreError, Tx};
use domain::api::certification::{BusinessPlan, PlanFile};
use domain::api::error::FieldProblem;
use domain::attachment::FileKind;
use domain::ids::AttachmentId;
use domain::program::{DevelopmentPath, PlanState};
use domain::states::path_stage::PathStage;
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;

#[derive(FromQueryResult)]
struct PlanRow {
    id: String,
    file_name: String,
    size: i64,
    sha256: String,
    handed_in_by: String,
    handed_in_at: i64,
    accepted_at: Option<i64>,
    refused_at: Option<i64>,
    answer: String,
}

impl PlanRow {
    fn wire(self) -> Result<PlanFile, StoreError> {
        Ok(PlanFile {
            file_name: self.file_name,
            size: self.size.unsigned_abs(),
            sha256: self.sha256,
            handed_in_by: self.handed_in_by,
            handed_in_at: moment(self.handed_in_at)?,
            accepted_at: self.accepted_at.map(moment).transpose()?,
            refused_at: self.refused_at.map(moment).transpose()?,
            answer: Some(self.answer).filter(|answer| !answer.is_empty()),
        })
    }
}

/// Plans of one path at most: each is kept with its bytes.
const PLANS_MAX: i64 = 30;

const SELECT: &str = "SELECT id, file_name, size, sha256, handed_in_by, handed_in_at, accepted_at, refused_at, answer
    FROM business_plans WHERE tenant_id = $1 AND path = $2";

/// The newest plan of a path; that of a moment is the newest that was there then.
async fn newest(db: &Reader, path: DevelopmentPath, until: Option<i64>) -> Result<Option<PlanRow>, StoreError> {
    let query = db.sql(SELECT).bind(path.as_str());
    let query = match until {
        Some(until) => query.push_bind(" AND handed_in_at <= ", until),
        None => query,
    };
    db.one(query.push(" ORDER BY handed_in_at DESC, id DESC LIMIT 1")).await
}

/// How far the plan of a path is, as the rules look at it.
async fn plan_state(db: &Reader, path: DevelopmentPath) -> Result<PlanState, StoreError> {
    Ok(newest(db, path, None).await?.map_or(PlanState::Missing, |plan| state(plan.accepted_at, plan.refused_at)))
}

/// The same for every path that has a plan.
pub(crate) async fn plan_states(db: &Reader) -> Result<BTreeMap<DevelopmentPath, PlanState>, StoreError> {
    let sql = "SELECT path, accepted_at, refused_at FROM business_plans WHERE tenant_id = $1 ORDER BY handed_in_at, id";
    let all: Vec<PathPlan> = db.all(db.sql(sql)).await?;
    // The newest is the last.
    all.iter()
        .map(|one| Ok((code(&one.path, "business_plans.path")?, state(one.accepted_at, one.refused_at))))
        .collect()
}

const fn state(accepted_at: Option<i64>, refused_at: Option<i64>) -> PlanState {
    match (accepted_at, refused_at) {
        (Some(_), _) => PlanState::Accepted,
        (None, Some(_)) => PlanState::Refused,
        (None, None) => PlanState::HandedIn,
    }
}

#[derive(FromQueryResult)]
struct PathPlan {
    path: String,
    accepted_at: Option<i64>,
    refused_at: Option<i64>,
}

/// The plan of a path with its file; none where none is asked for and none was handed in.
pub(crate) async fn business_plan(
    db: &Reader,
    path: DevelopmentPath,
    asked: bool,
) -> Result<Option<Box<BusinessPlan>>, StoreError> {
    let state = plan_state(db, path).await?;
    let file = plan_file(db, path, None).await?;
    Ok((asked || file.is_some()).then(|| Box::new(BusinessPlan { asked, state, file })))
}

/// The file of the newest plan, or of the one that was there at a moment.
pub(crate) async fn plan_file(
    db: &Reader,
    path: DevelopmentPath,
    until: Option<i64>,
) -> Result<Option<PlanFile>, StoreError> {
    newest(db, path, until).await?.map(PlanRow::wire).transpose()
}

/// The same with its bytes.
pub(crate) async fn plan_content(
    db: &Reader,
    path: DevelopmentPath,
    until: Option<i64>,
) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    let Some(row) = newest(db, path, until).await? else { return Ok(None) };
    let sql = "SELECT content FROM business_plans WHERE tenant_id = $1 AND id = $2";
    let bytes: Option<Vec<u8>> = db.value(db.sql(sql).bind(row.id.as_str())).await?;
    Ok(bytes.map(|bytes| (row.file_name, bytes)))
}

/// Hands a file in as the plan of a path that the account is on. While the vendor reviews a certification, what it reads
/// stays what it is.
pub(crate) async fn hand_in_plan(tx: &Tx, path: DevelopmentPath, file: &AttachmentId) -> Result<(), ApiError> {
    let row = paths(tx, tx.now()).await?.into_iter().find(|row| row.path == path).ok_or(ApiError::NotFound)?;
    let reviewing = matches!(row.stage, PathStage::RoleReviewing | PathStage::DifferentiationReviewing);
    if row.stage == PathStage::Available || reviewing || row.under_review {
        let state = if row.under_review { "ANNUAL_REVIEW".to_owned() } else { row.stage.to_string() };
        return Err(ApiError::State { state });
    }
    let kept = attachments::waiting(tx, file).await?;
    if kept.media_type != FileKind::Pdf {
        return Err(ApiError::field("attachment_id", FieldProblem::WrongKind));
    }
    let handed_in = "SELECT COUNT(*) FROM business_plans WHERE tenant_id = $1 AND path = $2";
    let handed_in: Option<i64> = tx.value(tx.sql(handed_in).bind(path.as_str())).await?;
    if handed_in.unwrap_or_default() >= PLANS_MAX {
        return Err(ApiError::field_limit("attachment_id", FieldProblem::TooMany, PLANS_MAX));
    }
    let id = tx.new_id();
    let sql = "INSERT INTO business_plans (tenant_id, id, path, file_name, size, sha256, handed_in_by, handed_in_at, content)
        SELECT tenant_id, $3, $4, file_name, size, sha256, $5, $6, content FROM attachments WHERE tenant_id = $1 AND id = $2";
    let query = tx.sql(sql).bind(file.as_str()).bind(id.as_str()).bind(path.as_str());
    tx.exec_one(query.bind(tx.scope().actor().name.as_str()).bind(tx.now_secs())).await?;
    // It is the plan's from now on, and waits no more.
    let sql = "DELETE FROM attachments WHERE tenant_id = $1 AND id = $2 AND proves IS NULL";
    tx.exec_one(tx.sql(sql).bind(file.as_str())).await?;
    let sql = "UPDATE development_paths SET version = version + 1 WHERE tenant_id = $1 AND path = $2";
    tx.exec_one(tx.sql(sql).bind(path.as_str())).await?;
    let detail = serde_json::json!({ "size": kept.size, "sha256": kept.sha256 });
    Ok(tx.audit("business_plan.hand_in", Object { kind: "development_path", id: path.as_str() }, &detail).await?)
}

/// The vendor gave a certification with the plan that is there.
pub(crate) async fn accept_plan(tx: &Tx, path: DevelopmentPath) -> Result<(), StoreError> {
    let Some(PlanRow { id, accepted_at: None, .. }) = newest(tx, path, None).await? else { return Ok(()) };
    let sql = "UPDATE business_plans SET accepted_at = $3 WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(sql).bind(id).bind(tx.now_secs())).await
}

/// The vendor refused the certification that the plan was part of: another one has to come, or the same after what was said. One
/// that a certification was given with stays accepted.
pub(crate) async fn refuse_plan(tx: &Tx, path: DevelopmentPath, answer: &str) -> Result<(), StoreError> {
    let Some(PlanRow { id, accepted_at: None, refused_at: None, .. }) = newest(tx, path, None).await? else {
        return Ok(());
    };
    let sql = "UPDATE business_plans SET refused_at = $3, answer = $4 WHERE tenant_id = $1 AND id = $2";
    tx.exec_one(tx.sql(sql).bind(id).bind(tx.now_secs()).bind(answer)).await
}
