//! Asks before a project is deleted.

use super::projects::Doing;
use crate::api::{Fetch, message, my_records, use_sender};
use crate::i18n::t::my_records as m;
use crate::ui::{ConfirmDialog, opened_while, use_toasts};
use domain::api::own_records::{OwnProject, OwnRecords};
use leptos::prelude::*;

/// The version of the project as the page knows it now; what the dialog was opened with, when it is gone.
fn seen(mine: Fetch<OwnRecords>, project: &OwnProject) -> i64 {
    let id = &project.project_id;
    let known = |all: &OwnRecords| all.projects.iter().find(|one| one.project_id == *id).map(|one| one.version);
    untrack(|| mine.read(known)).flatten().unwrap_or(project.version)
}

#[component]
pub(super) fn DeleteDialog(mine: Fetch<OwnRecords>, doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let asked = Memo::new(move |_| match doing.get() {
        Some(Doing::Delete(project)) => Some(project),
        _ => None,
    });
    let open = opened_while(asked);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title = move || {
        let name = |project: &OwnProject| m::delete_title(&project.record.name);
        asked.with(|asked| asked.as_ref().map(name)).unwrap_or_default()
    };
    let go = move |()| {
        let Some(project) = asked.get_untracked() else { return };
        let version = seen(mine, &project);
        sender.send(my_records::delete_project(&project.project_id, version), move |_| {
            toasts.done(m::DELETED);
            open.set(false);
        });
    };
    let closed = move |()| {
        doing.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title confirm=m::DELETE busy=sender.busy() error on_confirm=go on_closed=closed>
            <p>{m::DELETE_BODY}</p>
        </ConfirmDialog>
    }
    .into_any()
}
