//! Money that a reseller has from its distributor, as the reseller reads it (ours; the public API has the distributor's side).

use super::reseller_funds::AdjustOperation;
use crate::money::{Currency, Money};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/accounts/partner-accounts/distributor-adjust-records`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DistributorFundsQuery {
    /// Only of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation_type: Option<AdjustOperation>,
    /// Not before this moment.
    #[serde(default, with = "crate::api::time::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, format = DateTime))]
    pub operation_time_begin: Option<DateTime<Utc>>,
    /// Not after this moment.
    #[serde(default, with = "crate::api::time::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", param(value_type = Option<String>, format = DateTime))]
    pub operation_time_end: Option<DateTime<Utc>>,
    /// Rows to skip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer, 1 to 100; 10 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of records, the newest first, and where the money stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistributorFundsRecords {
    /// How many match.
    pub total_count: u64,
    /// This page.
    pub records: Vec<DistributorFundsRecord>,
    /// Whose reseller the account is now, with what it has of that distributor; nothing for everybody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distributor: Option<DistributorFunds>,
}

/// The distributor of the account, and what it has of its money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistributorFunds {
    /// The distributor's name, in Chinese.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// What is free in the own top-up account.
    pub free: Money,
    /// What the distributor allocated and has not taken back.
    pub allocated: Money,
    /// What it could take back now: of that, what is not spent.
    pub returnable: Money,
}

/// Money that came or went once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DistributorFundsRecord {
    /// Number of the record; the distributor's record has the same.
    pub trans_id: String,
    /// Name of the distributor that did it, in Chinese; which of its members it was is its own business.
    pub distributor_name: String,
    /// Its name in English.
    pub distributor_name_en: String,
    /// Which way.
    pub operation_type: AdjustOperation,
    /// Amount in yuan, two decimals.
    pub amount: String,
    /// Balance of the own top-up account afterwards; nothing for records from before balances were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance_after_change: Option<String>,
    /// ISO 4217 code.
    pub currency: Currency,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub operation_time: DateTime<Utc>,
    /// 1: yuan.
    pub measure_id: i32,
}
