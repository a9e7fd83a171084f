//! Taking an application for a programme back.

use super::words::not_allowed;
use crate::api::{message, programs, use_sender};
use crate::explain::program_terms;
use crate::i18n::{Text, t};
use crate::ui::{Button, ConfirmDialog, Tone, use_toasts};
use domain::api::programs::ProgramCard;
use leptos::prelude::*;

/// The button and its confirmation.
#[component]
pub(super) fn Withdraw(card: ProgramCard) -> impl IntoView {
    use t::programs as p;
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender(), use_toasts());
    let (program, version) = (card.program, card.version);
    let title: Text = (move || p::withdraw_title(program_terms::program(program).get())).into();
    let confirm = move |()| {
        sender.send(programs::withdraw(program, version), move |_| {
            open.set(false);
            toasts.done(p::WITHDRAWN);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <Button reason=Signal::derive(not_allowed) on_press=move |()| open.set(true)>{p::WITHDRAW}</Button>
        <ConfirmDialog open title confirm=p::WITHDRAW tone=Tone::Danger busy=sender.busy() error on_confirm=confirm>
            <p>{p::WITHDRAW_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}
