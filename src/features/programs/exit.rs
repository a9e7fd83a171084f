//! Leaving a path, after a confirmation.

use super::paths::Asked;
use super::words::not_allowed;
use crate::api::{message, programs, use_sender};
use crate::explain::{program_terms, unmet_line};
use crate::i18n::t::programs as p;
use crate::ui::{Button, ConfirmDialog, Tone, use_toasts};
use domain::api::programs::PathCard;
use domain::rules::verdict::Verdict;
use domain::states::path_stage::PathEvent;
use leptos::prelude::*;

/// The button; when it cannot be pressed it stays and says why.
#[component]
pub(super) fn Exit(card: PathCard, exit: StoredValue<Verdict>, leaving: Asked) -> impl IntoView {
    let path = card.path;
    let in_stage = card.actions.contains(&PathEvent::Exit);
    let reason = Signal::derive(move || {
        let stage = (!in_stage).then(|| p::EXIT_STAGE.get().to_owned());
        not_allowed().or(stage).or_else(|| exit.with_value(|verdict| unmet_line(&verdict.conditions)))
    });
    view! { <Button tone=Tone::Danger reason on_press=move |()| leaving.path.set(Some(path))>{p::EXIT}</Button> }
}

/// Opens for the path that is asked about.
#[component]
pub(super) fn ExitDialog(asked: Asked) -> impl IntoView {
    let open = asked.open();
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title = move || asked.path.get().map(|path| p::exit_title(program_terms::path(path).get())).unwrap_or_default();
    let confirm = move |()| {
        let Some((path, version)) = asked.known() else { return };
        sender.send(programs::exit(path, version), move |_| {
            open.set(false);
            toasts.done(p::EXIT_DONE);
        });
    };
    let closed = move |()| {
        asked.path.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title confirm=p::EXIT busy=sender.busy() error on_confirm=confirm on_closed=closed>
            <p>{p::EXIT_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}
