//! What a partner can do with a report: by the table of its states, in a row of the list and at the top of its page.

use crate::i18n::{Key, t::development as d};
use crate::routes::{Moved, PageQuery, Route, navigate};
use crate::ui::MenuItem;
use domain::api::customer_development::CustomerReport;
use domain::ids::CustomerReportId;
use domain::states::customer_report::{CustomerReportEvent as Event, CustomerReportState as State};
use domain::states::machine::{Actor, Machine};

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// Send the customer a letter, the first or another.
    Invite,
    /// Say where letters go from now on.
    ChangeEmail,
    /// Take the report back.
    Withdraw,
}

impl Operation {
    pub(super) const ALL: [Self; 3] = [Self::Invite, Self::ChangeEmail, Self::Withdraw];

    /// In the address: `?do=invite`.
    pub(super) const fn address(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::ChangeEmail => "email",
            Self::Withdraw => "withdraw",
        }
    }

    /// What its button says in this state.
    pub(super) const fn label(self, state: State) -> Key {
        match self {
            Self::Invite if matches!(state, State::Invited | State::AssociationFailed) => d::INVITE_AGAIN,
            Self::Invite => d::INVITE,
            Self::ChangeEmail => d::CHANGE_EMAIL,
            Self::Withdraw => d::WITHDRAW,
        }
    }

    /// Why it cannot be done in this state; `None` when it can.
    pub(super) fn why_not(self, state: State) -> Option<Key> {
        let by_partner = |event| state.apply(event, Actor::Partner).is_ok();
        let possible = match self {
            Self::Invite => by_partner(Event::Invite),
            // An address is of use as long as something may be sent there.
            Self::ChangeEmail => !state.is_final(),
            Self::Withdraw => by_partner(Event::Withdraw),
        };
        (!possible).then_some(match state {
            State::InReview => d::NOT_IN_REVIEW,
            State::Associated => d::NOT_ONCE_ASSOCIATED,
            State::Refused => d::NOT_ONCE_REFUSED,
            State::Withdrawn => d::NOT_ONCE_WITHDRAWN,
            _ => d::NOT_ONCE_EXPIRED,
        })
    }
}

/// Opens the dialog of an operation by the address; in the list that also names the report.
pub(super) fn ask(query: PageQuery, operation: Operation, report: Option<&CustomerReportId>) {
    if let Some(id) = report {
        query.set("report", Some(id.as_str()), Moved::Replace);
    }
    query.set("do", Some(operation.address()), Moved::Push);
}

/// The entries of a report's menu. What its state does not allow stays, says why, and leads to the report.
pub(super) fn entries(row: &CustomerReport, query: PageQuery, in_list: bool) -> Vec<MenuItem> {
    let entry = |operation: Operation| {
        let (id, why_not) = (row.report_id.clone(), operation.why_not(row.state));
        let blocked = why_not.is_some();
        let act = move |()| {
            if blocked {
                navigate(&Route::CustomerReport(id.clone()).path(), Moved::Push);
            } else {
                ask(query, operation, in_list.then_some(&id));
            }
        };
        let item = MenuItem::new(operation.label(row.state), act);
        let item = if operation == Operation::Withdraw { item.danger() } else { item };
        match why_not {
            Some(why) => item.blocked(why),
            None => item,
        }
    };
    Operation::ALL.map(entry).into()
}

#[cfg(test)]
mod tests {
    use super::{Operation, State};

    fn possible(state: State) -> Vec<&'static str> {
        let all = Operation::ALL.iter().filter(|operation| operation.why_not(state).is_none());
        all.map(|operation| operation.address()).collect()
    }

    #[test]
    fn what_can_be_done_follows_the_table_of_states() {
        assert_eq!(possible(State::InReview), ["email", "withdraw"]);
        for open in [State::Reported, State::Invited, State::AssociationFailed] {
            assert_eq!(possible(open), ["invite", "email", "withdraw"], "{open}");
        }
        for ended in [State::Associated, State::Refused, State::Expired, State::Withdrawn] {
            assert!(possible(ended).is_empty(), "{ended}");
        }
    }
}
