//! The records on a path.

use crate::i18n::{Key, t::programs as p};
use domain::api::path_records::{PathRecordKind, SolutionState};

/// A kind of record.
pub const fn record_kind(kind: PathRecordKind) -> Key {
    match kind {
        PathRecordKind::RoleCertification => p::KIND_ROLE_CERTIFICATION,
        PathRecordKind::Differentiation => p::KIND_DIFFERENTIATION,
        PathRecordKind::CloudSolution => p::KIND_CLOUD_SOLUTION,
        PathRecordKind::AdvancedCloudSolution => p::KIND_ADVANCED_CLOUD_SOLUTION,
        PathRecordKind::TestCoupon => p::KIND_TEST_COUPON,
        PathRecordKind::ExamVoucher => p::KIND_EXAM_VOUCHER,
        PathRecordKind::DevelopmentFund => p::KIND_DEVELOPMENT_FUND,
        PathRecordKind::StaffFunding => p::KIND_STAFF_FUNDING,
        PathRecordKind::DeliverySupport => p::KIND_DELIVERY_SUPPORT,
    }
}

/// How far a solution is.
pub const fn solution_state(state: SolutionState) -> Key {
    match state {
        SolutionState::Draft => p::SOLUTION_DRAFT,
        SolutionState::Certified => p::SOLUTION_CERTIFIED,
        SolutionState::Ended => p::SOLUTION_ENDED,
    }
}
