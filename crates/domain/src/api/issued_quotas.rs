//! What a distributor reads of the quotas that its resellers have from it (domain.md 4.4, number 32).

use super::coupon_quotas::QuotaStatus;
use crate::codes;
use crate::ids::{CouponQuotaId, TenantId};
use crate::money::Currency;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/issued-coupon-quotas`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct IssuedQuotaQuery {
    /// Only of this reseller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indirect_partner_id: Option<TenantId>,
    /// Only in this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota_status: Option<QuotaStatus>,
    /// Rows to skip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of quotas that resellers got, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedCouponQuotas {
    /// How many match.
    pub total_count: u64,
    /// This page.
    pub quotas: Vec<IssuedCouponQuota>,
}

/// A quota that a reseller got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedCouponQuota {
    /// The reseller's quota.
    pub quota_id: CouponQuotaId,
    /// The distributor's that it was taken from.
    pub parent_quota_id: CouponQuotaId,
    /// The reseller.
    pub indirect_partner_id: TenantId,
    /// Its name, in Chinese.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// How it stands.
    pub quota_status: QuotaStatus,
    /// What was issued, in yuan with two decimals.
    pub quota_value: String,
    /// What the reseller has not used of it, in yuan with two decimals.
    pub balance: String,
    /// ISO 4217 code.
    pub currency: Currency,
    /// 1: yuan.
    pub measure_id: i32,
    /// When it was issued.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub create_time: DateTime<Utc>,
    /// When it does not hold any more.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expire_time: DateTime<Utc>,
}

codes! {
    /// What a record of quota is about.
    pub enum QuotaRecordOperation {
        /// Issued (发放).
        Issue = "10",
        /// Taken back (回收).
        Reclaim = "11",
        /// Ours: flown back because the relation ended.
        Unbind = "12",
    }
}

/// `GET /v2/partners/coupon-quotas/records`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct QuotaRecordQuery {
    /// Only of this reseller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indirect_partner_id: Option<TenantId>,
    /// Only of this quota of a reseller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota_id: Option<CouponQuotaId>,
    /// Only of this own quota.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_quota_id: Option<CouponQuotaId>,
    /// Only of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_type: Option<QuotaRecordOperation>,
    /// Rows to skip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of records, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuotaRecords {
    /// How many match.
    pub total_count: u64,
    /// This page.
    pub records: Vec<QuotaRecord>,
}

/// Quota that went once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuotaRecord {
    /// Number of the record.
    pub id: String,
    /// Who did it.
    pub operator: String,
    /// Which way.
    pub operation_type: QuotaRecordOperation,
    /// The reseller's quota.
    pub quota_id: CouponQuotaId,
    /// The distributor's.
    pub parent_quota_id: CouponQuotaId,
    /// In yuan, two decimals.
    pub amount: String,
    /// ISO 4217 code.
    pub currency: Currency,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub operation_time: DateTime<Utc>,
    /// 0: it succeeded; what was refused leaves a receipt, and no record.
    pub result: i32,
    /// The reseller.
    pub indirect_partner_id: TenantId,
    /// Its name, in Chinese.
    pub indirect_partner_name: String,
    /// Its name in English.
    pub indirect_partner_name_en: String,
    /// The note; empty when there is none.
    pub remark: String,
}
