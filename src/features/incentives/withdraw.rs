//! Taking a payout application back.

use crate::api::{incentives, message, use_sender};
use crate::i18n::{Text, money, t};
use crate::ui::{Button, ConfirmDialog, Tone, use_toasts};
use domain::api::associations::Answer;
use domain::api::payouts::PayoutApplication;
use domain::states::payout::PayoutEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The button; when it is too late it stays and says so.
#[component]
pub(super) fn Withdraw(payout: Arc<PayoutApplication>) -> impl IntoView {
    let open = RwSignal::new(false);
    let sender = use_sender();
    let toasts = use_toasts();
    let possible = payout.actions.contains(&PayoutEvent::Withdraw);
    let reason = Signal::derive(move || (!possible).then(|| t::incentives::WITHDRAW_NOT_NOW.get().to_owned()));
    let (number, amount) = (payout.payout_no.clone(), payout.amount);
    let title: Text = (move || t::incentives::withdraw_title(&number)).into();
    let confirm = move |()| {
        sender.send(incentives::withdraw_payout(&payout.payout_id, payout.version, &Answer::default()), move |_| {
            open.set(false);
            toasts.done(t::incentives::WITHDRAWN);
        });
    };
    view! {
        <Button reason on_press=move |()| open.set(true)>{t::incentives::WITHDRAW}</Button>
        <ConfirmDialog open title confirm=t::incentives::WITHDRAW tone=Tone::Danger busy=sender.busy()
            error=Signal::derive(move || sender.error().map(|error| message(&error))) on_confirm=confirm>
            <p>{move || t::incentives::withdraw_text(money(amount.minor, amount.currency.as_str()))}</p>
        </ConfirmDialog>
    }
}
