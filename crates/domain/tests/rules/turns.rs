//! Whose turn it is in every state of every machine, and what silence does.

use crate::support::now;
use domain::association::Party;
use domain::association::Party::{Customer, Partner, PartnerAdmin, Vendor};
use domain::states::association::AssociationState as Relation;
use domain::states::association_request::AssociationRequestState as Request;
use domain::states::authorization::AuthorizationState as Authorization;
use domain::states::incentive::IncentiveStatus as Incentive;
use domain::states::payout::PayoutState as Payout;
use domain::turn::Silence::{ConfirmsItself, ExpiresUnchanged, Nothing, WaitsOn};
use domain::turn::{Silence, Turn};
use std::fmt::Debug;

/// Each state has its line, each line its turn; a turn with nobody in it waits for nothing.
fn check<S: Copy + PartialEq + Debug>(all: &[S], turn: impl Fn(S) -> Turn, table: &[(S, Option<Party>, Silence)]) {
    assert_eq!(table.iter().map(|line| line.0).collect::<Vec<_>>(), all, "a line for every state, in order");
    for (state, who, silence) in table {
        let turn = turn(*state);
        assert_eq!((turn.who, turn.silence), (*who, *silence), "{state:?}");
        assert_eq!(turn.who.is_none(), turn.silence == Nothing, "{state:?}");
        let needs_due = matches!(turn.silence, ExpiresUnchanged | ConfirmsItself);
        assert!(!needs_due || turn.due.is_some(), "{state:?} ends by itself, but when?");
    }
}

#[test]
fn relations() {
    let table = [
        (Relation::Associated, None, Nothing),
        (Relation::UnbindPendingByPartner, Some(Customer), ExpiresUnchanged),
        (Relation::UnbindPendingByCustomer, Some(PartnerAdmin), ExpiresUnchanged),
        (Relation::SwitchPending, Some(Customer), ExpiresUnchanged),
        (Relation::Unassociated, None, Nothing),
    ];
    check(Relation::ALL, |state| state.turn(now()), &table);
}

#[test]
fn requests_of_either_side() {
    for (asked_by, answers) in [(Partner, Customer), (PartnerAdmin, Customer), (Customer, PartnerAdmin)] {
        let table = [
            (Request::Pending, Some(answers), ExpiresUnchanged),
            (Request::Approved, None, Nothing),
            (Request::Rejected, None, Nothing),
            (Request::Cancelled, None, Nothing),
            (Request::Expired, None, Nothing),
        ];
        check(Request::ALL, |state| state.turn(asked_by, now()), &table);
    }
}

#[test]
fn authorizations() {
    let table = [
        (Authorization::Pending, Some(Customer), ExpiresUnchanged),
        (Authorization::Authorized, None, Nothing),
        (Authorization::Rejected, None, Nothing),
        (Authorization::Revoked, None, Nothing),
        (Authorization::Withdrawn, None, Nothing),
        (Authorization::Expired, None, Nothing),
    ];
    check(Authorization::ALL, |state| state.turn(now()), &table);
}

#[test]
fn payout_applications() {
    let table = [
        (Payout::Draft, Some(Partner), WaitsOn),
        (Payout::AwaitingCountersign, Some(Vendor), WaitsOn),
        (Payout::InCountersign, Some(Vendor), WaitsOn),
        (Payout::AwaitingInvoice, Some(Partner), WaitsOn),
        (Payout::InvoiceUnderReview, Some(Vendor), WaitsOn),
        (Payout::InvoiceRejected, Some(Partner), WaitsOn),
        (Payout::Paying, Some(Vendor), WaitsOn),
        (Payout::PaymentFailed, Some(Vendor), WaitsOn),
        (Payout::Completed, None, Nothing),
        (Payout::Withdrawn, None, Nothing),
    ];
    check(Payout::ALL, |state| state.turn(Some(now())), &table);
    assert_eq!(Payout::Paying.turn(Some(now())).due, Some(now()));
}

#[test]
fn incentive_bills() {
    for (applied_for, issuing) in [(false, Partner), (true, Vendor)] {
        let table = [
            (Incentive::Estimated, Some(Vendor), WaitsOn),
            (Incentive::PendingConfirmation, Some(Partner), ConfirmsItself),
            (Incentive::Issuing, Some(issuing), WaitsOn),
            (Incentive::Issued, None, Nothing),
        ];
        check(Incentive::ALL, |state| state.turn(Some(now()), applied_for), &table);
    }
}
