//! What the lists of money and quotas have in common: newest first, of one reseller or of all.

use crate::api::list_query::FilterSpec;
use crate::api::{ListSpec, resellers};
use crate::i18n::{Key, pick, t::resellers as r};
use crate::routes::Route;
use crate::ui::{Column, FilterChoice, FilterField, TimeText};
use chrono::{DateTime, Utc};
use domain::ids::TenantId;
use leptos::prelude::*;

/// What the address of such a list may hold.
pub(super) const fn newest_first(filters: &'static [FilterSpec]) -> ListSpec {
    ListSpec { filters, sorts: &["-time"], default_sort: "-time", page_size: 20, others: &["tab"] }
}

/// The list's own filter, and the reseller: who they are comes with an answer.
pub(super) fn filters(own: FilterField) -> Signal<Vec<FilterField>> {
    let names = resellers::use_reseller_names();
    let choice = |(id, name): &(TenantId, String)| FilterChoice::new(id.as_str(), name.clone());
    Signal::derive(move || {
        let choices = names.with(|names| names.iter().map(choice).collect());
        vec![own.clone(), FilterField::one_of("indirect_partner_id", r::RECORD_RESELLER, choices)]
    })
}

/// Whose it is, with a link: id, Chinese and English name.
pub(super) fn reseller<T: 'static>(of: fn(&T) -> (&TenantId, &str, &str)) -> Column<T> {
    let cell = move |row: &T| {
        let (id, zh, en) = of(row);
        let (href, zh, en) = (Route::Reseller(id.clone()).path(), zh.to_owned(), en.to_owned());
        view! { <a href=href><bdi>{move || pick(&zh, &en)}</bdi></a> }
    };
    Column::new("reseller", r::RECORD_RESELLER, cell).identity()
}

/// When it happened.
pub(super) fn time<T: 'static>(label: Key, of: fn(&T) -> DateTime<Utc>) -> Column<T> {
    Column::new("time", label, move |row: &T| {
        let at = of(row);
        view! { <TimeText at/> }
    })
}
