//! Taking a payout application back.

use crate::api::{Fetch, incentives, message, use_sender};
use crate::i18n::{money, t};
use crate::ui::{Button, ConfirmDialog, Tone, use_toasts};
use domain::api::associations::Answer;
use domain::api::payouts::PayoutApplication;
use domain::states::payout::PayoutEvent;
use leptos::prelude::*;

/// The button; when it is too late it stays and says so. The version is read when it is pressed.
#[component]
pub(super) fn Withdraw(payout: Fetch<PayoutApplication>) -> impl IntoView {
    let open = RwSignal::new(false);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let is_known = Memo::new(move |_| payout.read(|_| ()).is_some());
    let reason = Signal::derive(move || {
        let possible = payout.read(|payout| payout.actions.contains(&PayoutEvent::Withdraw));
        possible.is_some_and(|possible| !possible).then(|| t::incentives::WITHDRAW_NOT_NOW.get().to_owned())
    });
    let title = move || payout.read(|payout| t::incentives::withdraw_title(&payout.payout_no)).unwrap_or_default();
    let text = move || {
        let amount = payout.read(|payout| payout.amount)?;
        Some(t::incentives::withdraw_text(money(amount.minor, amount.currency.as_str())))
    };
    let confirm = move |()| {
        let known = untrack(|| payout.read(|payout| (payout.payout_id.clone(), payout.version)));
        let Some((id, version)) = known else { return };
        sender.send(incentives::withdraw_payout(&id, version, &Answer::default()), move |_| {
            open.set(false);
            toasts.done(t::incentives::WITHDRAWN);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    let button = move || {
        let ask = move |()| open.set(true);
        is_known.get().then(|| view! { <Button reason on_press=ask>{t::incentives::WITHDRAW}</Button> })
    };
    view! {
        {button}
        <ConfirmDialog open title confirm=t::incentives::WITHDRAW tone=Tone::Danger busy=sender.busy() error on_confirm=confirm
            on_closed=move |()| sender.clear()>
            <p>{text}</p>
        </ConfirmDialog>
    }
}
