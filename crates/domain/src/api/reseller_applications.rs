//! Applications to become a distributor's cloud reseller (P-60).

use super::associations::HistoryEntry;
use super::error::Stale;
use crate::codes;
use crate::ids::{ResellerApplicationId, TenantId};
use crate::states::reseller_application::{ResellerApplicationEvent, ResellerApplicationState};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Applications that one call may answer.
pub const BATCH_MAX: usize = 100;

codes! {
    /// The column and direction to sort applications by; ties go by id.
    pub enum ResellerApplicationSort {
        /// What waits first, the oldest at the top; then the newest: the default.
        Waiting = "waiting",
        /// Oldest first.
        SubmittedAt = "submitted_at",
        /// Newest first.
        SubmittedAtDesc = "-submitted_at",
    }
}

/// `GET /v2/partners/reseller-applications`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams), into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ResellerApplicationQuery {
    /// A part of the applicant's name, in either language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A part of the phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobile_phone: Option<String>,
    /// A part of the e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Only these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ResellerApplicationState>,
    /// Order; what waits first when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<ResellerApplicationSort>,
    /// Rows to skip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Rows to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// One page of the applications that have reached a distributor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerApplications {
    /// How many match.
    pub count: u64,
    /// How many wait for the distributor, whatever was asked for.
    pub waiting: u64,
    /// This page.
    pub applications: Vec<ResellerApplication>,
}

/// One application. Contact data are those of the moment it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerApplication {
    /// Which.
    pub application_id: ResellerApplicationId,
    /// The account that wants to become a reseller.
    pub applicant_id: TenantId,
    /// Its name in Chinese.
    pub applicant_zh: String,
    /// Its name in English.
    pub applicant_en: String,
    /// Its login name.
    pub account_name: String,
    /// Its phone number; empty when there is none.
    pub mobile_phone: String,
    /// Its e-mail; empty when there is none.
    pub email: String,
    /// The distributor that it named.
    pub distributor_id: TenantId,
    /// The distributor's name in Chinese.
    pub distributor_zh: String,
    /// The same in English.
    pub distributor_en: String,
    /// When it was sent.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub submitted_at: DateTime<Utc>,
    /// When the vendor passed it on to the distributor.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub reached_at: Option<DateTime<Utc>>,
    /// State.
    pub state: ResellerApplicationState,
    /// Whose turn it is, until when, and what silence does.
    pub turn: Turn,
    /// What the reader can do now: the distributor answers, the applicant withdraws.
    pub actions: Vec<ResellerApplicationEvent>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// Did it come with an invitation of the distributor's? As long as that is not taken back, it is the distributor's agreement.
    #[serde(default)]
    pub by_invitation: bool,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// `GET /v2/partners/reseller-applications/{application_id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerApplicationDetail {
    /// The application.
    pub application: ResellerApplication,
    /// What happened, in order.
    pub history: Vec<HistoryEntry>,
}

/// `POST /v2/partners/reseller-applications/approve`: 批量审批. Each is agreed to or left by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewResellerApprovals {
    /// 1 to 100 applications.
    pub applications: Vec<SeenApplication>,
}

/// `POST /v2/partners/reseller-applications/reject`: the same with a no, and one reason for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewResellerRejections {
    /// 1 to 100 applications.
    pub applications: Vec<SeenApplication>,
    /// Why: 1 to 500 characters that each applicant reads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An application as somebody saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SeenApplication {
    /// Which.
    pub application_id: ResellerApplicationId,
    /// Its version then.
    pub version: i64,
}

/// What became of several applications that were answered at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResellerAnswers {
    /// These have their answer now.
    pub answered: Vec<ResellerApplication>,
    /// These are as they were.
    pub error_details: Vec<RefusedAnswer>,
}

/// Why one application of several was not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusedAnswer {
    /// Which application.
    pub id: ResellerApplicationId,
    /// The code.
    pub error_code: String,
    /// A sentence in the language of `X-Language`.
    pub error_msg: String,
    /// The state that did not allow it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ResellerApplicationState>,
    /// What changed meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale: Option<Stale>,
}
