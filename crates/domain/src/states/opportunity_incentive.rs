//! An application for the incentive of a delivered opportunity (domain.md P-51): the vendor reviews it, the amount is on
//! public notice, and the partner checks it.

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of an application.
    pub enum OpportunityIncentiveState {
        /// 审核中.
        UnderReview = "UNDER_REVIEW",
        /// 审核不通过; the opportunity can be applied for again.
        Rejected = "REJECTED",
        /// 激励公示待确认: on public notice, to be checked by the partner.
        AwaitingConfirmation = "AWAITING_CONFIRMATION",
        /// 异议处理中.
        Objected = "OBJECTED",
        /// 已确认.
        Confirmed = "CONFIRMED",
    }
}

codes! {
    /// What can happen to an application.
    pub enum OpportunityIncentiveEvent {
        /// The vendor agrees to the computed amount and publishes it.
        Approve = "APPROVE",
        /// The vendor refuses, with a reason.
        Reject = "REJECT",
        /// 核对激励: the amount is confirmed, by the partner or by the end of its time.
        Confirm = "CONFIRM",
        /// 核对激励: the partner objects to the amount, with a reason.
        Object = "OBJECT",
        /// The vendor settles the objection with another amount.
        Revise = "REVISE",
        /// The vendor settles the objection and keeps the amount, with a reason.
        Keep = "KEEP",
    }
}

codes! {
    /// What a transition of an application causes.
    pub enum OpportunityIncentiveEffect {
        /// The amount is on public notice from now on.
        Publish = "PUBLISH",
        /// The partner's root login learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// The vendor learns of it.
        NotifyVendor = "NOTIFY_VENDOR",
    }
}

transitions! { OpportunityIncentiveState, OpportunityIncentiveEvent, OpportunityIncentiveEffect:
    //  from                event     by         to                      effects
    UnderReview:          Approve by Vendor  => AwaitingConfirmation [Publish, NotifyPartner];
    UnderReview:          Reject  by Vendor  => Rejected             [NotifyPartner];
    AwaitingConfirmation: Confirm by Partner => Confirmed            [NotifyVendor];
    AwaitingConfirmation: Object  by Partner => Objected             [NotifyVendor];
    AwaitingConfirmation: Confirm by Clock   => Confirmed            [NotifyPartner, NotifyVendor];
    Objected:             Revise  by Vendor  => Confirmed            [NotifyPartner];
    Objected:             Keep    by Vendor  => Confirmed            [NotifyPartner];
}

impl OpportunityIncentiveState {
    /// Whose turn it is; `check_due` is when the time to check the published amount runs out.
    pub fn turn(self, check_due: DateTime<Utc>) -> Turn {
        let vendor = Turn { who: Some(Party::Vendor), due: None, silence: Silence::WaitsOn };
        match self {
            Self::UnderReview | Self::Objected => vendor,
            Self::AwaitingConfirmation => {
                Turn { who: Some(Party::Partner), due: Some(check_due), silence: Silence::ConfirmsItself }
            }
            Self::Rejected | Self::Confirmed => Turn::NOBODY,
        }
    }

    /// Is the amount, or was it, on public notice?
    pub const fn is_published(self) -> bool {
        matches!(self, Self::AwaitingConfirmation | Self::Objected | Self::Confirmed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(
            OpportunityIncentiveState::ALL,
            OpportunityIncentiveEvent::ALL,
            OpportunityIncentiveState::UnderReview,
        );
    }

    #[test]
    fn silence_confirms_and_the_partner_is_told() {
        let state = OpportunityIncentiveState::AwaitingConfirmation;
        let line = state.apply(OpportunityIncentiveEvent::Confirm, Actor::Clock).unwrap();
        assert_eq!(line.to, OpportunityIncentiveState::Confirmed);
        assert!(line.effects.contains(&OpportunityIncentiveEffect::NotifyPartner));
        // The clock never answers an objection.
        assert!(OpportunityIncentiveState::Objected.events_for(Actor::Clock).is_empty());
    }

    #[test]
    fn what_is_published_stays_published_and_nothing_else_is() {
        for way in OpportunityIncentiveState::TABLE {
            let publishes = way.effects.contains(&OpportunityIncentiveEffect::Publish);
            assert_eq!(way.to.is_published(), way.from.is_published() || publishes, "{way:?}");
        }
    }
}
