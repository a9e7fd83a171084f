//! The words and shapes of applications.

use crate::explain::{Viewer, waiting_turn};
use crate::i18n::{Key, t::opportunity_incentives as i};
use crate::ui::Turn;
use domain::rules::opportunities::incentive_amount::IncentiveAmountStepKind;
use domain::states::opportunity_incentive::OpportunityIncentiveState as State;
use domain::turn;

/// The shape of a state.
pub(super) fn shape(state: State, turn: &turn::Turn) -> Turn {
    match state {
        State::Confirmed => Turn::Done,
        State::Rejected => Turn::Failed,
        State::UnderReview | State::AwaitingConfirmation | State::Objected => waiting_turn(turn, &Viewer::PartnerStaff),
    }
}

pub(super) const fn step(kind: IncentiveAmountStepKind) -> Key {
    match kind {
        IncentiveAmountStepKind::Earned => i::STEP_EARNED,
        IncentiveAmountStepKind::Capped => i::STEP_CAPPED,
        IncentiveAmountStepKind::Settled => i::STEP_SETTLED,
    }
}

/// What happened, in words and shape.
pub(super) fn happened(event: &str) -> (Turn, Key) {
    match event {
        "APPLY" => (Turn::Running, i::EVENT_APPLY),
        "APPROVE" => (Turn::Running, i::EVENT_APPROVE),
        "REJECT" => (Turn::Failed, i::EVENT_REJECT),
        "CONFIRM" => (Turn::Done, i::EVENT_CONFIRM),
        "OBJECT" => (Turn::Running, i::EVENT_OBJECT),
        "REVISE" => (Turn::Done, i::EVENT_REVISE),
        "KEEP" => (Turn::Done, i::EVENT_KEEP),
        _ => (Turn::Running, i::EVENT_OTHER),
    }
}
