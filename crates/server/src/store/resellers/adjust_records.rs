//! The records of money between a distributor and its resellers (调账记录).

use crate::auth::scope::AsScope;
use crate::store::customers::{code, moment, visible};
use crate::store::{Query, Reader, StoreError};
use domain::api::reseller_funds::{ResellerAdjustQuery, ResellerAdjustRecord, ResellerAdjustRecords};
use domain::money::Money;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    id: String,
    reseller_id: String,
    name_zh: String,
    name_en: String,
    operation_type: String,
    amount: i64,
    currency: String,
    operator: String,
    at: i64,
}

macro_rules! of_distributor {
    ($selected:literal) => {
        concat!(
            $selected,
            " FROM reseller_adjustments r JOIN tenants t ON t.tenant_id = r.reseller_id
                LEFT JOIN resellers c ON c.tenant_id = r.tenant_id AND c.id = r.reseller_id
                WHERE r.tenant_id = $1 AND r.distributor_id = r.tenant_id"
        )
    };
}

impl Row {
    fn wire(self) -> Result<ResellerAdjustRecord, StoreError> {
        let currency = code(&self.currency, "reseller_adjustments.currency")?;
        Ok(ResellerAdjustRecord {
            trans_id: self.id,
            indirect_partner_id: code(&self.reseller_id, "reseller_adjustments.reseller_id")?,
            name: self.name_zh,
            name_en: self.name_en,
            operation_type: code(&self.operation_type, "reseller_adjustments.operation_type")?,
            amount: Money::new(self.amount, currency).to_decimal(),
            currency,
            operation_time: moment(self.at)?,
            operator: self.operator,
            measure_id: 1,
        })
    }
}

/// One page of those about resellers that the login sees; of a reseller that has left, whoever sees all.
pub(crate) async fn adjust_records(
    db: &Reader,
    wanted: &ResellerAdjustQuery,
    (offset, limit): (u32, u32),
) -> Result<ResellerAdjustRecords, StoreError> {
    let count = filtered(db, db.sql(of_distributor!("SELECT COUNT(*)")), wanted);
    let count: i64 = db.value(count).await?.unwrap_or(0);
    let page = of_distributor!(
        "SELECT r.id, r.reseller_id, t.name_zh, t.name_en, r.operation_type, r.amount, r.currency, r.operator, r.at"
    );
    let page = filtered(db, db.sql(page), wanted).push(" ORDER BY r.at DESC, r.id DESC");
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<Row> = db.all(page).await?;
    let records = rows.into_iter().map(Row::wire).collect::<Result<_, _>>()?;
    Ok(ResellerAdjustRecords { total_count: count.unsigned_abs(), records })
}

fn filtered(db: &Reader, mut query: Query, wanted: &ResellerAdjustQuery) -> Query {
    if let Some(reseller) = &wanted.indirect_partner_id {
        query = query.push_bind(" AND r.reseller_id = ", reseller.as_str());
    }
    if let Some(operation) = wanted.operation_type {
        query = query.push_bind(" AND r.operation_type = ", operation.as_str());
    }
    visible(query, db.scope())
}
