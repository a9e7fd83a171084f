//! The other general links: those that ended, and those of others.

use super::words::link_state;
use crate::api::Fetch;
use crate::explain::association_type;
use crate::i18n::{date, number, t, t::development as d};
use crate::ui::{Button, Column, DataTable, EmptyKind, EmptyState, StatusTag, TablePrefs, TimeText, Tone};
use domain::api::customer_development::{CustomerInvitation, CustomerInvitationState, CustomerInvitations};
use leptos::prelude::*;

#[component]
pub(super) fn Earlier(
    links: Fetch<CustomerInvitations>,
    rest: Signal<Option<Vec<CustomerInvitation>>>,
    asked: RwSignal<Option<CustomerInvitation>>,
) -> impl IntoView {
    let nothing =
        Callback::new(move |kind| view! { <EmptyState kind title=d::NO_EARLIER hint=d::NO_EARLIER_HINT/> }.into_any());
    view! {
        <section class="stack screen-only earlier-links">
            <h2 class="panel-title">{d::EARLIER}</h2>
            <DataTable caption=d::EARLIER columns=columns(asked) rows=rest row_key=|one| format!("{}-{}-{}", one.invitation_id, one.version, one.state)
                prefs=TablePrefs::of("customer_invitations") busy=links.busy()
                empty=nothing empty_kind=Signal::stored(EmptyKind::NothingYet)/>
        </section>
    }
    .into_any()
}

fn columns(asked: RwSignal<Option<CustomerInvitation>>) -> Vec<Column<CustomerInvitation>> {
    vec![
        Column::new("type", d::INVITED_AS, |one: &CustomerInvitation| {
            view! { <span>{association_type(one.association_type)}</span> }
        })
        .identity(),
        Column::new("state", d::STATE, |one: &CustomerInvitation| {
            let (turn, label) = link_state(one.state);
            view! { <StatusTag turn label/> }
        }),
        Column::new("tag", d::TAG, |one: &CustomerInvitation| view! { <code>{one.tag.clone()}</code> }),
        Column::new("made_by", d::MADE_BY, |one: &CustomerInvitation| view! { <bdi>{one.made_by.clone()}</bdi> }),
        Column::new("made_at", d::MADE_AT, |one: &CustomerInvitation| {
            view! { <TimeText at=one.made_at text=date(one.made_at)/> }
        }),
        Column::new("expires_at", d::LINK_UNTIL, |one: &CustomerInvitation| {
            view! { <TimeText at=one.expires_at text=date(one.expires_at)/> }
        }),
        Column::new("associated", d::CAME_THROUGH, |one: &CustomerInvitation| {
            let count = one.associated;
            move || number(count)
        })
        .numeric(),
        Column::new("actions", t::common::ACTIONS, move |one: &CustomerInvitation| {
            let reason = (one.state != CustomerInvitationState::Open).then_some(d::LINK_ENDED);
            let reason = Signal::derive(move || reason.map(|key| key.get().to_owned()));
            let one = one.clone();
            view! { <Button tone=Tone::Quiet reason on_press=move |()| asked.set(Some(one.clone()))>{d::WITHDRAW_LINK}</Button> }
        })
        .actions(),
    ]
}
