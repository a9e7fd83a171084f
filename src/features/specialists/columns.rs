//! The columns of both lists.

use super::actions::entries;
use super::chosen::Chosen;
use super::words;
use crate::explain::{Viewer, program_terms, turn_detail};
use crate::i18n::{Text, date, t, t::specialists as s};
use crate::routes::Route;
use crate::ui::{Column, IconName, Menu, StatusTag, TimeText};
use domain::api::specialists::{Specialist, SpecialistView};
use domain::program::DevelopmentPath;
use leptos::prelude::*;

/// What is shown of a link; the list of specialists shows the path, that of invitations when it was sent.
pub(super) fn all(
    view: SpecialistView,
    paths: Signal<Vec<DevelopmentPath>>,
    chosen: Chosen,
) -> Vec<Column<Specialist>> {
    let specialists = view == SpecialistView::Specialists;
    let name = Column::new("name", s::NAME, move |row: &Specialist| identity(row, chosen)).identity();
    let account =
        Column::new("account", s::ACCOUNT, |row: &Specialist| view! { <code>{row.account_name.clone()}</code> });
    let state = Column::new("state", s::STATE, |row: &Specialist| {
        view! { <StatusTag turn=words::shape(row) label=program_terms::specialist_state(row.state) detail=turn_detail(&row.turn, &Viewer::PartnerStaff)/> }
    });
    let path = Column::new("path", s::PATH, |row: &Specialist| match row.path {
        Some(path) => view! { <span>{program_terms::path(path)}</span> }.into_any(),
        None => view! { <span>"–"</span> }.into_any(),
    });
    let certificates = Column::new("certificates", s::CERTIFICATES, |row: &Specialist| match row.certificates {
        Some(count) => view! { <span>{move || words::counted(count)}</span> }.into_any(),
        None => view! { <span class="muted">{s::NOT_SHARED}</span> }.into_any(),
    });
    let invited = Column::new("invited_at", s::INVITED_AT, |row: &Specialist| {
        view! { <TimeText at=row.invited_at text=date(row.invited_at)/> }
    });
    let until = Column::new("invited_until", s::INVITED_UNTIL, |row: &Specialist| {
        view! { <TimeText at=row.invited_until text=date(row.invited_until)/> }
    })
    .hidden();
    let since = Column::new("since", s::STATE_SINCE, |row: &Specialist| {
        view! { <TimeText at=row.state_since text=date(row.state_since)/> }
    });
    let actions = Column::new("actions", t::common::ACTIONS, move |row: &Specialist| actions(row, paths)).actions();
    if specialists {
        vec![name, state, path, certificates, since, account.hidden(), invited.hidden(), actions]
    } else {
        vec![name, state, account, invited, certificates, until, since.hidden(), path.hidden(), actions]
    }
}

/// The name; whoever can be applied for can be ticked for one application for several.
fn identity(row: &Specialist, chosen: Chosen) -> AnyView {
    let link = view! { <a href=Route::Specialist(row.specialist_id.clone()).path()><bdi>{row.name.clone()}</bdi></a> };
    if !chosen.offers(row) {
        return link.into_any();
    }
    let (own, ticked, name) = (row.specialist_id.clone(), row.specialist_id.clone(), row.name.clone());
    view! {
        <span class="row">
            <label class="checkbox">
                <input type="checkbox" prop:checked=move || chosen.has(&own) on:change=move |_| chosen.toggle(&ticked)/>
                <span class="visually-hidden">{move || s::choose_employee(&name)}</span>
            </label>
            {link}
        </span>
    }
    .into_any()
}

fn actions(row: &Specialist, paths: Signal<Vec<DevelopmentPath>>) -> impl IntoView + use<> {
    let (link, name) = (Route::Specialist(row.specialist_id.clone()).path(), row.name.clone());
    let label: Text = (move || s::actions_of(&name)).into();
    let row = row.clone();
    let items = Signal::derive(move || paths.with(|paths| entries(&row, paths)));
    view! {
        <span class="row-actions">
            <a href=link>{s::DETAILS}</a>
            <Menu label icon=IconName::MORE items/>
        </span>
    }
}
