//! What a personal account has to show, as its owner and the partner that it is bound to see it.

use crate::explain::program_terms;
use crate::i18n::{Key, Text, date, joined, number, t::specialists as s};
use crate::ui::{Column, DataTable, EmptyKind, EmptyState, Fact, KeyFacts, StatusTag, TablePrefs, TimeText, Turn};
use chrono::{DateTime, Utc};
use domain::api::personal_records::{HeldCertificate, ProjectRecord, SyncState, Training};
use domain::rules::certification::certificates::Discount;
use leptos::prelude::*;

/// Position, since when, and whether the account is verified as a person.
#[component]
pub fn Employment(position: String, cloud_since: Option<DateTime<Utc>>, verified: bool) -> impl IntoView {
    let verified = if verified { (Turn::Done, s::VERIFIED) } else { (Turn::Failed, s::NOT_VERIFIED) };
    let position = if position.is_empty() { "–".to_owned() } else { position };
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{s::EMPLOYMENT}</h2>
            <KeyFacts>
                <Fact label=s::POSITION>{position}</Fact>
                {cloud_since.map(|at| view! { <Fact label=s::CLOUD_SINCE><TimeText at text=date(at)/></Fact> })}
                <Fact label=s::VERIFICATION><StatusTag turn=verified.0 label=verified.1/></Fact>
            </KeyFacts>
        </section>
    }
    .into_any()
}

/// The certificates, each with every reason why it does not count.
#[component]
pub fn CertificatePanel(#[prop(into)] rows: Signal<Option<Vec<HeldCertificate>>>) -> impl IntoView {
    let empty = nothing(s::NO_CERTIFICATES);
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{s::CERTIFICATES}</h2>
            <DataTable caption=s::CERTIFICATES columns=certificate_columns() rows row_key=|one| one.number.clone()
                prefs=TablePrefs::of("specialist_certificates") empty empty_kind=Signal::stored(EmptyKind::NothingYet)/>
        </section>
    }
    .into_any()
}

/// The trainings.
#[component]
pub fn TrainingPanel(#[prop(into)] rows: Signal<Option<Vec<Training>>>) -> impl IntoView {
    let empty = nothing(s::NO_TRAININGS);
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{s::TRAININGS}</h2>
            <DataTable caption=s::TRAININGS columns=training_columns() rows row_key=|one| format!("{}-{}", one.name, one.completed_at)
                prefs=TablePrefs::of("specialist_trainings") empty empty_kind=Signal::stored(EmptyKind::NothingYet)/>
        </section>
    }
    .into_any()
}

/// What an empty table says.
pub fn nothing(title: Key) -> Callback<EmptyKind, AnyView> {
    Callback::new(move |kind| view! { <EmptyState kind title/> }.into_any())
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
            let (turn, label) = sync(row.sync_state);
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
    let all = row.discounts.clone();
    let why: Text = (move || discounts(&all)).into();
    view! {
        <span class="stack">
            <StatusTag turn=Turn::Closed label=s::COUNTS_NO/>
            <span class="muted">{move || why.get()}</span>
        </span>
    }
    .into_any()
}

/// Every reason why a certificate does not count; nothing when it does. Followed.
pub fn discounts(all: &[Discount]) -> String {
    joined(all.iter().map(|why| program_terms::discount(*why).get()))
}

/// Has a certificate arrived?
const fn sync(state: SyncState) -> (Turn, Key) {
    match state {
        SyncState::Synced => (Turn::Done, s::SYNCED),
        SyncState::Pending => (Turn::Running, s::SYNC_PENDING),
        SyncState::Failed => (Turn::Failed, s::SYNC_FAILED),
    }
}

fn training_columns() -> Vec<Column<Training>> {
    vec![
        Column::new("name", s::TRAINING, |row: &Training| row.name.clone()).identity(),
        Column::new("done", s::COMPLETED_AT, |row: &Training| {
            view! { <TimeText at=row.completed_at text=date(row.completed_at)/> }
        }),
        Column::new("hours", s::HOURS, |row: &Training| {
            let hours = row.hours;
            view! { <span>{move || number(hours)}</span> }
        })
        .numeric(),
    ]
}

/// What is shown of a project, whatever else its row has; `entered` says who entered those that are not the vendor's.
pub fn project_columns<T: 'static>(record: fn(&T) -> &ProjectRecord, entered: Key) -> Vec<Column<T>> {
    vec![
        Column::new("name", s::PROJECT, move |row: &T| record(row).name.clone()).identity(),
        Column::new("duty", s::DUTY, move |row: &T| record(row).duty.clone()),
        Column::new("from", s::STARTED_AT, move |row: &T| {
            let at = record(row).started_at;
            view! { <TimeText at text=date(at)/> }
        }),
        Column::new("to", s::ENDED_AT, move |row: &T| match record(row).ended_at {
            Some(at) => view! { <TimeText at text=date(at)/> }.into_any(),
            None => view! { <span>{s::GOES_ON}</span> }.into_any(),
        }),
        Column::new("by", s::RECORDED_BY, move |row: &T| {
            let by = if record(row).by_vendor { s::BY_VENDOR } else { entered };
            view! { <span>{by}</span> }
        }),
    ]
}
