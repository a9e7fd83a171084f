//! Which accounts are one company's: the id that they share, and what each claims for the company.

use super::claims::{Claim, claim};
use super::siblings::{sibling_paths, sibling_programs};
use crate::store::programs::{memberships, paths};
use crate::store::vendor_facts::LineRow;
use crate::store::{Reader, StoreError, Tx};
use domain::api::partners::PartnerLine;
use domain::program::{DevelopmentPath, Program};
use domain::rules::programs::company::CompanyFacts;
use domain::states::path_stage::PathStage;

/// The company's other accounts as the vendor lists them, by name. For its operators: a partner is told codes only.
pub(crate) async fn other_accounts(db: &Reader) -> Result<Vec<PartnerLine>, StoreError> {
    let sql = "SELECT other.tenant_id, other.name_zh, other.name_en, other.partner_type, other.status FROM tenants own
            JOIN tenants other ON other.company_id = own.company_id AND other.tenant_id <> own.tenant_id
        WHERE own.tenant_id = $1 ORDER BY other.name_en, other.tenant_id";
    db.all::<LineRow>(db.sql(sql)).await?.into_iter().map(LineRow::wire).collect()
}

/// What the rule looks at when this account is to be one of the company of `other`.
pub(crate) async fn facts(tx: &Tx, other: &Tx) -> Result<CompanyFacts, StoreError> {
    let now = tx.now();
    let (paths, programs) = held(tx).await?;
    let (mut company_paths, mut company_programs) = held(other).await?;
    company_paths.extend(sibling_paths(other, now).await?.into_iter().map(|one| one.path));
    company_programs.extend(sibling_programs(other, now).await?);
    Ok(CompanyFacts { paths, programs, company_paths, company_programs })
}

/// The account's company. One that was known alone founds a company, with what it has.
pub(crate) async fn of_company(tx: &Tx) -> Result<String, StoreError> {
    let known: Option<Option<String>> = tx.value(tx.sql("SELECT company_id FROM tenants WHERE tenant_id = $1")).await?;
    if let Some(company) = known.flatten() {
        return Ok(company);
    }
    let company = tx.new_id();
    enter(tx, &company).await?;
    Ok(company)
}

/// Makes the account one of the company's, with what it has. The rule has allowed it.
pub(crate) async fn enter(tx: &Tx, company: &str) -> Result<(), StoreError> {
    // Of a company of its own nobody else is left to ask for what it claimed there.
    leave(tx).await?;
    let sql = "UPDATE tenants SET company_id = $2, updated_at = $3, version = version + 1 WHERE tenant_id = $1";
    tx.exec_one(tx.sql(sql).bind(company).bind(tx.now_secs())).await?;
    let (paths, programs) = held(tx).await?;
    for path in paths {
        claim(tx, Claim::Path(path)).await?;
    }
    for program in programs.into_iter().filter(|program| program.is_joined_once_a_company()) {
        claim(tx, Claim::Program(program)).await?;
    }
    Ok(())
}

/// The account is known alone again, and keeps what it has.
pub(crate) async fn leave(tx: &Tx) -> Result<(), StoreError> {
    tx.exec(tx.sql("DELETE FROM company_claims WHERE tenant_id = $1")).await?;
    let sql = "UPDATE tenants SET company_id = NULL, updated_at = $2, version = version + 1
        WHERE tenant_id = $1 AND company_id IS NOT NULL";
    tx.exec(tx.sql(sql).bind(tx.now_secs())).await.map(drop)
}

/// The paths that the account is on, and the programmes that it is in or applying for.
async fn held(db: &Tx) -> Result<(Vec<DevelopmentPath>, Vec<Program>), StoreError> {
    let (chosen, joined) = (paths(db, db.now()).await?, memberships(db, db.now()).await?);
    let chosen = chosen.into_iter().filter(|row| row.stage != PathStage::Available).map(|row| row.path);
    let open = joined.into_iter().filter(|row| row.state.is_open()).map(|row| row.program);
    Ok((chosen.collect(), open.collect()))
}
