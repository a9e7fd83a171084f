//! What a personal account has to show: certificates, trainings and projects (P-52, S-8).

use crate::codes;
use crate::rules::certification::certificates::{Certificate, Discount};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What a personal account shares with the partner that it is bound to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonalRecords {
    /// Is the account verified as a person?
    pub personally_verified: bool,
    /// 岗位; empty when not filled in.
    pub position: String,
    /// 开始从事华为云的时间.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub cloud_since: Option<DateTime<Utc>>,
    /// 证书, best first.
    pub certificates: Vec<HeldCertificate>,
    /// 培训, newest first.
    pub trainings: Vec<Training>,
    /// 项目, newest first.
    pub projects: Vec<ProjectRecord>,
}

codes! {
    /// Has the certificate arrived from the certification office (S-8)?
    pub enum SyncState {
        /// 已同步.
        Synced = "SYNCED",
        /// 同步中.
        Pending = "PENDING",
        /// 同步失败.
        Failed = "FAILED",
    }
}

/// One certificate of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldCertificate {
    /// The certificate as the rules see it.
    pub certificate: Certificate,
    /// The number printed on it.
    pub number: String,
    /// When it was earned.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub earned_at: DateTime<Utc>,
    /// Has it arrived?
    pub sync_state: SyncState,
    /// Every reason why it does not count; none when it does.
    pub discounts: Vec<Discount>,
}

/// One training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Training {
    /// Its name.
    pub name: String,
    /// When it was completed.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub completed_at: DateTime<Utc>,
    /// Lessons, in hours.
    pub hours: u32,
}

/// One project that the person worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectRecord {
    /// Its name.
    pub name: String,
    /// What the person did.
    pub duty: String,
    /// When the work began.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub started_at: DateTime<Utc>,
    /// When it ended; absent while it goes on.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub ended_at: Option<DateTime<Utc>>,
    /// Did the vendor record it? The person cannot change those.
    pub by_vendor: bool,
}
