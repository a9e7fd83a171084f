//! Why one may or may not do something: the right, the roles that have it, who can give it.

use domain::api::roles::AccessAnswer;
use domain::organization::PrincipalKind;
use domain::permission::{Permission, PermissionTier};
use leptos::prelude::*;
use std::sync::Arc;

use crate::api::{Fetch, names, organization, session, use_fetch_when};
use crate::explain::{self, Viewer, check_items};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{CheckItem, CheckList, ErrorState, Fact, KeyFacts, LinkButton, Notice, NoticeKind, PageHeader, Tone};

/// The page in the place of one that this login may not see.
#[component]
pub fn ForbiddenPage(permission: Permission) -> impl IntoView {
    view! {
        <PageHeader title=t::errors::FORBIDDEN_TITLE/>
        <Explanation permission/>
    }
    .into_any()
}

/// The same answer at an address of its own, also for rights that one has.
#[component]
pub fn AccessPage(permission: Permission) -> impl IntoView {
    view! {
        <PageHeader title=t::errors::ACCESS_TITLE/>
        <Explanation permission/>
    }
    .into_any()
}

#[component]
fn Explanation(permission: Permission) -> impl IntoView {
    let is_staff = session::read(|info| matches!(info.kind, PrincipalKind::PartnerRoot | PrincipalKind::PartnerMember));
    let asks = is_staff.unwrap_or_default() && permission.tier() != PermissionTier::OtherKind;
    // Only the server knows the organisation's own roles and its people.
    let answer: Fetch<AccessAnswer> = use_fetch_when(move || asks.then(|| organization::access(permission)));
    let failed = answer.failure();
    let held = move || session::may(permission);
    let lead = move || {
        let (kind, text) = if held() {
            (NoticeKind::Done, t::errors::ACCESS_HELD)
        } else if permission.tier() == PermissionTier::RootOnly {
            (NoticeKind::NeedsYou, t::errors::FORBIDDEN_ROOT_LEAD)
        } else {
            (NoticeKind::NeedsYou, t::errors::FORBIDDEN_LEAD)
        };
        view! { <Notice kind>{text}</Notice> }
    };
    let conditions = move || {
        let verdict = answer.get().map(|answer| answer.verdict.clone()).filter(|verdict| !verdict.allowed());
        verdict.map(|verdict| {
            // Who can help is named below.
            let items = check_items(&verdict, &Viewer::PartnerStaff).into_iter();
            let items: Vec<_> = items.map(|item| CheckItem { fix: None, ..item }).collect();
            view! { <CheckList label=t::errors::FORBIDDEN_CONDITIONS items=Signal::stored(items)/> }
        })
    };
    view! {
        {lead}
        <ErrorState failure=failed on_retry=move |()| answer.reload()/>
        {conditions}
        <KeyFacts>
            <Fact label=t::errors::FORBIDDEN_NEEDS>{names::permission(permission)}</Fact>
            <Fact label=t::errors::FORBIDDEN_ROLES>{move || granted_by(permission, answer.get())}</Fact>
            {asks.then(|| view! { <Fact label=t::errors::FORBIDDEN_PEOPLE>{move || people(permission, answer.get())}</Fact> })}
        </KeyFacts>
        <p><LinkButton href=Route::Home.path() tone=Tone::Primary>{t::errors::FORBIDDEN_HOME}</LinkButton></p>
    }
    .into_any()
}

/// The roles by name; custom ones once the server has told them.
fn granted_by(permission: Permission, answer: Option<Arc<AccessAnswer>>) -> String {
    let plain = match permission.tier() {
        PermissionTier::OtherKind => Some(t::errors::FORBIDDEN_OTHER_KIND),
        PermissionTier::RootOnly => Some(t::errors::FORBIDDEN_ROOT_ONLY),
        PermissionTier::Default => Some(t::errors::FORBIDDEN_EVERY_ROLE),
        PermissionTier::Grantable | PermissionTier::AdministratorOnly => None,
    };
    if let Some(plain) = plain {
        return plain.get().to_owned();
    }
    let preset = permission.granting_roles().into_iter().map(|role| explain::role(role).get().to_owned());
    let custom = answer.map(|answer| answer.granted_by_custom.clone()).unwrap_or_default();
    preset.chain(custom).collect::<Vec<_>>().join(" · ")
}

/// Who can help: for the root login's own right nobody can give it, but its owner can act.
fn people(permission: Permission, answer: Option<Arc<AccessAnswer>>) -> String {
    let Some(answer) = answer else { return t::errors::FORBIDDEN_NOBODY.get().to_owned() };
    match (permission.tier(), &answer.primary) {
        (PermissionTier::RootOnly, Some(primary)) => t::errors::forbidden_primary(primary),
        (PermissionTier::RootOnly, None) => t::errors::FORBIDDEN_UNGIVABLE.get().to_owned(),
        _ if answer.assigned_by.is_empty() => t::errors::FORBIDDEN_NOBODY.get().to_owned(),
        _ => answer.assigned_by.join(" · "),
    }
}
