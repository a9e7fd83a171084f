//! Taking an application back while the vendor has not decided.

use crate::api::{Fetch, message, programs, use_sender};
use crate::explain::program_terms;
use crate::i18n::t::programs as p;
use crate::ui::{ConfirmDialog, Tone, opened_while, use_toasts};
use domain::api::programs::Programs;
use domain::program::Program;
use leptos::prelude::*;

/// Opens for the programme that is asked about.
#[component]
pub(super) fn WithdrawDialog(asked: RwSignal<Option<Program>>, all: Fetch<Programs>) -> impl IntoView {
    let open = opened_while(asked);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title =
        move || asked.get().map(|program| p::withdraw_title(program_terms::program(program).get())).unwrap_or_default();
    // What is withdrawn from the vendor alone, and what from the distributor too.
    let text = move || match asked.get() {
        Some(Program::CloudReseller) => p::WITHDRAW_RESELLER_TEXT,
        _ => p::WITHDRAW_TEXT,
    };
    let confirm = move |()| {
        let Some(program) = asked.get_untracked() else { return };
        let version =
            |all: &Programs| all.programs.iter().find(|card| card.program == program).map(|card| card.version);
        let Some(version) = untrack(|| all.read(version)).flatten() else { return };
        sender.send(programs::withdraw(program, version), move |_| {
            open.set(false);
            toasts.done(p::WITHDRAWN);
        });
    };
    let closed = move |()| {
        asked.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title confirm=p::WITHDRAW tone=Tone::Danger busy=sender.busy() error on_confirm=confirm on_closed=closed>
            <p>{move || text().get()}</p>
        </ConfirmDialog>
    }
    .into_any()
}

/// The same of an application for renewal.
#[component]
pub(super) fn WithdrawRenewalDialog(asked: RwSignal<Option<Program>>, all: Fetch<Programs>) -> impl IntoView {
    let open = opened_while(asked);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title = move || {
        asked.get().map(|program| p::renew_withdraw_title(program_terms::program(program).get())).unwrap_or_default()
    };
    let confirm = move |()| {
        let Some(program) = asked.get_untracked() else { return };
        let version =
            |all: &Programs| all.programs.iter().find(|card| card.program == program).map(|card| card.version);
        let Some(version) = untrack(|| all.read(version)).flatten() else { return };
        sender.send(programs::withdraw_renewal(program, version), move |_| {
            open.set(false);
            toasts.done(p::RENEW_WITHDRAWN);
        });
    };
    let closed = move |()| {
        asked.set(None);
        sender.clear();
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title confirm=p::RENEW_WITHDRAW tone=Tone::Danger busy=sender.busy() error on_confirm=confirm on_closed=closed>
            <p>{p::RENEW_WITHDRAW_TEXT}</p>
        </ConfirmDialog>
    }
    .into_any()
}
