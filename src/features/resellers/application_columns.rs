//! The columns of the applications, and which of them are chosen.

use super::words::{VIEWER, applicant, shape};
use crate::explain::program_terms::reseller_application_state;
use crate::explain::turn_detail;
use crate::i18n::{
    date,
    t::{self, resellers as r},
};
use crate::page::{Eyes, masked, masking};
use crate::routes::Route;
use crate::ui::{Column, StatusTag, TimeText};
use domain::api::reseller_applications::{ResellerApplication, SeenApplication};
use domain::states::reseller_application::ResellerApplicationEvent as Event;
use leptos::prelude::*;

/// The applications that are ticked, in the version that was seen. A handle.
#[derive(Clone, Copy, Default)]
pub(super) struct Chosen(RwSignal<Vec<ResellerApplication>>);

impl Chosen {
    /// How many. Followed.
    pub(super) fn count(self) -> usize {
        self.0.with(Vec::len)
    }

    /// As they were seen.
    pub(super) fn seen(self) -> Vec<SeenApplication> {
        let seen = |row: &ResellerApplication| SeenApplication {
            application_id: row.application_id.clone(),
            version: row.version,
        };
        self.0.with_untracked(|rows| rows.iter().map(seen).collect())
    }

    /// The rows themselves, for names in answers.
    pub(super) fn rows(self) -> Vec<ResellerApplication> {
        self.0.get_untracked()
    }

    /// Lets go of those that are not among these rows as they were ticked.
    pub(super) fn keep(self, rows: &[ResellerApplication]) {
        let stays = |one: &ResellerApplication| rows.iter().any(|row| is_same(row, one));
        if self.0.with_untracked(|chosen| !chosen.iter().all(stays)) {
            self.0.update(|chosen| chosen.retain(stays));
        }
    }

    fn has(self, row: &ResellerApplication) -> bool {
        self.0.with(|chosen| chosen.iter().any(|one| is_same(one, row)))
    }

    fn toggle(self, row: &ResellerApplication) {
        self.0.update(|chosen| {
            let before = chosen.len();
            chosen.retain(|one| !is_same(one, row));
            if chosen.len() == before {
                chosen.push(row.clone());
            }
        });
    }
}

fn is_same(one: &ResellerApplication, other: &ResellerApplication) -> bool {
    one.application_id == other.application_id && one.version == other.version
}

/// Does it wait for the distributor?
pub(super) fn needs_you(row: &ResellerApplication) -> bool {
    row.actions.contains(&Event::Approve)
}

pub(super) fn all(eyes: Eyes, chosen: Chosen) -> Vec<Column<ResellerApplication>> {
    vec![
        Column::new("name", r::NAME, move |row: &ResellerApplication| identity(row, eyes.names, chosen))
            .identity()
            .tool(move || eyes.of_names()),
        Column::new("state", r::STATE, |row: &ResellerApplication| status(row)),
        Column::new("account", r::ACCOUNT, move |row: &ResellerApplication| {
            masked(&row.account_name, eyes.names, masking::name)
        }),
        Column::new("mobile_phone", r::MOBILE_PHONE, move |row: &ResellerApplication| {
            masked(&row.mobile_phone, eyes.phones, masking::telephone)
        })
        .tool(move || eyes.of_phones()),
        Column::new("email", r::EMAIL, move |row: &ResellerApplication| masked(&row.email, eyes.mails, masking::email))
            .tool(move || eyes.of_mails()),
        Column::new("submitted_at", r::SUBMITTED_AT, |row: &ResellerApplication| {
            view! { <TimeText at=row.submitted_at text=date(row.submitted_at)/> }
        })
        .sortable(),
        Column::new("reason", r::REASON, |row: &ResellerApplication| {
            row.reason.clone().unwrap_or_else(|| "–".to_owned())
        })
        .hidden(),
        Column::new("actions", t::common::ACTIONS, |row: &ResellerApplication| {
            let href = Route::ResellerApplication(row.application_id.clone()).path();
            let words = if needs_you(row) { r::REVIEW } else { r::DETAILS };
            view! { <a href=href>{words}</a> }
        })
        .actions(),
    ]
}

/// The name; what waits can be ticked for one answer to several.
fn identity(row: &ResellerApplication, plain: RwSignal<bool>, chosen: Chosen) -> AnyView {
    let href = Route::ResellerApplication(row.application_id.clone()).path();
    let name = applicant(row);
    let label = name.clone();
    let shown = move || if plain.get() { name.get().into_owned() } else { masking::name(&name.get()) };
    let link = view! { <a href=href><bdi>{shown}</bdi></a> };
    if !needs_you(row) {
        return link.into_any();
    }
    let (own, ticked) = (row.clone(), row.clone());
    view! {
        <span class="row">
            <label class="checkbox">
                <input type="checkbox" prop:checked=move || chosen.has(&own) on:change=move |_| chosen.toggle(&ticked)/>
                <span class="visually-hidden">{move || r::choose(label.get().into_owned())}</span>
            </label>
            {link}
        </span>
    }
    .into_any()
}

fn status(row: &ResellerApplication) -> AnyView {
    let (turn, shape, label) = (row.turn, shape(row), reseller_application_state(row.state));
    if turn.who.is_none() {
        return view! { <StatusTag turn=shape label/> }.into_any();
    }
    let detail = turn_detail(&turn, &VIEWER);
    view! { <StatusTag turn=shape label detail/> }.into_any()
}
