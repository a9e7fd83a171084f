//! The columns of the authorisation records.

use crate::api::{ListState, session};
use crate::explain::{Viewer, authorization_state, authorization_turn, turn_detail};
use crate::i18n::{Text, date, t};
use crate::routes::Route;
use crate::ui::{Column, IconName, Menu, MenuItem, StatusTag, TimeText};
use domain::api::authorizations::CustomerAuthorization;
use domain::permission::Permission;
use domain::states::authorization::{AuthorizationEvent, AuthorizationState};
use leptos::prelude::*;

pub(super) fn all(
    list: ListState,
    withdrawing: RwSignal<Option<CustomerAuthorization>>,
) -> Vec<Column<CustomerAuthorization>> {
    use t::authorizations as a;
    vec![
        Column::new("customer", a::CUSTOMER, |row: &CustomerAuthorization| {
            let href = Route::Customer(row.customer_id.clone()).path();
            view! {
                <span class="customer-name">
                    <a href=href><bdi>{row.customer.clone()}</bdi></a>
                    <span class="muted"><bdi>{row.account_name.clone()}</bdi></span>
                </span>
            }
        })
        .identity(),
        Column::new("state", a::STATE, |row: &CustomerAuthorization| view! { <Status row=row.clone()/> }),
        Column::new(
            "requested_at",
            a::REQUESTED_AT,
            |row: &CustomerAuthorization| view! { <TimeText at=row.requested_at/> },
        ),
        Column::new("requester", a::REQUESTER, |row: &CustomerAuthorization| row.requester_name.clone()),
        Column::new("reason", a::REASON, |row: &CustomerAuthorization| row.answer_reason.clone().unwrap_or_default()),
        Column::new("letter", a::LETTER, |row: &CustomerAuthorization| row.letter_version.clone()).hidden(),
        Column::new("actions", t::common::ACTIONS, move |row: &CustomerAuthorization| {
            view! { <RowActions row=row.clone() list withdrawing/> }
        })
        .actions(),
    ]
}

#[component]
pub(super) fn Status(row: CustomerAuthorization) -> impl IntoView {
    let viewer = Viewer::Partner(row.customer_id.clone());
    let turn = row.turn;
    let detail = turn_detail(&turn, &viewer);
    let due = turn.due.map(|due| view! { <span class="muted nowrap">{move || t::terms::turn_due(date(due))}</span> });
    view! {
        <span class="customer-status">
            <StatusTag turn=authorization_turn(row.state, &turn, &viewer) label=authorization_state(row.state) detail/>
            {due}
        </span>
    }
}

#[component]
fn RowActions(
    row: CustomerAuthorization,
    list: ListState,
    withdrawing: RwSignal<Option<CustomerAuthorization>>,
) -> impl IntoView {
    let id = row.authorization_id.to_string();
    let href = Route::Authorizations.with(&[("record", id.as_str())]);
    let open = move |event: leptos::ev::MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            list.set_other("record", Some(&id));
        }
    };
    let can_withdraw = row.actions.contains(&AuthorizationEvent::Withdraw);
    let may_not =
        row.state == AuthorizationState::Pending && !untrack(|| session::may(Permission::RequestAuthorization));
    let (name, record) = (row.customer.clone(), row.authorization_id.to_string());
    let item = if can_withdraw {
        MenuItem::new(t::authorizations::WITHDRAW, move |()| withdrawing.set(Some(row.clone())))
    } else {
        MenuItem::new(t::authorizations::WITHDRAW, move |()| list.set_other("record", Some(&record)))
            .blocked(t::customers::ROLE_CANNOT)
    };
    let items = Signal::stored(vec![item]);
    let label = move || t::customers::more_for(&name);
    view! {
        <span class="row-actions">
            <a href=href on:click=open>{t::authorizations::HISTORY}</a>
            {(can_withdraw || may_not).then(|| view! { <Menu label=Text::from(label) icon=IconName::MORE items/> })}
        </span>
    }
}
