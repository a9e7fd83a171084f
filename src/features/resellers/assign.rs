//! 分配客户经理: a reseller has at most one account manager.

use crate::api::{Fetch, members, resellers, session, use_fetch, use_sender};
use crate::explain::Reasons;
use crate::i18n::t::{self, resellers as r};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{Button, Choice, Dialog, Field, Notice, NoticeKind, Select, Tone, use_toasts};
use domain::api::members::{AccountManager, AssignAccountManager};
use domain::api::resellers::ResellerDetail;
use domain::ids::MemberId;
use domain::permission::Permission;
use leptos::prelude::*;

use super::words::VIEWER;

/// The dialog with the members who can be chosen. It stands beside the content: who was chosen is there again when the
/// dialog is, and the version is read when it is sent.
#[component]
pub(super) fn Assign(open: RwSignal<bool>, detail: Fetch<ResellerDetail>) -> impl IntoView {
    let managers = use_fetch(members::account_managers);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let chosen = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let choice = |one: &AccountManager| Choice::new(one.member_id.as_str(), one.name.clone());
        let known = managers.read(|all| all.account_managers.iter().map(choice).collect::<Vec<_>>());
        let mut choices = vec![Choice::new("", r::ASSIGN_PICK)];
        choices.extend(known.unwrap_or_default());
        choices
    });
    let nobody = move || managers.read(|all| all.account_managers.is_empty()).unwrap_or_default();
    let reason = Signal::derive(move || {
        if !session::may(Permission::AssignAccountManager) {
            return Some(r::ASSIGN_NO_RIGHT.get().to_owned());
        }
        chosen.with(String::is_empty).then(|| r::ASSIGN_PICK.get().to_owned())
    });
    let submit = move |()| {
        let known = |one: &ResellerDetail| {
            let version = one.reseller.console.as_ref().map_or(0, |console| console.version);
            (one.reseller.indirect_partner_id.clone(), version)
        };
        let Some((id, version)) = untrack(|| detail.read(known)) else { return };
        let Ok(manager) = chosen.get_untracked().parse::<MemberId>() else { return };
        sender.send(
            resellers::assign(&id, version, &AssignAccountManager { account_manager_id: manager }),
            move |_| {
                chosen.set(String::new());
                open.set(false);
                toasts.done(r::ASSIGNED);
            },
        );
    };
    let footer = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason on_press=submit>{r::ASSIGN}</Button>
        }
    };
    view! {
        <Dialog open title=r::ASSIGN footer on_closed=move |()| sender.clear()>
            <div class="stack">
                <p class="prose">{r::ASSIGN_TEXT}</p>
                <Unready fetch=managers/>
                {move || nobody().then(|| view! {
                    <Notice kind=NoticeKind::NeedsYou>{r::ASSIGN_NOBODY}" "<a href=Route::Members.path()>{r::TO_MEMBERS}</a></Notice>
                })}
                <Reasons sender viewer=&VIEWER label=r::ASSIGN_REFUSED/>
                <Field label=r::ACCOUNT_MANAGER required=true>
                    <Select value=chosen choices on_change=move |id| { chosen.set(id); sender.clear(); }/>
                </Field>
            </div>
        </Dialog>
    }
    .into_any()
}
