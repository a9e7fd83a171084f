//! Incentive bills and their lines (domain.md SM-6): from an estimate to money.

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of an incentive bill; its lines have the same. Frozen and expired lie over it.
    pub enum IncentiveStatus {
        /// 预估: the cycle is not closed; the amount can change.
        Estimated = "ESTIMATED",
        /// 待确认: on public notice, to be confirmed by the partner.
        PendingConfirmation = "PENDING_CONFIRMATION",
        /// 发放中: confirmed; it can be applied for and is being paid.
        Issuing = "ISSUING",
        /// 发放成功.
        Issued = "ISSUED",
    }
}

codes! {
    /// What can happen to a bill.
    pub enum IncentiveEvent {
        /// The vendor puts it on public notice.
        Publish = "PUBLISH",
        /// It is confirmed, by the partner or by the passing of the notice deadline.
        Confirm = "CONFIRM",
        /// The payout has arrived.
        Issue = "ISSUE",
    }
}

codes! {
    /// What a transition of a bill causes.
    pub enum IncentiveEffect {
        /// The partner learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// The amount can be applied for from now on.
        MakeClaimable = "MAKE_CLAIMABLE",
    }
}

transitions! { IncentiveStatus, IncentiveEvent, IncentiveEffect:
    //  from               event     by         to                     effects
    Estimated:           Publish by Vendor  => PendingConfirmation [NotifyPartner];
    PendingConfirmation: Confirm by Partner => Issuing             [MakeClaimable];
    PendingConfirmation: Confirm by Clock   => Issuing             [MakeClaimable, NotifyPartner];
    Issuing:             Issue   by System  => Issued              [NotifyPartner];
}

impl IncentiveStatus {
    /// Whose turn it is. `notice_until` is the end of the public notice; `applied_for` says whether the
    /// amount is in a payout application already.
    pub fn turn(self, notice_until: Option<DateTime<Utc>>, applied_for: bool) -> Turn {
        let waits = |who| Turn { who: Some(who), due: None, silence: Silence::WaitsOn };
        match self {
            Self::PendingConfirmation => {
                Turn { who: Some(Party::Partner), due: notice_until, silence: Silence::ConfirmsItself }
            }
            Self::Issuing if !applied_for => waits(Party::Partner),
            Self::Estimated | Self::Issuing => waits(Party::Vendor),
            Self::Issued => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(IncentiveStatus::ALL, IncentiveEvent::ALL, IncentiveStatus::Estimated);
    }

    #[test]
    fn silence_confirms_a_bill_and_the_partner_is_told() {
        let line = IncentiveStatus::PendingConfirmation.apply(IncentiveEvent::Confirm, Actor::Clock).unwrap();
        assert_eq!(line.to, IncentiveStatus::Issuing);
        assert!(line.effects.contains(&IncentiveEffect::NotifyPartner));
        let turn = IncentiveStatus::PendingConfirmation.turn(None, false);
        assert_eq!((turn.who, turn.silence), (Some(Party::Partner), Silence::ConfirmsItself));
    }

    #[test]
    fn a_confirmed_line_waits_for_the_application_and_then_for_the_vendor() {
        assert_eq!(IncentiveStatus::Issuing.turn(None, false).who, Some(Party::Partner));
        assert_eq!(IncentiveStatus::Issuing.turn(None, true).who, Some(Party::Vendor));
    }
}
