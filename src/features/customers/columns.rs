//! The columns of the customer list.

use super::menu::RowActions;
use super::status::CustomerStatus;
use crate::explain::{association_type, real_name_status};
use crate::i18n::{Key, day, number, t};
use crate::page::{Eyes, masked, masking};
use crate::routes::Route;
use crate::ui::{AmountText, Column, CopyId, TimeText};
use domain::api::customers::{ConsoleRow, CustomerInfo};
use domain::association::RealNameStatus;
use domain::ids::TenantId;
use domain::money::Money;
use leptos::prelude::*;
use std::str::FromStr;

/// A distributor's resellers by name.
pub(super) type Resellers = Memo<Vec<(TenantId, String)>>;

/// Digits of an id shown in a row; the last differ most.
const ID_DIGITS: usize = 8;

/// All columns, of a distributor also whose customer it is; names, numbers and addresses show their middle only where an
/// eye is open.
pub(super) fn all(eyes: Eyes, resellers: Option<Resellers>) -> Vec<Column<CustomerInfo>> {
    let mut columns = who(eyes);
    columns.extend(resellers.map(reseller));
    columns.extend(relation());
    columns.extend(figures());
    columns.extend(contact(eyes));
    columns.push(
        Column::new("actions", t::common::ACTIONS, move |row: &CustomerInfo| {
            view! { <RowActions row=row.clone() plain=eyes.names/> }
        })
        .actions(),
    );
    columns
}

fn who(eyes: Eyes) -> Vec<Column<CustomerInfo>> {
    vec![
        Column::new("customer", t::customers::CUSTOMER_ACCOUNT, move |row: &CustomerInfo| identity(row, eyes.names))
            .identity()
            .sortable()
            .tool(move || eyes.of_names()),
        Column::new("status", t::customers::STATUS, |row: &CustomerInfo| view! { <CustomerStatus row=row.clone()/> }),
        Column::new("customer_id", t::customers::CUSTOMER_ID, |row: &CustomerInfo| customer_id(row)),
    ]
}

/// Whose customer it is: the name, or nothing for the distributor's own.
fn reseller(names: Resellers) -> Column<CustomerInfo> {
    Column::new("reseller", t::customers::RESELLER, move |row: &CustomerInfo| {
        let id = row.console.as_ref().and_then(|console| console.reseller_id.clone());
        move || {
            let known = names.with(|names| names.iter().find(|(one, _)| Some(one) == id.as_ref()).cloned());
            or_dash(known.map(|(_, name)| name))
        }
    })
}

fn relation() -> Vec<Column<CustomerInfo>> {
    use t::customers as c;
    vec![
        Column::new("association_type", c::ASSOCIATION_TYPE, |row: &CustomerInfo| {
            word(association_type(row.association_type))
        }),
        Column::new("associated_on", c::ASSOCIATED_ON, |row: &CustomerInfo| {
            let at = row.associated_on;
            view! { <TimeText at text=crate::i18n::date(at)/> }
        })
        .sortable(),
        Column::new("account_manager", c::ACCOUNT_MANAGER, |row: &CustomerInfo| {
            or_dash(console(row, |console| console.account_manager.as_ref().map(|manager| manager.name.clone())))
        }),
    ]
}

fn contact(eyes: Eyes) -> Vec<Column<CustomerInfo>> {
    use t::customers as c;
    vec![
        Column::new("real_name", c::REAL_NAME, |row: &CustomerInfo| {
            RealNameStatus::from_str(&row.verified_status).ok().map(real_name_status).map_or_else(dash, word)
        }),
        Column::new("telephone", c::TELEPHONE, move |row: &CustomerInfo| {
            masked(&row.telephone, eyes.phones, masking::telephone)
        })
        .tool(move || eyes.of_phones()),
        Column::new("email", c::EMAIL, move |row: &CustomerInfo| masked(&row.email, eyes.mails, masking::email))
            .tool(move || eyes.of_mails()),
        Column::new("label", c::LABEL, |row: &CustomerInfo| or_dash(Some(row.label.clone()))),
        Column::new("level", c::LEVEL, |row: &CustomerInfo| row.customer_level.clone()),
    ]
}

fn figures() -> Vec<Column<CustomerInfo>> {
    use t::customers as c;
    let amount = |row: &CustomerInfo, part: fn(&ConsoleRow) -> Option<Money>| match console(row, part) {
        Some(amount) => view! { <AmountText minor=amount.minor currency=amount.currency.as_str()/> }.into_any(),
        None => dash(),
    };
    vec![
        Column::new("month_consumption", c::MONTH_CONSUMPTION, move |row: &CustomerInfo| {
            amount(row, |console| Some(console.month_consumption))
        })
        .numeric()
        .sortable(),
        Column::new("available", c::AVAILABLE, move |row: &CustomerInfo| amount(row, |console| console.available))
            .numeric(),
        Column::new("arrears", c::ARREARS, move |row: &CustomerInfo| {
            amount(row, |console| Some(console.facts.customer.arrears))
        })
        .numeric()
        .sortable()
        .hidden(),
        Column::new("next_expiry", c::EXPIRING, expiring).sortable(),
    ]
}

fn console<T>(row: &CustomerInfo, part: impl FnOnce(&ConsoleRow) -> Option<T>) -> Option<T> {
    row.console.as_ref().and_then(part)
}

fn identity(row: &CustomerInfo, plain: RwSignal<bool>) -> AnyView {
    let (customer, account) = (row.customer.clone(), row.account_name.clone());
    let href = Route::Customer(row.customer_id.clone()).path();
    view! {
        <span class="customer-name">
            <a href=href><bdi>{move || if plain.get() { customer.clone() } else { masking::name(&customer) }}</bdi></a>
            <span class="muted"><bdi>{move || if plain.get() { account.clone() } else { masking::name(&account) }}</bdi></span>
        </span>
    }
    .into_any()
}

/// The end of an id.
pub(super) fn shortened(id: &str) -> String {
    let tail: String = id.chars().skip(id.chars().count().saturating_sub(ID_DIGITS)).collect();
    if tail == id { tail } else { format!("…{tail}") }
}

fn customer_id(row: &CustomerInfo) -> AnyView {
    let id = row.customer_id.to_string();
    let short = shortened(&id);
    view! { <CopyId id short/> }.into_any()
}

/// How many, and the first day: nobody counts days in their head.
fn expiring(row: &CustomerInfo) -> AnyView {
    let Some((count, next)) = console(row, |console| Some((console.expiring_resources, console.next_expiry))) else {
        return dash();
    };
    match next {
        Some(next) if count > 0 => {
            view! { <span class="nowrap">{move || t::customers::expiring_from(number(count), day(next))}</span> }
                .into_any()
        }
        Some(next) => view! { <span class="muted nowrap">{day(next)}</span> }.into_any(),
        None => dash(),
    }
}

pub(super) fn or_dash(text: Option<String>) -> AnyView {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => view! { <bdi>{text}</bdi> }.into_any(),
        None => dash(),
    }
}

/// A word of the glossary.
pub(super) fn word(key: Key) -> AnyView {
    view! { <span>{key}</span> }.into_any()
}

pub(super) fn dash() -> AnyView {
    view! { <span class="muted">"–"</span> }.into_any()
}
