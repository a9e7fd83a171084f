//! The columns of both lists.

use super::actions::address;
use super::words;
use crate::explain::{Viewer, turn_detail};
use crate::i18n::{Text, date, day, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::{AmountText, Column, IconName, Menu, MenuItem, StatusTag, TimeText, Turn};
use domain::api::opportunities::Opportunity;
use domain::money::Money;
use domain::opportunity::OpportunityAction as Action;
use leptos::prelude::*;
use t::opportunities as o;

/// Is it the partner's turn?
pub(super) fn needs_you(row: &Opportunity) -> bool {
    words::shape(row.state, &row.turn) == Turn::NeedsYou
}

pub(super) fn all() -> Vec<Column<Opportunity>> {
    vec![
        Column::new("name", o::NAME, |row: &Opportunity| {
            let href = Route::Opportunity(row.opportunity_id.clone()).path();
            view! { <a href=href><bdi>{row.name.clone()}</bdi></a> }
        })
        .identity(),
        Column::new("state", o::STATE, |row: &Opportunity| view! { <OpportunityStatus row=row.clone()/> }),
        Column::new("due", o::DUE, |row: &Opportunity| match row.turn.due {
            Some(at) => view! { <TimeText at/> }.into_any(),
            None => "–".into_any(),
        })
        .sortable(),
        Column::new("customer", o::CUSTOMER, |row: &Opportunity| view! { <bdi>{row.customer_name.clone()}</bdi> }),
        Column::new("opportunity_value", o::OPPORTUNITY_VALUE, |row: &Opportunity| amount(row.opportunity_value))
            .numeric()
            .sortable(),
        Column::new("cloud_revenue", o::CLOUD_REVENUE, |row: &Opportunity| amount(row.cloud_revenue))
            .numeric()
            .hidden(),
        Column::new("expected_on", o::EXPECTED_ON, |row: &Opportunity| {
            let on = row.expected_on;
            move || on.map_or_else(|| "–".to_owned(), day)
        }),
        Column::new("shared_at", o::SHARED_AT, |row: &Opportunity| match row.shared_at {
            Some(at) => view! { <TimeText at text=date(at)/> }.into_any(),
            None => "–".into_any(),
        })
        .hidden(),
        Column::new("changed_at", o::CHANGED_AT, |row: &Opportunity| {
            view! { <TimeText at=row.changed_at text=date(row.changed_at)/> }
        })
        .sortable(),
        Column::new("number", o::NUMBER, |row: &Opportunity| row.opportunity_no.clone()).hidden(),
        Column::new("actions", t::common::ACTIONS, row_actions).actions(),
    ]
}

/// The details, and what the state machine has for the partner now; its page asks before anything is done.
fn row_actions(row: &Opportunity) -> impl IntoView + use<> {
    let (route, name) = (Route::Opportunity(row.opportunity_id.clone()), row.name.clone());
    let label: Text = (move || o::actions_of(&name)).into();
    let href = route.path();
    let entry = |action: &Action| {
        let words = match action {
            Action::Accept => o::ACCEPT,
            Action::Decline => o::DECLINE,
            Action::UpdateProgress => o::UPDATE_PROGRESS,
            Action::Discard => o::DISCARD,
            Action::Submit | Action::Deliver | Action::Close => return None,
        };
        let link = route.with(&[("do", address(*action))]);
        let item = MenuItem::new(words, move |()| navigate(&link, Moved::Push));
        Some(if matches!(action, Action::Decline | Action::Discard) { item.danger() } else { item })
    };
    let mut items: Vec<_> = row.actions.iter().filter_map(entry).collect();
    if row.actions.contains(&Action::Submit) {
        let link = Route::EditOpportunity(row.opportunity_id.clone()).path();
        items.insert(0, MenuItem::new(t::common::EDIT, move |()| navigate(&link, Moved::Push)));
    }
    let menu = (!items.is_empty()).then(|| {
        view! { <Menu label icon=IconName::MORE items=Signal::stored(items)/> }
    });
    view! { <span class="row-actions"><a href=href>{o::DETAILS}</a>{menu}</span> }
}

pub(super) fn amount(money: Money) -> impl IntoView {
    view! { <AmountText minor=money.minor currency=money.currency.as_str()/> }
}

/// State with actor, deadline and what silence does.
#[component]
pub(super) fn OpportunityStatus(row: Opportunity) -> impl IntoView {
    let turn = row.turn;
    let detail = turn_detail(&turn, &Viewer::PartnerStaff);
    view! { <StatusTag turn=words::shape(row.state, &turn) label=words::state(row.direction, row.state) detail/> }
}
