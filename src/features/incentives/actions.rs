//! What the partner can do with a payout application: the state table says what and when (SM-7).

use crate::api::{Fetch, session};
use crate::i18n::t::incentives as i;
use crate::i18n::{Key, Text, t};
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Button, IconName, Menu, MenuItem, Tone};
use domain::api::payouts::PayoutApplication;
use domain::permission::Permission;
use domain::states::payout::{PayoutEvent, PayoutState};
use leptos::prelude::*;

/// An event of the table that is the partner's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Submit,
    HandIn,
    Withdraw,
}

/// What a dialog is open for: the application as it was when it was asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) act: Act,
    pub(super) payout: PayoutApplication,
}

/// What its state allows now, with the verb.
fn possible(payout: &PayoutApplication) -> Vec<(Act, Key)> {
    let act = |event: &PayoutEvent| match event {
        PayoutEvent::Submit => Some((Act::Submit, i::ACT_SUBMIT)),
        PayoutEvent::SubmitInvoice if payout.state == PayoutState::InvoiceRejected => {
            Some((Act::HandIn, i::ACT_HAND_IN_AGAIN))
        }
        PayoutEvent::SubmitInvoice => Some((Act::HandIn, i::ACT_HAND_IN)),
        PayoutEvent::Withdraw => Some((Act::Withdraw, i::WITHDRAW)),
        _ => None,
    };
    payout.actions.iter().filter_map(act).collect()
}

/// Why this reader can do none of it. Followed.
fn no_right() -> Option<String> {
    (!session::may(Permission::ManagePayouts)).then(|| i::NEEDS_RIGHT.get().to_owned())
}

/// The menu of a row.
#[component]
pub(super) fn RowActions(row: PayoutApplication, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let name = row.payout_no.clone();
    let label: Text = (move || i::actions_of(&name)).into();
    let items = Signal::derive(move || {
        let to_details = Route::Payout(row.payout_id.clone()).path();
        let details = MenuItem::new(i::DETAILS, move |()| navigate(&to_details, Moved::Push));
        let (denied, row) = (no_right(), row.clone());
        let acts = possible(&row).into_iter().map(move |(act, verb)| match denied.clone() {
            Some(reason) => {
                let path = Route::Payout(row.payout_id.clone()).path();
                MenuItem::new(verb, move |()| navigate(&path, Moved::Push)).blocked(reason)
            }
            None => {
                let payout = row.clone();
                let item = MenuItem::new(verb, move |()| asked.set(Some(Asked { act, payout: payout.clone() })));
                if act == Act::Withdraw { item.danger() } else { item }
            }
        });
        std::iter::once(details).chain(acts).collect()
    });
    view! { <Menu label icon=IconName::MORE items/> }
}

/// The buttons of its page. Withdrawing stays when it is too late, and says so.
#[component]
pub(super) fn PageActions(payout: Fetch<PayoutApplication>, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let acts = Memo::new(move |_| payout.read(possible));
    let ask = move |act| {
        if let Some(payout) = untrack(|| payout.get()) {
            asked.set(Some(Asked { act, payout: payout.as_ref().clone() }));
        }
    };
    let first = move || {
        let (act, verb) = acts.get()?.into_iter().find(|(act, _)| *act != Act::Withdraw)?;
        let reason = Signal::derive(no_right);
        Some(view! { <Button tone=Tone::Primary reason on_press=move |()| ask(act)>{verb}</Button> })
    };
    let too_late = Signal::derive(move || {
        let possible = acts.get().is_some_and(|acts| acts.iter().any(|(act, _)| *act == Act::Withdraw));
        if possible { no_right() } else { Some(i::WITHDRAW_NOT_NOW.get().to_owned()) }
    });
    let is_known = Memo::new(move |_| acts.with(Option::is_some));
    let withdraw = move || {
        let press = move |()| ask(Act::Withdraw);
        is_known.get().then(|| view! { <Button reason=too_late on_press=press>{t::incentives::WITHDRAW}</Button> })
    };
    view! { {first} {withdraw} }
}
