//! The records that keep the account on its path, with state, number and date.

use crate::explain::program_terms::{record_kind, solution_state};
use crate::i18n::t;
use crate::ui::{CopyId, TimeText};
use domain::api::path_records::{PathRecord, PathRecordKind};
use leptos::prelude::*;

/// Where the newest record of a kind stands: links of conditions lead there.
fn anchor(kind: PathRecordKind) -> String {
    format!("record-{}", kind.as_str())
}

/// All of them, newest first.
#[component]
pub(super) fn Records(records: Vec<PathRecord>) -> impl IntoView {
    use t::programs as p;
    // Where there is none of a kind, the line that says so is what links lead to.
    let missing: Vec<_> =
        PathRecordKind::ALL.iter().copied().filter(|kind| records.iter().all(|record| record.kind != *kind)).collect();
    let mut kinds = Vec::new();
    let row = move |record: PathRecord| {
        let first = !kinds.contains(&record.kind);
        kinds.push(record.kind);
        view! {
            <tr data-kind=record.kind.as_str() id=first.then(|| anchor(record.kind))>
                <th scope="row">{record_kind(record.kind)}{(!record.name.is_empty()).then(|| view! { <bdi class="muted">" "{record.name}</bdi> })}</th>
                <td>{move || record.solution_state.map(|state| solution_state(state).get())}</td>
                <td><CopyId id=record.number/></td>
                <td><TimeText at=record.recorded_at/></td>
            </tr>
        }
    };
    let body = if records.is_empty() {
        view! { <p class="muted">{p::RECORDS_NONE}</p> }.into_any()
    } else {
        view! {
            <table class="steps">
                <thead><tr><th scope="col">{p::RECORD_KIND}</th><th scope="col">{p::RECORD_STATE}</th><th scope="col">{p::RECORD_NUMBER}</th><th scope="col">{p::RECORD_AT}</th></tr></thead>
                <tbody>{records.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="panel stack" id="records">
            <h2 class="panel-title">{p::RECORDS}</h2>
            {body}
            {none_of(missing)}
            <p class="muted">{p::RECORDS_BY_VENDOR}</p>
        </section>
    }
}

/// The kinds without a record, each with its anchor.
fn none_of(kinds: Vec<PathRecordKind>) -> impl IntoView {
    let count = kinds.len();
    let kinds = kinds.into_iter().enumerate().map(move |(at, kind)| {
        let separator = (at + 1 < count).then(|| view! { {t::terms::LIST_SEPARATOR} });
        view! { <span id=anchor(kind)>{record_kind(kind)}</span>{separator} }
    });
    (count > 0)
        .then(|| view! { <p class="muted">{t::programs::RECORDS_MISSING}{t::common::COLON}{kinds.collect_view()}</p> })
}
