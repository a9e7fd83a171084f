//! Money that a distributor allocates to a reseller and takes back. Two tenants and one transaction; each limit is one
//! row, changed by one conditional statement with a CHECK behind it.

use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::store::accounts::accounts;
use crate::store::audit::Object;
use crate::store::customers::PartnerContext;
use crate::store::outbox::Params;
use crate::store::requests::notify::partner_administrators;
use crate::store::{Reader, StoreError, Tx};
use domain::api::messages::MessageKind;
use domain::api::reseller_funds::{AdjustOperation, ResellerFunds};
use domain::ids::{ReceiptId, TenantId};
use domain::money::Money;
use sea_orm::FromQueryResult;

/// The type of a top-up account.
const TOP_UP: i64 = 1;

/// What is free in the top-up account of this scope.
pub(super) async fn free_balance(db: &Reader) -> Result<Option<Money>, StoreError> {
    let account = accounts(db).await?.into_iter().find(|account| account.account_type == TOP_UP);
    account.map(|account| account.money(account.balance - account.designated)).transpose()
}

/// What can go to the reseller and back; nothing where the distributor has no top-up account, and nothing of an account that
/// is none of its resellers. The scope is the distributor's.
pub(crate) async fn funds(db: &Reader, reseller: &TenantId) -> Result<Option<ResellerFunds>, StoreError> {
    let Some(free) = free_balance(db).await? else { return Ok(None) };
    let sql = "SELECT allocated FROM resellers WHERE tenant_id = $1 AND id = $2";
    let allocated: Option<i64> = db.value(db.sql(sql).bind(reseller.as_str())).await?;
    let Some(allocated) = allocated else { return Ok(None) };
    let there = db.elsewhere(&system_scope(reseller.clone(), "resellers"));
    let left = free_balance(&there).await?.filter(|left| left.currency == free.currency);
    let left = left.map_or(0, |left| left.minor);
    let (here, theirs) = (PartnerContext::load(db).await?, PartnerContext::load(&there).await?);
    Ok(Some(ResellerFunds {
        frozen: here.status == "FROZEN" || theirs.status == "FROZEN",
        free,
        allocated: Money::new(allocated, free.currency),
        unspent: Money::new(allocated.min(left), free.currency),
    }))
}

/// Money on its way between a distributor and one of its resellers.
#[derive(Clone, Copy)]
pub(crate) struct Moving<'a> {
    pub(crate) distributor: &'a Tx,
    pub(crate) reseller: &'a TenantId,
    pub(crate) operation: AdjustOperation,
    /// More than nothing.
    pub(crate) amount: Money,
    pub(crate) receipt: Option<&'a ReceiptId>,
}

/// Moves it: the one balance falls and the other rises, the reseller's part of it is noted, and both sides have the record.
/// Answers the record's number. What the rule did not allow, the statements do not do.
pub(crate) async fn move_funds(moving: Moving<'_>) -> Result<String, ApiError> {
    let Moving { distributor, reseller, operation, amount, receipt } = moving;
    let there = distributor.within(&system_scope(reseller.clone(), "resellers"));
    let (own, theirs, note) = if operation == AdjustOperation::Allocate {
        let sql = "UPDATE resellers SET allocated = allocated + $3 WHERE tenant_id = $1 AND id = $2";
        (take(distributor, amount).await?, give(&there, amount).await?, sql)
    } else {
        let sql =
            "UPDATE resellers SET allocated = allocated - $3 WHERE tenant_id = $1 AND id = $2 AND allocated >= $3";
        let theirs = take(&there, amount).await?;
        (give(distributor, amount).await?, theirs, sql)
    };
    distributor.exec_one(distributor.sql(note).bind(reseller.as_str()).bind(amount.minor)).await?;
    let id = distributor.new_id();
    let owner = distributor.scope().tenant().as_str();
    for (side, balance) in [(distributor, own), (&there, theirs)] {
        let sql = "INSERT INTO reseller_adjustments (tenant_id, id, distributor_id, reseller_id, operation_type, amount, balance_after, currency, operator, receipt_id, at) VALUES";
        let row = vec![
            id.as_str().into(),
            owner.into(),
            reseller.as_str().into(),
            operation.as_str().into(),
            amount.minor.into(),
            balance.into(),
            amount.currency.as_str().into(),
            distributor.scope().actor().name.as_str().into(),
            receipt.map(|id| id.to_string()).into(),
            distributor.now_secs().into(),
        ];
        side.exec_one(side.sql(sql).push_rows([row])).await?;
    }
    let detail =
        serde_json::json!({ "operation": operation, "amount": amount, "reseller": reseller, "distributor": owner });
    for side in [distributor, &there] {
        side.audit("reseller.funds", Object { kind: "reseller", id: reseller.as_str() }, &detail).await?;
    }
    tell(distributor, &there, operation, amount).await?;
    Ok(id)
}

/// Answers what is left in the account.
async fn take(side: &Tx, amount: Money) -> Result<i64, StoreError> {
    let sql = "UPDATE partner_accounts SET balance = balance - $2, version = version + 1
        WHERE tenant_id = $1 AND account_type = 1 AND currency = $3 AND balance - designated >= $2 RETURNING balance";
    only(side.all(side.sql(sql).bind(amount.minor).bind(amount.currency.as_str())).await?)?
        .ok_or(StoreError::NotOneRow(0))
}

#[derive(FromQueryResult)]
struct Balance {
    balance: i64,
}

/// The one account that was changed; two of a kind would both have been.
fn only(changed: Vec<Balance>) -> Result<Option<i64>, StoreError> {
    match changed.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.balance)),
        more => Err(StoreError::NotOneRow(more.len().try_into().unwrap_or(u64::MAX))),
    }
}

/// Answers what is in the account then. A reseller without a top-up account in this currency is opened one.
async fn give(side: &Tx, amount: Money) -> Result<i64, StoreError> {
    let sql = "UPDATE partner_accounts SET balance = balance + $2, version = version + 1
        WHERE tenant_id = $1 AND account_type = 1 AND currency = $3 RETURNING balance";
    if let Some(now) = only(side.all(side.sql(sql).bind(amount.minor).bind(amount.currency.as_str())).await?)? {
        return Ok(now);
    }
    let sql = "INSERT INTO partner_accounts (tenant_id, id, account_type, balance, currency) VALUES";
    let row = vec![side.new_id().into(), TOP_UP.into(), amount.minor.into(), amount.currency.as_str().into()];
    side.exec_one(side.sql(sql).push_rows([row])).await?;
    Ok(amount.minor)
}

async fn tell(distributor: &Tx, there: &Tx, operation: AdjustOperation, amount: Money) -> Result<(), StoreError> {
    let own = PartnerContext::load(distributor).await?;
    let sign = if operation == AdjustOperation::Allocate { "+" } else { "-" };
    let params = Params::from([
        ("partner_zh", own.name_zh),
        ("partner_en", own.name_en),
        ("amount", format!("{sign}{}", amount.to_decimal())),
        ("currency", amount.currency.to_string()),
    ]);
    partner_administrators(there, MessageKind::ResellerFundsAdjusted, &params).await
}

/// The relation ends: what the reseller has not spent flows back (解绑回收). What it has spent was sold.
pub(super) async fn return_funds(distributor: &Tx, reseller: &TenantId) -> Result<(), ApiError> {
    let Some(known) = funds(distributor, reseller).await?.filter(|known| known.unspent.is_positive()) else {
        return Ok(());
    };
    let operation = AdjustOperation::Unbind;
    move_funds(Moving { distributor, reseller, operation, amount: known.unspent, receipt: None }).await.map(drop)
}
