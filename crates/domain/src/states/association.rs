//! The association of a customer with its partner (domain.md SM-2).

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of a relation.
    pub enum AssociationState {
        /// The customer has this partner.
        Associated = "ASSOCIATED",
        /// The partner asked to unbind; the customer's turn.
        UnbindPendingByPartner = "UNBIND_PENDING_BY_PARTNER",
        /// The customer asked to unbind; the partner's turn.
        UnbindPendingByCustomer = "UNBIND_PENDING_BY_CUSTOMER",
        /// The partner asked to switch the type; the customer's turn.
        SwitchPending = "SWITCH_PENDING",
        /// The relation has ended.
        Unassociated = "UNASSOCIATED",
    }
}

codes! {
    /// What can happen to a relation.
    pub enum AssociationEvent {
        /// A request to unbind is sent.
        RequestUnbind = "REQUEST_UNBIND",
        /// A request to switch is sent.
        RequestSwitch = "REQUEST_SWITCH",
        /// The pending request is agreed to.
        Agree = "AGREE",
        /// The pending request is refused, withdrawn or expired.
        Release = "RELEASE",
        /// The customer associates again.
        Associate = "ASSOCIATE",
    }
}

codes! {
    /// What a transition of a relation causes.
    pub enum AssociationEffect {
        /// The allocated balance flows back to the partner (record `SOURCE_OPERATION_BEUNBIND`).
        ReturnAllocation = "RETURN_ALLOCATION",
        /// Partner coupons are reclaimed (record type 3 or 8).
        ReclaimCoupons = "RECLAIM_COUPONS",
        /// An authorisation to act for the customer ends (SM-4).
        RevokeAuthorization = "REVOKE_AUTHORIZATION",
        /// The relation takes the type asked for.
        ChangeType = "CHANGE_TYPE",
    }
}

transitions! { AssociationState, AssociationEvent, AssociationEffect:
    //  from                   event            by           to                          effects
    Associated:              RequestUnbind by Partner      => UnbindPendingByPartner  [];
    Associated:              RequestUnbind by Customer     => UnbindPendingByCustomer [];
    Associated:              RequestSwitch by Partner      => SwitchPending           [];
    UnbindPendingByPartner:  Agree         by Customer     => Unassociated            [ReturnAllocation, ReclaimCoupons, RevokeAuthorization];
    UnbindPendingByCustomer: Agree         by Partner      => Unassociated            [ReturnAllocation, ReclaimCoupons, RevokeAuthorization];
    SwitchPending:           Agree         by Customer     => Associated              [ChangeType, ReturnAllocation, ReclaimCoupons, RevokeAuthorization];
    UnbindPendingByPartner:  Release       by System       => Associated              [];
    UnbindPendingByCustomer: Release       by System       => Associated              [];
    SwitchPending:           Release       by System       => Associated              [];
    Unassociated:            Associate     by Customer     => Associated              [];
}

impl AssociationState {
    /// Whose turn it is on a relation whose pending request waits until `due`.
    pub fn turn(self, due: DateTime<Utc>) -> Turn {
        let answers = |who| Turn { who: Some(who), due: Some(due), silence: Silence::ExpiresUnchanged };
        match self {
            Self::UnbindPendingByPartner | Self::SwitchPending => answers(Party::Customer),
            Self::UnbindPendingByCustomer => answers(Party::PartnerAdmin),
            Self::Associated | Self::Unassociated => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Actor, Machine, TransitionRefused, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(AssociationState::ALL, AssociationEvent::ALL, AssociationState::Associated);
    }

    #[test]
    fn the_side_that_asked_cannot_agree_for_the_other() {
        let state = AssociationState::SwitchPending;
        assert_eq!(state.apply(AssociationEvent::Agree, Actor::Partner).err(), Some(TransitionRefused::NotByThisActor));
    }

    #[test]
    fn the_customer_has_no_direct_switch() {
        let state = AssociationState::Associated;
        assert_eq!(
            state.apply(AssociationEvent::RequestSwitch, Actor::Customer).err(),
            Some(TransitionRefused::NotByThisActor)
        );
    }
}
