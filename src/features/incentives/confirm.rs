//! Sending a payout application and taking it back: each is asked before it is done.

use super::actions::{Act, Asked};
use super::invoices::InvoiceDialog;
use crate::api::{ApiError, incentives, message, use_sender};
use crate::i18n::t::incentives as i;
use crate::i18n::{Key, money};
use crate::ui::{ConfirmDialog, Tone, opened_while, use_toasts};
use domain::api::associations::Answer;
use leptos::prelude::*;

/// The dialogs of whatever is asked for.
#[component]
pub(super) fn PayoutDialogs(asked: RwSignal<Option<Asked>>) -> impl IntoView {
    view! {
        <Confirm asked act=Act::Submit verb=i::ACT_SUBMIT done=i::SUBMITTED tone=Tone::Primary/>
        <Confirm asked act=Act::Withdraw verb=i::WITHDRAW done=i::WITHDRAWN tone=Tone::Danger/>
        <InvoiceDialog asked/>
    }
    .into_any()
}

#[component]
fn Confirm(asked: RwSignal<Option<Asked>>, act: Act, verb: Key, done: Key, tone: Tone) -> impl IntoView {
    let mine = Memo::new(move |_| asked.get().filter(|asked| asked.act == act));
    let open = opened_while(mine);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let title = move || {
        let number = mine.get().map(|asked| asked.payout.payout_no).unwrap_or_default();
        if act == Act::Submit { i::submit_title(number) } else { i::withdraw_title(number) }
    };
    let text = move || {
        let amount = mine.get()?.payout.amount;
        let amount = money(amount.minor, amount.currency.as_str());
        Some(if act == Act::Submit { i::submit_text(amount) } else { i::withdraw_text(amount) })
    };
    let confirm = move |()| {
        let Some(Asked { payout, .. }) = mine.get_untracked() else { return };
        let request = match act {
            Act::Submit => incentives::submit_payout(&payout.payout_id, payout.version),
            _ => incentives::withdraw_payout(&payout.payout_id, payout.version, &Answer::default()),
        };
        sender.send_then(request, move |answer| match answer {
            Ok(_) => {
                open.set(false);
                toasts.done(done);
            }
            // Whoever was told what changed meanwhile may confirm again: then it counts for the newest version.
            Err(ApiError::Stale(stale)) => asked.update(|asked| {
                if let Some(asked) = asked {
                    asked.payout.version = stale.current;
                }
            }),
            Err(_) => {}
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    let closed = move |()| {
        asked.set(None);
        sender.clear();
    };
    view! {
        <ConfirmDialog open title confirm=verb tone busy=sender.busy() error on_confirm=confirm on_closed=closed>
            <p>{text}</p>
        </ConfirmDialog>
    }
}
