//! What a bound personal account shares: employment, certificates, trainings, projects.

use crate::explain::{CertificatePanel, Employment, TrainingPanel, nothing, project_columns};
use crate::i18n::t::specialists as s;
use crate::ui::{DataTable, EmptyKind, EmptyState, TablePrefs};
use domain::api::personal_records::{PersonalRecords, ProjectRecord};
use domain::states::specialist::SpecialistState;
use leptos::prelude::*;

/// The records, or why there are none to see.
#[component]
pub fn Records(records: Option<PersonalRecords>, state: SpecialistState) -> impl IntoView {
    let Some(records) = records else {
        let hint = if state == SpecialistState::Unbound { s::SHARING_ENDED } else { s::SHARING_NOT_BEGUN };
        return view! { <EmptyState kind=EmptyKind::NoRight title=s::NOT_SHARED hint/> }.into_any();
    };
    let PersonalRecords { personally_verified, position, cloud_since, certificates, trainings, projects } = records;
    let columns = project_columns(|row: &ProjectRecord| row, s::BY_EMPLOYEE);
    view! {
        <Employment position cloud_since verified=personally_verified/>
        <CertificatePanel rows=Signal::stored(Some(certificates))/>
        <TrainingPanel rows=Signal::stored(Some(trainings))/>
        <section class="panel stack">
            <h2 class="panel-title">{s::PROJECTS}</h2>
            <DataTable caption=s::PROJECTS columns rows=Signal::stored(Some(projects)) row_key=|one| format!("{}-{}", one.name, one.started_at)
                prefs=TablePrefs::of("specialist_projects") empty=nothing(s::NO_PROJECTS) empty_kind=Signal::stored(EmptyKind::NothingYet)/>
        </section>
    }
    .into_any()
}
