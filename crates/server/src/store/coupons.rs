//! Coupons that the partner gave to a customer.

use crate::store::customers::CustomerRow;
use crate::store::{StoreError, Tx};
use domain::association::RequestKind;
use sea_orm::FromQueryResult;

/// 解绑自动回收.
const BY_UNBIND: i64 = 3;
/// 切换关联模式自动回收.
const BY_SWITCH: i64 = 8;

#[derive(Debug, FromQueryResult)]
struct CouponRow {
    id: String,
    balance: i64,
}

/// Takes every usable coupon of a customer back and writes a record for each.
pub(crate) async fn reclaim(
    tx: &Tx,
    customer: &CustomerRow,
    operation: RequestKind,
    cause_id: &str,
) -> Result<(), StoreError> {
    let usable =
        "SELECT id, balance FROM coupons WHERE tenant_id = $1 AND customer_id = $2 AND status = '2' ORDER BY id";
    let coupons: Vec<CouponRow> = tx.all(tx.sql(usable).bind(customer.id.as_str())).await?;
    if coupons.is_empty() {
        return Ok(());
    }
    let take = "UPDATE coupons SET status = '5', balance = 0, version = version + 1 WHERE tenant_id = $1 AND customer_id = $2 AND status = '2'";
    tx.exec(tx.sql(take).bind(customer.id.as_str())).await?;
    let operation_type = match operation {
        RequestKind::Unbind => BY_UNBIND,
        RequestKind::SwitchType => BY_SWITCH,
    };
    let sql = "INSERT INTO coupon_records (tenant_id, id, coupon_id, customer_id, operation_type, amount, cause_id, at) VALUES";
    let rows = coupons.iter().map(|coupon| {
        vec![
            tx.new_id().into(),
            coupon.id.as_str().into(),
            customer.id.as_str().into(),
            operation_type.into(),
            coupon.balance.into(),
            cause_id.into(),
            tx.now_secs().into(),
        ]
    });
    tx.exec(tx.sql(sql).push_rows(rows)).await?;
    Ok(())
}
