//! The words and shapes of memberships, stages and records.

use crate::api::session;
use crate::explain::{Viewer, waiting_turn};
use crate::i18n::{Key, t::programs as p};
use crate::ui;
use domain::api::path_records::{PathRecordKind, SolutionState};
use domain::permission::Permission;
use domain::program::Program;
use domain::states::membership::MembershipState;
use domain::turn::Turn;

/// The shape of a membership.
pub(super) fn membership_turn(state: MembershipState, turn: &Turn) -> ui::Turn {
    match state {
        MembershipState::Joined => ui::Turn::Done,
        // What goes on by itself waits for nobody.
        MembershipState::Expiring if turn.who.is_none() => ui::Turn::Running,
        MembershipState::Applying | MembershipState::Expiring => waiting_turn(turn, &Viewer::PartnerStaff),
        MembershipState::Rejected => ui::Turn::Failed,
        MembershipState::NotJoined | MembershipState::Expired | MembershipState::Exited => ui::Turn::Closed,
    }
}

/// A kind of record.
pub(super) const fn record_kind(kind: PathRecordKind) -> Key {
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
pub(super) const fn solution_state(state: SolutionState) -> Key {
    match state {
        SolutionState::Draft => p::SOLUTION_DRAFT,
        SolutionState::Certified => p::SOLUTION_CERTIFIED,
        SolutionState::Ended => p::SOLUTION_ENDED,
    }
}

/// Why this login may not change programmes and paths. Followed.
pub(super) fn not_allowed() -> Option<String> {
    (!session::may(Permission::ManagePrograms)).then(|| p::NEEDS_ADMIN.get().to_owned())
}

/// What a programme is for.
pub(super) const fn about(program: Program) -> Key {
    match program {
        Program::Pce => p::ABOUT_PCE,
        Program::Capability => p::ABOUT_CAPABILITY,
        Program::SolutionProvider => p::ABOUT_SOLUTION_PROVIDER,
        Program::Distribution => p::ABOUT_DISTRIBUTION,
        Program::CloudReseller => p::ABOUT_CLOUD_RESELLER,
        Program::MarketplaceSeller => p::ABOUT_MARKETPLACE_SELLER,
        Program::MarketplaceService => p::ABOUT_MARKETPLACE_SERVICE,
        Program::GovCloud => p::ABOUT_GOV_CLOUD,
        Program::GovSubsidy => p::ABOUT_GOV_SUBSIDY,
    }
}
