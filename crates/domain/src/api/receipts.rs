//! Receipts of decisions: what the server decided on which facts, to be read, printed and replayed.

use crate::ids::ReceiptId;
use crate::rules::receipt::Receipt;
use crate::rules::verdict::RuleId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/receipts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ReceiptQuery {
    /// Only decisions of this rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleId>,
    /// Only yes, or only no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowed: Option<bool>,
    /// Only about this customer, programme, path …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject_id: Option<String>,
    /// Rows to skip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of receipts, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipts {
    /// How many match.
    pub count: u64,
    /// This page.
    pub receipts: Vec<ReceiptLine>,
}

/// One decision as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptLine {
    /// Which.
    pub receipt_id: ReceiptId,
    /// The rule asked.
    pub rule: RuleId,
    /// What it was asked about: `customer`, `program_membership`, `development_path` …
    pub subject_kind: String,
    /// Its id or code.
    pub subject_id: String,
    /// Its name when it was decided; empty where the code says it.
    pub subject_name: String,
    /// Yes or no.
    pub allowed: bool,
    /// How many conditions were not met.
    pub unmet: u32,
    /// Under which version of the policy.
    pub policy_version: u32,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub decided_at: DateTime<Utc>,
    /// Who asked, by display name.
    pub asked_by: String,
}

/// `GET /v2/partners/receipts/{receipt_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceiptDetail {
    /// The line of the list.
    pub line: ReceiptLine,
    /// The decision with its facts, verdict and hash.
    pub receipt: Receipt,
    /// Does the hash still fit the content?
    pub intact: bool,
    /// Did the server, asked again just now with the same facts, version and moment, come to the same verdict?
    pub replayed_alike: bool,
}
