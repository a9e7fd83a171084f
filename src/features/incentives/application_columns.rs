//! The columns of the payout applications.

use super::actions::{Asked, RowActions};
use super::line_columns::amount;
use super::words;
use crate::explain::{Viewer, turn_detail, turn_line};
use crate::i18n::{Key, date, t};
use crate::routes::Route;
use crate::ui::{Column, StatusDetail, StatusTag, TimeText, Turn};
use domain::api::payouts::PayoutApplication;
use leptos::prelude::*;

/// Is it the partner's turn?
pub(super) fn needs_you(row: &PayoutApplication) -> bool {
    words::payout_turn(row) == Turn::NeedsYou
}

pub(super) fn all(asked: RwSignal<Option<Asked>>) -> Vec<Column<PayoutApplication>> {
    use t::incentives as i;
    vec![
        Column::new("payout_no", i::PAYOUT_NO, |row: &PayoutApplication| {
            let href = Route::Payout(row.payout_id.clone()).path();
            view! { <a href=href>{row.payout_no.clone()}</a> }
        })
        .identity(),
        Column::new("state", i::STATE, |row: &PayoutApplication| view! { <PayoutStatus row=row.clone()/> }),
        Column::new("meaning", i::MEANING, |row: &PayoutApplication| {
            let (title, meaning) = (words::meaning(row.explanation), words::meaning(row.explanation));
            view! { <span class="meaning" title=title>{meaning}</span> }
        }),
        Column::new("turn", i::TURN, |row: &PayoutApplication| {
            let turn = row.turn;
            move || turn_line(&turn, &Viewer::PartnerStaff).into_iter().next()
        }),
        Column::new("amount", i::AMOUNT, |row: &PayoutApplication| amount(row.amount)).numeric().sortable(),
        Column::new("stage", i::STAGE, |row: &PayoutApplication| word(words::stage(row.stage))),
        Column::new("next_stage", i::NEXT_STAGE, |row: &PayoutApplication| {
            word(row.next_stage.map_or(i::STAGE_NONE, words::stage))
        }),
        Column::new("method", i::METHOD, |row: &PayoutApplication| word(words::method(row.method))),
        Column::new("applied_at", i::APPLIED_AT, |row: &PayoutApplication| {
            view! { <TimeText at=row.applied_at text=date(row.applied_at)/> }
        })
        .sortable(),
        Column::new("applicant", i::APPLICANT, |row: &PayoutApplication| row.applicant_name.clone()).hidden(),
        Column::new("actions", t::common::ACTIONS, move |row: &PayoutApplication| {
            view! { <RowActions row=row.clone() asked/> }
        })
        .actions(),
    ]
}

fn word(key: Key) -> impl IntoView {
    view! { <span>{key}</span> }
}

/// State with next step, actor, deadline and what silence does.
#[component]
pub(super) fn PayoutStatus(row: PayoutApplication) -> impl IntoView {
    let turn = row.turn;
    let next_step = row.next_stage.map(|stage| words::stage(stage).into());
    let detail = StatusDetail { next_step, ..turn_detail(&turn, &Viewer::PartnerStaff) };
    view! { <StatusTag turn=words::payout_turn(&row) label=words::state(row.state) detail/> }
}
