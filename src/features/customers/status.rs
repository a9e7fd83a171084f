//! How a customer stands: whose turn it is when a request waits, frozen, in arrears.

use crate::explain::{Viewer, freeze_state, operation, party, turn_detail, waiting_turn};
use crate::i18n::{Key, date, money, t};
use crate::ui::{StatusDetail, StatusTag, Turn};
use domain::api::customers::{ConsoleRow, CustomerInfo, PendingRequest};
use domain::association::{AssociationType, FreezeState, Party, RequestKind};
use leptos::prelude::*;

/// Does the row wait for the partner's answer?
pub(super) fn needs_you(row: &CustomerInfo) -> bool {
    let who = row.console.as_ref().and_then(|console| console.pending.as_ref()).and_then(|pending| pending.turn.who);
    matches!(who, Some(Party::Partner | Party::PartnerAdmin))
}

/// Tags for everything that is not ordinary; a quiet word when all is.
#[component]
pub(super) fn CustomerStatus(row: CustomerInfo) -> impl IntoView {
    let viewer = Viewer::Partner(row.customer_id.clone());
    let Some(console) = row.console else { return ().into_any() };
    let pending = console.pending.clone().map(|pending| pending_tag(pending, viewer));
    let frozen = (console.freeze != FreezeState::Normal).then(|| frozen_tag(&console));
    let arrears = console.facts.customer.arrears.is_positive().then(|| arrears_tag(&console));
    let ordinary = pending.is_none() && frozen.is_none() && arrears.is_none();
    view! {
        <span class="customer-status">
            {pending}{frozen}{arrears}
            {ordinary.then(|| view! { <span class="muted">{t::customers::STATUS_NORMAL}</span> })}
        </span>
    }
    .into_any()
}

/// What is asked, short enough for a row.
fn short(kind: RequestKind) -> Key {
    match kind {
        RequestKind::SwitchType => t::customers::SHORT_SWITCH,
        RequestKind::Unbind => operation(kind),
    }
}

fn pending_tag(pending: PendingRequest, viewer: Viewer) -> impl IntoView {
    let PendingRequest { kind, turn, .. } = pending;
    let shape = waiting_turn(&turn, &viewer);
    let asked = turn.who.map(|who| party(who, &viewer));
    let label = move || match (shape, asked) {
        (Turn::NeedsYou, _) => t::customers::pending_yours(short(kind).get()),
        (_, Some(who)) => t::customers::pending_theirs(short(kind).get(), who.get()),
        (_, None) => short(kind).get().to_owned(),
    };
    let next = if shape == Turn::NeedsYou { t::customers::NEXT_ANSWER } else { t::customers::NEXT_WAIT };
    let detail = StatusDetail { next_step: Some(next.into()), ..turn_detail(&turn, &viewer) };
    view! {
        <StatusTag turn=shape label detail/>
        {turn.due.map(|due| view! { <span class="muted nowrap">{move || t::terms::turn_due(date(due))}</span> })}
    }
}

/// Why an account is frozen, as far as its facts tell.
pub(super) const fn freeze_cause(console: &ConsoleRow) -> Key {
    let customer = &console.facts.customer;
    match (customer.frozen_by_hand, customer.arrears.is_positive()) {
        (true, _) => t::customers::FROZEN_BY_HAND,
        (false, true) => t::customers::FROZEN_BY_ARREARS,
        (false, false) => t::customers::FROZEN_OTHER,
    }
}

fn frozen_tag(console: &ConsoleRow) -> impl IntoView + use<> {
    let state = console.freeze;
    let detail = StatusDetail { next_step: Some(freeze_cause(console).into()), ..StatusDetail::default() };
    view! { <StatusTag turn=Turn::Failed label=freeze_state(state) detail/> }
}

/// Only the partner's allocation clears the arrears of a resale customer.
fn arrears_tag(console: &ConsoleRow) -> impl IntoView + use<> {
    let standing = &console.facts.customer;
    let amount = standing.arrears;
    let resale = standing.association_type == AssociationType::Resale;
    let (turn, next) = if resale {
        (Turn::NeedsYou, t::customers::ARREARS_ALLOCATE)
    } else {
        (Turn::Waiting, t::customers::ARREARS_TOP_UP)
    };
    let actor = if resale { t::terms::PARTY_YOU } else { t::terms::PARTY_CUSTOMER };
    let detail = StatusDetail { next_step: Some(next.into()), actor: Some(actor.into()), ..StatusDetail::default() };
    let label = move || t::customers::arrears_of(money(amount.minor, amount.currency.as_str()));
    view! { <StatusTag turn label detail/> }
}
