//! A partner's report (报备) of a customer, from the report to the association (P-23, R-05).

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of a report.
    pub enum CustomerReportState {
        /// 待审核: the vendor looks at it.
        InReview = "IN_REVIEW",
        /// 已报备: protected for this partner until its end.
        Reported = "REPORTED",
        /// 已邀请: protected, and an invitation is on its way to the customer.
        Invited = "INVITED",
        /// 关联失败: the customer opened the invitation and conditions were not met. It is protected still.
        AssociationFailed = "ASSOCIATION_FAILED",
        /// 已关联.
        Associated = "ASSOCIATED",
        /// 未报备: the vendor refused it.
        Refused = "REFUSED",
        /// 未报备: nothing came of it in time.
        Expired = "EXPIRED",
        /// Taken back by the partner.
        Withdrawn = "WITHDRAWN",
    }
}

codes! {
    /// What can happen to a report.
    pub enum CustomerReportEvent {
        /// The vendor agrees.
        Approve = "APPROVE",
        /// The vendor refuses, with a reason.
        Refuse = "REFUSE",
        /// The partner sends an invitation, the first or another.
        Invite = "INVITE",
        /// The customer tried, and conditions were not met.
        Fail = "FAIL",
        /// The customer is associated with this partner.
        Associate = "ASSOCIATE",
        /// The partner takes it back.
        Withdraw = "WITHDRAW",
        /// The days of R-05 are over.
        Expire = "EXPIRE",
    }
}

codes! {
    /// What a transition of a report causes.
    pub enum CustomerReportEffect {
        /// The protection of R-05 begins; its days are counted from here.
        BeginProtection = "BEGIN_PROTECTION",
        /// Nobody is kept from reporting the customer any more.
        EndProtection = "END_PROTECTION",
        /// Invitations that are on their way lead nowhere any more.
        WithdrawInvitations = "WITHDRAW_INVITATIONS",
        /// The customer gets a letter with a link.
        SendInvitation = "SEND_INVITATION",
        /// The partner learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
    }
}

transitions! { CustomerReportState, CustomerReportEvent, CustomerReportEffect:
    //  from             event     by            to                   effects
    InReview:          Approve   by Vendor    => Reported          [BeginProtection, NotifyPartner];
    InReview:          Refuse    by Vendor    => Refused           [NotifyPartner];
    InReview:          Withdraw  by Partner   => Withdrawn         [];
    Reported:          Invite    by Partner   => Invited           [SendInvitation];
    Reported:          Fail      by Customer  => AssociationFailed [NotifyPartner];
    Reported:          Associate by Customer  => Associated        [EndProtection, WithdrawInvitations, NotifyPartner];
    Reported:          Withdraw  by Partner   => Withdrawn         [EndProtection, WithdrawInvitations];
    Reported:          Expire    by Clock     => Expired           [EndProtection, NotifyPartner];
    Invited:           Invite    by Partner   => Invited           [WithdrawInvitations, SendInvitation];
    Invited:           Fail      by Customer  => AssociationFailed [NotifyPartner];
    Invited:           Associate by Customer  => Associated        [EndProtection, WithdrawInvitations, NotifyPartner];
    Invited:           Withdraw  by Partner   => Withdrawn         [EndProtection, WithdrawInvitations];
    Invited:           Expire    by Clock     => Expired           [EndProtection, NotifyPartner];
    AssociationFailed: Invite    by Partner   => Invited           [WithdrawInvitations, SendInvitation];
    AssociationFailed: Fail      by Customer  => AssociationFailed [];
    AssociationFailed: Associate by Customer  => Associated        [EndProtection, WithdrawInvitations, NotifyPartner];
    AssociationFailed: Withdraw  by Partner   => Withdrawn         [EndProtection, WithdrawInvitations];
    AssociationFailed: Expire    by Clock     => Expired           [EndProtection, NotifyPartner];
}

impl CustomerReportState {
    /// Does the report count against the cap of R-05 (待审核 + 已报备)?
    pub const fn counts(self) -> bool {
        matches!(self, Self::InReview) || self.protects()
    }

    /// Does it keep others from reporting the customer?
    pub const fn protects(self) -> bool {
        matches!(self, Self::Reported | Self::Invited | Self::AssociationFailed)
    }

    /// Whose turn it is; `until` is the end of the protection.
    pub const fn turn(self, until: Option<DateTime<Utc>>) -> Turn {
        match self {
            Self::InReview => Turn { who: Some(Party::Vendor), due: None, silence: Silence::WaitsOn },
            Self::Reported | Self::AssociationFailed => {
                Turn { who: Some(Party::Partner), due: until, silence: Silence::RunsOut }
            }
            Self::Invited => Turn { who: Some(Party::Customer), due: until, silence: Silence::RunsOut },
            Self::Associated | Self::Refused | Self::Expired | Self::Withdrawn => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(CustomerReportState::ALL, CustomerReportEvent::ALL, CustomerReportState::InReview);
    }

    #[test]
    fn what_ended_protects_nobody_and_waits_for_nobody() {
        for state in CustomerReportState::ALL {
            assert_eq!(state.counts(), !state.is_final(), "{state}");
            assert_eq!(state.turn(None).who.is_some(), !state.is_final(), "{state}");
        }
    }
}
