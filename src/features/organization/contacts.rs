//! The tab 客户联系人: whom customers see as contacts.

use super::contact_form::ContactDialog;
use crate::api::{message, organization, session, use_fetch, use_sender};
use crate::i18n::{Text, number, t};
use crate::ui::{
    Button, Column, ConfirmDialog, DataTable, EmptyKind, EmptyState, IconName, Menu, MenuItem, Tone, opened_while,
    use_toasts,
};
use domain::api::roles::{Contacts as Answer, CustomerContact};
use domain::rules::organization::{ContactRoomFacts, contact_room};
use leptos::prelude::*;
use t::organization as o;

/// What the dialog of the tab is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Editing {
    New,
    Known(CustomerContact),
}

#[component]
pub(super) fn Contacts() -> impl IntoView {
    let answer = use_fetch(organization::contacts);
    let rows = Signal::derive(move || answer.read(|answer: &Answer| answer.contacts.clone()));
    let (editing, deleting) = (RwSignal::new(None::<Editing>), RwSignal::new(None::<CustomerContact>));
    let count = move || rows.with(|rows| rows.as_ref().map_or(0, Vec::len)) as u64;
    let cap = session::policy().map(|policy| u64::from(policy.organization.max_contacts)).unwrap_or_default();
    let reason = Signal::derive(move || {
        let facts = ContactRoomFacts { contacts: count() };
        let is_full = session::policy().is_some_and(|policy| !contact_room(facts, &policy, session::now()).allowed());
        is_full.then(|| o::contacts_full(number(cap)))
    });
    let empty = Callback::new(move |kind| {
        let stands_in = answer.read(|answer| answer.fallback.clone()).flatten().unwrap_or_default();
        view! { <EmptyState kind title=o::NO_CONTACTS hint=o::contact_fallback(stands_in)/> }.into_any()
    });
    view! {
        <div class="stack">
            <p class="muted prose">{move || o::contacts_lead(number(cap))}</p>
            <div class="row">
                <Button tone=Tone::Primary reason on_press=move |()| editing.set(Some(Editing::New))>{o::CREATE_CONTACT}</Button>
                <span class="muted" role="status">{move || o::contacts_used(number(count()), number(cap))}</span>
            </div>
            <DataTable caption=o::TAB_CONTACTS columns=columns(editing, deleting) rows
                row_key=|row| format!("{}-{}", row.contact_id, row.version)
                busy=answer.busy()
                failure=answer.failure() on_retry=move |()| answer.reload()
                empty_kind=Signal::stored(EmptyKind::NothingYet) empty/>
            <ContactDialog editing/>
            <DeleteDialog deleting/>
        </div>
    }
    .into_any()
}

fn columns(
    editing: RwSignal<Option<Editing>>,
    deleting: RwSignal<Option<CustomerContact>>,
) -> Vec<Column<CustomerContact>> {
    vec![
        Column::new("name", o::NAME, |row: &CustomerContact| view! { <bdi>{row.name.clone()}</bdi> }).identity(),
        Column::new("telephone", o::TELEPHONE, |row: &CustomerContact| row.telephone.clone()),
        Column::new("email", o::EMAIL, |row: &CustomerContact| row.email.clone()),
        Column::new("actions", t::common::ACTIONS, move |row: &CustomerContact| {
            let (name, contact) = (row.name.clone(), row.clone());
            let label: Text = (move || o::actions_of(&name)).into();
            let items = Signal::derive(move || {
                let (edited, deleted) = (contact.clone(), contact.clone());
                vec![
                    MenuItem::new(t::common::EDIT, move |()| editing.set(Some(Editing::Known(edited.clone())))),
                    MenuItem::new(o::DELETE, move |()| deleting.set(Some(deleted.clone()))).danger(),
                ]
            });
            view! { <Menu label icon=IconName::MORE items/> }
        })
        .actions(),
    ]
}

#[component]
fn DeleteDialog(deleting: RwSignal<Option<CustomerContact>>) -> impl IntoView {
    let open = opened_while(deleting);
    let (sender, toasts) = (use_sender(), use_toasts());
    // What the dialog was about goes with it.
    let closed = move |()| {
        deleting.set(None);
        sender.clear();
    };
    let title = move || {
        deleting
            .with(|contact| contact.as_ref().map(|contact| o::act_on(o::DELETE.get(), &contact.name)))
            .unwrap_or_default()
    };
    let go = move |()| {
        let Some(contact) = deleting.get_untracked() else { return };
        sender.send(organization::delete_contact(&contact.contact_id, contact.version), move |_| {
            toasts.done(o::CONTACT_DELETED);
            open.set(false);
        });
    };
    let error = Signal::derive(move || sender.error().map(|error| message(&error)));
    view! {
        <ConfirmDialog open title confirm=o::DELETE busy=sender.busy() error on_confirm=go on_closed=closed>
            <p>{o::DELETE_CONTACT_BODY}</p>
        </ConfirmDialog>
    }
    .into_any()
}
