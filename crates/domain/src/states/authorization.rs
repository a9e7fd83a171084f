//! Authorisation to act for a resale customer (domain.md SM-4, R-12).

use super::machine::transitions;
use crate::association::Party;
use crate::codes;
use crate::turn::{Silence, Turn};
use chrono::{DateTime, Utc};

codes! {
    /// State of an authorisation.
    pub enum AuthorizationState {
        /// 待处理: the customer's turn.
        Pending = "PENDING",
        /// 已授权: the partner may act.
        Authorized = "AUTHORIZED",
        /// 已拒绝.
        Rejected = "REJECTED",
        /// 已取消, by the customer or because the relation changed.
        Revoked = "REVOKED",
        /// 已撤销 by the partner before an answer.
        Withdrawn = "WITHDRAWN",
        /// 已失效: no answer in time.
        Expired = "EXPIRED",
    }
}

codes! {
    /// What can happen to an authorisation.
    pub enum AuthorizationEvent {
        /// The customer agrees, with letter and code.
        Agree = "AGREE",
        /// The customer refuses.
        Reject = "REJECT",
        /// The customer revokes, with reason and code.
        Revoke = "REVOKE",
        /// The partner takes the request back.
        Withdraw = "WITHDRAW",
        /// Time is up.
        Expire = "EXPIRE",
        /// The relation ended or left resale.
        RelationChanged = "RELATION_CHANGED",
    }
}

codes! {
    /// What a transition of an authorisation causes.
    pub enum AuthorizationEffect {
        /// The partner learns of it.
        NotifyPartner = "NOTIFY_PARTNER",
        /// The customer learns of it.
        NotifyCustomer = "NOTIFY_CUSTOMER",
    }
}

transitions! { AuthorizationState, AuthorizationEvent, AuthorizationEffect:
    //  from   event              by          to            effects
    Pending:    Agree           by Customer => Authorized [NotifyPartner];
    Pending:    Reject          by Customer => Rejected   [NotifyPartner];
    Pending:    Withdraw        by Partner  => Withdrawn  [NotifyCustomer];
    Pending:    Expire          by Clock    => Expired    [NotifyPartner, NotifyCustomer];
    Pending:    RelationChanged by System   => Withdrawn  [NotifyPartner];
    Authorized: Revoke          by Customer => Revoked    [NotifyPartner];
    Authorized: RelationChanged by System   => Revoked    [NotifyPartner];
}

impl AuthorizationState {
    /// Is it waiting or in force? Only one may be.
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Pending | Self::Authorized)
    }

    /// Whose turn it is on a request that waits until `due`.
    pub fn turn(self, due: DateTime<Utc>) -> Turn {
        match self {
            Self::Pending => Turn { who: Some(Party::Customer), due: Some(due), silence: Silence::ExpiresUnchanged },
            Self::Authorized | Self::Rejected | Self::Revoked | Self::Withdrawn | Self::Expired => Turn::NOBODY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::states::machine::{Machine, tests::check_table};

    #[test]
    fn the_table_holds_for_every_state_event_and_actor() {
        check_table(AuthorizationState::ALL, AuthorizationEvent::ALL, AuthorizationState::Pending);
    }

    #[test]
    fn what_is_active_has_a_way_on() {
        for state in AuthorizationState::ALL {
            assert_eq!(state.is_active(), !state.is_final(), "{state}");
        }
    }
}
