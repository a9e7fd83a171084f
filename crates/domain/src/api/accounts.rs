//! Balances, as the public API has them (domain.md 4.4, numbers 8 and 12).

use crate::ids::CustomerId;
use serde::{Deserialize, Serialize};

/// `POST /v2/accounts/customer-accounts/balances/batch-query`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomerBalancesQuery {
    /// The customers asked for, at most 100; those that are not resale customers are left out of the answer.
    pub customer_infos: Vec<CustomerRef>,
    /// The reseller that a distributor asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indirect_partner_id: Option<String>,
}

/// One customer asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CustomerRef {
    /// The customer.
    pub customer_id: CustomerId,
}

/// The answer of the batch query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerBalances {
    /// Resale customers only.
    pub customer_balances: Vec<CustomerBalance>,
}

/// The balance of one resale customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerBalance {
    /// The customer.
    pub customer_id: CustomerId,
    /// Usable amount in yuan, two decimals.
    pub amount: String,
    /// Arrears in yuan, two decimals.
    pub debt_amount: String,
    /// ISO 4217 code.
    pub currency: String,
    /// 1: yuan.
    pub measure_id: i32,
}

/// `GET /v2/accounts/partner-accounts/balances`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerBalances {
    /// One entry an account.
    pub account_balances: Vec<AccountBalance>,
}

/// One account of a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountBalance {
    /// The account.
    pub account_id: String,
    /// 1 balance, 2 credit, 5 bonus, 7 deposit, 8 allocatable.
    pub account_type: i32,
    /// Amount in yuan, two decimals.
    pub amount: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Part of it for one purpose only (专款专用).
    pub designated_amount: String,
    /// The credit line, for type 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_amount: Option<String>,
    /// 1: yuan.
    pub measure_id: i32,
}
