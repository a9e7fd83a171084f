//! What look at beside the opportunity itself.

use crate::store::programs::{memberships, paths, records};
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::path_records::PathRecord;
use domain::program::Program;
use domain::rules::opportunities::eligibility::HoEligibilityFacts;
use sea_orm::FromQueryResult;

/// Is the partner in the co-sell programme?
pub(crate) async fn in_pce_plan(db: &Reader, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let all = memberships(db, now).await?;
    Ok(all.iter().any(|membership| membership.program == Program::Pce && membership.state.is_member()))
}

/// What R-27 rests on. A partner of whom the vendor has said nothing is not confirmed.
pub(crate) async fn ho_eligibility_facts(db: &Reader, now: DateTime<Utc>) -> Result<HoEligibilityFacts, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        vendor_confirmed: bool,
        listed_products: i64,
    }
    let sql = "SELECT vendor_confirmed, listed_products FROM opportunity_standings WHERE tenant_id = $1";
    let row = db.one::<Row>(db.sql(sql)).await?.unwrap_or(Row { vendor_confirmed: false, listed_products: 0 });
    let records = records(db).await?;
    // A draft offers nothing, and what has ended does not any more.
    let solutions = |record: &&PathRecord| record.is_certified(record.kind) && record.kind.is_solution();
    Ok(HoEligibilityFacts {
        in_pce_plan: in_pce_plan(db, now).await?,
        stages: paths(db, now).await?.iter().map(|path| path.stage).collect(),
        vendor_confirmed: row.vendor_confirmed,
        baseline_solutions: u32::try_from(records.iter().filter(solutions).count()).unwrap_or(u32::MAX),
        listed_products: u32::try_from(row.listed_products).unwrap_or(u32::MAX),
    })
}
