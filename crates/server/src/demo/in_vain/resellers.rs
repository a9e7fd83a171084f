//! Money of resellers: more than there is, both ways.

use super::Id;
use crate::store::questions::Question;
use crate::store::resellers::{find, funds};
use crate::store::{Reader, StoreError};
use domain::money::Money;
use domain::rules::reseller_funds::{FundsOperation, ResellerFundsFacts};
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
            all.push(Question::new(RuleId::R86, &facts, ("reseller", &one.id, &row.name_zh))?);
        }
    }
    Ok(all)
}
