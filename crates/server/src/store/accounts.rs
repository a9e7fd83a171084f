//! Money between a partner and its customers. Each limit is one row, changed by one conditional statement.

use crate::store::customers::{CustomerRow, code};
use crate::store::{Reader, StoreError, Tx};
use domain::money::{Currency, Money};
use sea_orm::FromQueryResult;

/// An account of the partner.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct AccountRow {
    pub(crate) id: String,
    pub(crate) account_type: i64,
    pub(crate) balance: i64,
    pub(crate) designated: i64,
    pub(crate) credit_line: Option<i64>,
    pub(crate) currency: String,
}

impl AccountRow {
    /// An amount in the account's currency.
    pub(crate) fn money(&self, minor: i64) -> Result<Money, StoreError> {
        Ok(Money::new(minor, code::<Currency>(&self.currency, "partner_accounts.currency")?))
    }
}

/// All accounts of the partner, by type.
pub(crate) async fn accounts(db: &Reader) -> Result<Vec<AccountRow>, StoreError> {
    let sql = "SELECT id, account_type, balance, designated, credit_line, currency FROM partner_accounts WHERE tenant_id = $1 ORDER BY account_type, id";
    db.all(db.sql(sql)).await
}

/// What the customer has not spent flows back to the partner's top-up account (解绑回收). The customer's
/// own row is settled by the caller in the same transaction.
pub(crate) async fn return_allocation(tx: &Tx, customer: &CustomerRow, cause_id: &str) -> Result<(), StoreError> {
    if customer.allocated == 0 {
        return Ok(());
    }
    let take = "UPDATE customers SET allocated = allocated - $3 WHERE tenant_id = $1 AND id = $2 AND allocated >= $3";
    tx.exec_one(tx.sql(take).bind(customer.id.as_str()).bind(customer.allocated)).await?;
    let give = "UPDATE partner_accounts SET balance = balance + $2, version = version + 1 WHERE tenant_id = $1 AND account_type = 1";
    tx.exec_one(tx.sql(give).bind(customer.allocated)).await?;
    let sql = "INSERT INTO adjust_records (tenant_id, id, customer_id, operation_type, amount, currency, cause_id, at) VALUES";
    let row = vec![
        tx.new_id().into(),
        customer.id.as_str().into(),
        "SOURCE_OPERATION_BEUNBIND".into(),
        customer.allocated.into(),
        customer.currency.as_str().into(),
        cause_id.into(),
        tx.now_secs().into(),
    ];
    tx.exec_one(tx.sql(sql).push_rows([row])).await
}
