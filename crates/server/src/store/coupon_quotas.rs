//! Quotas of coupons of a partner. What is left of one is one row, changed by one conditional statement with a CHECK behind it.

use crate::store::customers::{code, moment};
use crate::store::{Query, Reader, StoreError, Tx};
use chrono::{DateTime, Utc};
use domain::api::coupon_quotas::{CouponQuota, CouponQuotaQuery, CouponQuotas, QuotaStatus};
use domain::ids::{CouponQuotaId, TenantId};
use domain::money::{Currency, Money};
use sea_orm::FromQueryResult;

/// A quota of the scope's own.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct QuotaRow {
    id: String,
    quota_type: String,
    quota_value: i64,
    balance: i64,
    currency: String,
    created_at: i64,
    updated_at: i64,
    pub(crate) effective_at: i64,
    pub(crate) expires_at: i64,
    is_reclaimed: bool,
    title_zh: String,
    title_en: String,
    name_zh: Option<String>,
    name_en: Option<String>,
}

macro_rules! own {
    ($selected:literal) => {
        concat!(
            $selected,
            " FROM coupon_quotas q LEFT JOIN tenants t ON t.tenant_id = q.distributor_id WHERE q.tenant_id = $1"
        )
    };
}

const ROWS: &str = own!(
    "SELECT q.id, q.quota_type, q.quota_value, q.balance, q.currency, q.created_at, q.updated_at, q.effective_at, q.expires_at,
        q.is_reclaimed, q.title_zh, q.title_en, t.name_zh, t.name_en"
);

impl QuotaRow {
    /// What is left of it.
    pub(crate) fn left(&self) -> Result<Money, StoreError> {
        Ok(Money::new(self.balance, self.currency()?))
    }

    fn currency(&self) -> Result<Currency, StoreError> {
        code(&self.currency, "coupon_quotas.currency")
    }

    fn wire(self, now: DateTime<Utc>) -> Result<CouponQuota, StoreError> {
        let currency = self.currency()?;
        let expire_time = moment(self.expires_at)?;
        Ok(CouponQuota {
            quota_id: code(&self.id, "coupon_quotas.id")?,
            quota_type: code(&self.quota_type, "coupon_quotas.quota_type")?,
            quota_status: QuotaStatus::at(now, expire_time, self.is_reclaimed),
            quota_value: Money::new(self.quota_value, currency).to_decimal(),
            balance: Money::new(self.balance, currency).to_decimal(),
            currency,
            measure_id: 1,
            create_time: moment(self.created_at)?,
            last_update_time: moment(self.updated_at)?,
            effective_time: moment(self.effective_at)?,
            expire_time,
            quota_name: Some(self.title_zh).filter(|title| !title.is_empty()),
            quota_name_en: Some(self.title_en).filter(|title| !title.is_empty()),
            distributor_name: self.name_zh,
            distributor_name_en: self.name_en,
        })
    }
}

/// One page of the partner's own, the newest first, as they stand at `now`.
pub(crate) async fn quotas(
    db: &Reader,
    wanted: &CouponQuotaQuery,
    now: DateTime<Utc>,
    (offset, limit): (u32, u32),
) -> Result<CouponQuotas, StoreError> {
    let count = filtered(db.sql(own!("SELECT COUNT(*)")), wanted, now);
    let count: i64 = db.value(count).await?.unwrap_or(0);
    let page = filtered(db.sql(ROWS), wanted, now).push(" ORDER BY q.created_at DESC, q.id DESC");
    let page = page.push_bind(" LIMIT ", i64::from(limit)).push_bind(" OFFSET ", i64::from(offset));
    let rows: Vec<QuotaRow> = db.all(page).await?;
    let quotas = rows.into_iter().map(|row| row.wire(now)).collect::<Result<_, _>>()?;
    Ok(CouponQuotas { total_count: count.unsigned_abs(), quotas })
}

fn filtered(mut query: Query, wanted: &CouponQuotaQuery, now: DateTime<Utc>) -> Query {
    if !wanted.quota_ids.is_empty() {
        query = query.push_list(" AND q.id IN ", wanted.quota_ids.iter().map(CouponQuotaId::as_str));
    }
    if !wanted.quota_status_list.is_empty() {
        query = in_states(query, &wanted.quota_status_list, now);
    }
    match wanted.quota_type {
        Some(kind) => query.push_bind(" AND q.quota_type = ", kind.as_str()),
        None => query,
    }
}

