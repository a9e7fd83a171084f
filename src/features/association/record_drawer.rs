//! One request in a panel: what it asks, what it would do, and everything that happened to it.

use super::answer::Asked;
use super::record_columns::{RequestStatus, change_words, verb};
use crate::api::{ApiError, ListState, associations, failure, use_fetch_when};
use crate::explain::{ImpactTable, Viewer, history_events, rules_of, turn_line, waiting_turn};
use crate::i18n::{Text, t};
use crate::routes::Route;
use crate::ui::{
    Button, CopyId, Drawer, EmptyKind, EmptyState, ErrorState, Fact, KeyFacts, Skeleton, TimeText, Timeline, Tone,
    TurnLine, opened_while,
};
use domain::api::associations::AssociationRequest;
use domain::ids::AssociationRequestId;
use domain::states::association_request::AssociationRequestEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// Opens with `?request=` in the address; Esc returns to the list as it was.
#[component]
pub(super) fn RecordDrawer(list: ListState, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let id = Memo::new(move |_| list.read(|query| query.others.get("request").cloned()));
    let answer = use_fetch_when(move || {
        let id = AssociationRequestId::new(id.get()?).ok()?;
        Some(associations::get(&id))
    });
    let open = opened_while(id);
    let closed = move |()| {
        if id.get_untracked().is_some() {
            list.set_other("request", None);
        }
    };
    // The answer to an earlier request must not stand under a later one's address.
    let shown = Memo::new(move |_| {
        answer.get().filter(|answer| id.with(|id| id.as_deref() == Some(answer.request_id.as_str())))
    });
    let title: Text = (move || {
        shown.get().map_or_else(|| t::association::RECORD_TITLE.get().to_owned(), |request| request.customer.clone())
    })
    .into();
    let content = move || {
        match (shown.get(), answer.error()) {
        (Some(request), _) => record(&request, asked).into_any(),
        (None, Some(ApiError::NotFound)) => {
            view! { <EmptyState kind=EmptyKind::NoRight title=t::association::RECORD_NOT_FOUND hint=t::errors::NOT_FOUND/> }.into_any()
        }
        (None, Some(error)) => {
            view! { <ErrorState failure=Signal::stored(Some(failure(&error))) on_retry=move |()| answer.reload()/> }.into_any()
        }
        (None, None) => view! { <div aria-busy="true"><Skeleton lines=6/></div> }.into_any(),
    }
    };
    view! { <Drawer open title on_closed=closed>{content}</Drawer> }
}

fn record(request: &Arc<AssociationRequest>, asked: RwSignal<Option<Asked>>) -> impl IntoView + use<> {
    let viewer = Viewer::Partner(request.customer_id.clone());
    let (turn, own) = (request.turn, viewer.clone());
    let line = Signal::derive(move || turn_line(&turn, &own));
    let events = history_events(request.request_id.as_str(), &request.history, &viewer);
    let actions = (!request.actions.is_empty()).then(|| {
        let buttons = request.actions.iter().map(|event| action(request, *event, asked)).collect_view();
        view! { <div class="row">{buttons}</div> }
    });
    let shape = waiting_turn(&turn, &viewer);
    let status = match turn.who {
        Some(_) => view! { <TurnLine turn=shape parts=line/> }.into_any(),
        None => view! { <div><RequestStatus row=(**request).clone()/></div> }.into_any(),
    };
    view! {
        <div class="stack">
            <p><strong>{change_words(request)}</strong></p>
            {status}
            {actions}
            {facts(request)}
            <section class="panel">
                <h3 class="panel-title">{t::association::IMPACT_TITLE}</h3>
                <ImpactTable impact=request.impact.clone()/>
            </section>
            <section class="panel">
                <h3 class="panel-title">{t::association::HISTORY_TITLE}</h3>
                <Timeline events=Signal::stored(events)/>
            </section>
        </div>
    }
}

fn facts(request: &AssociationRequest) -> impl IntoView + use<> {
    let link = Route::Customer(request.customer_id.clone()).path();
    let (account, reason) = (request.account_name.clone(), request.reason.clone());
    let (id, version, at) = (request.request_id.to_string(), request.policy_version, request.requested_at);
    let answer = request.answer_reason.clone();
    let rules = rules_of(version);
    view! {
        <KeyFacts>
            <Fact label=t::customers::ACCOUNT_NAME>
                <a href=link><bdi>{account}</bdi></a>
            </Fact>
            <Fact label=t::association::REQUESTED_AT><TimeText at/></Fact>
            <Fact label=t::association::REASON>{reason}</Fact>
            {answer.map(|reason| view! { <Fact label=t::association::ANSWER_REASON>{reason}</Fact> })}
            <Fact label=t::association::REQUEST_ID><CopyId id/></Fact>
            <Fact label=t::association::POLICY><a href=rules>{version}</a></Fact>
        </KeyFacts>
    }
}

fn action(
    request: &Arc<AssociationRequest>,
    event: AssociationRequestEvent,
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView + use<> {
    let request = Arc::clone(request);
    let tone = if event == AssociationRequestEvent::Approve { Tone::Primary } else { Tone::Normal };
    view! { <Button tone on_press=move |()| asked.set(Some(Asked { request: (*request).clone(), event }))>{verb(event)}</Button> }
}
