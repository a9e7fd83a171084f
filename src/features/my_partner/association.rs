//! The tab 关联管理: what waits for the customer, what it asked itself, and what was asked before.

use super::answer::Answering;
use super::questions::Questions;
use super::unbind::Unbind;
use crate::api::{Fetch, my_partner, use_fetch};
use crate::explain::{
    ImpactTable, Viewer, association_type, history_events, operation, request_state, request_turn, turn_line,
};
use crate::i18n::{date_time, pick, t};
use crate::page::Unready;
use crate::routes::use_page_query;
use crate::ui::{Button, StatusTag, TimeText, Timeline, Tone, TurnLine};
use domain::api::associations::{AssociationRequest, AssociationRequestQuery, AssociationRequests};
use domain::association::{Party, RequestKind};
use domain::ids::CustomerId;
use domain::states::association_request::{AssociationRequestEvent, AssociationRequestState};
use leptos::prelude::*;

/// The requests of this customer; asked for once, for the tab and for what stands above it.
pub(super) fn use_requests() -> Fetch<AssociationRequests> {
    use_fetch(|| my_partner::requests(&AssociationRequestQuery { limit: Some(50), ..Default::default() }))
}

fn is_pending(request: &AssociationRequest) -> bool {
    request.state == AssociationRequestState::Pending
}

fn waits_for_customer(request: &AssociationRequest) -> bool {
    is_pending(request) && request.turn.who == Some(Party::Customer)
}

/// How many of them wait for the customer, if any do: for the tab.
pub(super) fn waiting_requests(requests: Fetch<AssociationRequests>) -> Signal<Option<u64>> {
    let waiting =
        move |all: &AssociationRequests| all.association_requests.iter().filter(|one| waits_for_customer(one)).count();
    Signal::derive(move || requests.read(waiting).filter(|count| *count > 0).and_then(|count| count.try_into().ok()))
}

/// What waits for the customer's answer: before everything else on the page.
#[component]
pub(super) fn Waiting(requests: Fetch<AssociationRequests>, answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let waiting = Memo::new(move |_| {
        requests
            .read(|answer| answer.association_requests.iter().find(|one| waits_for_customer(one)).cloned())
            .flatten()
    });
    move || {
        let request = waiting.get()?;
        Some(view! { <div class="my-partner"><Pending request answering/></div> })
    }
}

#[component]
pub(super) fn AssociationTab(
    customer: CustomerId,
    requests: Fetch<AssociationRequests>,
    answering: RwSignal<Option<Answering>>,
) -> impl IntoView {
    let query = use_page_query();
    let all = Memo::new(move |_| requests.read(|answer| answer.association_requests.clone()));
    let pending = move || all.get().and_then(|all| all.into_iter().find(is_pending));
    let past = move || all.get().map(|all| all.into_iter().filter(|request| !is_pending(request)).collect::<Vec<_>>());
    let top = move || match (all.with(Option::is_some), pending()) {
        // It stands above the tabs.
        (_, Some(request)) if waits_for_customer(&request) => ().into_any(),
        (_, Some(request)) => view! { <Pending request answering/> }.into_any(),
        (true, None) => view! { <Unbind customer=customer.clone()/> }.into_any(),
        (false, None) => ().into_any(),
    };
    view! {
        <div class="stack my-partner">
            <Unready fetch=requests/>
            {top}
            {move || past().map(|past| view! { <Records past named=query.get("record")/> })}
            <Questions/>
        </div>
    }
}

/// The request that waits: in plain words, with before and after, and what this customer can do.
#[component]
fn Pending(request: AssociationRequest, answering: RwSignal<Option<Answering>>) -> impl IntoView {
    let turn = request.turn;
    let shape = request_turn(request.state, &turn, &Viewer::Customer);
    let parts = Signal::derive(move || turn_line(&turn, &Viewer::Customer));
    let (person, at, reason) = (request.requester_name.clone(), request.requested_at, request.reason.clone());
    let impact = request.impact.clone();
    let heading = headline(&request);
    let buttons = request.actions.iter().map(|event| button(&request, *event, answering)).collect_view();
    view! {
        <section class="panel stack pending-request" data-turn=shape.name() id=format!("record-{}", request.request_id)>
            <h2 class="panel-title">{heading}</h2>
            <TurnLine turn=shape parts/>
            <p class="muted">{move || t::my_partner::asked_by(&person, date_time(at))}</p>
            <p class="prose"><strong>{t::my_partner::THEIR_REASON}</strong>{t::common::COLON}{reason}</p>
            <ImpactTable impact/>
            <div class="form-actions answer-bar">{buttons}</div>
        </section>
    }
}

fn headline(request: &AssociationRequest) -> impl Fn() -> String + Send + Sync + use<> {
    let (zh, en) = (request.partner_name_zh.clone(), request.partner_name_en.clone());
    let (by, kind, from, to) = (request.requested_by, request.operation, request.current_type, request.target_type);
    move || match (by, kind, to) {
        (Party::Customer, ..) => t::my_partner::YOUR_REQUEST.get().to_owned(),
        (_, RequestKind::SwitchType, Some(to)) => {
            t::my_partner::asks_switch(pick(&zh, &en), association_type(from).get(), association_type(to).get())
        }
        _ => t::my_partner::asks_unbind(pick(&zh, &en)),
    }
}

fn button(
    request: &AssociationRequest,
    event: AssociationRequestEvent,
    answering: RwSignal<Option<Answering>>,
) -> impl IntoView + use<> {
    let request = request.clone();
    let what = Answering::Association(Box::new(request), event);
    let tone = if event == AssociationRequestEvent::Approve { Tone::Primary } else { Tone::Normal };
    let verb = what.manner().verb;
    view! { <Button tone on_press=move |()| answering.set(Some(what.clone()))>{verb}</Button> }
}

/// Requests that are over, each with its history.
#[component]
fn Records(
    past: Vec<AssociationRequest>,
    /// The one that the address names, which is open.
    named: Option<String>,
) -> impl IntoView {
    let entry = |request: AssociationRequest| record(named.as_deref() == Some(request.request_id.as_str()), request);
    let list = if past.is_empty() {
        view! { <p class="muted">{t::my_partner::NO_RECORDS}</p> }.into_any()
    } else {
        past.into_iter().map(entry).collect_view().into_any()
    };
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{t::my_partner::RECORDS}</h2>
            {list}
        </section>
    }
}

fn record(is_open: bool, request: AssociationRequest) -> impl IntoView {
    let shape = request_turn(request.state, &request.turn, &Viewer::Customer);
    let events = history_events(request.request_id.as_str(), &request.history, &Viewer::Customer);
    view! {
        <details class="record-line" id=format!("record-{}", request.request_id) open=is_open>
            <summary>
                <span>{operation(request.operation)}</span>" "
                <TimeText at=request.requested_at/>" "
                <StatusTag turn=shape label=request_state(request.state)/>
            </summary>
            <p class="prose">{request.reason}</p>
            <Timeline events=Signal::stored(events)/>
        </details>
    }
}