/// Narrows to quotas, under the alias `q`, that are in one of these states at `now`.
pub(crate) fn in_states(mut query: Query, states: &[QuotaStatus], now: DateTime<Utc>) -> Query {
    query = query.push(" AND (1 = 0");
    for state in states {
        query = match state {
            QuotaStatus::Reclaimed => query.push(" OR q.is_reclaimed"),
            QuotaStatus::Valid => {
                query.push_bind(" OR (NOT q.is_reclaimed AND q.expires_at > ", now.timestamp()).push(")")
            }
            QuotaStatus::Ended => {
                query.push_bind(" OR (NOT q.is_reclaimed AND q.expires_at <= ", now.timestamp()).push(")")
            }
        };
    }
    query.push(")")
}

/// One of the partner's own for vouchers that nobody took back.
pub(crate) async fn voucher_quota(db: &Reader, id: &CouponQuotaId) -> Result<Option<QuotaRow>, StoreError> {
    let query = db.sql(ROWS).push_bind(" AND NOT q.is_reclaimed AND q.quota_type = '0' AND q.id = ", id.as_str());
    db.one(query).await
}

/// A part of a quota goes.
pub(crate) async fn take(side: &Tx, id: &CouponQuotaId, amount: Money) -> Result<(), StoreError> {
    let sql = "UPDATE coupon_quotas SET balance = balance - $3, updated_at = $4
        WHERE tenant_id = $1 AND id = $2 AND balance >= $3 AND currency = $5 AND NOT is_reclaimed";
    let query = side.sql(sql).bind(id.as_str()).bind(amount.minor).bind(side.now_secs());
    side.exec_one(query.bind(amount.currency.as_str())).await
}

/// All that is left of a reseller's quota goes, and with it the quota.
pub(crate) async fn take_back(side: &Tx, id: &CouponQuotaId, amount: Money) -> Result<(), StoreError> {
    let sql = "UPDATE coupon_quotas SET balance = balance - $3, updated_at = $4, is_reclaimed = TRUE
        WHERE tenant_id = $1 AND id = $2 AND balance = $3 AND currency = $5 AND NOT is_reclaimed";
    let query = side.sql(sql).bind(id.as_str()).bind(amount.minor).bind(side.now_secs());
    side.exec_one(query.bind(amount.currency.as_str())).await
}

/// A part comes back to the quota that it was taken from.
pub(crate) async fn give_back(side: &Tx, id: &CouponQuotaId, amount: Money) -> Result<(), StoreError> {
    let sql = "UPDATE coupon_quotas SET balance = balance + $3, updated_at = $4
        WHERE tenant_id = $1 AND id = $2 AND balance + $3 <= quota_value AND currency = $5";
    let query = side.sql(sql).bind(id.as_str()).bind(amount.minor).bind(side.now_secs());
    side.exec_one(query.bind(amount.currency.as_str())).await
}

/// A quota that comes into being.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewQuota<'a> {
    pub(crate) quota_type: &'a str,
    /// What it is called, in Chinese and in English; both may be empty.
    pub(crate) title: (&'a str, &'a str),
    /// More than nothing.
    pub(crate) amount: Money,
    /// From when it holds, and when it does not any more.
    pub(crate) period: (i64, i64),
    /// Whose part it is; nobody's when the vendor gives it.
    pub(crate) distributor: Option<&'a TenantId>,
}

impl<'a> NewQuota<'a> {
    /// A part of a distributor's: called the same, and as long as that.
    pub(crate) fn part_of(parent: &'a QuotaRow, distributor: &'a TenantId, amount: Money) -> Self {
        Self {
            quota_type: &parent.quota_type,
            title: (&parent.title_zh, &parent.title_en),
            amount,
            period: (parent.effective_at, parent.expires_at),
            distributor: Some(distributor),
        }
    }
}

/// The scope's new quota.
pub(crate) async fn open(side: &Tx, new: NewQuota<'_>) -> Result<CouponQuotaId, StoreError> {
    let id = side.new_id();
    let sql = "INSERT INTO coupon_quotas (tenant_id, id, quota_type, title_zh, title_en, quota_value, balance, currency, created_at, updated_at,
        effective_at, expires_at, distributor_id) VALUES";
    let row = vec![
        id.as_str().into(),
        new.quota_type.into(),
        new.title.0.into(),
        new.title.1.into(),
        new.amount.minor.into(),
        new.amount.minor.into(),
        new.amount.currency.as_str().into(),
        side.now_secs().into(),
        side.now_secs().into(),
        new.period.0.into(),
        new.period.1.into(),
        new.distributor.map(|id| id.as_str().to_owned()).into(),
    ];
    side.exec_one(side.sql(sql).push_rows([row])).await?;
    code(&id, "coupon_quotas.id")
}
