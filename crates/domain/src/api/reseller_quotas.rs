//! Quotas of vouchers that go from a distributor to its resellers and back (domain.md 4.4, number 31).

use super::error::{FieldError, FieldProblem};
use super::reseller_funds::amount;
use crate::ids::{CouponQuotaId, TenantId};
use crate::money::{Currency, Money};
use serde::{Deserialize, Serialize};

/// Resellers, or quotas, that one call may name.
pub const QUOTA_BATCH_MAX: usize = 10;
/// The longest remark, in characters.
pub const REMARK_MAX: usize = 100;

/// `POST /v2/partners/coupon-quotas/indirect-partner-adjust`: all of them get it, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueResellerQuota {
    /// The own quota that it is taken from.
    pub quota_id: CouponQuotaId,
    /// 1 to 10 resellers, each once.
    pub indirect_partner_ids: Vec<TenantId>,
    /// What each gets, in yuan, more than 0, with at most two decimals.
    pub quota_amount: String,
    /// Ours: the code, where the distributor switched codes on. It is asked for with the SHA-256 as subject, in hexadecimal,
    /// of the quota's id and the ids of the resellers in this order, joined by line feeds. For one reseller, the quota's id
    /// alone is taken too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification_code: Option<String>,
}

impl IssueResellerQuota {
    /// What each gets; or everything that is wrong with the request.
    ///
    /// # Errors
    /// Faults of `indirect_partner_ids` and `quota_amount`.
    pub fn money(&self, currency: Currency) -> Result<Money, Vec<FieldError>> {
        let mut faults: Vec<_> = named("indirect_partner_ids", &self.indirect_partner_ids).err().into_iter().collect();
        match amount("quota_amount", &self.quota_amount, currency) {
            Ok(money) if faults.is_empty() => return Ok(money),
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
        Err(faults)
    }
}

/// One to ten, each once.
fn named<T: PartialEq>(field: &str, all: &[T]) -> Result<(), FieldError> {
    let fault = |problem, limit| Err(FieldError { field: field.to_owned(), problem, limit });
    let twice = || all.iter().enumerate().any(|(at, one)| all.iter().skip(at + 1).any(|other| other == one));
    match all.len() {
        0 => fault(FieldProblem::Required, None),
        1..=QUOTA_BATCH_MAX if twice() => fault(FieldProblem::Malformed, None),
        1..=QUOTA_BATCH_MAX => Ok(()),
        _ => fault(FieldProblem::TooLong, i64::try_from(QUOTA_BATCH_MAX).ok()),
    }
}

/// The answer when quota was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedResellerQuota {
    /// One entry a reseller, in the order of the request.
    pub simple_quota_infos: Vec<IssuedQuotaInfo>,
}

/// What one reseller got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuedQuotaInfo {
    /// The reseller.
    pub id: TenantId,
    /// Its new quota.
    pub quota_id: CouponQuotaId,
}

/// `POST /v2/partners/coupon-quotas/indirect-partner-reclaim`: what is left of each comes back, all of them or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReclaimResellerQuotas {
    /// 1 to 10 quotas of resellers, each once.
    pub quota_ids: Vec<CouponQuotaId>,
    /// A note for the own records, at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Ours: the code, where the distributor switched codes on. It is asked for with the quota's id as subject, or of
    /// several with the SHA-256, in hexadecimal, of their ids in this order, joined by line feeds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification_code: Option<String>,
}

impl ReclaimResellerQuotas {
    /// Everything that is wrong with the request.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut faults: Vec<_> = named("quota_ids", &self.quota_ids).err().into_iter().collect();
        if self.note().chars().count() > REMARK_MAX {
            let limit = i64::try_from(REMARK_MAX).ok();
            faults.push(FieldError { field: "remark".to_owned(), problem: FieldProblem::TooLong, limit });
        }
        faults
    }

    /// The note; empty when there is none.
    pub fn note(&self) -> &str {
        self.remark.as_deref().unwrap_or_default().trim()
    }
}

/// The answer when quotas were taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReclaimedResellerQuotas {
    /// One entry a quota, in the order of the request.
    pub simple_quota_infos: Vec<ReclaimedQuotaInfo>,
}

/// What came back of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReclaimedQuotaInfo {
    /// The reseller's quota.
    pub quota_id: CouponQuotaId,
    /// What was left of it and came back, in yuan with two decimals.
    pub quota_balance: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(faults: Vec<FieldError>) -> Vec<(String, FieldProblem)> {
        faults.into_iter().map(|fault| (fault.field, fault.problem)).collect()
    }

    #[test]
    fn everything_wrong_with_a_request_is_said_at_once() {
        let issue = |resellers: &[&str], amount: &str| {
            let new = IssueResellerQuota {
                quota_id: "q1".parse().unwrap(),
                indirect_partner_ids: resellers.iter().map(|id| id.parse().unwrap()).collect(),
                quota_amount: amount.to_owned(),
                verification_code: None,
            };
            new.money(Currency::Cny).map(|money| money.minor).map_err(wrong)
        };
        let fault = |field: &str, problem| (field.to_owned(), problem);
        let ten: Vec<String> = (0..11).map(|number| format!("r{number}")).collect();
        let ten: Vec<&str> = ten.iter().map(String::as_str).collect();
        assert_eq!(issue(&["r1"], "0.01"), Ok(1));
        assert_eq!(issue(&ten[..10], "5"), Ok(500));
        assert_eq!(issue(&ten, "5"), Err(vec![fault("indirect_partner_ids", FieldProblem::TooLong)]));
        assert_eq!(issue(&["r1", "r2", "r1"], "5"), Err(vec![fault("indirect_partner_ids", FieldProblem::Malformed)]));
        assert_eq!(
            issue(&[], "0"),
            Err(vec![
                fault("indirect_partner_ids", FieldProblem::Required),
                fault("quota_amount", FieldProblem::OutOfRange)
            ])
        );
        let reclaim = |quotas: &[&str], remark: &str| {
            let quota_ids = quotas.iter().map(|id| id.parse().unwrap()).collect();
            wrong(
                ReclaimResellerQuotas { quota_ids, remark: Some(remark.to_owned()), verification_code: None }.faults(),
            )
        };
        assert_eq!(reclaim(&["q1"], &"x".repeat(100)), []);
        assert_eq!(
            reclaim(&[], &"x".repeat(101)),
            [fault("quota_ids", FieldProblem::Required), fault("remark", FieldProblem::TooLong)]
        );
    }
}
