//! Requests to end or change an association (domain.md SM-2): the other side always decides.

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of a request.
    pub enum AssociationRequestState {
        /// 待处理.
        Pending = "PENDING",
        /// 已同意.
        Approved = "APPROVED",
        /// 已拒绝.
        Rejected = "REJECTED",
        /// 已撤销.
        Cancelled = "CANCELLED",
        /// 已失效.
        Expired = "EXPIRED",
    }
}

codes! {
    /// What can happen to a request.
    pub enum AssociationRequestEvent {
        /// The other side agrees.
        Approve = "APPROVE",
        /// The other side refuses.
        Reject = "REJECT",
        /// The requester takes it back.
        Withdraw = "WITHDRAW",
        /// Time is up.
        Expire = "EXPIRE",
    }
}

codes! {
    /// What a transition of a request causes.
    pub enum AssociationRequestEffect {
        /// The relation ends or changes its type, with everything that belongs to it.
        ApplyChange = "APPLY_CHANGE",
        /// The requester learns the result.
        NotifyRequester = "NOTIFY_REQUESTER",
        /// The other side learns that there is nothing to answer any more.
        NotifyCounterparty = "NOTIFY_COUNTERPARTY",
    }
}

transitions! { AssociationRequestState, AssociationRequestEvent, AssociationRequestEffect:
    //  from event       by              to           effects
    Pending: Approve  by Counterparty => Approved  [ApplyChange, NotifyRequester];
    Pending: Reject   by Counterparty => Rejected  [NotifyRequester];
    Pending: Withdraw by Requester    => Cancelled [NotifyCounterparty];
    Pending: Expire   by Clock        => Expired   [NotifyRequester, NotifyCounterparty];
}

impl AssociationRequestState {
    /// Whose turn it is on a request that `requested_by` sent and that waits until `due`.
    pub fn turn(self, requested_by: Party, due: DateTime<Utc>) -> Turn {
        let counterparty = match requested_by {
            Party::Customer => Party::PartnerAdmin,
            _ => Party::Customer,
        };
        match self {
            Self::Pending => Turn { who: Some(counterparty), due: Some(due), silence: Silence::ExpiresUnchanged },
            Self::Approved | Self::Rejected | Self::Cancelled | Self::Expired => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(AssociationRequestState::ALL, AssociationRequestEvent::ALL, AssociationRequestState::Pending);
    }

    #[test]
    fn an_answered_request_stays_answered() {
        for state in AssociationRequestState::ALL.iter().filter(|state| **state != AssociationRequestState::Pending) {
            assert!(state.is_final(), "{state}");
        }
        assert_eq!(AssociationRequestState::Pending.events_for(Actor::Requester), [AssociationRequestEvent::Withdraw]);
    }
}
