//! The columns of both tabs.

use super::words;
use crate::explain::{Viewer, program_terms, turn_detail};
use crate::features::opportunities::columns::amount;
use crate::i18n::{date, t};
use crate::routes::Route;
use crate::ui::{Column, StatusTag, TimeText, Turn};
use domain::api::opportunity_incentives::OpportunityIncentive;
use leptos::prelude::*;
use t::opportunity_incentives as i;

/// Is it the partner's turn?
pub(super) fn needs_you(row: &OpportunityIncentive) -> bool {
    words::shape(row.state, &row.turn) == Turn::NeedsYou
}

pub(super) fn all() -> Vec<Column<OpportunityIncentive>> {
    vec![
        Column::new("opportunity", i::OPPORTUNITY, |row: &OpportunityIncentive| {
            let href = Route::OpportunityIncentive(row.incentive_id.clone()).path();
            view! { <a href=href><bdi>{row.opportunity_name.clone()}</bdi></a> }
        })
        .identity(),
        Column::new("state", i::STATE, |row: &OpportunityIncentive| view! { <IncentiveStatus row=row.clone()/> }),
        Column::new("due", i::DUE, |row: &OpportunityIncentive| match row.turn.due {
            Some(at) => view! { <TimeText at/> }.into_any(),
            None => "–".into_any(),
        })
        .sortable(),
        Column::new("customer", i::CUSTOMER, |row: &OpportunityIncentive| {
            view! { <bdi>{row.customer_name.clone()}</bdi> }
        }),
        Column::new("amount", i::AMOUNT, |row: &OpportunityIncentive| amount(row.amount)).numeric().sortable(),
        Column::new("cloud_revenue", i::CLOUD_REVENUE, |row: &OpportunityIncentive| amount(row.cloud_revenue))
            .numeric()
            .hidden(),
        Column::new("applied_at", i::APPLIED_AT, |row: &OpportunityIncentive| {
            view! { <TimeText at=row.applied_at text=date(row.applied_at)/> }
        }),
        Column::new("published_at", i::PUBLISHED_AT, |row: &OpportunityIncentive| {
            row.published_at.map(|at| view! { <TimeText at text=date(at)/> })
        }),
        Column::new("changed_at", i::CHANGED_AT, |row: &OpportunityIncentive| {
            view! { <TimeText at=row.changed_at text=date(row.changed_at)/> }
        })
        .sortable()
        .hidden(),
        Column::new("number", i::NUMBER, |row: &OpportunityIncentive| row.incentive_no.clone()).hidden(),
    ]
}

/// State with actor, deadline and what silence does.
#[component]
pub(super) fn IncentiveStatus(row: OpportunityIncentive) -> impl IntoView {
    let detail = turn_detail(&row.turn, &Viewer::PartnerStaff);
    let label = program_terms::opportunity_incentive_state(row.state);
    view! { <StatusTag turn=words::shape(row.state, &row.turn) label detail/> }
}
