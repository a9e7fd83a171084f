//! What a bound personal account shares: employment, certificates, trainings, projects.

use super::words;
use crate::explain::program_terms;
use crate::i18n::{Key, Text, date, number, t::specialists as s};
use crate::ui::{Column, DataTable, EmptyKind, EmptyState, Fact, KeyFacts, StatusTag, TablePrefs, TimeText, Turn};
use domain::api::personal_records::{HeldCertificate, PersonalRecords, ProjectRecord, Training};
use domain::states::specialist::SpecialistState;
use leptos::prelude::*;

/// The records, or why there are none to see.
#[component]
pub fn Records(records: Option<PersonalRecords>, state: SpecialistState) -> impl IntoView {
    let Some(records) = records else {
        let hint = if state == SpecialistState::Unbound { s::SHARING_ENDED } else { s::SHARING_NOT_BEGUN };
        return view! { <EmptyState kind=EmptyKind::NoRight title=s::NOT_SHARED hint/> }.into_any();
    };
    let verified =
        if records.personally_verified { (Turn::Done, s::VERIFIED) } else { (Turn::Failed, s::NOT_VERIFIED) };
    let position = records.position.clone();
    let position = if position.is_empty() { "–".to_owned() } else { position };
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{s::EMPLOYMENT}</h2>
            <KeyFacts>
                <Fact label=s::POSITION>{position}</Fact>
                {records.cloud_since.map(|at| view! { <Fact label=s::CLOUD_SINCE><TimeText at text=date(at)/></Fact> })}
                <Fact label=s::VERIFICATION><StatusTag turn=verified.0 label=verified.1/></Fact>
            </KeyFacts>
        </section>
        {panel(s::CERTIFICATES, s::NO_CERTIFICATES, "specialist_certificates", certificate_columns(), records.certificates, |one| one.number.clone())}
        {panel(s::TRAININGS, s::NO_TRAININGS, "specialist_trainings", training_columns(), records.trainings, |one| format!("{}-{}", one.name, one.completed_at))}
        {panel(s::PROJECTS, s::NO_PROJECTS, "specialist_projects", project_columns(), records.projects, |one| format!("{}-{}", one.name, one.started_at))}
    }
    .into_any()
}

fn panel<T: Clone + PartialEq + Send + Sync + 'static>(
    title: Key,
    nothing: Key,
    prefs: &'static str,
    columns: Vec<Column<T>>,
    rows: Vec<T>,
    row_key: fn(&T) -> String,
) -> AnyView {
    let empty = Callback::new(move |kind| view! { <EmptyState kind title=nothing/> }.into_any());
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{title}</h2>
            <DataTable caption=title columns rows=Signal::stored(Some(rows)) row_key prefs=TablePrefs::of(prefs) empty
                empty_kind=Signal::stored(EmptyKind::NothingYet)/>
        </section>
    }
    .into_any()
}

fn certificate_columns() -> Vec<Column<HeldCertificate>> {
    vec![
        Column::new("code", s::CERTIFICATE, |row: &HeldCertificate| {
            let code = row.certificate.code;
            view! { <span>{move || program_terms::certificate(code)}</span> }
        })
        .identity(),
        Column::new("counts", s::COUNTS, |row: &HeldCertificate| counts(row)),
        Column::new("level", s::LEVEL, |row: &HeldCertificate| match row.certificate.code.counts_as() {
            Some(level) => view! { <span>{program_terms::cert_level(level)}</span> }.into_any(),
            None => view! { <span>"–"</span> }.into_any(),
        }),
        Column::new("earned", s::EARNED_AT, |row: &HeldCertificate| {
            view! { <TimeText at=row.earned_at text=date(row.earned_at)/> }
        }),
        Column::new("until", s::VALID_UNTIL, |row: &HeldCertificate| match row.certificate.valid_until {
            Some(at) => view! { <TimeText at text=date(at)/> }.into_any(),
            None => view! { <span>{s::NO_END}</span> }.into_any(),
        }),
        Column::new("sync", s::SYNC, |row: &HeldCertificate| {
            let (turn, label) = words::sync(row.sync_state);
            view! { <StatusTag turn label/> }
        }),
        Column::new("number", s::NUMBER, |row: &HeldCertificate| view! { <code>{row.number.clone()}</code> }).hidden(),
    ]
}

/// Does it count, and if not, why?
fn counts(row: &HeldCertificate) -> impl IntoView + use<> {
    if row.discounts.is_empty() {
        return view! { <StatusTag turn=Turn::Done label=s::COUNTS_YES/> }.into_any();
    }
    let discounts = row.discounts.clone();
    let why: Text = (move || words::discounts(&discounts)).into();
    view! {
        <span class="stack">
            <StatusTag turn=Turn::Closed label=s::COUNTS_NO/>
            <span class="muted">{move || why.get()}</span>
        </span>
    }
    .into_any()
}

fn training_columns() -> Vec<Column<Training>> {
    vec![
        Column::new("name", s::TRAINING, |row: &Training| row.name.clone()).identity(),
        Column::new("done", s::COMPLETED_AT, |row: &Training| {
            view! { <TimeText at=row.completed_at text=date(row.completed_at)/> }
        }),
        Column::new("hours", s::HOURS, |row: &Training| {
            let hours = row.hours;
            view! { <span>{move || number(hours.into())}</span> }
        })
        .numeric(),
    ]
}

fn project_columns() -> Vec<Column<ProjectRecord>> {
    vec![
        Column::new("name", s::PROJECT, |row: &ProjectRecord| row.name.clone()).identity(),
        Column::new("duty", s::DUTY, |row: &ProjectRecord| row.duty.clone()),
        Column::new("from", s::STARTED_AT, |row: &ProjectRecord| {
            view! { <TimeText at=row.started_at text=date(row.started_at)/> }
        }),
        Column::new("to", s::ENDED_AT, |row: &ProjectRecord| match row.ended_at {
            Some(at) => view! { <TimeText at text=date(at)/> }.into_any(),
            None => view! { <span>{s::GOES_ON}</span> }.into_any(),
        }),
        Column::new("by", s::RECORDED_BY, |row: &ProjectRecord| {
            let by = if row.by_vendor { s::BY_VENDOR } else { s::BY_EMPLOYEE };
            view! { <span>{by}</span> }
        }),
    ]
}
