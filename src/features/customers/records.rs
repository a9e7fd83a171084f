//! The requests about one customer, newest first, each with its history.

use crate::api::{associations, use_fetch};
use crate::explain::{Viewer, association_type, history_events, operation, request_state, request_turn, turn_line};
use crate::i18n::t;
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{EmptyKind, EmptyState, StatusTag, Timeline, TurnLine};
use domain::api::associations::{AssociationRequest, AssociationRequestQuery};
use domain::ids::CustomerId;
use domain::states::association_request::AssociationRequestState;
use leptos::prelude::*;

/// Requests shown here; the records page has all.
const SHOWN: u32 = 20;

/// The latest requests, and the way to the records page.
#[component]
pub(super) fn Records(id: CustomerId) -> impl IntoView {
    let asked = id.to_string();
    let answer = use_fetch(move || {
        associations::query(&AssociationRequestQuery {
            customer_id: Some(asked.clone()),
            limit: Some(SHOWN),
            ..AssociationRequestQuery::default()
        })
    });
    let shown = Memo::new(move |_| answer.get());
    let viewer = StoredValue::new(Viewer::Partner(id.clone()));
    let all = Route::AssociationRequests.with(&[("customer_id", id.as_str())]);
    let list = move || match shown.get() {
        None => ().into_any(),
        Some(answer) if answer.association_requests.is_empty() => {
            view! { <EmptyState kind=EmptyKind::NothingYet title=t::customers::NO_RECORDS/> }.into_any()
        }
        Some(answer) => {
            let one = |request: &AssociationRequest| viewer.with_value(|viewer| record(request, viewer));
            view! { <div class="stack">{answer.association_requests.iter().map(one).collect_view()}</div> }.into_any()
        }
    };
    view! {
        <Unready fetch=answer/>
        {list}
        <p><a href=all>{t::customers::ALL_RECORDS}</a></p>
    }
}

fn record(request: &AssociationRequest, viewer: &Viewer) -> impl IntoView + use<> {
    let (kind, target, turn, state) = (request.operation, request.target_type, request.turn, request.state);
    let shape = request_turn(state, &turn, viewer);
    let own = viewer.clone();
    let line = Signal::derive(move || turn_line(&turn, &own));
    let events = history_events(request.request_id.as_str(), &request.history, viewer);
    let href = Route::AssociationRequests
        .with(&[("customer_id", request.customer_id.as_str()), ("request", request.request_id.as_str())]);
    let title = move || match target {
        Some(target) => format!("{} → {}", operation(kind).get(), association_type(target).get()),
        None => operation(kind).get().to_owned(),
    };
    view! {
        <section class="panel record">
            <h2 class="panel-title row">
                <a href=href>{title}</a>
                <StatusTag turn=shape label=request_state(state)/>
            </h2>
            {(state == AssociationRequestState::Pending).then(|| view! { <TurnLine turn=shape parts=line/> })}
            <p class="prose">{request.reason.clone()}</p>
            <Timeline events=Signal::stored(events)/>
        </section>
    }
}
