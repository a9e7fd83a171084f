//! Kinds of things that wait: their words, and where they are dealt with.

use domain::api::overview::{Todo, TodoKind};
use domain::ids::{
    CustomerId, CustomerReportId, OpportunityId, OpportunityIncentiveId, PayoutId, ResellerApplicationId,
};
use std::str::FromStr;

use crate::explain::program_terms;
use crate::i18n::{Key, t};
use crate::routes::Route;

/// What waits.
pub(super) const fn words(kind: TodoKind) -> Key {
    match kind {
        TodoKind::AnswerUnbind => t::home::TODO_ANSWER_UNBIND,
        TodoKind::AwaitingCustomer => t::home::TODO_AWAITING_CUSTOMER,
        TodoKind::AwaitingAuthorization => t::home::TODO_AWAITING_AUTHORIZATION,
        TodoKind::SubmitInvoice => t::home::TODO_SUBMIT_INVOICE,
        TodoKind::SubmitPayout => t::home::TODO_SUBMIT_PAYOUT,
        TodoKind::ClearArrears => t::home::TODO_CLEAR_ARREARS,
        TodoKind::AnswerOpportunity => t::home::TODO_ANSWER_OPPORTUNITY,
        TodoKind::CheckOpportunityIncentive => t::home::TODO_CHECK_OPPORTUNITY_INCENTIVE,
        TodoKind::AnswerResellerApplication => t::home::TODO_ANSWER_RESELLER_APPLICATION,
        TodoKind::MembershipEnding => t::home::TODO_MEMBERSHIP_ENDING,
        TodoKind::CertificationEnding => t::home::TODO_CERTIFICATION_ENDING,
        TodoKind::FollowUpReport => t::home::TODO_FOLLOW_UP_REPORT,
    }
}

/// The list, filtered to what waits.
pub(super) fn list(kind: TodoKind) -> String {
    match kind {
        TodoKind::AnswerUnbind => requests(&[("state", "PENDING"), ("requested_by", "CUSTOMER")]),
        TodoKind::AwaitingCustomer => requests(&[("state", "PENDING"), ("requested_by", "PARTNER")]),
        TodoKind::AwaitingAuthorization => Route::Authorizations.with(&[("state", "PENDING")]),
        // Awaited and refused invoices alike: two states, so no filter by one of them.
        TodoKind::SubmitInvoice => Route::Incentives.with(&[("tab", "applications")]),
        TodoKind::SubmitPayout => Route::Incentives.with(&[("tab", "applications"), ("state", "DRAFT")]),
        TodoKind::ClearArrears => Route::Customers.with(&[("association_type", "2"), ("status", "arrears")]),
        TodoKind::AnswerOpportunity => Route::Opportunities.with(&[("state", "PENDING_ACCEPTANCE")]),
        TodoKind::CheckOpportunityIncentive => Route::OpportunityIncentives.with(&[("state", "AWAITING_CONFIRMATION")]),
        TodoKind::AnswerResellerApplication => {
            Route::Resellers.with(&[("tab", "applications"), ("state", "DISTRIBUTOR_REVIEW")])
        }
        TodoKind::MembershipEnding => Route::Programs.with(&[("tab", "joined")]),
        TodoKind::CertificationEnding => Route::Paths.path(),
        TodoKind::FollowUpReport => Route::CustomerDevelopment.with(&[("state", "ASSOCIATION_FAILED")]),
    }
}

/// What it is about: names as they are, programmes and paths in words. Followed.
pub(super) fn title(todo: &Todo) -> String {
    let words = match todo.kind {
        TodoKind::MembershipEnding => todo.title.parse().ok().map(program_terms::program),
        TodoKind::CertificationEnding => todo.title.parse().ok().map(program_terms::path),
        _ => None,
    };
    words.map_or_else(|| todo.title.clone(), |words| words.get().to_owned())
}

fn requests(parameters: &[(&str, &str)]) -> String {
    Route::AssociationRequests.with(parameters)
}

/// The one thing, or the list narrowed down to it.
pub(super) fn object(todo: &Todo) -> String {
    let found = match todo.kind {
        TodoKind::AnswerUnbind | TodoKind::AwaitingCustomer => {
            Some(requests(&[("state", "PENDING"), ("request", &todo.object_id)]))
        }
        TodoKind::AwaitingAuthorization => {
            Some(Route::Authorizations.with(&[("state", "PENDING"), ("record", &todo.object_id)]))
        }
        TodoKind::SubmitInvoice | TodoKind::SubmitPayout => {
            PayoutId::from_str(&todo.object_id).ok().map(|id| Route::Payout(id).path())
        }
        TodoKind::ClearArrears => CustomerId::from_str(&todo.object_id).ok().map(|id| Route::Customer(id).path()),
        TodoKind::AnswerOpportunity => {
            OpportunityId::from_str(&todo.object_id).ok().map(|id| Route::Opportunity(id).path())
        }
        TodoKind::CheckOpportunityIncentive => {
            OpportunityIncentiveId::from_str(&todo.object_id).ok().map(|id| Route::OpportunityIncentive(id).path())
        }
        TodoKind::AnswerResellerApplication => {
            ResellerApplicationId::from_str(&todo.object_id).ok().map(|id| Route::ResellerApplication(id).path())
        }
        TodoKind::MembershipEnding => None,
        TodoKind::CertificationEnding => todo.object_id.parse().ok().map(|path| Route::Certification(path).path()),
        TodoKind::FollowUpReport => {
            CustomerReportId::from_str(&todo.object_id).ok().map(|id| Route::CustomerReport(id).path())
        }
    };
    found.unwrap_or_else(|| list(todo.kind))
}
