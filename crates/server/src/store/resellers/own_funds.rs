//! The reseller's side of the money between it and its distributor. The scope is the reseller's.

use super::funds::{free_balance, funds};
use crate::auth::scope::{AsScope, system_scope};
use crate::store::customers::{PartnerContext, code, moment};
use crate::store::{Query, Reader, StoreError};
use domain::api::distributor_funds::{DistributorFunds, DistributorFundsQuery, DistributorFundsRecord};
use domain::ids::TenantId;
use domain::money::{Currency, Money};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    id: String,
    name_zh: String,
    name_en: String,
    operation_type: String,
    amount: i64,
    balance_after: Option<i64>,
    currency: String,
    at: i64,
}

macro_rules! of_reseller {
    ($selected:literal) => {
        concat!(
            $selected,
            " FROM reseller_adjustments r JOIN tenants t ON t.tenant_id = r.distributor_id
                WHERE r.tenant_id = $1 AND r.reseller_id = r.tenant_id"
        )
    };
}

impl Row {
    fn wire(self) -> Result<DistributorFundsRecord, StoreError> {
        let currency: Currency = code(&self.currency, "reseller_adjustments.currency")?;
        let decimal = |minor| Money::new(minor, currency).to_decimal();
        Ok(DistributorFundsRecord {
            trans_id: self.id,
            distributor_name: self.name_zh,
            distributor_name_en: self.name_en,
            operation_type: code(&self.operation_type, "reseller_adjustments.operation_type")?,
            amount: decimal(self.amount),
            balance_after_change: self.balance_after.map(decimal),
            currency,
            operation_time: moment(self.at)?,
            measure_id: 1,
        })
    }
}

/// How many match, and one page of them; those with earlier distributors too.
pub(crate) async fn own_records(
    db: &Reader,
    wanted: &DistributorFundsQuery,
    (offset, limit): (u32, u32),
) -> Result<(u64, Vec<DistributorFundsRecord>), StoreError> {
    let count = filtered(db.sql(of_reseller!("SELECT COUNT(*)")), wanted);
    let count: i64 = db.value(count).await?.unwrap_or(0);
    let page = of_reseller!(
        "SELECT r.id, t.name_zh, t.name_en, r.operation_type, r.amount, r.balance_after, r.currency, r.at"
    );
    let page = filtered(db.sql(page), wanted).push(" ORDER BY r.at DESC, r.id DESC");
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<Row> = db.all(page).await?;
    Ok((count.unsigned_abs(), rows.into_iter().map(Row::wire).collect::<Result<_, _>>()?))
}

/// Whose reseller this account is, and what it has of that distributor; nothing of an account that is nobody's reseller.
pub(crate) async fn own_distributor(db: &Reader) -> Result<Option<DistributorFunds>, StoreError> {
    let Some(parent) = PartnerContext::load(db).await?.parent_tenant_id else { return Ok(None) };
    let parent: TenantId = code(&parent, "tenants.parent_tenant_id")?;
    let there = db.elsewhere(&system_scope(parent, "resellers"));
    let distributor = PartnerContext::load(&there).await?;
    // What the distributor itself could still allocate is not this account's business.
    let known = funds(&there, db.scope().tenant()).await?;
    let currency = known.map_or(Currency::Cny, |known| known.allocated.currency);
    Ok(Some(DistributorFunds {
        name: distributor.name_zh,
        name_en: distributor.name_en,
        free: free_balance(db).await?.unwrap_or(Money::zero(currency)),
        allocated: known.map_or(Money::zero(currency), |known| known.allocated),
        returnable: known.map_or(Money::zero(currency), |known| known.unspent),
    }))
}

fn filtered(mut query: Query, wanted: &DistributorFundsQuery) -> Query {
    if let Some(operation) = wanted.operation_type {
        query = query.push_bind(" AND r.operation_type = ", operation.as_str());
    }
    if let Some(begin) = wanted.operation_time_begin {
        query = query.push_bind(" AND r.at >= ", begin.timestamp());
    }
    match wanted.operation_time_end {
        Some(end) => query.push_bind(" AND r.at <= ", end.timestamp()),
        None => query,
    }
}
