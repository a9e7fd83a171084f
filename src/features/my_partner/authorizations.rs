//! The tab 授权管理: what the partner may do for this customer, asked, given and taken back.

use super::answer::Answering;
use crate::api::{Fetch, my_partner, use_fetch};
use crate::explain::{Viewer, authorization_state, authorization_turn, history_events, turn_line};
use crate::i18n::{date_time, pick, t};
use crate::page::Unready;
use crate::routes::use_page_query;
use crate::ui::{Button, EmptyKind, EmptyState, Notice, NoticeKind, StatusTag, Timeline, Tone, TurnLine};
use domain::api::authorizations::{AuthorizationQuery, Authorizations, CustomerAuthorization};
use domain::association::Party;
use domain::states::authorization::AuthorizationEvent;
use leptos::prelude::*;

/// The authorisations of this customer; asked for once, for the tab and for what stands above it.
pub(super) fn use_authorizations() -> Fetch<Authorizations> {
    use_fetch(|| my_partner::authorizations(&AuthorizationQuery { limit: Some(50), ..Default::default() }))
}

fn waits_for_customer(one: &CustomerAuthorization) -> bool {
    one.turn.who == Some(Party::Customer)
}

/// How many of them wait for the customer, if any do: for the tab.
pub(super) fn waiting_authorizations(all: Fetch<Authorizations>) -> Signal<Option<u64>> {
    let waiting = |all: &Authorizations| all.authorizations.iter().filter(|one| waits_for_customer(one)).count();
    Signal::derive(move || all.read(waiting).filter(|count| *count > 0).and_then(|count| count.try_into().ok()))
}

/// What waits for the customer's authorisation, as long as its tab is not open.
#[component]
pub(super) fn WaitingAuthorizations(
    all: Fetch<Authorizations>,
    #[prop(into)] on_handle: Callback<()>,
) -> impl IntoView {
    let waiting = Memo::new(move |_| -> Vec<CustomerAuthorization> {
        let all = all.read(|all| all.authorizations.clone()).unwrap_or_default();
        all.into_iter().filter(waits_for_customer).collect()
    });
    let line = move |one: CustomerAuthorization| {
        let (zh, en, turn) = (one.partner_name_zh, one.partner_name_en, one.turn);
        let parts = Signal::derive(move || turn_line(&turn, &Viewer::Customer));
        let shape = authorization_turn(one.state, &turn, &Viewer::Customer);
        view! {
            <Notice kind=NoticeKind::NeedsYou>
                <p><strong>{move || t::my_partner::asks_authorization(pick(&zh, &en))}</strong></p>
                <TurnLine turn=shape parts/>
                <div class="row">
                    <Button tone=Tone::Primary on_press=move |()| on_handle.run(())>{t::my_partner::HANDLE_NOW}</Button>
                </div>
            </Notice>
        }
    };
    move || waiting.get().into_iter().map(line).collect_view()
}

#[component]
pub(super) fn AuthorizationTab(all: Fetch<Authorizations>, answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let answer = all;
    let all = Memo::new(move |_| answer.read(|answer| answer.authorizations.clone()));
    let query = use_page_query();
    let named = Memo::new(move |_| query.get("record"));
    let list = move || {
        all.get().map(|all| match all.is_empty() {
            true => view! { <EmptyState kind=EmptyKind::NothingYet title=t::my_partner::NO_AUTHORIZATIONS hint=t::my_partner::NO_AUTHORIZATIONS_HINT/> }.into_any(),
            false => {
                let named = named.get();
                let is_named = |one: &CustomerAuthorization| named.as_deref() == Some(one.authorization_id.as_str());
                let missing = named.is_some() && !all.iter().any(is_named);
                view! {
                    {missing.then(|| view! { <Notice>{t::my_partner::RECORD_MISSING}</Notice> })}
                    {all.into_iter().map(|one| entry(is_named(&one), one, answering)).collect_view()}
                }
                .into_any()
            }
        })
    };
    view! {
        <div class="stack my-partner">
            <Unready fetch=answer/>
            {list}
        </div>
    }
}

fn entry(is_named: bool, one: CustomerAuthorization, answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let (turn, state) = (one.turn, one.state);
    let shape = authorization_turn(state, &turn, &Viewer::Customer);
    let parts = Signal::derive(move || turn_line(&turn, &Viewer::Customer));
    let waits = turn.who.map(|_| view! { <TurnLine turn=shape parts/> });
    let (zh, en) = (one.partner_name_zh.clone(), one.partner_name_en.clone());
    let (person, at) = (one.requester_name.clone(), one.requested_at);
    let events = history_events(one.authorization_id.as_str(), &one.history, &Viewer::Customer);
    let buttons = one.actions.iter().map(|event| button(&one, *event, answering)).collect_view();
    view! {
        <section class="panel stack pending-request" data-turn=shape.name() id=format!("record-{}", one.authorization_id)>
            <h2 class="panel-title">{move || t::my_partner::asks_authorization(pick(&zh, &en))}</h2>
            <div class="row"><StatusTag turn=shape label=authorization_state(state)/>{waits}</div>
            <p class="muted">{move || t::my_partner::asked_by(&person, date_time(at))}</p>
            <p class="prose">{t::my_partner::AUTHORIZATION_HINT}</p>
            <div class="form-actions answer-bar">{buttons}</div>
            <details class="record-line" open=is_named><summary>{t::association::HISTORY}</summary><Timeline events=Signal::stored(events)/></details>
        </section>
    }
}

fn button(
    one: &CustomerAuthorization,
    event: AuthorizationEvent,
    answering: RwSignal<Option<Answering>>,
) -> impl IntoView + use<> {
    let what = Answering::Authorization(Box::new(one.clone()), event);
    let verb = what.manner().verb;
    let tone = if event == AuthorizationEvent::Agree { Tone::Primary } else { Tone::Normal };
    view! { <Button tone on_press=move |()| answering.set(Some(what.clone()))>{verb}</Button> }
}
