//! The columns of the records, and what can be done with a row.

use super::answer::Asked;
use crate::api::{ListState, session};
use crate::explain::{Viewer, association_type, operation, party, request_state, request_turn, turn_detail};
use crate::i18n::{Key, Text, date, t};
use crate::routes::Route;
use crate::ui::{Column, CopyId, IconName, Menu, MenuItem, StatusDetail, StatusTag, TimeText, Turn};
use domain::api::associations::AssociationRequest;
use domain::association::Party;
use domain::permission::Permission;
use domain::states::association_request::{AssociationRequestEvent, AssociationRequestState};
use leptos::prelude::*;

/// Does the row wait for the partner's answer?
pub(super) fn needs_you(row: &AssociationRequest) -> bool {
    matches!(row.turn.who, Some(Party::Partner | Party::PartnerAdmin))
}

pub(super) fn all(list: ListState, asked: RwSignal<Option<Asked>>) -> Vec<Column<AssociationRequest>> {
    use t::association as a;
    vec![
        Column::new("customer", t::customers::CUSTOMER_ACCOUNT, |row: &AssociationRequest| {
            let href = Route::Customer(row.customer_id.clone()).path();
            view! {
                <span class="customer-name">
                    <a href=href><bdi>{row.customer.clone()}</bdi></a>
                    <span class="muted"><bdi>{row.account_name.clone()}</bdi></span>
                </span>
            }
        })
        .identity(),
        Column::new("state", a::STATE, |row: &AssociationRequest| view! { <RequestStatus row=row.clone()/> }),
        Column::new("operation", a::OPERATION, |row: &AssociationRequest| change_words(row)),
        Column::new("requested_by", a::REQUESTED_BY, |row: &AssociationRequest| requester(row)),
        Column::new(
            "requested_at",
            a::REQUESTED_AT,
            |row: &AssociationRequest| view! { <TimeText at=row.requested_at/> },
        ),
        Column::new("answered_at", a::ANSWERED_AT, |row: &AssociationRequest| {
            row.answered_at.map_or_else(|| "–".into_any(), |at| view! { <TimeText at/> }.into_any())
        }),
        Column::new("reason", a::REASON, |row: &AssociationRequest| {
            let reason = row.reason.clone();
            view! { <span title=row.reason.clone()>{reason}</span> }
        }),
        Column::new("customer_id", t::customers::CUSTOMER_ID, |row: &AssociationRequest| id(row.customer_id.as_str()))
            .hidden(),
        Column::new("request_id", a::REQUEST_ID, |row: &AssociationRequest| id(row.request_id.as_str())).hidden(),
        Column::new("actions", t::common::ACTIONS, move |row: &AssociationRequest| {
            view! { <RowActions row=row.clone() list asked/> }
        })
        .actions(),
    ]
}

/// An id, of which the last digits differ most.
pub(super) fn id(id: &str) -> impl IntoView + use<> {
    view! { <CopyId id=id.to_owned() short=format!("…{}", id.get(id.len().saturating_sub(8)..).unwrap_or(id))/> }
}

/// "Change association type: referral → resale".
pub(super) fn change_words(row: &AssociationRequest) -> impl IntoView + use<> {
    let (kind, from, to) = (row.operation, row.current_type, row.target_type);
    move || match to {
        Some(to) => {
            t::association::change_of(operation(kind).get(), association_type(from).get(), association_type(to).get())
        }
        None => t::association::end_of(operation(kind).get(), association_type(from).get()),
    }
}

/// The customer is named in its own column; of the partner, who of its staff it was.
fn requester(row: &AssociationRequest) -> impl IntoView + use<> {
    let name = row.requester_name.clone();
    match row.requested_by {
        Party::Customer => view! { <span>{t::association::SIDE_CUSTOMER}</span> }.into_any(),
        _ => view! { <span>{t::association::SIDE_PARTNER}" · "<bdi>{name}</bdi></span> }.into_any(),
    }
}

