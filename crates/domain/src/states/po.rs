//! Opportunities that the partner shares with the vendor, 共享给华为 (domain.md SM-9, R-71).

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of a partner-originated opportunity.
    pub enum PoState {
        /// 草稿: can be edited and discarded.
        Draft = "DRAFT",
        /// 已删除: a draft that was discarded.
        Discarded = "DISCARDED",
        /// 审核中.
        UnderReview = "UNDER_REVIEW",
        /// 验证中.
        Validating = "VALIDATING",
        /// 已接受.
        Accepted = "ACCEPTED",
        /// 已驳回, by the vendor or because the time to validate ran out.
        Rejected = "REJECTED",
        /// 已交付.
        Delivered = "DELIVERED",
        /// 已关闭.
        Closed = "CLOSED",
    }
}

codes! {
    /// What can happen to it.
    pub enum PoEvent {
        /// The partner sends it; from here on it cannot take it back.
        Submit = "SUBMIT",
        /// The partner throws the draft away.
        Discard = "DISCARD",
        /// The vendor's review is passed.
        PassReview = "PASS_REVIEW",
        /// The vendor accepts it.
        Accept = "ACCEPT",
        /// The vendor rejects it, with a reason.
        Reject = "REJECT",
        /// The time to validate has run out.
        Expire = "EXPIRE",
        /// 进展更新.
        UpdateProgress = "UPDATE_PROGRESS",
        /// It is delivered.
        Deliver = "DELIVER",
        /// It is closed without delivery.
        Close = "CLOSE",
        /// The vendor's sales cancel it after acceptance.
        Cancel = "CANCEL",
    }
}

codes! {
    /// What a transition causes.
    pub enum PoEffect {
        /// The partner's root login learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// The vendor learns of it.
        NotifyVendor = "NOTIFY_VENDOR",
    }
}

transitions! { PoState, PoEvent, PoEffect:
    //  from       event            by         to              effects
    Draft:       Submit         by Partner => UnderReview [NotifyVendor];
    Draft:       Discard        by Partner => Discarded   [];
    UnderReview: PassReview     by Vendor  => Validating  [NotifyPartner];
    UnderReview: Reject         by Vendor  => Rejected    [NotifyPartner];
    Validating:  Accept         by Vendor  => Accepted    [NotifyPartner];
    Validating:  Reject         by Vendor  => Rejected    [NotifyPartner];
    Validating:  Expire         by Clock   => Rejected    [NotifyPartner, NotifyVendor];
    Accepted:    UpdateProgress by Partner => Accepted    [];
    Accepted:    Deliver        by Partner => Delivered   [NotifyVendor];
    Accepted:    Close          by Partner => Closed      [NotifyVendor];
    Accepted:    Cancel         by Vendor  => Closed      [NotifyPartner];
}

impl PoState {
    /// Whose turn it is; `validation_due` is when the time to validate runs out.
    pub fn turn(self, validation_due: DateTime<Utc>) -> Turn {
        let waits = |who| Turn { who: Some(who), due: None, silence: Silence::WaitsOn };
        match self {
            Self::Draft | Self::Accepted => waits(Party::Partner),
            Self::UnderReview => waits(Party::Vendor),
            Self::Validating => {
                Turn { who: Some(Party::Vendor), due: Some(validation_due), silence: Silence::RejectsItself }
            }
            Self::Discarded | Self::Rejected | Self::Delivered | Self::Closed => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(PoState::ALL, PoEvent::ALL, PoState::Draft);
    }

    #[test]
    fn the_partner_cannot_take_back_what_it_submitted() {
        for state in [PoState::UnderReview, PoState::Validating] {
            assert_eq!(state.events_for(Actor::Partner), [], "{state}");
        }
    }
}
