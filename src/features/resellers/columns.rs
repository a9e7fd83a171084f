//! The columns of the resellers.

use super::words;
use crate::api::session;
use crate::i18n::{date, number, t, t::resellers as r};
use crate::page::{Eyes, masked, masking};
use crate::routes::Route;
use crate::ui::{Column, StatusTag, TimeText, Turn};
use domain::api::resellers::IndirectPartner;
use domain::permission::Permission;
use leptos::prelude::*;

/// A row is drawn again when it changed.
pub(super) fn key(row: &IndirectPartner) -> String {
    let seen = row.console.as_ref().map(|console| (console.version, console.is_frozen, console.customers));
    format!("{}-{seen:?}-{}", row.indirect_partner_id, row.account_manager_name)
}

pub(super) fn all(eyes: Eyes) -> Vec<Column<IndirectPartner>> {
    vec![
        Column::new("name", r::NAME, move |row: &IndirectPartner| {
            let href = Route::Reseller(row.indirect_partner_id.clone()).path();
            let row = row.clone();
            let shown = move || {
                let name = words::name(&row);
                if eyes.names.get() { name } else { masking::name(&name) }
            };
            view! { <a href=href><bdi>{shown}</bdi></a> }
        })
        .identity()
        .sortable()
        .tool(move || eyes.of_names()),
        Column::new("account", r::ACCOUNT, move |row: &IndirectPartner| {
            masked(&row.account_name, eyes.names, masking::name)
        }),
        Column::new("mobile_phone", r::MOBILE_PHONE, move |row: &IndirectPartner| {
            masked(&row.mobile_phone, eyes.phones, masking::telephone)
        })
        .tool(move || eyes.of_phones()),
        Column::new("email", r::EMAIL, move |row: &IndirectPartner| masked(&row.email, eyes.mails, masking::email))
            .tool(move || eyes.of_mails()),
        Column::new("associated_on", r::ASSOCIATED_ON, |row: &IndirectPartner| {
            view! { <TimeText at=row.associated_on text=date(row.associated_on)/> }
        })
        .sortable(),
        Column::new("account_manager", r::ACCOUNT_MANAGER, |row: &IndirectPartner| {
            let name = Some(row.account_manager_name.clone()).filter(|name| !name.is_empty());
            name.unwrap_or_else(|| "–".to_owned())
        }),
        Column::new("state", r::STATE, |row: &IndirectPartner| state(row)),
        Column::new("customers", r::CUSTOMERS, |row: &IndirectPartner| {
            let count = row.console.as_ref().map_or(0, |console| console.customers);
            move || number(count)
        })
        .numeric(),
        Column::new("actions", t::common::ACTIONS, |row: &IndirectPartner| {
            let to = |what| Route::Reseller(row.indirect_partner_id.clone()).with(&[("do", what)]);
            // A link to what would be refused at once helps nobody; the page of the reseller says why.
            let moves = session::may(Permission::ManageResellers).then(|| {
                view! { <a href=to("allocate")>{r::ALLOCATE}</a>" "<a href=to("reclaim")>{r::RECLAIM}</a>" "<a href=to("quota")>{r::QUOTA_ISSUE}</a>" " }
            });
            view! { {moves}<a href=to("assign")>{r::ASSIGN}</a> }
        })
        .actions(),
    ]
}

/// Frozen, or at work.
pub(super) fn state(row: &IndirectPartner) -> AnyView {
    if row.console.as_ref().is_some_and(|console| console.is_frozen) {
        view! { <StatusTag turn=Turn::Failed label=r::FROZEN/> }.into_any()
    } else {
        view! { <StatusTag turn=Turn::Done label=r::ACTIVE/> }.into_any()
    }
}
