//! Every application of an account for programmes and paths, on the wire (P-40b).

use crate::api::reviews::ReviewKind;
use crate::ids::{ReceiptId, ReviewId};
use crate::program::{DevelopmentPath, PartnerTier, Program};
use crate::states::review::{ReviewEvent, ReviewState};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Applications that one answer holds at most.
pub const APPLICATIONS_SHOWN: u32 = 100;

/// `GET /v2/partners/program-applications`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgramApplications {
    /// How many there are.
    pub count: u64,
    /// The newest [`APPLICATIONS_SHOWN`], newest first.
    pub applications: Vec<ProgramApplication>,
}

/// One application, which no later one changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgramApplication {
    /// Which.
    pub application_id: ReviewId,
    /// 加入, 续期, 提升等级, of cloud resellers 合作申请 or, of a path, 邀请申请.
    pub kind: ReviewKind,
    /// Of which programme; absent where it is about a path.
    pub program: Option<Program>,
    /// To which path; absent where it is about a programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<DevelopmentPath>,
    /// Why it was applied for, where a reason is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_because: Option<String>,
    /// 申请等级: the level that was applied for, where one was.
    pub level: Option<PartnerTier>,
    /// The distributor that was named, in Chinese; only where one is.
    pub distributor_zh: Option<String>,
    /// The same in English.
    pub distributor_en: Option<String>,
    /// State; of resellers under review until the distributor has answered too.
    pub state: ReviewState,
    /// Who sent it, by display name.
    pub applied_by: String,
    /// When.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub applied_at: DateTime<Utc>,
    /// When it was decided or taken back.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub decided_at: Option<DateTime<Utc>>,
    /// What was said with the decision.
    pub reason: Option<String>,
    /// What ended it without the vendor's answer; absent while it waits, and when the vendor answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_by: Option<ReviewEvent>,
    /// 详情: the receipt of the conditions as they were; absent where the application came on paper.
    pub receipt_id: Option<ReceiptId>,
    /// Whose turn it is.
    pub turn: Turn,
}
