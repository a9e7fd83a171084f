//! The tab 订单与合同: what stands in the way of a change, and ending what the customer can end itself.

use crate::api::{ApiError, message, my_partner, use_fetch, use_sender};
use crate::explain::obligation_kind;
use crate::i18n::{Text, date, t};
use crate::ui::{
    AmountText, Button, Column, ConfirmDialog, DataTable, EmptyKind, EmptyState, TimeText, Tone, opened_while,
    use_toasts,
};
use domain::api::customers::Obligation;
use leptos::prelude::*;

#[component]
pub(super) fn ServiceTab() -> impl IntoView {
    let answer = use_fetch(my_partner::obligations);
    let rows = Signal::derive(move || answer.read(|answer| answer.obligations.clone()));
    let ending = RwSignal::new(None::<Obligation>);
    let empty = Callback::new(|_| {
        view! { <EmptyState kind=EmptyKind::NothingYet title=t::my_partner::NO_SERVICES/> }.into_any()
    });
    view! {
        <div class="stack">
            <p class="muted prose">{t::my_partner::SERVICES_HINT}</p>
            <DataTable caption=t::my_partner::TAB_SERVICES columns=columns(ending) rows
                row_key=|row| format!("{}-{}", row.obligation_id, row.version) busy=answer.busy()
                failure=answer.failure() on_retry=move |()| answer.reload() empty/>
            <EndDialog ending/>
        </div>
    }
}

fn columns(ending: RwSignal<Option<Obligation>>) -> Vec<Column<Obligation>> {
    use t::my_partner as m;
    vec![
        Column::new("title", m::WHAT, |row: &Obligation| view! { <strong><bdi>{row.title.clone()}</bdi></strong> })
            .identity(),
        Column::new("kind", m::KIND, |row: &Obligation| {
            let kind = obligation_kind(row.kind);
            view! { <span>{kind}</span> }
        }),
        Column::new("amount", m::AMOUNT, |row: &Obligation| {
            row.amount.map(|amount| view! { <AmountText minor=amount.minor currency=amount.currency.as_str()/> })
        })
        .numeric(),
        Column::new("until", m::UNTIL, |row: &Obligation| match row.until {
            Some(until) => view! { <TimeText at=until text=date(until)/> }.into_any(),
            None => view! { <span class="muted">{m::NO_END}</span> }.into_any(),
        }),
        Column::new("actions", t::common::ACTIONS, move |row: &Obligation| {
            if !row.kind.customer_can_end() {
                return view! { <span class="muted">{m::CANNOT_END}</span> }.into_any();
            }
            let row = row.clone();
            view! { <Button on_press=move |()| ending.set(Some(row.clone()))>{m::END}</Button> }.into_any()
        })
        .actions(),
    ]
}

#[component]
fn EndDialog(ending: RwSignal<Option<Obligation>>) -> impl IntoView {
    let open = opened_while(ending);
    let (sender, toasts) = (use_sender().refreshing(), use_toasts());
    let closed = move |()| {
        ending.set(None);
        sender.clear();
    };
    let title: Text = (move || {
        ending.with(|ending| ending.as_ref().map(|what| t::my_partner::end_title(&what.title))).unwrap_or_default()
    })
    .into();
    let confirm = move |()| {
        let Some(what) = ending.get_untracked() else { return };
        sender.send_then(my_partner::end_obligation(&what.obligation_id, what.version), move |answer| match answer {
            Ok(_) => {
                open.set(false);
                toasts.done(t::my_partner::ENDED);
            }
            // Whoever was told what changed meanwhile may confirm again: then it counts for the newest version.
            Err(ApiError::Stale(stale)) => ending.update(|what| {
                if let Some(what) = what {
                    what.version = stale.current;
                }
            }),
            Err(_) => {}
        });
    };
    view! {
        <ConfirmDialog open title confirm=t::my_partner::END tone=Tone::Danger busy=sender.busy()
            error=Signal::derive(move || sender.error().map(|error| message(&error))) on_confirm=confirm on_closed=closed>
            <p>{t::my_partner::END_TEXT}</p>
        </ConfirmDialog>
    }
}
