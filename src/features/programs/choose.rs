//! Choosing a path: a confirmation where it is possible, every reason where it is not.

use super::invitation::{actions, standing};
use super::paths::{Asked, Others};
use super::words::not_allowed;
use crate::api::{programs, session, use_sender};
use crate::explain::{Viewer, check_item, decided_by_server, program_terms, unmet_line};
use crate::form::SendRefusal;
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{Button, CheckItem, CheckList, Dialog, Notice, NoticeKind, Tone, use_toasts};
use domain::api::programs::PathCard;
use domain::rules::programs::path_choice::path_choice;
use domain::rules::verdict::{Check, Condition, Verdict};
use leptos::prelude::*;
use t::programs as p;

/// A path that the account is not on, and what can be done about it.
#[component]
pub(super) fn OtherPath(card: PathCard, others: Others) -> impl IntoView {
    let path = card.path;
    let label = if card.choice.allowed() { p::CHOOSE } else { p::WHY_NOT };
    view! {
        <li class="row" data-path=path.as_str()>
            <div class="stack"><span>{program_terms::path(path)}</span>{standing(&card)}</div>
            <div class="row">
                <Button on_press=move |()| others.choosing.path.set(Some(path))>{label}</Button>
                {actions(&card, others)}
            </div>
        </li>
    }
    .into_any()
}

/// The conditions; where the invitation is missing, the way to apply for it.
fn items(card: &PathCard) -> Vec<CheckItem> {
    let item = |condition: &Condition| {
        let mut item = check_item(condition, &Viewer::PartnerStaff);
        if let Some(fix) = item.fix.as_mut().filter(|_| condition.check == Check::PathInvitationMissing) {
            fix.href = Route::Paths.with(&[("apply", card.path.as_str())]);
        }
        item
    };
    card.choice.conditions.iter().map(item).collect()
}

/// Does the browser, asking the same rule at once, come to another answer? Then the server's stands. Followed.
fn differs(asked: Asked) -> bool {
    let Some(policy) = session::policy() else { return false };
    let differs = |card: &PathCard| {
        let ours = path_choice(card.choice_facts, &policy, session::now());
        !ours.agrees_with(&card.choice)
    };
    asked.read(differs).unwrap_or_default()
}

/// Opens for the path that is asked about.
#[component]
pub(super) fn ChooseDialog(asked: Asked) -> impl IntoView {
    let open = asked.open();
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let possible = Memo::new(move |_| asked.read(|card| card.choice.allowed()).unwrap_or_default());
    let items = Signal::derive(move || asked.read(items).unwrap_or_default());
    let checked = |card: &PathCard| decided_by_server(&card.choice);
    let note = Signal::derive(move || asked.read(checked));
    let title =
        move || asked.path.get().map(|path| p::choose_title(program_terms::path(path).get())).unwrap_or_default();
    let submit = move |()| {
        let Some((path, version)) = asked.known() else { return };
        sender.send(programs::choose(path, version), move |_| {
            open.set(false);
            toasts.done(p::CHOSEN);
        });
    };
    let unmet = |verdict: &Verdict| unmet_line(&verdict.conditions);
    let reason = Signal::derive(move || not_allowed().or_else(|| asked.read(|card| unmet(&card.choice))?));
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason on_press=submit>{p::CHOOSE}</Button>
        }
    };
    let closed = move |()| {
        asked.path.set(None);
        sender.clear();
    };
    view! {
        <Dialog open title wide=true footer on_closed=closed>
            <div class="stack">
                {move || possible.get().then(|| view! { <p>{p::CHOOSE_TEXT}</p> })}
                {move || differs(asked).then(|| view! { <Notice kind=NoticeKind::Failed>{p::DIFFERS}</Notice> })}
                <CheckList label=p::CONDITIONS items note/>
                <SendRefusal sender/>
            </div>
        </Dialog>
    }
    .into_any()
}
