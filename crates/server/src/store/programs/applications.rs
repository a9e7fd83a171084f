//! Every application of the account for programmes and paths (P-40b): read from the vendor's reviews, of which none is ever overwritten.
//!
//! What a review does not say stands where it was written: the level that was applied for in the receipt, the distributor and
//! its answer with the reseller's application.

use super::level::facts_then;
use crate::auth::scope::{AsScope, system_scope};
use crate::store::customers::{code, moment};
use crate::store::platform::platform_tenant;
use crate::store::programs::reasons_asked;
use crate::store::{Reader, StoreError, receipts};
use domain::api::program_history::{APPLICATIONS_SHOWN, ProgramApplication, ProgramApplications};
use domain::api::reviews::ReviewKind;
use domain::program::{PartnerTier, Program};
use domain::states::reseller_application::ResellerApplicationState;
use domain::states::review::ReviewState;
use sea_orm::FromQueryResult;
use std::collections::HashMap;

/// What is applied for in a programme, or for a path.
const KINDS: [ReviewKind; 5] = [
    ReviewKind::ProgramApplication,
    ReviewKind::ProgramRenewal,
    ReviewKind::LevelUpgrade,
    ReviewKind::ResellerApplication,
    ReviewKind::PathApplication,
];

#[derive(FromQueryResult)]
struct Row {
    id: String,
    kind: String,
    subject_id: String,
    submitted_by: String,
    submitted_at: i64,
    receipt_id: Option<String>,
    state: String,
    decided_at: Option<i64>,
    reason: Option<String>,
    ended_by: Option<String>,
}

/// What a distributor was asked, and what came of it.
#[derive(FromQueryResult)]
struct OfReseller {
    id: String,
    distributor_zh: String,
    distributor_en: String,
    state: String,
    decided_at: Option<i64>,
    reason: Option<String>,
}

/// The newest applications, newest first, and how many there are.
pub(crate) async fn applications(db: &Reader) -> Result<ProgramApplications, StoreError> {
    let vendor = db.elsewhere(&system_scope(platform_tenant(), "reviews"));
    let applicant = db.scope().tenant().as_str();
    let kinds = || KINDS.iter().map(|kind| kind.as_str());
    let count = vendor.sql("SELECT COUNT(*) FROM reviews WHERE tenant_id = $1");
    let count = count.push_bind(" AND applicant_tenant_id = ", applicant).push_list(" AND kind IN ", kinds());
    let count: i64 = vendor.value(count).await?.unwrap_or(0);
    let sql = "SELECT id, kind, subject_id, submitted_by, submitted_at, receipt_id, state, decided_at, reason, ended_by FROM reviews WHERE tenant_id = $1";
    let page = vendor.sql(sql).push_bind(" AND applicant_tenant_id = ", applicant).push_list(" AND kind IN ", kinds());
    let page = page.push(" ORDER BY submitted_at DESC, id DESC").push_bind(" LIMIT ", i64::from(APPLICATIONS_SHOWN));
    let rows: Vec<Row> = vendor.all(page).await?;
    let of = |kind: ReviewKind| rows.iter().filter(move |row| row.kind == kind.as_str());
    let resellers = "SELECT id, distributor_zh, distributor_en, state, decided_at, reason FROM reseller_applications WHERE tenant_id = $1";
    let asked = of(ReviewKind::ResellerApplication).map(|row| row.subject_id.clone());
    let asked: Vec<OfReseller> = db.all(db.sql(resellers).push_list(" AND id IN ", asked)).await?;
    let mut asked: HashMap<String, OfReseller> = asked.into_iter().map(|one| (one.id.clone(), one)).collect();
    let levels = receipts::facts_of(db, of(ReviewKind::LevelUpgrade).filter_map(|row| row.receipt_id.clone())).await?;
    let mut because = reasons_asked(db, of(ReviewKind::PathApplication).map(|row| row.id.clone())).await?;
    let application = |row: Row| {
        let of_reseller = asked.remove(&row.subject_id);
        let level = row.receipt_id.as_ref().and_then(|id| levels.get(id)).map(level_asked).transpose()?.flatten();
        let asked_because = because.remove(&row.id);
        Ok(ProgramApplication { asked_because, ..wire(row, level, of_reseller)? })
    };
    let applications = rows.into_iter().map(application).collect::<Result<_, StoreError>>()?;
    Ok(ProgramApplications { count: count.unsigned_abs(), applications })
}

/// One level above what the account had when it applied.
fn level_asked(facts: &serde_json::Value) -> Result<Option<PartnerTier>, StoreError> {
    Ok(PartnerTier::above(facts_then(facts)?.level))
}

fn wire(
    row: Row,
    level: Option<PartnerTier>,
    of_reseller: Option<OfReseller>,
) -> Result<ProgramApplication, StoreError> {
    let kind: ReviewKind = code(&row.kind, "reviews.kind")?;
    let (program, path) = match kind {
        ReviewKind::ResellerApplication => (Some(Program::CloudReseller), None),
        ReviewKind::PathApplication => (None, Some(code(&row.subject_id, "reviews.subject_id")?)),
        _ => (Some(code(&row.subject_id, "reviews.subject_id")?), None),
    };
    let own: ReviewState = code(&row.state, "reviews.state")?;
    let (state, turn, decided_at, reason) = match &of_reseller {
        // The vendor's yes is not the last word.
        Some(asked) => {
            let state: ResellerApplicationState = code(&asked.state, "reseller_applications.state")?;
            (state.as_review(), state.turn(), asked.decided_at, asked.reason.clone())
        }
        None => (own, own.turn(), row.decided_at, row.reason),
    };
    let (distributor_zh, distributor_en) =
        of_reseller.map(|asked| (asked.distributor_zh, asked.distributor_en)).unzip();
    Ok(ProgramApplication {
        application_id: code(&row.id, "reviews.id")?,
        kind,
        program,
        path,
        asked_because: None,
        level,
        distributor_zh,
        distributor_en,
        state,
        applied_by: row.submitted_by,
        applied_at: moment(row.submitted_at)?,
        decided_at: decided_at.map(moment).transpose()?,
        reason: reason.filter(|reason| !reason.is_empty()),
        ended_by: row.ended_by.map(|event| code(&event, "reviews.ended_by")).transpose()?,
        receipt_id: row.receipt_id.map(|id| code(&id, "reviews.receipt_id")).transpose()?,
        turn,
    })
}
