//! The link of an employee's personal account to a partner (domain.md SM-5, R-36).

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of a link; the labels are official.
    pub enum SpecialistState {
        /// 已邀请: the employee's turn.
        Invited = "INVITED",
        /// 已失效: not accepted in time, or declined.
        Expired = "EXPIRED",
        /// 已绑定: the personal account is bound.
        Bound = "BOUND",
        /// 已解绑.
        Unbound = "UNBOUND",
        /// 申请专员审核中.
        ApplyReviewing = "APPLY_REVIEWING",
        /// 申请专员审核未通过.
        ApplyRejected = "APPLY_REJECTED",
        /// 项目专员.
        Specialist = "SPECIALIST",
        /// 取消专员审核中.
        CancelReviewing = "CANCEL_REVIEWING",
        /// 取消专员审核通过.
        CancelApproved = "CANCEL_APPROVED",
        /// 取消专员(华为方操作).
        CancelledByVendor = "CANCELLED_BY_VENDOR",
    }
}

codes! {
    /// What can happen to a link.
    pub enum SpecialistEvent {
        /// The employee accepts the invitation.
        Accept = "ACCEPT",
        /// The employee declines the invitation; the official labels have no state of its own for that.
        Decline = "DECLINE",
        /// The invitation has run out.
        Expire = "EXPIRE",
        /// The invitation is sent again.
        Resend = "RESEND",
        /// The link is undone.
        Unbind = "UNBIND",
        /// The partner applies for the employee as a specialist.
        Apply = "APPLY",
        /// The vendor accepts the application.
        ApproveApplication = "APPROVE_APPLICATION",
        /// The partner has left the path that it was for.
        Release = "RELEASE",
        /// The vendor refuses the application.
        RejectApplication = "REJECT_APPLICATION",
        /// The partner asks to cancel the specialist, with reason and file.
        RequestCancel = "REQUEST_CANCEL",
        /// The partner takes that back.
        WithdrawCancel = "WITHDRAW_CANCEL",
        /// The vendor agrees to cancel.
        ApproveCancel = "APPROVE_CANCEL",
        /// The vendor does not agree.
        RejectCancel = "REJECT_CANCEL",
        /// The vendor cancels of its own accord.
        CancelByVendor = "CANCEL_BY_VENDOR",
    }
}

codes! {
    /// What a transition of a link causes.
    pub enum SpecialistEffect {
        /// Site message and mail to the employee.
        NotifyEmployee = "NOTIFY_EMPLOYEE",
        /// The administrators learn of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// The personal account's records are shown to the partner from now on.
        StartSharing = "START_SHARING",
        /// The personal account's records are not shown any more.
        StopSharing = "STOP_SHARING",
    }
}

transitions! { SpecialistState, SpecialistEvent, SpecialistEffect:
    //  from             event                 by          to                   effects
    Invited:           Accept             by Employee => Bound             [StartSharing, NotifyPartner];
    Invited:           Decline            by Employee => Expired           [NotifyPartner];
    Invited:           Expire             by Clock    => Expired           [NotifyPartner];
    Expired:           Resend             by Partner  => Invited           [NotifyEmployee];
    Bound:             Unbind             by Partner  => Unbound           [StopSharing, NotifyEmployee];
    Unbound:           Resend             by Partner  => Invited           [NotifyEmployee];
    Bound:             Apply              by Partner  => ApplyReviewing    [];
    ApplyReviewing:    ApproveApplication by Vendor   => Specialist        [NotifyPartner];
    ApplyReviewing:    RejectApplication  by Vendor   => ApplyRejected     [NotifyPartner];
    ApplyReviewing:    Release            by System   => Bound             [];
    ApplyRejected:     Apply              by Partner  => ApplyReviewing    [];
    ApplyRejected:     Unbind             by Partner  => Unbound           [StopSharing, NotifyEmployee];
    Specialist:        RequestCancel      by Partner  => CancelReviewing   [];
    Specialist:        CancelByVendor     by Vendor   => CancelledByVendor [NotifyPartner];
    CancelReviewing:   WithdrawCancel     by Partner  => Specialist        [];
    CancelReviewing:   ApproveCancel      by Vendor   => CancelApproved    [NotifyPartner];
    CancelReviewing:   RejectCancel       by Vendor   => Specialist        [NotifyPartner];
    CancelApproved:    Apply              by Partner  => ApplyReviewing    [];
    CancelApproved:    Unbind             by Partner  => Unbound           [StopSharing, NotifyEmployee];
    CancelledByVendor: Apply              by Partner  => ApplyReviewing    [];
    CancelledByVendor: Unbind             by Partner  => Unbound           [StopSharing, NotifyEmployee];
}

impl SpecialistState {
    /// Is the personal account bound, so that its certificates count?
    pub const fn is_bound(self) -> bool {
        !matches!(self, Self::Invited | Self::Expired | Self::Unbound)
    }

    /// Is it a project specialist, also while the vendor reviews that it no longer should be?
    pub const fn is_specialist(self) -> bool {
        matches!(self, Self::Specialist | Self::CancelReviewing)
    }

    /// Whose turn it is; `invited_until` is when an open invitation runs out.
    pub fn turn(self, invited_until: DateTime<Utc>) -> Turn {
        match self {
            Self::Invited => {
                Turn { who: Some(Party::Employee), due: Some(invited_until), silence: Silence::ExpiresUnchanged }
            }
            Self::ApplyReviewing | Self::CancelReviewing => {
                Turn { who: Some(Party::Vendor), due: None, silence: Silence::WaitsOn }
            }
            Self::Expired
            | Self::Bound
            | Self::Unbound
            | Self::ApplyRejected
            | Self::Specialist
            | Self::CancelApproved
            | Self::CancelledByVendor => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, TransitionRefused, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(SpecialistState::ALL, SpecialistEvent::ALL, SpecialistState::Invited);
    }

    #[test]
    fn a_specialist_is_cancelled_before_it_is_unbound() {
        for state in [SpecialistState::Specialist, SpecialistState::CancelReviewing] {
            let refused = state.apply(SpecialistEvent::Unbind, Actor::Partner).err();
            assert_eq!(refused, Some(TransitionRefused::NotFromThisState), "{state}");
        }
    }

    #[test]
    fn sharing_starts_with_the_bond_and_ends_with_it() {
        for way in SpecialistState::TABLE {
            let starts = way.effects.contains(&SpecialistEffect::StartSharing);
            let stops = way.effects.contains(&SpecialistEffect::StopSharing);
            assert_eq!(starts, !way.from.is_bound() && way.to.is_bound(), "{way:?}");
            assert_eq!(stops, way.from.is_bound() && !way.to.is_bound(), "{way:?}");
        }
    }
}
