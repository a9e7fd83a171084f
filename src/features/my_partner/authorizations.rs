//! The tab 授权管理: what the partner may do for this customer, asked, given and taken back.

use super::answer::Answering;
use crate::api::{my_partner, use_fetch};
use crate::explain::{Viewer, authorization_state, authorization_turn, history_events, turn_line};
use crate::i18n::{date_time, pick, t};
use crate::page::Unready;
use crate::ui::{Button, EmptyKind, EmptyState, StatusTag, Timeline, Tone, TurnLine};
use domain::api::authorizations::{AuthorizationQuery, CustomerAuthorization};
use domain::states::authorization::AuthorizationEvent;
use leptos::prelude::*;

#[component]
pub(super) fn AuthorizationTab(answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let answer =
        use_fetch(|| my_partner::authorizations(&AuthorizationQuery { limit: Some(50), ..Default::default() }));
    let all = Memo::new(move |_| answer.read(|answer| answer.authorizations.clone()));
    let list = move || {
        all.get().map(|all| match all.is_empty() {
            true => view! { <EmptyState kind=EmptyKind::NothingYet title=t::my_partner::NO_AUTHORIZATIONS hint=t::my_partner::NO_AUTHORIZATIONS_HINT/> }.into_any(),
            false => all.into_iter().map(|one| entry(one, answering)).collect_view().into_any(),
        })
    };
    view! {
        <div class="stack my-partner">
            <Unready fetch=answer/>
            {list}
        </div>
    }
}

fn entry(one: CustomerAuthorization, answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let (turn, state) = (one.turn, one.state);
    let shape = authorization_turn(state, &turn, &Viewer::Customer);
    let parts = Signal::derive(move || turn_line(&turn, &Viewer::Customer));
    let waits = turn.who.map(|_| view! { <TurnLine turn=shape parts/> });
    let (zh, en) = (one.partner_name_zh.clone(), one.partner_name_en.clone());
    let (person, at) = (one.requester_name.clone(), one.requested_at);
    let events = history_events(one.authorization_id.as_str(), &one.history, &Viewer::Customer);
    let buttons = one.actions.iter().map(|event| button(&one, *event, answering)).collect_view();
    view! {
        <section class="panel stack pending-request" data-turn=shape.name()>
            <h2 class="panel-title">{move || t::my_partner::asks_authorization(pick(&zh, &en))}</h2>
            <div class="row"><StatusTag turn=shape label=authorization_state(state)/>{waits}</div>
            <p class="muted">{move || t::my_partner::asked_by(&person, date_time(at))}</p>
            <p class="prose">{t::my_partner::AUTHORIZATION_HINT}</p>
            <div class="form-actions answer-bar">{buttons}</div>
            <details class="record-line"><summary>{t::association::HISTORY}</summary><Timeline events=Signal::stored(events)/></details>
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
