//! Quotas of coupons that a partner has (domain.md 4.4, number 23).

use crate::codes;
use crate::ids::CouponQuotaId;
use crate::money::Currency;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// What a quota is for.
    pub enum CouponQuotaType {
        /// Vouchers (代金券).
        Voucher = "0",
        /// Cash coupons (现金券).
        CashCoupon = "1",
    }
}

codes! {
    /// How a quota stands. The public API knows two more, which nothing here leads to.
    pub enum QuotaStatus {
        /// 有效: it holds, or will from a later day.
        Valid = "0",
        /// 失效: its time is over.
        Ended = "3",
        /// 已回收: the distributor took it back.
        Reclaimed = "6",
    }
}

impl QuotaStatus {
    /// The state at `now`: at the very moment of its end a quota does not hold any more.
    pub fn at(now: DateTime<Utc>, expires_at: DateTime<Utc>, reclaimed: bool) -> Self {
        if reclaimed {
            Self::Reclaimed
        } else if now < expires_at {
            Self::Valid
        } else {
            Self::Ended
        }
    }
}

/// `POST /v2/partners/coupon-quotas/query`. Absent members do not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CouponQuotaQuery {
    /// Only these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quota_ids: Vec<CouponQuotaId>,
    /// Only in these states.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quota_status_list: Vec<QuotaStatus>,
    /// Only for this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota_type: Option<CouponQuotaType>,
    /// Rows to skip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of quotas, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CouponQuotas {
    /// How many match.
    pub total_count: u64,
    /// This page.
    pub quotas: Vec<CouponQuota>,
}

/// A quota of the partner's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CouponQuota {
    /// Which.
    pub quota_id: CouponQuotaId,
    /// What it is for.
    pub quota_type: CouponQuotaType,
    /// How it stands.
    pub quota_status: QuotaStatus,
    /// What it was at first, in yuan with two decimals.
    pub quota_value: String,
    /// What is left of it, in yuan with two decimals.
    pub balance: String,
    /// ISO 4217 code.
    pub currency: Currency,
    /// 1: yuan.
    pub measure_id: i32,
    /// When it came.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub create_time: DateTime<Utc>,
    /// When its balance changed last.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub last_update_time: DateTime<Utc>,
    /// From when it holds.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub effective_time: DateTime<Utc>,
    /// When it does not hold any more.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expire_time: DateTime<Utc>,
    /// Ours: what the vendor called it, in Chinese; absent where it has no name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota_name: Option<String>,
    /// Ours: the same in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota_name_en: Option<String>,
    /// Ours: the distributor that it is from, in Chinese; absent where the vendor gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distributor_name: Option<String>,
    /// Ours: the same in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distributor_name_en: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_quota_holds_until_the_moment_of_its_end() {
        let end: DateTime<Utc> = "2026-12-31T16:00:00Z".parse().unwrap();
        for (seconds, reclaimed, expect) in [
            (-1, false, QuotaStatus::Valid),
            (0, false, QuotaStatus::Ended),
            (-1, true, QuotaStatus::Reclaimed),
            (1, true, QuotaStatus::Reclaimed),
        ] {
            assert_eq!(QuotaStatus::at(end + TimeDelta::seconds(seconds), end, reclaimed), expect, "{seconds}");
        }
    }
}
