//! Money that went from the distributor to a reseller, and in part came back.

use super::partner::Partner;
use super::random::Rng;
use super::world::{DAY, World};
use super::write::insert;
use crate::auth::scope::system_scope;
use crate::http::error::ApiError;
use crate::store::Tx;
use crate::store::customers::code;
use domain::api::reseller_funds::AdjustOperation;

const ADJUSTMENTS: &str = "INSERT INTO reseller_adjustments (tenant_id, id, distributor_id, reseller_id, operation_type, amount, balance_after, currency, operator, at) VALUES";
/// How many days ago, which way, and how much in fen.
const MOVED: [(i64, AdjustOperation, i64); 3] = [
    (60, AdjustOperation::Allocate, 8_000_000),
    (25, AdjustOperation::Allocate, 2_500_000),
    (12, AdjustOperation::Reclaim, 500_000),
];

/// Writes the records of both sides, and what the reseller still has. The balances of the demo are those after it.
pub(super) async fn write(tx: &Tx, world: &World, distributor: &Partner, rng: &mut Rng) -> Result<usize, ApiError> {
    let (here, there) = (distributor.spec.id.as_str(), "reseller");
    let by = distributor.admin().map_or("", |admin| admin.name.as_str());
    let left: i64 = MOVED.iter().map(|(_, operation, amount)| signed(*operation, *amount)).sum();
    let (here_now, there_now) = (top_up(tx, here).await?, top_up(tx, there).await?);
    // Nothing else moved since: what a side had then is what it has now without what came later.
    let (mut written, mut later) = (0, left);
    for (days, operation, amount) in MOVED {
        let at = world.now - days * DAY;
        let id = rng.id(at);
        later -= signed(operation, amount);
        for (side, after) in [(here, here_now + later), (there, there_now - later)] {
            let row = vec![
                id.as_str().into(),
                here.into(),
                there.into(),
                operation.as_str().into(),
                amount.into(),
                after.into(),
                "CNY".into(),
                by.into(),
                at.into(),
            ];
            written += insert(tx, side, ADJUSTMENTS, [row]).await?;
        }
    }
    let scope = system_scope(code(here, "tenants.tenant_id")?, "demo");
    let db = tx.within(&scope);
    let sql = "UPDATE resellers SET allocated = $3 WHERE tenant_id = $1 AND id = $2";
    db.exec_one(db.sql(sql).bind(there).bind(left)).await?;
    Ok(written)
}

async fn top_up(tx: &Tx, tenant: &str) -> Result<i64, ApiError> {
    let db = tx.within(&system_scope(code(tenant, "tenants.tenant_id")?, "demo"));
    let sql = "SELECT balance FROM partner_accounts WHERE tenant_id = $1 AND account_type = 1";
    Ok(db.value(db.sql(sql)).await?.unwrap_or(0))
}

const fn signed(operation: AdjustOperation, amount: i64) -> i64 {
    match operation {
        AdjustOperation::Allocate => amount,
        AdjustOperation::Reclaim | AdjustOperation::Unbind => -amount,
    }
}
