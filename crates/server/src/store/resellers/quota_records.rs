//! What a distributor reads of the quotas that its resellers have from it: how they stand, and what went and came back.

use crate::auth::scope::AsScope;
use crate::store::coupon_quotas::in_states;
use crate::store::customers::{code, moment, visible};
use crate::store::{Query, Reader, StoreError};
use chrono::{DateTime, Utc};
use domain::api::coupon_quotas::QuotaStatus;
use domain::api::issued_quotas::{
    IssuedCouponQuota, IssuedCouponQuotas, IssuedQuotaQuery, QuotaRecord, QuotaRecordQuery, QuotaRecords,
};
use domain::money::{Currency, Money};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct IssuedRow {
    id: String,
    parent_quota_id: String,
    reseller_id: String,
    name_zh: String,
    name_en: String,
    quota_value: i64,
    balance: i64,
    currency: String,
    is_reclaimed: bool,
    issued_at: i64,
    expires_at: i64,
}

macro_rules! issued {
    ($selected:literal) => {
        concat!(
            $selected,
            " FROM reseller_quotas i JOIN coupon_quotas q ON q.tenant_id = i.reseller_id AND q.id = i.id
                JOIN tenants t ON t.tenant_id = i.reseller_id
                LEFT JOIN resellers c ON c.tenant_id = i.tenant_id AND c.id = i.reseller_id WHERE i.tenant_id = $1"
        )
    };
}

impl IssuedRow {
    fn wire(self, now: DateTime<Utc>) -> Result<IssuedCouponQuota, StoreError> {
        let currency: Currency = code(&self.currency, "coupon_quotas.currency")?;
        let expire_time = moment(self.expires_at)?;
        Ok(IssuedCouponQuota {
            quota_id: code(&self.id, "reseller_quotas.id")?,
            parent_quota_id: code(&self.parent_quota_id, "reseller_quotas.parent_quota_id")?,
            indirect_partner_id: code(&self.reseller_id, "reseller_quotas.reseller_id")?,
            name: self.name_zh,
            name_en: self.name_en,
            quota_status: QuotaStatus::at(now, expire_time, self.is_reclaimed),
            quota_value: Money::new(self.quota_value, currency).to_decimal(),
            balance: Money::new(self.balance, currency).to_decimal(),
            currency,
            measure_id: 1,
            create_time: moment(self.issued_at)?,
            expire_time,
        })
    }
}

/// One page of those of resellers that the login sees, as they stand at `now`.
pub(crate) async fn issued_quotas(
    db: &Reader,
    wanted: &IssuedQuotaQuery,
    now: DateTime<Utc>,
    (offset, limit): (u32, u32),
) -> Result<IssuedCouponQuotas, StoreError> {
    let narrowed = |mut query: Query| {
        if let Some(reseller) = &wanted.indirect_partner_id {
            query = query.push_bind(" AND i.reseller_id = ", reseller.as_str());
        }
        if let Some(state) = wanted.quota_status {
            query = in_states(query, &[state], now);
        }
        visible(query, db.scope())
    };
    let count: i64 = db.value(narrowed(db.sql(issued!("SELECT COUNT(*)")))).await?.unwrap_or(0);
    let page = issued!(
        "SELECT i.id, i.parent_quota_id, i.reseller_id, t.name_zh, t.name_en, q.quota_value, q.balance, q.currency, q.is_reclaimed,
            i.issued_at, q.expires_at"
    );
    let page = narrowed(db.sql(page)).push(" ORDER BY i.issued_at DESC, i.id DESC");
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<IssuedRow> = db.all(page).await?;
    let quotas = rows.into_iter().map(|row| row.wire(now)).collect::<Result<_, _>>()?;
    Ok(IssuedCouponQuotas { total_count: count.unsigned_abs(), quotas })
}

#[derive(FromQueryResult)]
struct RecordRow {
    id: String,
    reseller_id: String,
    name_zh: String,
    name_en: String,
    quota_id: String,
    parent_quota_id: String,
    operation_type: String,
    amount: i64,
    currency: String,
    operator: String,
    remark: String,
    at: i64,
}

macro_rules! records {
    ($selected:literal) => {
        concat!(
            $selected,
            " FROM reseller_quota_records r JOIN tenants t ON t.tenant_id = r.reseller_id
                LEFT JOIN resellers c ON c.tenant_id = r.tenant_id AND c.id = r.reseller_id WHERE r.tenant_id = $1"
        )
    };
}

impl RecordRow {
    fn wire(self) -> Result<QuotaRecord, StoreError> {
        let currency = code(&self.currency, "reseller_quota_records.currency")?;
        Ok(QuotaRecord {
            id: self.id,
            operator: self.operator,
            operation_type: code(&self.operation_type, "reseller_quota_records.operation_type")?,
            quota_id: code(&self.quota_id, "reseller_quota_records.quota_id")?,
            parent_quota_id: code(&self.parent_quota_id, "reseller_quota_records.parent_quota_id")?,
            amount: Money::new(self.amount, currency).to_decimal(),
            currency,
            operation_time: moment(self.at)?,
            result: 0,
            indirect_partner_id: code(&self.reseller_id, "reseller_quota_records.reseller_id")?,
            indirect_partner_name: self.name_zh,
            indirect_partner_name_en: self.name_en,
            remark: self.remark,
        })
    }
}

/// One page of the records about resellers that the login sees; of a reseller that has left, whoever sees all.
pub(crate) async fn quota_records(
    db: &Reader,
    wanted: &QuotaRecordQuery,
    (offset, limit): (u32, u32),
) -> Result<QuotaRecords, StoreError> {
    let narrowed = |mut query: Query| {
        let ids = [
            (" AND r.reseller_id = ", wanted.indirect_partner_id.as_ref().map(|id| id.as_str())),
            (" AND r.quota_id = ", wanted.quota_id.as_ref().map(|id| id.as_str())),
            (" AND r.parent_quota_id = ", wanted.parent_quota_id.as_ref().map(|id| id.as_str())),
            (" AND r.operation_type = ", wanted.operation_type.map(|one| one.as_str())),
        ];
        for (sql, value) in ids {
            if let Some(value) = value {
                query = query.push_bind(sql, value);
            }
        }
        visible(query, db.scope())
    };
    let count: i64 = db.value(narrowed(db.sql(records!("SELECT COUNT(*)")))).await?.unwrap_or(0);
    let page = records!(
        "SELECT r.id, r.reseller_id, t.name_zh, t.name_en, r.quota_id, r.parent_quota_id, r.operation_type, r.amount, r.currency,
            r.operator, r.remark, r.at"
    );
    let page = narrowed(db.sql(page)).push(" ORDER BY r.at DESC, r.id DESC");
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<RecordRow> = db.all(page).await?;
    let records = rows.into_iter().map(RecordRow::wire).collect::<Result<_, _>>()?;
    Ok(QuotaRecords { total_count: count.unsigned_abs(), records })
}
