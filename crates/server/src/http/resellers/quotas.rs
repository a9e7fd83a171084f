//! Voucher quota to resellers and back.

use super::distributor::require_distributor;
use crate::auth::Allowed;
use crate::auth::codes::CodeProof;
use crate::auth::rights::ManageResellers;
use crate::http::decision::{About, Asked, ask, settle};
use crate::http::error::ApiError;
use crate::http::extract::{IdempotencyKey, Json};
use crate::http::fields;
use crate::http::reply::Reply;
use crate::ids::sha256_hex;
use crate::state::App;
use crate::store::Tx;
use crate::store::audit::Object;
use crate::store::coupon_quotas::{QuotaRow, voucher_quota};
use crate::store::customers::{PartnerContext, moment};
use crate::store::resellers::{self, IssuedQuota, QuotaChange, ResellerRow};
use axum::extract::State;
use domain::api::error::ErrorBody;
use domain::api::issued_quotas::QuotaRecordOperation;
use domain::api::messages::CodePurpose;
use domain::api::reseller_quotas::{
    IssueResellerQuota, IssuedQuotaInfo, IssuedResellerQuota, ReclaimResellerQuotas, ReclaimedQuotaInfo,
    ReclaimedResellerQuotas,
};
use domain::ids::{CouponQuotaId, ReceiptId, TenantId};
use domain::money::{Currency, Money};
use domain::rules::reseller_quota::{QuotaOperation, ResellerQuotaFacts};
use domain::rules::verdict::RuleId;

/// Issue a part of an own quota to each of some resellers: all of them get it, or none does and every reason is named.
#[utoipa::path(post, path = "/v2/partners/coupon-quotas/indirect-partner-adjust", tag = "resellers", request_body = IssueResellerQuota,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = IssuedResellerQuota), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn issue(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<IssueResellerQuota>,
) -> Result<Reply, ApiError> {
    new.money(Currency::Cny).map_err(ApiError::Invalid)?;
    let proof = issue_proof(&app, &staff, &key, &new).await?;
    let (app, new, proof) = (&app, &new, &proof);
    app.write(&staff, &key, |tx| async move {
        require_distributor(&tx).await?;
        let (quota, resellers) = named(&tx, new).await?;
        let mut left = quota.left()?;
        let amount = new.money(left.currency).map_err(ApiError::Invalid)?;
        let mut asked = Vec::new();
        for row in &resellers {
            let facts = ResellerQuotaFacts {
                operation: QuotaOperation::Issue,
                amount,
                frozen: is_frozen(&tx, row).await?,
                available: left,
                ..of_quota(&quota, amount)?
            };
            asked.push(question(app, &tx, &facts, row, &row.id)?);
            // The next one finds less.
            left = Money::new((left.minor - amount.minor).max(0), left.currency);
        }
        let receipts = settled(&tx, asked).await?;
        proof.redeem(&tx).await?;
        let mut simple_quota_infos = Vec::new();
        for (reseller, receipt) in new.indirect_partner_ids.iter().zip(&receipts) {
            let operation = QuotaRecordOperation::Issue;
            let receipt = receipt.as_ref();
            let change = QuotaChange { distributor: &tx, reseller, amount, operation, remark: "", receipt };
            let quota_id = resellers::issue(change, (&new.quota_id, &quota)).await?;
            simple_quota_infos.push(IssuedQuotaInfo { id: reseller.clone(), quota_id });
        }
        Reply::ok(&IssuedResellerQuota { simple_quota_infos })
    })
    .await
}

/// Take back all that resellers have not used of some quotas: all of these, or none and every reason is named.
#[utoipa::path(post, path = "/v2/partners/coupon-quotas/indirect-partner-reclaim", tag = "resellers", request_body = ReclaimResellerQuotas,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = ReclaimedResellerQuotas), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 422, body = ErrorBody)))]
pub async fn reclaim(
    staff: Allowed<ManageResellers>,
    key: IdempotencyKey,
    State(app): State<App>,
    Json(new): Json<ReclaimResellerQuotas>,
) -> Result<Reply, ApiError> {
    ApiError::unless_faultless(new.faults())?;
    fields::plain("remark", new.remark.as_deref().filter(|text| text.contains('\0')))?;
    let subject = reclaim_subject(&new.quota_ids);
    let (purpose, given) = (CodePurpose::AdjustResellerFunds, new.verification_code.as_deref());
    let proof = fields::staff_code(&app, &staff.session, &key, purpose, &subject, given).await?;
    let (app, new, proof) = (&app, &new, &proof);
    app.write(&staff, &key, |tx| async move {
        require_distributor(&tx).await?;
        let (mut asked, mut taken) = (Vec::new(), Vec::new());
        for (quota, row) in issued(&tx, &new.quota_ids).await? {
            asked.push(question(app, &tx, &to_reclaim(&tx, &quota, &row).await?, &row, quota.id.as_str())?);
            taken.push(quota);
        }
        let receipts = settled(&tx, asked).await?;
        proof.redeem(&tx).await?;
        let mut simple_quota_infos = Vec::new();
        for (quota, receipt) in taken.iter().zip(&receipts) {
            let (amount, operation) = (quota.unused, QuotaRecordOperation::Reclaim);
            let (reseller, receipt) = (&quota.reseller, receipt.as_ref());
            let change = QuotaChange { distributor: &tx, reseller, amount, operation, remark: new.note(), receipt };
            resellers::reclaim(change, quota).await?;
            simple_quota_infos
                .push(ReclaimedQuotaInfo { quota_id: quota.id.clone(), quota_balance: amount.to_decimal() });
        }
        Reply::ok(&ReclaimedResellerQuotas { simple_quota_infos })
    })
    .await
}

