//! What a customer has that stands in the way of changes, and who can end it.

use super::columns::word;
use crate::explain::obligation_kind;
use crate::i18n::{Key, t};
use crate::ui::{AmountText, Column, DataTable, EmptyKind, EmptyState, TimeText};
use chrono::{DateTime, Utc};
use domain::api::customers::Obligation;
use domain::association::ObligationKind;
use leptos::prelude::*;

/// Orders, instances, plans and contracts with since, until, amount and who can end each.
#[component]
pub(super) fn ObligationList(obligations: Vec<Obligation>) -> impl IntoView {
    let empty = Callback::new(|_| {
        view! { <EmptyState kind=EmptyKind::NothingYet title=t::customers::NO_OBLIGATIONS hint=t::customers::NO_OBLIGATIONS_HINT/> }.into_any()
    });
    view! {
        <p class="muted prose">{t::customers::OBLIGATIONS_HINT}</p>
        <DataTable caption=t::customers::TAB_OBLIGATIONS columns=columns() rows=Signal::stored(Some(obligations)) row_key=key empty/>
    }
}

fn key(row: &Obligation) -> String {
    format!("{}-{}", row.obligation_id, row.version)
}

fn columns() -> Vec<Column<Obligation>> {
    use t::customers as c;
    vec![
        Column::new(
            "title",
            c::OBLIGATION,
            |row: &Obligation| view! { <strong><bdi>{row.title.clone()}</bdi></strong> },
        )
        .identity(),
        Column::new("kind", c::OBLIGATION_KIND, |row: &Obligation| word(obligation_kind(row.kind))),
        Column::new("who", c::WHO_CAN_END, |row: &Obligation| word(who_can_end(row.kind))),
        Column::new("amount", c::AMOUNT, |row: &Obligation| {
            row.amount.map(|amount| view! { <AmountText minor=amount.minor currency=amount.currency.as_str()/> })
        })
        .numeric(),
        Column::new("until", c::UNTIL, |row: &Obligation| match row.until {
            Some(until) => time(Some(until)).into_any(),
            None => view! { <span class="muted">{c::NO_END}</span> }.into_any(),
        }),
        Column::new("since", c::SINCE, |row: &Obligation| time(Some(row.since))),
    ]
}

fn time(at: Option<DateTime<Utc>>) -> impl IntoView {
    at.map(|at| view! { <TimeText at text=crate::i18n::date(at)/> })
}

fn who_can_end(kind: ObligationKind) -> Key {
    match kind {
        ObligationKind::PartnerPayOrder => t::customers::END_PAY_OR_CANCEL,
        ObligationKind::StoredValueCard => t::customers::END_USE_UP,
        ObligationKind::IndependentMember => t::customers::END_DETACH,
        kind if kind.customer_can_end() => t::customers::END_UNSUBSCRIBE,
        ObligationKind::SpecialContract => t::customers::END_OFFLINE,
        _ => t::customers::END_VENDOR,
    }
}
