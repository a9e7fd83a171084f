//! The records that keep an account on its path, on the wire.

use crate::codes;
use crate::rules::verdict::Check;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

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

impl PathRecord {
    /// Is it a certified solution of this kind?
    pub fn is_certified(&self, kind: PathRecordKind) -> bool {
        self.kind == kind && self.solution_state == Some(SolutionState::Certified)
    }
}

impl PathRecordKind {
    /// Does the vendor record it of its own accord? The others come with a certification.
    pub const fn is_recorded_by_hand(self) -> bool {
        !matches!(self, Self::RoleCertification | Self::Differentiation)
    }

    /// Is it a solution, which has a state?
    pub const fn is_solution(self) -> bool {
        matches!(self, Self::CloudSolution | Self::AdvancedCloudSolution)
    }

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

codes! {
    /// How far a cloud software solution is, plain or advanced (P-42).
    pub enum SolutionState {
        /// 草稿: begun, and not certified yet.
        Draft = "DRAFT",
        /// 已认证: the only one that count.
        Certified = "CERTIFIED",
        /// 已失效.
        Ended = "ENDED",
    }
}

/// One record that keeps the account on its path, whatever its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PathRecord {
    /// Of which kind.
    pub kind: PathRecordKind,
    /// How far a solution is; absent on records of other kinds, which have no states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solution_state: Option<SolutionState>,
    /// The number that people cite.
    pub number: String,
    /// What it is called; empty on records that have no name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// From when.
    #[serde(with = "crate::api::time")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub recorded_at: DateTime<Utc>,
}
