//! The terms of opportunities and their incentives.

use crate::i18n::{Key, t::program_terms as p};
use domain::states::ho::HoState;
use domain::states::opportunity_incentive::OpportunityIncentiveState;
use domain::states::po::PoState;

/// State of an opportunity that the partner shares.
pub fn po_state(value: PoState) -> Key {
    match value {
        PoState::Draft => p::PO_DRAFT,
        PoState::Discarded => p::PO_DISCARDED,
        PoState::UnderReview => p::PO_UNDER_REVIEW,
        PoState::Validating => p::PO_VALIDATING,
        PoState::Accepted => p::PO_ACCEPTED,
        PoState::Rejected => p::PO_REJECTED,
        PoState::Delivered => p::PO_DELIVERED,
        PoState::Closed => p::PO_CLOSED,
    }
}

/// State of an application for the incentive of an opportunity.
pub fn opportunity_incentive_state(value: OpportunityIncentiveState) -> Key {
    match value {
        OpportunityIncentiveState::UnderReview => p::INCENTIVE_UNDER_REVIEW,
        OpportunityIncentiveState::Rejected => p::INCENTIVE_REJECTED,
        OpportunityIncentiveState::AwaitingConfirmation => p::INCENTIVE_AWAITING_CONFIRMATION,
        OpportunityIncentiveState::Objected => p::INCENTIVE_OBJECTED,
        OpportunityIncentiveState::Confirmed => p::INCENTIVE_CONFIRMED,
    }
}

/// State of an opportunity that the vendor shares.
pub fn ho_state(value: HoState) -> Key {
    match value {
        HoState::PendingAcceptance => p::HO_PENDING_ACCEPTANCE,
        HoState::InProgress => p::HO_IN_PROGRESS,
        HoState::Rejected => p::HO_REJECTED,
        HoState::Closed => p::HO_CLOSED,
    }
}
