//! The states of both directions as one vocabulary, for lists that show either (SM-9).

use crate::codes;
use crate::program::Direction;
use crate::states::ho::HoState;
use crate::states::machine::{Actor, Machine};
use crate::states::po::PoState;
use crate::turn::Turn;
use chrono::{DateTime, Utc};

codes! {
    /// State of a shared opportunity of either direction.
    pub enum OpportunityState {
        /// 待接受, by the vendor.
        PendingAcceptance = "PENDING_ACCEPTANCE",
        /// 跟进中, by the vendor.
        InProgress = "IN_PROGRESS",
        /// 草稿, with the vendor.
        Draft = "DRAFT",
        /// 审核中, with the vendor.
        UnderReview = "UNDER_REVIEW",
        /// 验证中, with the vendor.
        Validating = "VALIDATING",
        /// 已接受, with the vendor.
        Accepted = "ACCEPTED",
        /// 已拒绝 or 已驳回.
        Rejected = "REJECTED",
        /// 已交付, with the vendor.
        Delivered = "DELIVERED",
        /// 已关闭.
        Closed = "CLOSED",
        /// 已删除, with the vendor.
        Discarded = "DISCARDED",
    }
}

codes! {
    /// What the partner can do with one: the events of both machines that are its own.
    pub enum OpportunityAction {
        /// 提交.
        Submit = "SUBMIT",
        /// 删除.
        Discard = "DISCARD",
        /// 接受.
        Accept = "ACCEPT",
        /// 拒绝.
        Decline = "DECLINE",
        /// 进展更新.
        UpdateProgress = "UPDATE_PROGRESS",
        /// It is delivered.
        Deliver = "DELIVER",
        /// It is closed without delivery.
        Close = "CLOSE",
    }
}

/// Where an opportunity stands in the machine of its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Shared by the vendor.
    Ho(HoState),
    /// Shared with the vendor.
    Po(PoState),
}

impl Standing {
    /// The state of a direction; `None` when that direction has no such state.
    pub fn of(direction: Direction, state: OpportunityState) -> Option<Self> {
        match direction {
            Direction::Ho => state.as_str().parse().ok().map(Self::Ho),
            Direction::Po => state.as_str().parse().ok().map(Self::Po),
        }
    }

    /// Whose turn it is; `due` is when the time of that side runs out, where it has a limit.
    pub fn turn(self, due: DateTime<Utc>) -> Turn {
        match self {
            Self::Ho(state) => state.turn(due),
            Self::Po(state) => state.turn(due),
        }
    }

    /// What the partner can do now, in the order of the table.
    pub fn actions(self) -> Vec<OpportunityAction> {
        let of = |code: &str| code.parse().ok();
        match self {
            Self::Ho(state) => {
                state.events_for(Actor::Partner).into_iter().filter_map(|event| of(event.as_str())).collect()
            }
            Self::Po(state) => {
                state.events_for(Actor::Partner).into_iter().filter_map(|event| of(event.as_str())).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_state(code: &str) -> bool {
        OpportunityState::ALL.iter().any(|state| state.as_str() == code)
    }

    #[test]
    fn every_state_of_both_machines_has_a_name_here_and_the_other_way_round() {
        assert!(HoState::ALL.iter().all(|state| is_state(state.as_str())));
        assert!(PoState::ALL.iter().all(|state| is_state(state.as_str())));
        for state in OpportunityState::ALL {
            let known = Direction::ALL.iter().any(|direction| Standing::of(*direction, *state).is_some());
            assert!(known, "{state}");
        }
        assert_eq!(Standing::of(Direction::Ho, OpportunityState::Draft), None);
        assert_eq!(Standing::of(Direction::Po, OpportunityState::InProgress), None);
    }

    #[test]
    fn no_event_of_the_partners_is_lost_on_the_way_to_its_action() {
        for state in HoState::ALL {
            assert_eq!(Standing::Ho(*state).actions().len(), state.events_for(Actor::Partner).len(), "{state}");
        }
        for state in PoState::ALL {
            assert_eq!(Standing::Po(*state).actions().len(), state.events_for(Actor::Partner).len(), "{state}");
        }
        use OpportunityAction::{Accept, Close, Decline, Deliver, Discard, Submit, UpdateProgress};
        assert_eq!(Standing::Ho(HoState::PendingAcceptance).actions(), [Accept, Decline]);
        assert_eq!(Standing::Po(PoState::Draft).actions(), [Submit, Discard]);
        assert_eq!(Standing::Po(PoState::Accepted).actions(), [UpdateProgress, Deliver, Close]);
    }
}
