//! Disabling, deleting and enabling a member.

use super::member_actions::facts;
use super::words;
use crate::api::{Fetch, message, organization, session, use_sender};
use crate::explain::unmet_line;
use crate::i18n::{Key, number, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, CheckList, Checkbox, ConfirmDialog, Dialog, Notice, NoticeKind, Tone, use_toasts};
use domain::api::organization::{Member, MemberDetail, Retirement};
use domain::rules::organization::{RetirementFacts, retire_member};
use leptos::prelude::*;
use t::organization as o;

/// Disable or delete: the two differ in words and in what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Disable,
    Remove,
}

impl Ending {
    const fn act(self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::Remove => "remove",
        }
    }

    const fn words(self) -> (Key, Key, Key) {
        match self {
            Self::Disable => (o::DISABLE, o::DISABLE_BODY, o::DISABLED_DONE),
            Self::Remove => (o::REMOVE, o::REMOVE_BODY, o::REMOVED_DONE),
        }
    }
}

/// The conditions, what is left without anybody in charge, and the agreement to it.
#[component]
pub(super) fn RetireDialog(ending: Ending, open: RwSignal<bool>, detail: Fetch<MemberDetail>) -> impl IntoView {
    let (verb, _, _) = ending.words();
    let agreed = RwSignal::new(false);
    let known = Memo::new(move |_| detail.read(|_| ()).is_some());
    let title = move || {
        detail.read(|detail| o::act_on(verb.get(), &detail.member.name)).unwrap_or_else(|| verb.get().to_owned())
    };
    let conditions = Memo::new(move |_| {
        let (Some(policy), released) = (session::policy(), agreed.get()) else { return Vec::new() };
        detail
            .read(|detail| {
                let member = facts(&detail.member);
                let released_customers = if released { member.customers } else { 0 };
                retire_member(&RetirementFacts { member, released_customers }, &policy, session::now()).conditions
            })
            .unwrap_or_default()
    });
    let items = Signal::derive(move || conditions.with(|all| words::check_items(all)));
    let reason = Signal::derive(move || conditions.with(|all| unmet_line(all)));
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let go = move |()| {
        let Some(member) = untrack(|| detail.read(|detail| detail.member.clone())) else { return };
        let released_customers = if agreed.get_untracked() { member.customers } else { 0 };
        let request =
            organization::retire(&member.member_id, member.version, ending.act(), Retirement { released_customers });
        sender.send(request, move |_| {
            toasts.done(ending.words().2);
            open.set(false);
            if ending == Ending::Remove {
                navigate(&Route::Members.path(), Moved::Replace);
            }
        });
    };
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CANCEL}</Button>
            <Button tone=Tone::Danger busy=sender.busy() reason on_press=go>{verb}</Button>
        }
    };
    view! {
        <Dialog open title alert=true wide=true footer on_closed=move |()| { agreed.set(false); sender.clear(); }>
            {move || known.get().then(|| untrack(|| detail.read(|detail| consequences(ending, &detail.member, agreed))))}
            <CheckList label=o::CONDITIONS items/>
            {move || sender.error().map(|error| view! { <Notice kind=NoticeKind::Failed>{move || message(&error)}</Notice> })}
        </Dialog>
    }
    .into_any()
}

fn consequences(ending: Ending, member: &Member, agreed: RwSignal<bool>) -> AnyView {
    let (customers, managers) = (member.customers, member.account_managers);
    let link = Route::Customers.with(&[("account_manager_id", member.member_id.as_str())]);
    view! {
        <p>{ending.words().1}</p>
        {(managers > 0).then(|| view! { <p>{move || o::unmanages(number(managers))}</p> })}
        {(customers > 0).then(|| view! {
            <p>{move || o::releases(number(customers))}" "<a href=link>{o::REASSIGN_FIRST}</a></p>
            <Checkbox checked=agreed on_change=move |ticked| agreed.set(ticked)>
                {move || o::agree_release(number(customers))}
            </Checkbox>
        })}
    }
    .into_any()
}

/// Lets a disabled member sign in again.
#[component]
pub(super) fn EnableDialog(open: RwSignal<bool>, detail: Fetch<MemberDetail>) -> impl IntoView {
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title = move || detail.read(|detail| o::act_on(o::ENABLE.get(), &detail.member.name)).unwrap_or_default();
    let go = move |()| {
        let Some((id, version)) = untrack(|| detail.read(|one| (one.member.member_id.clone(), one.member.version)))
        else {
            return;
        };
        sender.send(organization::enable(&id, version), move |_| {
            toasts.done(o::ENABLED_DONE);
            open.set(false);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title confirm=o::ENABLE tone=Tone::Primary busy=sender.busy() error on_confirm=go
            on_closed=move |()| sender.clear()>
            <p>{o::ENABLE_BODY}</p>
        </ConfirmDialog>
    }
    .into_any()
}
