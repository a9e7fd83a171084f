//! Money and voucher quota of resellers: more than there is, both ways.

use super::Id;
use crate::store::coupon_quotas::voucher_quota;
use crate::store::customers::moment;
use crate::store::questions::Question;
use crate::store::resellers::{ResellerRow, find, funds};
use crate::store::{Reader, StoreError};
use domain::money::Money;
use domain::rules::reseller_funds::{FundsOperation, ResellerFundsFacts};
use domain::rules::reseller_quota::{QuotaOperation, ResellerQuotaFacts};
use domain::rules::verdict::RuleId;

/// More than anybody has.
const TOO_MUCH: i64 = 99_999_999_900;

pub(super) async fn asked(db: &Reader) -> Result<Vec<Question>, StoreError> {
    // Those of the catalogue, which have accounts; there are others only to be many.
    let sql = "SELECT id FROM resellers WHERE tenant_id = $1 AND account_name <> id ORDER BY id LIMIT 10";
    let ids: Vec<Id> = db.all(db.sql(sql)).await?;
    let mut all = Vec::new();
    for one in ids {
        let id = one.id.parse().map_err(|_| StoreError::Corrupt { column: "resellers.id" })?;
        let Some(row) = find(db, &id).await? else { continue };
        all.extend(quota(db, &row).await?);
        let Some(known) = funds(db, &id).await? else { continue };
        for operation in FundsOperation::ALL.iter().copied() {
            let facts = ResellerFundsFacts {
                operation,
                amount: Money::new(TOO_MUCH, known.free.currency),
                frozen: known.frozen,
                free: known.free,
                allocated: known.allocated,
                unspent: known.unspent,
            };
            all.push(Question::new(RuleId::R86, &facts, ("reseller_funds", &one.id, &row.name_zh))?);
        }
    }
    Ok(all)
}

/// Too much of each own quota, and what nobody has left.
async fn quota(db: &Reader, reseller: &ResellerRow) -> Result<Vec<Question>, StoreError> {
    let ids: Vec<Id> = db.all(db.sql("SELECT id FROM coupon_quotas WHERE tenant_id = $1 ORDER BY id LIMIT 10")).await?;
    let mut all = Vec::new();
    for one in ids {
        let id = one.id.parse().map_err(|_| StoreError::Corrupt { column: "coupon_quotas.id" })?;
        let Some(own) = voucher_quota(db, &id).await? else { continue };
        let available = own.left()?;
        for operation in QuotaOperation::ALL.iter().copied() {
            let issues = operation == QuotaOperation::Issue;
            let facts = ResellerQuotaFacts {
                operation,
                amount: Money::new(if issues { TOO_MUCH } else { 0 }, available.currency),
                frozen: reseller.is_frozen(),
                effective_at: moment(own.effective_at)?,
                expires_at: moment(own.expires_at)?,
                available,
                unused: Money::zero(available.currency),
            };
            all.push(Question::new(RuleId::R87, &facts, ("reseller_quota", &reseller.id, &reseller.name_zh))?);
        }
    }
    Ok(all)
}
