//! Leaving a path, after a confirmation.

use super::words::not_allowed;
use crate::api::{message, programs, use_sender};
use crate::explain::{program_terms, unmet_line};
use crate::i18n::{Text, t};
use crate::ui::{Button, ConfirmDialog, Tone, use_toasts};
use domain::api::programs::PathCard;
use domain::rules::verdict::Verdict;
use domain::states::path_stage::PathEvent;
use leptos::prelude::*;

/// The button; when it cannot be pressed it stays and says why.
#[component]
pub(super) fn Exit(card: PathCard, exit: StoredValue<Verdict>) -> impl IntoView {
    use t::programs as p;
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let (path, version) = (card.path, card.version);
    let in_stage = card.actions.contains(&PathEvent::Exit);
    let reason = Signal::derive(move || {
        let stage = (!in_stage).then(|| p::EXIT_STAGE.get().to_owned());
        not_allowed().or(stage).or_else(|| exit.with_value(|verdict| unmet_line(&verdict.conditions)))
    });
    let title: Text = (move || p::exit_title(program_terms::path(path).get())).into();
    let confirm = move |()| {
        sender.send(programs::exit(path, version), move |_| {
            open.set(false);
            toasts.done(p::EXIT_DONE);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <Button tone=Tone::Danger reason on_press=move |()| open.set(true)>{p::EXIT}</Button>
        <ConfirmDialog open title confirm=p::EXIT busy=sender.busy() error on_confirm=confirm>
            <p>{p::EXIT_TEXT}</p>
        </ConfirmDialog>
    }
}
