//! Money between a distributor and its resellers (domain.md 4.4, number 30) and its records.

use crate::api::error::{FieldError, FieldProblem};
use crate::codes;
use crate::ids::TenantId;
use crate::money::{Currency, Money};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The largest amount that goes at once, in minor units.
pub const AMOUNT_MAX: i64 = 99_999_999_999;

/// `POST /v2/accounts/partner-accounts/indirect-partner-adjust` and `…/indirect-partner-reclaim`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IndirectPartnerAmount {
    /// The reseller.
    pub indirect_partner_id: TenantId,
    /// In yuan, more than 0, with at most two decimals.
    pub amount: String,
    /// Ours: the code, where the distributor switched codes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification_code: Option<String>,
}

impl IndirectPartnerAmount {
    /// The amount; or what is wrong with it.
    ///
    /// # Errors
    /// A fault of the field `amount`: no decimal number with at most two decimals, or not between 0.01 and the most.
    pub fn money(&self, currency: Currency) -> Result<Money, FieldError> {
        amount("amount", &self.amount, currency)
    }
}

/// An amount that goes to a reseller.
pub(super) fn amount(field: &str, text: &str, currency: Currency) -> Result<Money, FieldError> {
    let fault = |problem, limit| FieldError { field: field.to_owned(), problem, limit };
    let text = text.trim();
    if text.is_empty() {
        return Err(fault(FieldProblem::Required, None));
    }
    let amount = Money::from_decimal(text, currency).map_err(|_| fault(FieldProblem::Malformed, None))?;
    if (1..=AMOUNT_MAX).contains(&amount.minor) {
        return Ok(amount);
    }
    Err(fault(FieldProblem::OutOfRange, Some(AMOUNT_MAX)))
}

/// The answer of an allocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AllocatedFunds {
    /// Number of the record.
    pub transfer_id: String,
}

/// The answer when money was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReclaimedFunds {
    /// Number of the record.
    pub trans_id: String,
}

/// What can go to a reseller and back, for the distributor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerFunds {
    /// Is the distributor or the reseller frozen?
    pub frozen: bool,
    /// The distributor's balance that can be allocated.
    pub free: Money,
    /// What was allocated to this reseller and not taken back.
    pub allocated: Money,
    /// What the reseller has not spent of it.
    pub unspent: Money,
}

codes! {
    /// What a record is about, as the public API names it.
    pub enum AdjustOperation {
        /// Allocated (拨款).
        Allocate = "SOURCE_OPERATION_BEADJUST",
        /// Taken back (回收).
        Reclaim = "SOURCE_OPERATION_BERETRIEVE",
        /// Flown back because the relation ended (解绑回收).
        Unbind = "SOURCE_OPERATION_BEUNBIND",
    }
}

/// `GET /v2/accounts/partner-accounts/indirect-partner-adjust-records`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ResellerAdjustQuery {
    /// Only of this reseller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indirect_partner_id: Option<TenantId>,
    /// Only of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_type: Option<AdjustOperation>,
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
pub struct ResellerAdjustRecords {
    /// How many match.
    pub total_count: u64,
    /// This page.
    pub records: Vec<ResellerAdjustRecord>,
}

/// Money that went once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerAdjustRecord {
    /// Number of the record.
    pub trans_id: String,
    /// The reseller.
    pub indirect_partner_id: TenantId,
    /// Its name, in Chinese.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Which way.
    pub operation_type: AdjustOperation,
    /// Amount in yuan, two decimals.
    pub amount: String,
    /// ISO 4217 code.
    pub currency: Currency,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub operation_time: DateTime<Utc>,
    /// Who did it.
    pub operator: String,
    /// 1: yuan.
    pub measure_id: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_more_than_nothing_with_at_most_two_decimals() {
        for (text, expect) in [
            ("0.01", Ok(1)),
            (" 12.3 ", Ok(1_230)),
            ("999999999.99", Ok(AMOUNT_MAX)),
            ("1000000000", Err(FieldProblem::OutOfRange)),
            ("0", Err(FieldProblem::OutOfRange)),
            ("-1", Err(FieldProblem::OutOfRange)),
            ("1.005", Err(FieldProblem::Malformed)),
            ("1e3", Err(FieldProblem::Malformed)),
            ("99999999999999999999", Err(FieldProblem::Malformed)),
            (" ", Err(FieldProblem::Required)),
        ] {
            let new = IndirectPartnerAmount {
                indirect_partner_id: "r1".parse().unwrap(),
                amount: text.to_owned(),
                verification_code: None,
            };
            let read = new.money(Currency::Cny).map(|money| money.minor).map_err(|fault| fault.problem);
            assert_eq!(read, expect, "{text}");
        }
    }
}
