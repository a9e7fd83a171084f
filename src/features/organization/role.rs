//! One role: a preset one to view, a custom one to change, or a new one.

use super::permission_tree::PermissionTree;
use super::role_columns::{RoleLine, lines};
use super::role_form::RoleForm;
use crate::api::{organization, use_fetch};
use crate::i18n::{Text, number, t};
use crate::routes::Route;
use crate::ui::{Breadcrumb, Crumb, EmptyKind, EmptyState, ErrorState, Fact, KeyFacts, PageHeader, Skeleton};
use domain::ids::CustomRoleId;
use leptos::prelude::*;
use t::organization as o;

/// The page; without an id it creates a role.
#[component]
pub fn RolePage(id: Option<CustomRoleId>) -> impl IntoView {
    let answer = use_fetch(organization::roles);
    let is_new = id.is_none();
    let wanted = StoredValue::new(id.map(|id| id.to_string()).unwrap_or_default());
    let line = move || {
        let all = answer.read(lines)?;
        wanted.with_value(|id| all.into_iter().find(|line| line.id == *id))
    };
    let title: Text = (move || match (is_new, line()) {
        (true, _) => o::CREATE_ROLE.get().to_owned(),
        (false, Some(line)) => line.name.get().into_owned(),
        (false, None) => o::ROLE.get().to_owned(),
    })
    .into();
    let problem = answer.failure();
    // The form is made anew when the role changed, not when the list was only read again.
    let version = Memo::new(move |_| line().map(|line| line.version));
    let others = move || answer.read(|roles| (roles.custom_roles.len() as u64).saturating_sub(u64::from(!is_new)));
    let missing = Memo::new(move |_| !is_new && answer.read(|_| ()).is_some() && line().is_none());
    let content = move || {
        let known = version.get();
        let others = untrack(others)?;
        match (is_new, untrack(line)) {
            (true, _) => Some(view! { <RoleForm known=None others/> }.into_any()),
            (false, Some(line)) if line.preset.is_some() => Some(preset(line)),
            (false, line) => {
                line.filter(|_| known.is_some()).map(|line| view! { <RoleForm known=Some(line) others/> }.into_any())
            }
        }
    };
    let loaded = Memo::new(move |_| answer.read(|_| ()).is_some());
    let crumbs = vec![
        Crumb { label: o::TITLE.into(), href: Some(Route::Members.path()) },
        Crumb { label: o::TAB_ROLES.into(), href: Some(Route::Members.with(&[("tab", "roles")])) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title/>
        <ErrorState failure=problem on_retry=move |()| answer.reload()/>
        {move || answer.is_first().then(|| view! { <div aria-busy="true"><Skeleton lines=6/></div> })}
        {move || missing.get().then(|| view! { <EmptyState kind=EmptyKind::NoRight title=o::NO_SUCH_ROLE hint=o::NO_SUCH_ROLE_HINT/> })}
        {move || loaded.get().then(content)}
    }
    .into_any()
}

/// What a preset role is for and what it grants (R-63: to view only).
fn preset(line: RoleLine) -> AnyView {
    let (members, chosen) = (line.members, RwSignal::new(line.permissions.clone()));
    let (description, link) = (line.description.clone(), line.members_link());
    view! {
        <KeyFacts>
            <Fact label=o::ROLE_TYPE>{o::PRESET_ROLE}</Fact>
            <Fact label=o::DESCRIPTION>{description}</Fact>
            <Fact label=o::MEMBERS><a href=link>{move || number(members)}</a></Fact>
        </KeyFacts>
        <section class="panel stack" aria-labelledby="role-rights">
            <h2 class="panel-title" id="role-rights">{o::RIGHTS}</h2>
            <p class="muted">{crate::explain::check_title(domain::rules::verdict::Check::PresetRole)}</p>
            <PermissionTree chosen read_only=true/>
        </section>
    }
    .into_any()
}
