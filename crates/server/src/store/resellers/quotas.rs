//! Voucher quota that a distributor issues to a reseller and takes back. Two tenants and one transaction, as with money.

use crate::auth::scope::{AsScope, system_scope};
use crate::http::error::ApiError;
use crate::store::audit::Object;
use crate::store::coupon_quotas::{NewQuota, QuotaRow, give_back, open, take, take_back};
use crate::store::customers::{PartnerContext, code};
use crate::store::outbox::Params;
use crate::store::requests::notify::partner_administrators;
use crate::store::{StoreError, Tx};
use domain::api::issued_quotas::QuotaRecordOperation;
use domain::api::messages::MessageKind;
use domain::ids::{CouponQuotaId, ReceiptId, TenantId};
use domain::money::Money;
use sea_orm::FromQueryResult;

/// A quota that one of the distributor's resellers has from it.
#[derive(Clone, Debug)]
pub(crate) struct IssuedQuota {
    pub(crate) id: CouponQuotaId,
    pub(crate) parent_id: CouponQuotaId,
    pub(crate) reseller: TenantId,
    /// What the reseller has not used.
    pub(crate) unused: Money,
}

/// Who takes part in a change of quota, and what stands behind it.
#[derive(Clone, Copy)]
pub(crate) struct QuotaChange<'a> {
    pub(crate) distributor: &'a Tx,
    pub(crate) reseller: &'a TenantId,
    /// More than nothing.
    pub(crate) amount: Money,
    pub(crate) operation: QuotaRecordOperation,
    pub(crate) remark: &'a str,
    pub(crate) receipt: Option<&'a ReceiptId>,
}

#[derive(FromQueryResult)]
struct Found {
    id: String,
    parent_quota_id: String,
    reseller_id: String,
    balance: i64,
    currency: String,
}

const ISSUED: &str = "SELECT i.id, i.parent_quota_id, i.reseller_id, q.balance, q.currency FROM reseller_quotas i
    JOIN coupon_quotas q ON q.tenant_id = i.reseller_id AND q.id = i.id WHERE i.tenant_id = $1 AND NOT q.is_reclaimed";

impl Found {
    fn issued(&self) -> Result<IssuedQuota, StoreError> {
        Ok(IssuedQuota {
            id: code(&self.id, "reseller_quotas.id")?,
            parent_id: code(&self.parent_quota_id, "reseller_quotas.parent_quota_id")?,
            reseller: code(&self.reseller_id, "reseller_quotas.reseller_id")?,
            unused: Money::new(self.balance, code(&self.currency, "coupon_quotas.currency")?),
        })
    }
}

/// One that the scope's distributor issued and has not taken back.
pub(crate) async fn issued(tx: &Tx, id: &CouponQuotaId) -> Result<Option<IssuedQuota>, StoreError> {
    let row: Option<Found> = tx.one(tx.sql(ISSUED).push_bind(" AND i.id = ", id.as_str())).await?;
    row.map(|row| row.issued()).transpose()
}

/// Issues it: the distributor's quota falls, the reseller has one of its own, and the record and the message are written.
pub(crate) async fn issue(
    change: QuotaChange<'_>,
    parent: (&CouponQuotaId, &QuotaRow),
) -> Result<CouponQuotaId, ApiError> {
    let QuotaChange { distributor, reseller, amount, .. } = change;
    let there = distributor.within(&system_scope(reseller.clone(), "resellers"));
    take(distributor, parent.0, amount).await?;
    let id = open(&there, NewQuota::part_of(parent.1, distributor.scope().tenant(), amount)).await?;
    let sql = "INSERT INTO reseller_quotas (tenant_id, id, reseller_id, parent_quota_id, issued_at) VALUES";
    let row =
        vec![id.as_str().into(), reseller.as_str().into(), parent.0.as_str().into(), distributor.now_secs().into()];
    distributor.exec_one(distributor.sql(sql).push_rows([row])).await?;
    note(change, &there, (&id, parent.0)).await?;
    Ok(id)
}

/// Takes it back: what is left returns to the quota that it came from.
pub(crate) async fn reclaim(change: QuotaChange<'_>, quota: &IssuedQuota) -> Result<(), ApiError> {
    let there = change.distributor.within(&system_scope(change.reseller.clone(), "resellers"));
    take_back(&there, &quota.id, change.amount).await?;
    give_back(change.distributor, &quota.parent_id, change.amount).await?;
    note(change, &there, (&quota.id, &quota.parent_id)).await
}

/// The relation ends: what the reseller has not used of its quotas flows back. What it has used went to customers.
pub(super) async fn return_quotas(distributor: &Tx, reseller: &TenantId) -> Result<(), ApiError> {
    let left = distributor.sql(ISSUED).push_bind(" AND q.balance > 0 AND i.reseller_id = ", reseller.as_str());
    let left: Vec<Found> = distributor.all(left.push(" ORDER BY i.id")).await?;
    for row in left {
        let quota = row.issued()?;
        let (operation, amount) = (QuotaRecordOperation::Unbind, quota.unused);
        let change = QuotaChange { distributor, reseller, amount, operation, remark: "", receipt: None };
        reclaim(change, &quota).await?;
    }
    Ok(())
}

/// The record of the distributor, the audit entries of both, and the message of the reseller.
async fn note(
    change: QuotaChange<'_>,
    there: &Tx,
    (id, parent): (&CouponQuotaId, &CouponQuotaId),
) -> Result<(), ApiError> {
    let QuotaChange { distributor, reseller, amount, operation, remark, receipt } = change;
    let sql = "INSERT INTO reseller_quota_records (tenant_id, id, reseller_id, quota_id, parent_quota_id, operation_type, amount, currency, operator, remark, receipt_id, at) VALUES";
    let row = vec![
        distributor.new_id().into(),
        reseller.as_str().into(),
        id.as_str().into(),
        parent.as_str().into(),
        operation.as_str().into(),
        amount.minor.into(),
        amount.currency.as_str().into(),
        distributor.scope().actor().name.as_str().into(),
        remark.into(),
        receipt.map(|id| id.to_string()).into(),
        distributor.now_secs().into(),
    ];
    distributor.exec_one(distributor.sql(sql).push_rows([row])).await?;
    let owner = distributor.scope().tenant().as_str();
    let detail = serde_json::json!({ "operation": operation, "amount": amount, "quota": id, "reseller": reseller, "distributor": owner });
    for side in [distributor, there] {
        side.audit("reseller.quota", Object { kind: "reseller", id: reseller.as_str() }, &detail).await?;
    }
    let own = PartnerContext::load(distributor).await?;
    let sign = if operation == QuotaRecordOperation::Issue { "+" } else { "-" };
    let params = Params::from([
        ("partner_zh", own.name_zh),
        ("partner_en", own.name_en),
        ("amount", format!("{sign}{}", amount.to_decimal())),
        ("currency", amount.currency.to_string()),
    ]);
    Ok(partner_administrators(there, MessageKind::ResellerQuotaAdjusted, &params).await?)
}
