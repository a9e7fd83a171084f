//! Membership of a partner account in a programme, from the application on (domain.md SM-10).

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::program::Program;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of a membership.
    pub enum MembershipState {
        /// 未加入.
        NotJoined = "NOT_JOINED",
        /// 审核中.
        Applying = "APPLYING",
        /// 审核不通过.
        Rejected = "REJECTED",
        /// 已加入.
        Joined = "JOINED",
        /// 即将到期.
        Expiring = "EXPIRING",
        /// 已过期.
        Expired = "EXPIRED",
        /// 已退出.
        Exited = "EXITED",
    }
}

codes! {
    /// What can happen to a membership.
    pub enum MembershipEvent {
        /// The partner applies.
        Apply = "APPLY",
        /// The partner takes its application back.
        Withdraw = "WITHDRAW",
        /// The vendor accepts the application; of a reseller's, the distributor.
        Approve = "APPROVE",
        /// Either refuses it, with a reason.
        Reject = "REJECT",
        /// The end comes near.
        NearEnd = "NEAR_END",
        /// The partner applies for renewal: it stays a member while the vendor reviews.
        ApplyRenewal = "APPLY_RENEWAL",
        /// The vendor renews the membership, by itself or on application.
        Renew = "RENEW",
        /// The membership has run out.
        Expire = "EXPIRE",
        /// The membership is ended before its time.
        Leave = "LEAVE",
    }
}

codes! {
    /// What a transition of a membership causes.
    pub enum MembershipEffect {
        /// The partner learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// The vendor learns of it.
        NotifyVendor = "NOTIFY_VENDOR",
    }
}

transitions! { MembershipState, MembershipEvent, MembershipEffect:
    //  from     event       by         to           effects
    NotJoined: Apply     by Partner => Applying  [NotifyVendor];
    Applying:  Withdraw  by Partner => NotJoined [];
    Applying:  Approve   by Vendor  => Joined    [NotifyPartner];
    Applying:  Reject    by Vendor  => Rejected  [NotifyPartner];
    // Of a reseller the distributor decides last (P-60).
    Applying:  Approve   by Distributor => Joined   [NotifyPartner];
    Applying:  Reject    by Distributor => Rejected [NotifyPartner];
    Rejected:  Apply     by Partner => Applying  [NotifyVendor];
    Joined:    NearEnd   by Clock   => Expiring  [NotifyPartner];
    Joined:    Leave     by Partner => Exited    [NotifyVendor];
    // A reseller leaves off line, and the ecosystem manager records it.
    Joined:    Leave     by Vendor  => Exited    [NotifyPartner];
    // With the plan year it goes on by itself, also where the end was announced under an older policy.
    Joined:    Renew     by Clock   => Joined    [NotifyPartner];
    Expiring:  Renew     by Clock   => Joined    [NotifyPartner];
    Expiring:  ApplyRenewal by Partner => Expiring [NotifyVendor];
    Expiring:  Renew     by Vendor  => Joined    [NotifyPartner];
    Expiring:  Expire    by Clock   => Expired   [NotifyPartner];
    // An application for renewal held it back, and was refused or taken back after the end.
    Expiring:  Expire    by System  => Expired   [NotifyPartner];
    Expiring:  Leave     by Partner => Exited    [NotifyVendor];
    Expiring:  Leave     by Vendor  => Exited    [NotifyPartner];
    Expired:   Apply     by Partner => Applying  [NotifyVendor];
    // What the programme made the account outlives the term, and ends when somebody ends it.
    Expired:   Leave     by Partner => Exited    [NotifyVendor];
    Expired:   Leave     by Vendor  => Exited    [NotifyPartner];
    Exited:    Apply     by Partner => Applying  [NotifyVendor];
}

impl MembershipState {
    /// Is the account a member now?
    pub const fn is_member(self) -> bool {
        matches!(self, Self::Joined | Self::Expiring)
    }

    /// Is the account a member or on the way to be one? That is what look at.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Applying) || self.is_member()
    }

    /// Is there something to leave: the membership, or what a programme that ran out has made of the account?
    pub const fn can_be_left(self, program: Program) -> bool {
        self.is_member() || (matches!(self, Self::Expired) && program.partner_type().is_some())
    }

    /// Whose turn it is; `ends_at` is when a membership that comes to its end runs out unless the partner applies for renewal.
    pub fn turn(self, ends_at: DateTime<Utc>) -> Turn {
        match self {
            Self::Applying => Turn { who: Some(Party::Vendor), due: None, silence: Silence::WaitsOn },
            Self::Expiring => Turn { who: Some(Party::Partner), due: Some(ends_at), silence: Silence::RunsOut },
            Self::NotJoined | Self::Rejected | Self::Joined | Self::Expired | Self::Exited => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(MembershipState::ALL, MembershipEvent::ALL, MembershipState::NotJoined);
    }

    #[test]
    fn one_applies_where_one_is_not_open_and_leaves_what_one_is_or_was() {
        for state in MembershipState::ALL {
            let can = |event| state.apply(event, Actor::Partner).is_ok();
            assert_eq!(can(MembershipEvent::Apply), !state.is_open(), "{state}");
            assert_eq!(can(MembershipEvent::Leave), state.can_be_left(Program::Distribution), "{state}");
            assert_eq!(state.can_be_left(Program::Pce), state.is_member(), "{state}");
            assert_eq!(can(MembershipEvent::ApplyRenewal), *state == MembershipState::Expiring, "{state}");
        }
    }
}
