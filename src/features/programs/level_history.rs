//! What was applied for, and what the vendor said.

use crate::explain::{Viewer, program_terms, review_turn};
use crate::i18n::t::programs as p;
use crate::ui::{StatusTag, TimeText};
use domain::api::levels::LevelApplication;
use leptos::prelude::*;

/// Every application, newest first; nothing when there never was one.
#[component]
pub(super) fn LevelHistory(applications: Vec<LevelApplication>) -> impl IntoView {
    let row = |one: LevelApplication| {
        let turn = review_turn(one.state, &one.turn, &Viewer::PartnerStaff);
        view! {
            <tr>
                <th scope="row"><TimeText at=one.applied_at/></th>
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
