//! The columns of both lists.

use super::words;
use crate::explain::{Viewer, turn_detail};
use crate::i18n::{date, day, t};
use crate::routes::Route;
use crate::ui::{AmountText, Column, StatusTag, TimeText, Turn};
use domain::api::opportunities::Opportunity;
use domain::money::Money;
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
    ]
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
