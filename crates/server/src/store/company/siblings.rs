//! What the company's other accounts have, as look at it: no names, no ids, no rows of theirs.

use crate::store::customers::{code, moment};
use crate::store::programs::stage_at;
use crate::store::{Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::ids::TenantId;
use domain::program::{DevelopmentPath, Program};
use domain::rules::programs::level_upgrade::CompanyPath;
use domain::states::membership::MembershipState;
use domain::states::path_stage::PathStage;
use sea_orm::FromQueryResult;

/// The company's other accounts, for what is done in each of them; what they are called is nobody's to read here.
pub(crate) async fn sibling_tenants(db: &Reader) -> Result<Vec<TenantId>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        tenant_id: String,
    }
    let sql = "SELECT other.tenant_id FROM tenants own
            JOIN tenants other ON other.company_id = own.company_id AND other.tenant_id <> own.tenant_id
        WHERE own.tenant_id = $1 ORDER BY other.tenant_id";
    let rows: Vec<Row> = db.all(db.sql(sql)).await?;
    rows.into_iter().map(|row| code(&row.tenant_id, "tenants.tenant_id")).collect()
}

/// The paths that other accounts are on, each with its stage now.
pub(crate) async fn sibling_paths(db: &Reader, now: DateTime<Utc>) -> Result<Vec<CompanyPath>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        path: String,
        stage: String,
        valid_until: Option<i64>,
    }
    let sql = "SELECT held.path, held.stage, held.valid_until FROM tenants own
            JOIN tenants other ON other.company_id = own.company_id AND other.tenant_id <> own.tenant_id
            JOIN development_paths held ON held.tenant_id = other.tenant_id
        WHERE own.tenant_id = $1 AND held.stage <> 'AVAILABLE'";
    let path = |row: Row| {
        let stage = code::<PathStage>(&row.stage, "development_paths.stage")?;
        let stage = stage_at(stage, row.valid_until.map(moment).transpose()?, now);
        Ok(CompanyPath { path: code::<DevelopmentPath>(&row.path, "development_paths.path")?, stage })
    };
    let mut paths = db.all::<Row>(db.sql(sql)).await?.into_iter().map(path).collect::<Result<Vec<_>, StoreError>>()?;
    paths.sort_by_key(|one| (one.path, one.stage));
    Ok(paths)
}

/// The programmes that other accounts are in or applying for, once each.
pub(crate) async fn sibling_programs(db: &Reader, now: DateTime<Utc>) -> Result<Vec<Program>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        program: String,
        state: String,
        valid_until: Option<i64>,
    }
    let sql = "SELECT held.program, held.state, held.valid_until FROM tenants own
            JOIN tenants other ON other.company_id = own.company_id AND other.tenant_id <> own.tenant_id
            JOIN program_memberships held ON held.tenant_id = other.tenant_id
        WHERE own.tenant_id = $1";
    let mut programs = Vec::new();
    for row in db.all::<Row>(db.sql(sql)).await? {
        let state = code::<MembershipState>(&row.state, "program_memberships.state")?;
        // Over is over, also before the job has noted it.
        let over = state.is_member() && row.valid_until.is_some_and(|end| end <= now.timestamp());
        if state.is_open() && !over {
            programs.push(code::<Program>(&row.program, "program_memberships.program")?);
        }
    }
    programs.sort_unstable();
    programs.dedup();
    Ok(programs)
}
