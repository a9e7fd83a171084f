//! What was applied for, and what the vendor said.

use crate::explain::program_terms::{self, level_step};
use crate::explain::{Viewer, review_turn};
use crate::i18n::t::programs as p;
use crate::ui::{StatusTag, TimeText};
use domain::api::levels::LevelApplication;
use domain::program::PartnerTier;
use domain::states::review::ReviewState;
use leptos::prelude::*;

/// Every application, newest first; nothing when there never was one.
#[component]
pub(super) fn LevelHistory(applications: Vec<LevelApplication>) -> impl IntoView {
    let row = |one: LevelApplication| {
        let turn = review_turn(one.state, &one.turn, &Viewer::PartnerStaff);
        view! {
            <tr>
                <th scope="row"><TimeText at=one.applied_at/></th>
                <td>{one.to.map(|to| view! { <span>{move || level_step(one.from, to)}</span> })}</td>
                <td>{given(&one).map(|level| view! { <span>{program_terms::partner_tier(level)}</span> })}</td>
                <td>{one.applied_by}</td>
                <td><StatusTag turn label=program_terms::review_state(one.state)/></td>
                <td>{one.answer}</td>
            </tr>
        }
    };
    (!applications.is_empty())
        .then(|| {
            view! {
                <section class="stack">
                    <h3>{p::LEVEL_HISTORY}</h3>
                    <table class="steps">
                        <thead>
                            <tr>
                                <th scope="col">{p::APPLIED_AT}</th>
                                <th scope="col">{p::LEVEL_NEXT}</th>
                                <th scope="col">{p::LEVEL_GIVEN}</th>
                                <th scope="col">{p::LEVEL_APPLIED_BY}</th>
                                <th scope="col">{p::LEVEL_STATE}</th>
                                <th scope="col">{p::LEVEL_ANSWER}</th>
                            </tr>
                        </thead>
                        <tbody>{applications.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </section>
            }
        })
        .into_any()
}

/// What an application was answered with: the level that was asked for, or none.
fn given(one: &LevelApplication) -> Option<PartnerTier> {
    one.to.filter(|_| one.state == ReviewState::Approved)
}
