//! Choosing a path: a confirmation where it is possible, every reason where it is not.

use super::words::not_allowed;
use crate::api::{programs, session, use_sender};
use crate::explain::{Viewer, check_items, program_terms, unmet_line};
use crate::form::Refusal;
use crate::i18n::{Text, t};
use crate::ui::{Button, CheckList, Dialog, Notice, NoticeKind, Tone, use_toasts};
use domain::api::programs::PathCard;
use domain::rules::programs::path_choice::path_choice;
use leptos::prelude::*;

/// A path that the account is not on, and what can be done about it.
#[component]
pub(super) fn OtherPath(card: PathCard) -> impl IntoView {
    use t::programs as p;
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let (path, version, facts) = (card.path, card.version, card.choice_facts);
    let possible = card.choice.allowed();
    let theirs = StoredValue::new(card.choice);
    // The browser asks the same rule at once; the server's answer stands when they differ.
    let ours = Memo::new(move |_| session::policy().map(|policy| path_choice(facts, &policy, session::now())));
    let differs = move || {
        ours.with(|ours| ours.as_ref().is_some_and(|ours| theirs.with_value(|theirs| !ours.agrees_with(theirs))))
    };
    let items = Signal::derive(move || theirs.with_value(|verdict| check_items(verdict, &Viewer::PartnerStaff)));
    let note = Signal::derive(move || session::policy().map(|policy| p::checked_by_browser(policy.version)));
    let title: Text = (move || p::choose_title(program_terms::path(path).get())).into();
    let submit = move |()| {
        sender.send(programs::choose(path, version), move |_| {
            open.set(false);
            toasts.done(p::CHOSEN);
        });
    };
    let reason =
        Signal::derive(move || not_allowed().or_else(|| theirs.with_value(|verdict| unmet_line(&verdict.conditions))));
    let footer = move || {
        view! {
            <Button autofocus=true on_press=move |()| open.set(false)>{t::common::CLOSE}</Button>
            <Button tone=Tone::Primary busy=sender.busy() reason on_press=submit>{p::CHOOSE}</Button>
        }
    };
    let label = if possible { p::CHOOSE } else { p::WHY_NOT };
    view! {
        <li class="row" data-path=path.as_str()>
            <span>{program_terms::path(path)}</span>
            <Button on_press=move |()| open.set(true)>{label}</Button>
            <Dialog open title wide=true footer on_closed=move |()| sender.clear()>
                <div class="stack">
                    {possible.then(|| view! { <p>{p::CHOOSE_TEXT}</p> })}
                    {move || differs().then(|| view! { <Notice kind=NoticeKind::Failed>{p::DIFFERS}</Notice> })}
                    <CheckList label=p::CONDITIONS items note/>
                    {move || sender.error().map(|error| view! { <Refusal error/> })}
                </div>
            </Dialog>
        </li>
    }
    .into_any()
}
