//! One member: who it is, what it may do and through which role, and everything that can be done with it.

use super::member_actions::entries;
use super::member_columns::{roles, state};
use super::member_edit::MemberEdit;
use super::reset_password::ResetDialog;
use super::retire::{EnableDialog, Ending, RetireDialog};
use super::roles_drawer::RolesDrawer;
use super::words;
use crate::api::{Fetch, names, organization, use_fetch};
use crate::i18n::{Text, number, t};
use crate::page::Unready;
use crate::routes::{Route, opened_by, use_page_query};
use crate::ui::{Breadcrumb, Crumb, Fact, KeyFacts, Menu, PageHeader, TimeText};
use domain::api::organization::{Member, MemberDetail};
use domain::ids::MemberId;
use domain::permission::{Permission, PermissionTier};
use domain::roles::Grant;
use leptos::prelude::*;
use t::organization as o;

/// The page; its dialogs open by the address.
#[component]
pub fn MemberPage(id: MemberId) -> impl IntoView {
    let detail = use_fetch(move || organization::member(&id));
    let query = use_page_query();
    let title: Text =
        (move || detail.read(|detail| detail.member.name.clone()).unwrap_or_else(|| o::MEMBER.get().to_owned())).into();
    let items = Signal::derive(move || detail.read(|detail| entries(&detail.member)).unwrap_or_default());
    let has_items = Memo::new(move |_| items.with(|items| !items.is_empty()));
    let crumbs = vec![
        Crumb { label: o::TITLE.into(), href: Some(Route::Members.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    let member = Memo::new(move |_| detail.read(|detail| detail.member.clone()));
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            {move || has_items.get().then(|| view! { <Menu label=Text::from(t::common::ACTIONS) items/> })}
        </PageHeader>
        <Unready fetch=detail missing=o::NO_SUCH_MEMBER hint=o::NO_SUCH_MEMBER_HINT/>
        <Panels detail member/>
        <RolesDrawer open=opened_by(query, "roles") detail/>
        <ResetDialog open=opened_by(query, "password") detail/>
        <RetireDialog ending=Ending::Disable open=opened_by(query, "disable") detail/>
        <RetireDialog ending=Ending::Remove open=opened_by(query, "remove") detail/>
        <EnableDialog open=opened_by(query, "enable") detail/>
    }
    .into_any()
}

#[component]
fn Panels(detail: Fetch<MemberDetail>, member: Memo<Option<Member>>) -> impl IntoView {
    let head = move || member.get().map(key_facts);
    let access = move || detail.get().map(|detail| access(&detail));
    // The form is made anew when the member changed, not when the answer was only read again.
    let version = Memo::new(move |_| member.with(|member| member.as_ref().map(|member| member.version)));
    let edit = move || version.get().and_then(|_| member.get_untracked()).map(|member| view! { <MemberEdit member/> });
    view! {
        <div class="stack" hidden=move || member.with(Option::is_none)>
            {head}
            <section class="panel stack" aria-labelledby="member-access">
                <h2 class="panel-title" id="member-access">{o::ACCESS}</h2>
                {access}
            </section>
            <section class="panel stack" aria-labelledby="member-data">
                <h2 class="panel-title" id="member-data">{o::EDIT_MEMBER}</h2>
                {edit}
            </section>
        </div>
    }
    .into_any()
}

fn key_facts(member: Member) -> AnyView {
    let customers = member.customers;
    let (account, status, created_at) = (member.account_name.clone(), state(&member), member.created_at);
    let customers_link = Route::Customers.with(&[("account_manager_id", member.member_id.as_str())]);
    view! {
        <KeyFacts>
            <Fact label=o::ACCOUNT_NAME>
                <code>{account}</code>" "<span class="muted">{t::settings::ACCOUNT_FIXED}</span>
            </Fact>
            <Fact label=o::ROLES>{move || roles(&member)}</Fact>
            <Fact label=o::STATE>{status}</Fact>
            <Fact label=o::CUSTOMERS>
                <a href=customers_link>{move || number(customers)}</a>
            </Fact>
            <Fact label=o::CREATED><TimeText at=created_at/></Fact>
        </KeyFacts>
    }
    .into_any()
}

/// Every right with the roles that it comes from, and those that no role gives.
fn access(detail: &MemberDetail) -> AnyView {
    let visible = detail.visible_customers;
    let custom = detail.member.custom_roles.clone();
    let is_primary = detail.member.is_primary;
    let row = |grant: &Grant| {
        let (grant, custom) = (grant.clone(), custom.clone());
        let source = move || {
            if is_primary {
                return t::errors::ROLE_ROOT.get().to_owned();
            }
            if grant.by_default {
                return o::BY_DEFAULT.get().to_owned();
            }
            let named = custom.iter().filter(|role| grant.custom_roles.contains(&role.role_id));
            words::roles(&grant.preset_roles, &named.map(|role| role.name.clone()).collect::<Vec<_>>())
        };
        view! { <li><span>{names::permission(grant.permission)}</span>" "<span class="muted">{source}</span></li> }
    };
    let held = |permission: &Permission| detail.access.grants.iter().any(|grant| grant.permission == *permission);
    let lacked = Permission::ALL.iter().copied().filter(|one| one.tier() != PermissionTier::OtherKind && !held(one));
    let lacking = |permission: Permission| {
        view! { <li><a href=Route::Access(permission).path()>{names::permission(permission)}</a></li> }
    };
    let lacked = lacked.map(lacking).collect::<Vec<_>>();
    let is_short = !lacked.is_empty();
    view! {
        <p>{words::visibility(detail.access.visibility)}" · "{move || o::sees_count(number(visible))}</p>
        <ul class="rights">{detail.access.grants.iter().map(row).collect_view()}</ul>
        {is_short.then(|| view! { <h3>{o::NOT_GRANTED}</h3><ul class="rights">{lacked}</ul> })}
    }
    .into_any()
}