/// State, whose turn it is, until when, and what silence does.
#[component]
pub(super) fn RequestStatus(row: AssociationRequest) -> impl IntoView {
    let viewer = Viewer::Partner(row.customer_id.clone());
    let (state, turn) = (row.state, row.turn);
    let shape = request_turn(state, &turn, &viewer);
    if state != AssociationRequestState::Pending {
        return view! { <StatusTag turn=shape label=request_state(state)/> }.into_any();
    }
    let who = turn.who.map(|who| party(who, &viewer));
    let label = move || match (shape, who) {
        (Turn::NeedsYou, _) | (_, None) => t::terms::TURN_YOURS.get().to_owned(),
        (_, Some(who)) => t::terms::turn_waiting(who.get()),
    };
    let next = if shape == Turn::NeedsYou { t::customers::NEXT_ANSWER } else { t::customers::NEXT_WAIT };
    let detail = StatusDetail { next_step: Some(next.into()), ..turn_detail(&turn, &viewer) };
    view! {
        <span class="customer-status">
            <StatusTag turn=shape label detail/>
            {turn.due.map(|due| view! { <span class="muted nowrap">{move || t::terms::turn_due(date(due))}</span> })}
        </span>
    }
    .into_any()
}

/// The verb of something that can happen to a request.
pub(super) const fn verb(event: AssociationRequestEvent) -> Key {
    match event {
        AssociationRequestEvent::Approve => t::association::APPROVE,
        AssociationRequestEvent::Reject => t::association::REJECT,
        AssociationRequestEvent::Withdraw => t::association::WITHDRAW,
        AssociationRequestEvent::Expire => t::association::EVENT_EXPIRED,
    }
}

/// "Details", and what this reader can do behind "More".
#[component]
fn RowActions(row: AssociationRequest, list: ListState, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let id = row.request_id.to_string();
    let href = Route::AssociationRequests.with(&[("request", id.as_str())]);
    // The filters of the list stay: the link alone would drop them.
    let open = move |event: leptos::ev::MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            list.set_other("request", Some(&id));
        }
    };
    let name = row.customer.clone();
    let label = move || t::customers::more_for(&name);
    // A reader whose roles do not allow it sees what the row's side could do, and why not.
    let denied = match row.state {
        AssociationRequestState::Pending if !untrack(|| session::may(Permission::ChangeAssociation)) => open_to(&row),
        _ => &[],
    };
    let has_actions = !row.actions.is_empty() || !denied.is_empty();
    let items = Signal::derive(move || {
        let possible = row.actions.iter().map(|event| entry(&row, *event, asked));
        possible.chain(denied.iter().map(|event| blocked(&row, *event, list))).collect::<Vec<_>>()
    });
    view! {
        <span class="row-actions">
            <a href=href on:click=open>{t::association::HISTORY}</a>
            {has_actions.then(|| view! { <Menu label=Text::from(label) icon=IconName::MORE items/> })}
        </span>
    }
}

fn entry(row: &AssociationRequest, event: AssociationRequestEvent, asked: RwSignal<Option<Asked>>) -> MenuItem {
    let row = row.clone();
    MenuItem::new(verb(event), move |()| asked.set(Some(Asked { request: row.clone(), event })))
}

/// What the partner can do with a request that waits.
const fn open_to(row: &AssociationRequest) -> &'static [AssociationRequestEvent] {
    match row.requested_by {
        Party::Customer => &[AssociationRequestEvent::Approve, AssociationRequestEvent::Reject],
        _ => &[AssociationRequestEvent::Withdraw],
    }
}

/// Leads to the record instead.
fn blocked(row: &AssociationRequest, event: AssociationRequestEvent, list: ListState) -> MenuItem {
    let id = row.request_id.to_string();
    MenuItem::new(verb(event), move |()| list.set_other("request", Some(&id))).blocked(t::customers::ROLE_CANNOT)
}
