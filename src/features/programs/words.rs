//! The words and shapes of memberships, stages and records.

use crate::api::session;
use crate::explain::{Viewer, waiting_turn};
use crate::i18n::{Key, t::programs as p};
use crate::ui;
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
