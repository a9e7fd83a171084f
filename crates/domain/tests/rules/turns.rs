//! Whose turn it is in every state of every machine, and what silence does.

use crate::support::now;
use domain::association::Party;
use domain::association::Party::{Customer, Distributor, Employee, Partner, PartnerAdmin, Vendor};
use domain::states::association::AssociationState as Relation;
use domain::states::association_request::AssociationRequestState as Request;
use domain::states::authorization::AuthorizationState as Authorization;
use domain::states::customer_report::CustomerReportState as Report;
use domain::states::ho::HoState as Ho;
use domain::states::incentive::IncentiveStatus as Incentive;
use domain::states::membership::MembershipState as Membership;
use domain::states::opportunity_incentive::OpportunityIncentiveState as OfOpportunity;
use domain::states::path_stage::PathStage as Stage;
use domain::states::payout::PayoutState as Payout;
use domain::states::po::PoState as Po;
use domain::states::reseller_application::ResellerApplicationState as Reseller;
use domain::states::review::ReviewState as Review;
use domain::states::specialist::SpecialistState as Link;
use domain::turn::Silence::{ConfirmsItself, ExpiresUnchanged, Nothing, RejectsItself, RunsOut, WaitsOn};
use domain::turn::{Silence, Turn};
use std::fmt::Debug;

/// Each state has its line, each line its turn; a turn with nobody in it waits for nothing.
fn check<S: Copy + PartialEq + Debug>(all: &[S], turn: impl Fn(S) -> Turn, table: &[(S, Option<Party>, Silence)]) {
    assert_eq!(table.iter().map(|line| line.0).collect::<Vec<_>>(), all, "a line for every state, in order");
    for (state, who, silence) in table {
        let turn = turn(*state);
        assert_eq!((turn.who, turn.silence), (*who, *silence), "{state:?}");
        assert_eq!(turn.who.is_none(), turn.silence == Nothing, "{state:?}");
        let needs_due = matches!(turn.silence, ExpiresUnchanged | ConfirmsItself | RejectsItself | RunsOut);
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
fn reports_of_customers() {
    let table = [
        (Report::InReview, Some(Vendor), WaitsOn),
        (Report::Reported, Some(Partner), RunsOut),
        (Report::Invited, Some(Customer), RunsOut),
        (Report::AssociationFailed, Some(Partner), RunsOut),
        (Report::Associated, None, Nothing),
        (Report::Refused, None, Nothing),
        (Report::Expired, None, Nothing),
        (Report::Withdrawn, None, Nothing),
    ];
    check(Report::ALL, |state| state.turn(Some(now())), &table);
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

#[test]
fn programme_memberships() {
    let table = [
        (Membership::NotJoined, None, Nothing),
        (Membership::Applying, Some(Vendor), WaitsOn),
        (Membership::Rejected, None, Nothing),
        (Membership::Joined, None, Nothing),
        (Membership::Expiring, Some(Partner), RunsOut),
        (Membership::Expired, None, Nothing),
        (Membership::Exited, None, Nothing),
    ];
    check(Membership::ALL, |state| state.turn(now()), &table);
}

#[test]
fn paths_and_their_reviews() {
    let table = [
        (Stage::Available, None, Nothing),
        (Stage::Selected, Some(Partner), WaitsOn),
        (Stage::RoleReviewing, Some(Vendor), WaitsOn),
        (Stage::RoleCertified, None, Nothing),
        (Stage::DifferentiationReviewing, Some(Vendor), WaitsOn),
        (Stage::Differentiated, None, Nothing),
    ];
    check(Stage::ALL, Stage::turn, &table);
    let table = [
        (Review::UnderReview, Some(Vendor), WaitsOn),
        (Review::Approved, None, Nothing),
        (Review::Rejected, None, Nothing),
        (Review::Withdrawn, None, Nothing),
    ];
    check(Review::ALL, Review::turn, &table);
}

#[test]
fn specialists() {
    let table = [
        (Link::Invited, Some(Employee), ExpiresUnchanged),
        (Link::Expired, None, Nothing),
        (Link::Bound, None, Nothing),
        (Link::Unbound, None, Nothing),
        (Link::ApplyReviewing, Some(Vendor), WaitsOn),
        (Link::ApplyRejected, None, Nothing),
        (Link::Specialist, None, Nothing),
        (Link::CancelReviewing, Some(Vendor), WaitsOn),
        (Link::CancelApproved, None, Nothing),
        (Link::CancelledByVendor, None, Nothing),
    ];
    check(Link::ALL, |state| state.turn(now()), &table);
}

#[test]
fn shared_opportunities() {
    let table = [
        (Po::Draft, Some(Partner), WaitsOn),
        (Po::Discarded, None, Nothing),
        (Po::UnderReview, Some(Vendor), WaitsOn),
        (Po::Validating, Some(Vendor), RejectsItself),
        (Po::Accepted, Some(Partner), WaitsOn),
        (Po::Rejected, None, Nothing),
        (Po::Delivered, None, Nothing),
        (Po::Closed, None, Nothing),
    ];
    check(Po::ALL, |state| state.turn(now()), &table);
    let table = [
        (Ho::PendingAcceptance, Some(Partner), RejectsItself),
        (Ho::InProgress, Some(Partner), WaitsOn),
        (Ho::Rejected, None, Nothing),
        (Ho::Closed, None, Nothing),
    ];
    check(Ho::ALL, |state| state.turn(now()), &table);
}

#[test]
fn incentives_of_opportunities() {
    let table = [
        (OfOpportunity::UnderReview, Some(Vendor), WaitsOn),
        (OfOpportunity::Rejected, None, Nothing),
        (OfOpportunity::AwaitingConfirmation, Some(Partner), ConfirmsItself),
        (OfOpportunity::Objected, Some(Vendor), WaitsOn),
        (OfOpportunity::Confirmed, None, Nothing),
    ];
    check(OfOpportunity::ALL, |state| state.turn(now()), &table);
}

#[test]
fn reseller_applications() {
    let table = [
        (Reseller::VendorReview, Some(Vendor), WaitsOn),
        (Reseller::DistributorReview, Some(Distributor), WaitsOn),
        (Reseller::Approved, None, Nothing),
        (Reseller::Rejected, None, Nothing),
        (Reseller::Withdrawn, None, Nothing),
    ];
    check(Reseller::ALL, Reseller::turn, &table);
}
