//! The actions of a customer: in a row of the list and at the top of its page.

use super::actions::{Action, Standing};
use super::status::needs_you;
use crate::api::session;
use crate::i18n::{Text, t};
use crate::page::masking;
use crate::routes::{Moved, Route, navigate};
use crate::ui::{Crumb, IconName, LinkButton, Menu, MenuItem, Tone};
use domain::api::customers::{ConsoleRow, CustomerInfo, PendingRequest};
use domain::ids::CustomerId;
use leptos::prelude::*;

/// Distributors tell their own customers from those of their resellers.
pub(super) fn tabs_wanted() -> bool {
    session::is_distributor()
}

/// The entries of the menu, decided for this moment.
///
/// An action that is in the way of something stays: it says how many conditions are not met, and leads to the page
/// that lists them all.
pub(super) fn entries(customer: &CustomerId, row: &ConsoleRow) -> Vec<MenuItem> {
    let (Some(session), Some(policy)) = (untrack(session::current), session::policy()) else { return Vec::new() };
    let now = session::now();
    let entry = |action: Action| {
        let link = action.link(customer);
        let item = MenuItem::new(action.label(), move |()| navigate(&link, Moved::Push));
        let item = if action == Action::Unbind { item.danger() } else { item };
        let standing = action.standing(row, &session.permissions, &policy, now);
        if standing == Standing::Possible { item } else { item.blocked(move || standing.reason().unwrap_or_default()) }
    };
    Action::ALL.into_iter().map(entry).collect()
}

/// The request that waits, opened among the customer's records.
pub(super) fn request_link(customer: &CustomerId, pending: &PendingRequest) -> String {
    Route::AssociationRequests.with(&[("customer_id", customer.as_str()), ("request", pending.request_id.as_str())])
}

/// "View details" and everything else behind "More".
#[component]
pub(super) fn RowActions(row: CustomerInfo, plain: RwSignal<bool>) -> impl IntoView {
    let href = Route::Customer(row.customer_id.clone()).path();
    let name = row.customer.clone();
    let label: Text =
        (move || t::customers::more_for(if plain.get() { name.clone() } else { masking::name(&name) })).into();
    let answer =
        row.console.as_ref().and_then(|console| console.pending.as_ref()).filter(|_| needs_you(&row)).map(|pending| {
            view! { <a href=request_link(&row.customer_id, pending)>{t::customers::ANSWER}</a> }
        });
    let items = Signal::derive(move || {
        row.console.as_ref().map(|console| entries(&row.customer_id, console)).unwrap_or_default()
    });
    view! {
        <span class="row-actions">
            {answer}
            <a href=href>{t::customers::VIEW_DETAILS}</a>
            <Menu label icon=IconName::MORE items/>
        </span>
    }
}

/// All actions at the top of a customer's page.
#[component]
pub(super) fn HeadActions(info: CustomerInfo) -> impl IntoView {
    let pending = info.console.as_ref().and_then(|console| console.pending.as_ref()).filter(|_| needs_you(&info));
    let answer = pending.map(|pending| {
        view! { <LinkButton tone=Tone::Primary href=request_link(&info.customer_id, pending)>{t::customers::ANSWER}</LinkButton> }
    });
    let items = Signal::derive(move || {
        info.console.as_ref().map(|console| entries(&info.customer_id, console)).unwrap_or_default()
    });
    view! {
        {answer}
        <Menu label=Text::from(t::common::ACTIONS) items/>
    }
}

/// The step back to the list.
pub(super) fn list_crumb() -> Crumb {
    Crumb { label: t::customers::TITLE.into(), href: Some(Route::Customers.path()) }
}
