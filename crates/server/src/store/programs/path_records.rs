//! The records that keep an account on its path.

use crate::store::programs::{memberships, moment, moment_of};
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::path_records::{PathRecord, PathRecordKind};
use domain::ids::PathRecordId;
use domain::rules::programs::path_exit::PathExitFacts;
use sea_orm::FromQueryResult;

const RECORDS: StoreError = StoreError::Corrupt { column: "path_records" };

/// A record as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct RecordRow {
    pub(crate) id: PathRecordId,
    pub(crate) record: PathRecord,
    /// When the vendor withdrew it.
    pub(crate) withdrawn_at: Option<DateTime<Utc>>,
}

/// Every record that there ever was, newest first.
pub(crate) async fn all_records(db: &Reader) -> Result<Vec<RecordRow>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        id: String,
        kind: String,
        solution_state: Option<String>,
        number: String,
        name: String,
        recorded_at: i64,
        withdrawn_at: Option<i64>,
    }
    let sql = "SELECT id, kind, solution_state, number, name, recorded_at, withdrawn_at FROM path_records
        WHERE tenant_id = $1 ORDER BY recorded_at DESC, id DESC";
    let rows: Vec<Row> = db.all(db.sql(sql)).await?;
    let record = |row: Row| {
        Ok(RecordRow {
            id: row.id.parse().map_err(|_| RECORDS)?,
            record: PathRecord {
                kind: row.kind.parse().map_err(|_| RECORDS)?,
                solution_state: row.solution_state.map(|state| state.parse().map_err(|_| RECORDS)).transpose()?,
                number: row.number,
                name: row.name,
                recorded_at: moment(row.recorded_at, RECORDS)?,
            },
            withdrawn_at: moment_of(row.withdrawn_at, RECORDS)?,
        })
    };
    rows.into_iter().map(record).collect()
}

/// The records that keep the account on its path, newest first: what was withdrawn counts for nothing.
pub(crate) async fn records(db: &Reader) -> Result<Vec<PathRecord>, StoreError> {
    let rows = all_records(db).await?.into_iter().filter(|row| row.withdrawn_at.is_none());
    Ok(rows.map(|row| row.record).collect())
}

/// What R-20 rests on.
pub(crate) async fn exit_facts(
    db: &Reader,
    records: &[PathRecord],
    now: DateTime<Utc>,
) -> Result<PathExitFacts, StoreError> {
    use PathRecordKind as Kind;
    let joined = memberships(db, now).await?.iter().filter(|row| row.state.is_member()).count();
    let of = |kind| count(records.iter().filter(|record| record.kind == kind).count());
    Ok(PathExitFacts {
        joined_programs: count(joined),
        role_certifications: of(Kind::RoleCertification),
        differentiations: of(Kind::Differentiation),
        cloud_solutions: of(Kind::CloudSolution),
        advanced_cloud_solutions: of(Kind::AdvancedCloudSolution),
        test_coupons: of(Kind::TestCoupon),
        exam_vouchers: of(Kind::ExamVoucher),
        development_funds: of(Kind::DevelopmentFund),
        staff_fundings: of(Kind::StaffFunding),
        delivery_supports: of(Kind::DeliverySupport),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
