//! Opportunities that the vendor shares with the partner, 由华为共享 (domain.md SM-9, R-72).

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of a vendor-originated opportunity.
    pub enum HoState {
        /// 待接受: the partner's turn.
        PendingAcceptance = "PENDING_ACCEPTANCE",
        /// 跟进中.
        InProgress = "IN_PROGRESS",
        /// 已拒绝, by the partner or because the time to answer ran out; the vendor has it back.
        Rejected = "REJECTED",
        /// 已关闭.
        Closed = "CLOSED",
    }
}

codes! {
    /// What can happen to it.
    pub enum HoEvent {
        /// 接受.
        Accept = "ACCEPT",
        /// 拒绝, with a reason.
        Decline = "DECLINE",
        /// The time to answer has run out.
        Expire = "EXPIRE",
        /// 进展更新.
        UpdateProgress = "UPDATE_PROGRESS",
        /// It is closed.
        Close = "CLOSE",
    }
}

codes! {
    /// What a transition causes.
    pub enum HoEffect {
        /// The partner's root login learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// The vendor learns of it.
        NotifyVendor = "NOTIFY_VENDOR",
        /// The vendor takes it back.
        TakeBack = "TAKE_BACK",
    }
}

transitions! { HoState, HoEvent, HoEffect:
    //  from             event            by         to             effects
    PendingAcceptance: Accept         by Partner => InProgress [NotifyVendor];
    PendingAcceptance: Decline        by Partner => Rejected   [TakeBack, NotifyVendor];
    PendingAcceptance: Expire         by Clock   => Rejected   [TakeBack, NotifyPartner, NotifyVendor];
    InProgress:        UpdateProgress by Partner => InProgress [];
    InProgress:        Close          by Partner => Closed     [NotifyVendor];
}

impl HoState {
    /// Whose turn it is; `acceptance_due` is when the time to answer runs out.
    pub fn turn(self, acceptance_due: DateTime<Utc>) -> Turn {
        match self {
            Self::PendingAcceptance => {
                Turn { who: Some(Party::Partner), due: Some(acceptance_due), silence: Silence::RejectsItself }
            }
            Self::InProgress => Turn { who: Some(Party::Partner), due: None, silence: Silence::WaitsOn },
            Self::Rejected | Self::Closed => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(HoState::ALL, HoEvent::ALL, HoState::PendingAcceptance);
    }

    #[test]
    fn whatever_is_rejected_goes_back_to_the_vendor() {
        for way in HoState::TABLE {
            assert_eq!(way.effects.contains(&HoEffect::TakeBack), way.to == HoState::Rejected, "{way:?}");
        }
    }
}
