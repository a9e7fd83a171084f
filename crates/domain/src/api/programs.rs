//! Programmes and development paths of a partner account on the wire (P-40, P-41, P-43).

use super::levels::LevelUpgrade;
use crate::api::reseller_applications::ResellerApplicationDetail;
use crate::codes;
use crate::program::CertificationKind;
use crate::program::{DevelopmentPath, PartnerTier, Program};
use crate::rules::programs::applicant::Applicant;
use crate::rules::programs::path_choice::PathChoiceFacts;
use crate::rules::programs::path_exit::PathExitFacts;
use crate::rules::verdict::{Check, Verdict};
use crate::states::membership::{MembershipEvent, MembershipState};
use crate::states::path_stage::{PathEvent, PathStage};
use crate::turn::Turn;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// `GET /v2/partners/programs`: every programme, joined or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Programs {
    /// The account as the rules see it, for a check in the browser.
    pub applicant: Applicant,
    /// The programmes, in the order of P-40.
    pub programs: Vec<ProgramCard>,
    /// A higher level in the solution-provider plan, which is the one that has levels to apply for.
    pub level_upgrade: LevelUpgrade,
}

/// One programme, and where this account stands with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProgramCard {
    /// Which.
    pub program: Program,
    /// Is it applied for here? Others are joined off line.
    pub online: bool,
    /// State of the membership; not joined when there never was one.
    pub state: MembershipState,
    /// 等级, where the programme has levels.
    pub level: Option<PartnerTier>,
    /// When it was last applied for.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub applied_at: Option<DateTime<Utc>>,
    /// When the membership began.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub joined_at: Option<DateTime<Utc>>,
    /// When it ends; absent when it has no end.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// Why an application was refused.
    pub reason: Option<String>,
    /// Whose turn it is.
    pub turn: Turn,
    /// The last application to a distributor, for the programme of cloud resellers (P-60).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reseller_application: Option<Box<ResellerApplicationDetail>>,
    /// What the partner can do now.
    pub actions: Vec<MembershipEvent>,
    /// May this account join? With nothing ticked in the form yet.
    pub join: Verdict,
    /// Can the certificate be downloaded?
    pub certificate: Verdict,
    /// Version, for `If-Match`; 0 when there never was an application.
    pub version: i64,
}

/// `GET /v2/partners/paths`: every development path, and what stands in the way of leaving one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Paths {
    /// The paths, chosen or not.
    pub paths: Vec<PathCard>,
    /// May this account leave its path? The records are the account's, so one answer holds for all paths.
    pub exit: Verdict,
    /// What the verdict rests on, for a check in the browser.
    pub exit_facts: PathExitFacts,
    /// The records themselves, newest first.
    pub records: Vec<PathRecord>,
}

/// One path, and how far the account is on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathCard {
    /// Which.
    pub path: DevelopmentPath,
    /// How far the account is.
    pub stage: PathStage,
    /// Since when; absent when the path was never chosen.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub stage_since: Option<DateTime<Utc>>,
    /// Until when the certification holds; absent when it has no end.
    #[serde(with = "crate::api::time::option")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub valid_until: Option<DateTime<Utc>>,
    /// Whose turn it is.
    pub turn: Turn,
    /// What the partner can do now.
    pub actions: Vec<PathEvent>,
    /// May this account choose it?
    pub choice: Verdict,
    /// What that rests on, for a check in the browser.
    pub choice_facts: PathChoiceFacts,
    /// Can the certificates be downloaded? One line a certification.
    pub certificates: Vec<PathCertificate>,
    /// Version, for `If-Match`; 0 when the path was never chosen.
    pub version: i64,
}

/// The certificate of one certification on a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathCertificate {
    /// Which certification.
    pub certification: CertificationKind,
    /// Can it be downloaded?
    pub verdict: Verdict,
}

codes! {
    /// Kinds of record that keep an account on its path (R-20, lines 2 to 10).
    pub enum PathRecordKind {
        /// 角色认证.
        RoleCertification = "ROLE_CERTIFICATION",
        /// 差异化认证.
        Differentiation = "DIFFERENTIATION",
        /// 云软件方案.
        CloudSolution = "CLOUD_SOLUTION",
        /// 先进云软件方案.
        AdvancedCloudSolution = "ADVANCED_CLOUD_SOLUTION",
        /// 测试券.
        TestCoupon = "TEST_COUPON",
        /// 考试券.
        ExamVoucher = "EXAM_VOUCHER",
        /// 市场发展基金(MDF).
        DevelopmentFund = "DEVELOPMENT_FUND",
        /// 专职人员激励(FH).
        StaffFunding = "STAFF_FUNDING",
        /// 交付能力提升支持.
        DeliverySupport = "DELIVERY_SUPPORT",
    }
}

impl PathRecordKind {
    /// The condition of R-20 that a record of this kind breaks.
    pub const fn check(self) -> Check {
        match self {
            Self::RoleCertification => Check::RoleCertified,
            Self::Differentiation => Check::Differentiated,
            Self::CloudSolution => Check::CloudSolution,
            Self::AdvancedCloudSolution => Check::AdvCloudSolution,
            Self::TestCoupon => Check::TestCoupon,
            Self::ExamVoucher => Check::ExamVoucher,
            Self::DevelopmentFund => Check::Mdf,
            Self::StaffFunding => Check::Fh,
            Self::DeliverySupport => Check::DeliverySupport,
        }
    }
}

/// One record that keeps the account on its path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathRecord {
    /// Of which kind.
    pub kind: PathRecordKind,
    /// The number that people cite.
    pub number: String,
    /// From when.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub recorded_at: DateTime<Utc>,
}
