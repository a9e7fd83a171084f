//! Giving a member its roles: the ticks, the conditions and what they would do, before anything is saved.

use super::access_preview::{Preview, Proposal};
use super::member_actions::facts;
use super::role_picker::{Chosen, RolePicker};
use crate::api::{Fetch, message, organization, use_fetch, use_sender};
use crate::i18n::t;
use crate::ui::{Button, Drawer, Notice, NoticeKind, Tone, use_toasts};
use domain::api::organization::{Member, MemberDetail, RoleAssignment};
use leptos::prelude::*;
use t::organization as o;

/// Opens with the roles that the member has now.
#[component]
pub(super) fn RolesDrawer(open: RwSignal<bool>, detail: Fetch<MemberDetail>) -> impl IntoView {
    // A link may open the drawer before the member is there; a later answer leaves the ticks alone.
    let known = Memo::new(move |_| detail.read(|_| ()).is_some());
    let title = move || detail.read(|detail| o::assign_title(&detail.member.name)).unwrap_or_default();
    view! {
        <Drawer open title>
            {move || known.get().then(|| untrack(|| detail.get())).flatten().map(|detail| view! { <Assignment member=detail.member.clone() open/> })}
        </Drawer>
    }
    .into_any()
}

#[component]
fn Assignment(member: Member, open: RwSignal<bool>) -> impl IntoView {
    let roles = use_fetch(organization::roles);
    let known = Signal::derive(move || roles.get());
    let start = Chosen {
        preset: member.preset_roles.clone(),
        custom: member.custom_roles.iter().map(|role| role.role_id.clone()).collect(),
    };
    let proposal = Proposal::new(facts(&member), start.clone(), known);
    let unchanged = move || proposal.chosen.with(|chosen| same(chosen, &start));
    let blocked = proposal.blocked();
    let reason =
        Signal::derive(move || blocked.get().or_else(|| unchanged().then(|| o::ROLES_UNCHANGED.get().to_owned())));
    let (sender, toasts) = (use_sender(), use_toasts());
    let (id, version) = (StoredValue::new(member.member_id.clone()), member.version);
    let save = move |()| {
        let chosen = proposal.chosen.get_untracked();
        let wanted = RoleAssignment {
            preset_roles: chosen.preset,
            custom_roles: chosen.custom,
            released_customers: if proposal.agreed.get_untracked() { untrack(|| proposal.released()) } else { 0 },
        };
        let request = id.with_value(|id| organization::assign_roles(id, version, &wanted));
        sender.send(request, move |_| {
            toasts.done(o::ROLES_ASSIGNED);
            open.set(false);
        });
    };
    let error = move || {
        let error = sender.error()?;
        Some(view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })
    };
    view! {
        <div class="stack">
            <RolePicker roles=known chosen=proposal.chosen locked=member.under_review.clone()/>
            <Preview proposal member=Some(member.member_id)/>
            {error}
            <div class="form-actions">
                <Button tone=Tone::Primary busy=sender.busy() reason on_press=save>{o::SAVE_ROLES}</Button>
                <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            </div>
        </div>
    }
    .into_any()
}

/// The order of ticking does not matter.
fn same(one: &Chosen, other: &Chosen) -> bool {
    one.preset.len() == other.preset.len()
        && one.custom.len() == other.custom.len()
        && one.preset.iter().all(|role| other.preset.contains(role))
        && one.custom.iter().all(|role| other.custom.contains(role))
}
