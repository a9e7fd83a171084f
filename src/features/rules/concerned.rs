//! How many of this partner's objects a changed number concerns, and where they are listed.

use crate::api::{Fetch, policies, session, use_fetch_when};
use crate::i18n::t::rules as r;
use crate::routes::Route;
use domain::api::policies::Concerned;
use domain::permission::Permission;
use domain::rules::concerned::ConcernedObject as Object;
use domain::rules::figures::PolicyNumber;
use leptos::prelude::*;

/// The counts; only partner staff has any.
pub(super) fn use_concerned() -> Fetch<Concerned> {
    use_fetch_when(|| session::may(Permission::UsePartnerCenter).then(policies::concerned))
}

/// The number of objects as a link to them; nothing where there is none to count, or none that the reader may see.
pub(super) fn concerned(all: Fetch<Concerned>, number: PolicyNumber) -> impl IntoView {
    move || {
        let object = number.objects()?;
        let count = all.read(|all| all.count(object)).flatten()?;
        Some(view! { <a href=list_of(object) data-concerns=object.as_str()>{words(object, count)}</a> })
    }
}

/// Where objects of this kind are listed.
pub(super) fn list_of(object: Object) -> String {
    match object {
        Object::Customers => Route::Customers.path(),
        Object::OpenRequests => Route::AssociationRequests.with(&[("state", "PENDING")]),
        Object::Members => Route::Members.path(),
        Object::CustomRoles => Route::Members.with(&[("tab", "roles")]),
        Object::Contacts => Route::Members.with(&[("tab", "contacts")]),
        // That list shows every state of an employee's link.
        Object::Specialists | Object::SpecialistInvitations => Route::Specialists.with(&[("tab", "invitations")]),
        Object::SharedOpportunities => Route::Opportunities.with(&[("tab", "po")]),
        Object::ReceivedOpportunities => Route::Opportunities.with(&[("state", "PENDING_ACCEPTANCE")]),
        Object::OpportunityIncentives => Route::OpportunityIncentives.path(),
        Object::Paths => Route::Paths.path(),
        Object::Programs => Route::Programs.with(&[("tab", "joined")]),
    }
}

fn words(object: Object, count: u64) -> String {
    match object {
        Object::Customers => r::concerned_customers(count),
        Object::OpenRequests => r::concerned_requests(count),
        Object::Members => r::concerned_members(count),
        Object::CustomRoles => r::concerned_roles(count),
        Object::Contacts => r::concerned_contacts(count),
        Object::Specialists => r::concerned_specialists(count),
        Object::SpecialistInvitations => r::concerned_invitations(count),
        Object::SharedOpportunities => r::concerned_shared(count),
        Object::ReceivedOpportunities => r::concerned_received(count),
        Object::OpportunityIncentives => r::concerned_incentives(count),
        Object::Paths => r::concerned_paths(count),
        Object::Programs => r::concerned_programs(count),
    }
}
