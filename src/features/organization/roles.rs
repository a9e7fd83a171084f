//! The tab 角色管理: preset and custom roles, and why one cannot be deleted.

use super::role_columns::{self, RoleLine};
use super::words;
use crate::api::{message, organization, session, use_fetch, use_sender};
use crate::explain::unmet_line;
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::ui::{
    Button, CheckList, DataTable, Dialog, EmptyKind, LinkButton, Notice, NoticeKind, Tone, opened_while, use_toasts,
};
use domain::ids::CustomRoleId;
use domain::rules::organization::{CustomRoleQuestion, custom_role};
use domain::rules::verdict::{Check, Outcome};
use leptos::prelude::*;
use t::organization as o;

#[component]
pub(super) fn Roles() -> impl IntoView {
    let answer = use_fetch(organization::roles);
    let rows = Signal::derive(move || answer.read(role_columns::lines));
    let deleting = RwSignal::new(None::<RoleLine>);
    let own = move || answer.read(|roles| roles.custom_roles.len() as u64).unwrap_or_default();
    let cap = session::policy().map(|policy| u64::from(policy.organization.max_custom_roles)).unwrap_or_default();
    let create = move || {
        if own() < cap {
            view! { <LinkButton href=Route::NewRole.path() tone=Tone::Primary>{o::CREATE_ROLE}</LinkButton> }.into_any()
        } else {
            let reason = Signal::derive(move || Some(o::roles_full(number(cap))));
            view! { <Button tone=Tone::Primary reason>{o::CREATE_ROLE}</Button> }.into_any()
        }
    };
    view! {
        <div class="stack">
            <div class="row">
                {create}
                <span class="muted" role="status">{move || o::roles_used(number(own()), number(cap))}</span>
            </div>
            <DataTable caption=o::TAB_ROLES columns=role_columns::all(deleting) rows
                row_key=|row| format!("{}-{}-{}", row.id, row.version, row.members)
                busy=answer.busy()
                failure=answer.failure() on_retry=move |()| answer.reload()
                empty_kind=Signal::stored(EmptyKind::NothingYet)/>
            <DeleteDialog deleting/>
        </div>
    }
    .into_any()
}

/// Asks before a role is deleted; with members it says how many have it and leads to them.
#[component]
fn DeleteDialog(deleting: RwSignal<Option<RoleLine>>) -> impl IntoView {
    let open = opened_while(deleting);
    let (sender, toasts) = (use_sender(), use_toasts());
    let conditions = move || {
        let Some(policy) = session::policy() else { return Vec::new() };
        let line = deleting.get();
        let asked =
            |line: RoleLine| CustomRoleQuestion::Delete { is_preset: line.preset.is_some(), members: line.members };
        line.map(|line| custom_role(&asked(line), &policy, session::now()).conditions).unwrap_or_default()
    };
    let items = Signal::derive(move || words::check_items(&conditions()));
    let reason = Signal::derive(move || unmet_line(&conditions()));
    let title = move || deleting.with(|line| line.as_ref().map(|line| o::act_on(o::DELETE.get(), line.name.get())));
    let holders = move || {
        let line = deleting.get()?;
        let is_used = conditions().iter().any(|one| one.check == Check::RoleUnused && one.outcome == Outcome::Unmet);
        is_used.then(|| view! { <p><a href=line.members_link()>{move || o::who_has_it(number(line.members))}</a></p> })
    };
    let go = move |()| {
        let Some(line) = deleting.get_untracked() else { return };
        let Ok(id) = line.id.parse::<CustomRoleId>() else { return };
        sender.send(organization::delete_role(&id, line.version), move |_| {
            toasts.done(o::ROLE_DELETED);
            open.set(false);
        });
    };
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Danger busy=sender.busy() reason on_press=go>{o::DELETE}</Button>
        }
    };
    let closed = move |()| {
        deleting.set(None);
        sender.clear();
    };
    view! {
        <Dialog open title=move || title().unwrap_or_default() alert=true footer on_closed=closed>
            <CheckList label=o::CONDITIONS items/>
            {holders}
            {move || sender.error().map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
        </Dialog>
    }
    .into_any()
}