/// What a code is asked for: the quota, or of several the SHA-256 of their ids, one a line.
fn reclaim_subject(ids: &[CouponQuotaId]) -> String {
    match ids {
        [one] => one.to_string(),
        all => digest(all.iter().map(CouponQuotaId::as_str)),
    }
}

fn digest<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    sha256_hex(ids.collect::<Vec<_>>().join("\n"))
}

/// A code fits one quota and those who get of it. Who asked for it with the quota alone, for one reseller, has a code that fits too.
async fn issue_proof(
    app: &App,
    staff: &Allowed<ManageResellers>,
    key: &IdempotencyKey,
    new: &IssueResellerQuota,
) -> Result<CodeProof, ApiError> {
    let (purpose, given) = (CodePurpose::AdjustResellerFunds, new.verification_code.as_deref());
    let resellers = new.indirect_partner_ids.iter().map(TenantId::as_str);
    let bound = digest(std::iter::once(new.quota_id.as_str()).chain(resellers));
    match fields::staff_code(app, &staff.session, key, purpose, &bound, given).await {
        // None was asked for so.
        Err(ApiError::CodeExpired) if new.indirect_partner_ids.len() == 1 => {
            fields::staff_code(app, &staff.session, key, purpose, new.quota_id.as_str(), given).await
        }
        other => other,
    }
}

/// The quota and the resellers that a request names; every one that is not there, or not this distributor's, is said.
async fn named(tx: &Tx, new: &IssueResellerQuota) -> Result<(QuotaRow, Vec<ResellerRow>), ApiError> {
    let (mut resellers, mut missing) = (Vec::new(), Vec::new());
    let quota = voucher_quota(tx, &new.quota_id).await?;
    if quota.is_none() {
        missing.push("quota_id".to_owned());
    }
    for (place, id) in new.indirect_partner_ids.iter().enumerate() {
        match resellers::find(tx, id).await? {
            Some(row) => resellers.push(row),
            None => missing.push(format!("indirect_partner_ids.{place}")),
        }
    }
    match quota {
        Some(quota) if missing.is_empty() => Ok((quota, resellers)),
        _ => Err(ApiError::none_of(missing)),
    }
}

/// The quotas of resellers that a request names; every one that is not there is said.
async fn issued(tx: &Tx, ids: &[CouponQuotaId]) -> Result<Vec<(IssuedQuota, ResellerRow)>, ApiError> {
    let (mut all, mut missing) = (Vec::new(), Vec::new());
    for (place, id) in ids.iter().enumerate() {
        let quota = resellers::issued(tx, id).await?;
        // Who is its reseller no more has nothing of it to give back.
        let reseller = match &quota {
            Some(quota) => resellers::find(tx, &quota.reseller).await?,
            None => None,
        };
        match quota.zip(reseller) {
            Some(both) => all.push(both),
            None => missing.push(format!("quota_ids.{place}")),
        }
    }
    if missing.is_empty() { Ok(all) } else { Err(ApiError::none_of(missing)) }
}

/// What the rule looks at when one comes back.
async fn to_reclaim(tx: &Tx, quota: &IssuedQuota, row: &ResellerRow) -> Result<ResellerQuotaFacts, ApiError> {
    let parent = voucher_quota(tx, &quota.parent_id).await?.ok_or(ApiError::NotFound)?;
    Ok(ResellerQuotaFacts {
        operation: QuotaOperation::Reclaim,
        frozen: is_frozen(tx, row).await?,
        unused: quota.unused,
        ..of_quota(&parent, quota.unused)?
    })
}

/// What the distributor's quota says; nothing of it is with a reseller yet.
fn of_quota(quota: &QuotaRow, amount: Money) -> Result<ResellerQuotaFacts, ApiError> {
    Ok(ResellerQuotaFacts {
        operation: QuotaOperation::Issue,
        amount,
        frozen: false,
        effective_at: moment(quota.effective_at)?,
        expires_at: moment(quota.expires_at)?,
        available: quota.left()?,
        unused: Money::zero(amount.currency),
    })
}

async fn is_frozen(tx: &Tx, row: &ResellerRow) -> Result<bool, ApiError> {
    Ok(row.is_frozen() || PartnerContext::load(tx).await?.status == "FROZEN")
}

/// The rule, asked about one reseller; its conditions name what the request named.
fn question(
    app: &App,
    tx: &Tx,
    facts: &ResellerQuotaFacts,
    row: &ResellerRow,
    subject: &str,
) -> Result<Asked, ApiError> {
    let object = Object { kind: "reseller_quota", id: &row.id };
    let (verdict, receipt) = ask(app, tx, RuleId::R87, facts, About { object, name: &row.name_zh })?;
    Ok((verdict.about(subject), Some(receipt)))
}

/// The receipts, in the order of the questions, when every answer is yes.
async fn settled(tx: &Tx, asked: Vec<Asked>) -> Result<Vec<Option<ReceiptId>>, ApiError> {
    let ids = asked.iter().map(|(_, receipt)| receipt.as_ref().map(|one| one.id().clone())).collect();
    settle(tx, asked).await?;
    Ok(ids)
}
