//! A cloud reseller's application to a distributor (domain.md P-60): the vendor reviews, then the distributor.

use super::machine::transitions;
use super::review::ReviewState;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};

codes! {
    /// State of an application.
    pub enum ResellerApplicationState {
        /// 华为审核中.
        VendorReview = "VENDOR_REVIEW",
        /// 总经销商审核中.
        DistributorReview = "DISTRIBUTOR_REVIEW",
        /// 审核通过: linked to the distributor.
        Approved = "APPROVED",
        /// 审核不通过.
        Rejected = "REJECTED",
        /// 已撤销.
        Withdrawn = "WITHDRAWN",
    }
}

codes! {
    /// What can happen to an application.
    pub enum ResellerApplicationEvent {
        /// The one whose turn it is agrees.
        Approve = "APPROVE",
        /// The one whose turn it is refuses, with a reason.
        Reject = "REJECT",
        /// The applicant takes it back.
        Withdraw = "WITHDRAW",
    }
}

codes! {
    /// What a transition of an application causes.
    pub enum ResellerApplicationEffect {
        /// The distributor has something to do.
        NotifyDistributor = "NOTIFY_DISTRIBUTOR",
        /// The applicant learns of it.
        NotifyApplicant = "NOTIFY_APPLICANT",
        /// The applicant becomes this distributor's reseller and joins the programme.
        LinkReseller = "LINK_RESELLER",
    }
}

transitions! { ResellerApplicationState, ResellerApplicationEvent, ResellerApplicationEffect:
    //  from             event      by             to                   effects
    VendorReview:      Approve  by Vendor      => DistributorReview [NotifyDistributor, NotifyApplicant];
    VendorReview:      Reject   by Vendor      => Rejected          [NotifyApplicant];
    VendorReview:      Withdraw by Requester   => Withdrawn         [];
    DistributorReview: Approve  by Distributor => Approved          [LinkReseller, NotifyApplicant];
    DistributorReview: Reject   by Distributor => Rejected          [NotifyApplicant];
    DistributorReview: Withdraw by Requester   => Withdrawn         [NotifyDistributor];
}

impl ResellerApplicationState {
    /// Whose turn it is.
    pub const fn turn(self) -> Turn {
        let who = match self {
            Self::VendorReview => Party::Vendor,
            Self::DistributorReview => Party::Distributor,
            Self::Approved | Self::Rejected | Self::Withdrawn => return Turn::NOBODY,
        };
        Turn { who: Some(who), due: None, silence: Silence::WaitsOn }
    }

    /// The same as one review, whoever reviews.
    pub const fn as_review(self) -> ReviewState {
        match self {
            Self::VendorReview | Self::DistributorReview => ReviewState::UnderReview,
            Self::Approved => ReviewState::Approved,
            Self::Rejected => ReviewState::Rejected,
            Self::Withdrawn => ReviewState::Withdrawn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(
            ResellerApplicationState::ALL,
            ResellerApplicationEvent::ALL,
            ResellerApplicationState::VendorReview,
        );
    }

    #[test]
    fn it_is_one_review_that_ends_when_somebody_has_the_last_word() {
        for state in ResellerApplicationState::ALL {
            assert_eq!(state.as_review() == ReviewState::UnderReview, !state.is_final(), "{state}");
            assert_eq!(state.as_review().turn().who.is_some(), state.turn().who.is_some(), "{state}");
        }
    }

    #[test]
    fn the_distributor_decides_last() {
        let first = ResellerApplicationState::VendorReview;
        assert!(first.apply(ResellerApplicationEvent::Approve, Actor::Distributor).is_err());
        let second = first.apply(ResellerApplicationEvent::Approve, Actor::Vendor).unwrap().to;
        assert!(second.apply(ResellerApplicationEvent::Approve, Actor::Vendor).is_err());
    }
}
