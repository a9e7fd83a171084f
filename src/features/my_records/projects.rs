//! The projects: one's own with what can be done with them, the vendor's with why nothing can.

use crate::api::Fetch;
use crate::explain::{nothing, project_columns};
use crate::i18n::{Text, number, t, t::my_records as m, t::specialists as s};
use crate::ui::{Button, Column, DataTable, EmptyKind, IconName, Menu, MenuItem, TablePrefs, Tone};
use domain::api::own_records::{OwnProject, OwnRecords, PROJECTS_MAX};
use leptos::prelude::*;

/// What a dialog of the page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    Add,
    Edit(OwnProject),
    Delete(OwnProject),
    /// Why it cannot be changed.
    Why(OwnProject),
}

#[component]
pub(super) fn Projects(mine: Fetch<OwnRecords>, doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let rows = Signal::derive(move || mine.read(|all| all.projects.clone()));
    let reason = Signal::derive(move || {
        let count = rows.with(|rows| rows.as_ref().map_or(0, Vec::len));
        let is_full = u32::try_from(count).is_ok_and(|count| count >= PROJECTS_MAX);
        is_full.then(|| m::projects_full(number(PROJECTS_MAX)))
    });
    let mut columns = project_columns(|row: &OwnProject| &row.record, m::BY_YOU);
    columns.push(actions(doing));
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{s::PROJECTS}</h2>
            <p class="prose">{m::PROJECTS_LEAD}</p>
            <div class="row">
                <Button tone=Tone::Primary reason on_press=move |()| doing.set(Some(Doing::Add))>{m::ADD}</Button>
            </div>
            <DataTable caption=s::PROJECTS columns rows row_key=|row| format!("{}-{}", row.project_id, row.version)
                busy=mine.busy() prefs=TablePrefs::of("own_projects")
                empty=nothing(s::NO_PROJECTS) empty_kind=Signal::stored(EmptyKind::NothingYet)/>
        </section>
    }
    .into_any()
}

fn actions(doing: RwSignal<Option<Doing>>) -> Column<OwnProject> {
    Column::new("actions", t::common::ACTIONS, move |row: &OwnProject| {
        let (name, project) = (row.record.name.clone(), row.clone());
        if !row.change.allowed() {
            let rest = move || format!("{}{name}", t::common::COLON.get());
            return view! {
                <Button tone=Tone::Quiet on_press=move |()| doing.set(Some(Doing::Why(project.clone())))>
                    {m::WHY_FIXED}<span class="visually-hidden">{rest}</span>
                </Button>
            }
            .into_any();
        }
        let label: Text = (move || m::actions_of(&name)).into();
        let items = Signal::derive(move || {
            let (edited, deleted) = (project.clone(), project.clone());
            vec![
                MenuItem::new(t::common::EDIT, move |()| doing.set(Some(Doing::Edit(edited.clone())))),
                MenuItem::new(m::DELETE, move |()| doing.set(Some(Doing::Delete(deleted.clone())))).danger(),
            ]
        });
        view! { <Menu label icon=IconName::MORE items/> }.into_any()
    })
    .actions()
}
