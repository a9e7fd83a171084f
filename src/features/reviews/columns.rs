//! The columns of the queue.

use super::words::{VIEWER, applicant, subject};
use crate::explain::program_terms::{review_kind, review_state};
use crate::explain::{review_turn, turn_detail};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{Column, StatusTag, TimeText};
use domain::api::reviews::Review;
use domain::states::review::ReviewState;
use leptos::prelude::*;

/// Does it wait for the vendor?
pub(super) fn needs_you(row: &Review) -> bool {
    row.state == ReviewState::UnderReview
}

pub(super) fn all() -> Vec<Column<Review>> {
    use t::reviews as r;
    vec![
        Column::new("subject", r::SUBJECT, |row: &Review| {
            let href = Route::Review(row.review_id.clone()).path();
            view! { <a href=href><bdi>{subject(row)}</bdi></a> }
        })
        .identity(),
        Column::new("kind", r::KIND, |row: &Review| view! { <span>{review_kind(row.kind)}</span> }),
        Column::new("applicant", r::APPLICANT, |row: &Review| view! { <bdi>{applicant(row)}</bdi> }),
        Column::new("state", r::STATE, |row: &Review| {
            let (shape, label) = (review_turn(row.state, &row.turn, &VIEWER), review_state(row.state));
            if needs_you(row) {
                view! { <StatusTag turn=shape label detail=turn_detail(&row.turn, &VIEWER)/> }.into_any()
            } else {
                view! { <StatusTag turn=shape label/> }.into_any()
            }
        }),
        Column::new("due", r::DUE, |row: &Review| match row.turn.due {
            Some(at) => view! { <TimeText at/> }.into_any(),
            None => "–".into_any(),
        }),
        Column::new("submitted_at", r::SUBMITTED_AT, |row: &Review| view! { <TimeText at=row.submitted_at/> }),
        Column::new("submitted_by", r::SUBMITTED_BY, |row: &Review| view! { <bdi>{row.submitted_by.clone()}</bdi> })
            .hidden(),
        Column::new("reason", r::REASON, |row: &Review| row.reason.clone().unwrap_or_else(|| "–".to_owned())).hidden(),
    ]
}
