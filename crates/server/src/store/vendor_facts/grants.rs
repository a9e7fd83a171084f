//! A quota of vouchers that the vendor gives, and whom the partner reaches at the vendor.

use crate::http::error::ApiError;
use crate::store::coupon_quotas::{NewQuota, open};
use crate::store::customers::PartnerContext;
use crate::store::{Reader, StoreError, Tx};
use domain::api::overview::EcosystemManager;
use domain::api::vendor_grants::{NewPartnerQuota, QuotaTerms};
use domain::ids::CouponQuotaId;

/// The partner's new quota, from nobody's but the vendor.
pub(crate) async fn give_quota(
    tx: &Tx,
    new: &NewPartnerQuota,
    terms: &QuotaTerms,
) -> Result<CouponQuotaId, StoreError> {
    let quota = NewQuota {
        quota_type: "0",
        title: (new.name_zh.trim(), new.name_en.trim()),
        amount: terms.amount,
        period: (terms.effective_at.timestamp(), terms.expires_at.timestamp()),
        distributor: None,
    };
    open(tx, quota).await
}

/// Whom the partner reaches.
pub(super) async fn manager(db: &Reader) -> Result<EcosystemManager, StoreError> {
    let known = PartnerContext::load(db).await?;
    Ok(EcosystemManager {
        name: known.ecosystem_manager_name,
        email: known.ecosystem_manager_email,
        telephone: known.ecosystem_manager_phone,
    })
}

/// Another manager from now on; answers who it was before.
pub(crate) async fn change_manager(tx: &Tx, new: &EcosystemManager) -> Result<EcosystemManager, ApiError> {
    let before = manager(tx).await?;
    if before == *new {
        return Err(ApiError::State { state: "UNCHANGED".to_owned() });
    }
    let sql =
        "UPDATE tenants SET ecosystem_manager_name = $2, ecosystem_manager_email = $3, ecosystem_manager_phone = $4,
            updated_at = $5, version = version + 1 WHERE tenant_id = $1";
    let query = tx.sql(sql).bind(new.name.as_str()).bind(new.email.as_str()).bind(new.telephone.as_str());
    tx.exec_one(query.bind(tx.now_secs())).await?;
    Ok(before)
}
