//! A right is missing: which one, which roles have it, who can give it.

use domain::api::associations::AssociationRequestQuery;
use domain::api::customers::SubCustomerQuery;
use domain::api::error::Denied;
use domain::api::incentives::IncentiveQuery;
use domain::permission::Permission;
use leptos::prelude::*;

use crate::api::{ApiError, Ignored, Request, names, use_fetch_when};
use crate::explain;
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{Fact, KeyFacts, LinkButton, Notice, NoticeKind, PageHeader, Tone};

/// The page in the place of one that this login may not see.
#[component]
pub fn ForbiddenPage(permission: Permission) -> impl IntoView {
    // Only the server knows the people; it tells them when it refuses.
    let refused = use_fetch_when(move || refused_read(permission));
    let people = move || match refused.error() {
        Some(ApiError::Denied(Some(denied))) if !denied.assigned_by.is_empty() => assigned_by(&denied),
        _ => t::errors::FORBIDDEN_NOBODY.get().to_owned(),
    };
    let roles = permission.granting_roles();
    let is_for_partners = !matches!(permission, Permission::UseMyPartner | Permission::Operate);
    let granted_by = move || match (is_for_partners, roles.as_slice()) {
        (false, _) => t::errors::FORBIDDEN_OTHER_KIND.get().to_owned(),
        (true, []) => t::errors::FORBIDDEN_ROOT_ONLY.get().to_owned(),
        (true, roles) => roles.iter().map(|role| explain::role(*role).get()).collect::<Vec<_>>().join(" · "),
    };
    view! {
        <PageHeader title=t::errors::FORBIDDEN_TITLE/>
        <Notice kind=NoticeKind::NeedsYou>{t::errors::FORBIDDEN_LEAD}</Notice>
        <KeyFacts>
            <Fact label=t::errors::FORBIDDEN_NEEDS>{names::permission(permission)}</Fact>
            <Fact label=t::errors::FORBIDDEN_ROLES>{granted_by}</Fact>
            {is_for_partners.then(|| view! { <Fact label=t::errors::FORBIDDEN_PEOPLE>{people}</Fact> })}
        </KeyFacts>
        <p><LinkButton href=Route::Home.path() tone=Tone::Primary>{t::errors::FORBIDDEN_HOME}</LinkButton></p>
    }
    .into_any()
}

fn assigned_by(denied: &Denied) -> String {
    denied.assigned_by.join(" · ")
}

/// A read that the server refuses for want of this right, if there is one.
fn refused_read(permission: Permission) -> Option<Request<Ignored>> {
    match permission {
        Permission::ViewCustomers => {
            let query = SubCustomerQuery { limit: Some(1), ..SubCustomerQuery::default() };
            Some(Request::query("/v2/partners/sub-customers/query", &query))
        }
        Permission::AssignAccountManager => Some(Request::get("/v2/partners/account-managers")),
        Permission::ViewRecords | Permission::ChangeAssociation => {
            let query = AssociationRequestQuery { limit: Some(1), ..AssociationRequestQuery::default() };
            Some(Request::get_with("/v2/partners/association-requests", &query))
        }
        Permission::ViewIncentives => {
            let query = IncentiveQuery { limit: Some(1), ..IncentiveQuery::default() };
            Some(Request::get_with("/v2/partners/incentives", &query))
        }
        Permission::ViewPrograms => Some(Request::get("/v2/partners/programs")),
        _ => None,
    }
}
