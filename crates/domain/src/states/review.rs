//! A review by the vendor: programmes, certifications, specialists, opportunities and what else partners submit.

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};

codes! {
    /// State of a review.
    pub enum ReviewState {
        /// 审核中.
        UnderReview = "UNDER_REVIEW",
        /// 审核通过.
        Approved = "APPROVED",
        /// 审核不通过.
        Rejected = "REJECTED",
        /// 已撤销 by the partner.
        Withdrawn = "WITHDRAWN",
    }
}

codes! {
    /// What can happen to a review.
    pub enum ReviewEvent {
        /// The vendor agrees.
        Approve = "APPROVE",
        /// The vendor refuses, with a reason.
        Reject = "REJECT",
        /// The partner takes the application back.
        Withdraw = "WITHDRAW",
        /// Its time is over without an answer.
        Expire = "EXPIRE",
        /// What it was about is there no more.
        Drop = "DROP",
        /// Another account of the applicant's company has what was applied for, and only one may have it.
        Overtaken = "OVERTAKEN",
    }
}

codes! {
    /// What a transition of a review causes.
    pub enum ReviewEffect {
        /// What was submitted moves on: the membership begins, the path is certified.
        Grant = "GRANT",
        /// What was submitted goes back to where it was.
        Release = "RELEASE",
        /// The partner learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
    }
}

transitions! { ReviewState, ReviewEvent, ReviewEffect:
    //  from       event      by         to           effects
    UnderReview: Approve  by Vendor  => Approved  [Grant, NotifyPartner];
    UnderReview: Reject   by Vendor  => Rejected  [Release, NotifyPartner];
    UnderReview: Withdraw by Partner => Withdrawn [Release];
    UnderReview: Expire   by Clock   => Rejected  [Release];
    UnderReview: Drop     by System  => Withdrawn [Release];
    UnderReview: Overtaken by System => Rejected  [Release, NotifyPartner];
}

impl ReviewState {
    /// Does it wait for the vendor?
    pub const fn is_open(self) -> bool {
        matches!(self, Self::UnderReview)
    }

    /// Whose turn it is.
    pub const fn turn(self) -> Turn {
        match self {
            Self::UnderReview => Turn { who: Some(Party::Vendor), due: None, silence: Silence::WaitsOn },
            Self::Approved | Self::Rejected | Self::Withdrawn => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(ReviewState::ALL, ReviewEvent::ALL, ReviewState::UnderReview);
    }

    #[test]
    fn every_end_moves_what_was_submitted() {
        for way in ReviewState::TABLE {
            let moves = way.effects.iter().filter(|effect| **effect != ReviewEffect::NotifyPartner).count();
            assert_eq!((moves, way.to.is_final()), (1, true), "{way:?}");
        }
    }
}
