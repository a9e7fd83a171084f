//! The customers in figures: large numerals on hairlines.

use domain::api::overview::Overview;
use domain::organization::PresetRole;
use leptos::prelude::*;
use std::sync::Arc;

use crate::api::session;
use crate::i18n::{Key, number, t};
use crate::routes::Route;
use crate::ui::AmountText;

/// How many customers, how many of them resale and in arrears, what they spent. Each count leads to its list.
#[component]
pub(super) fn CustomerFigures(overview: Arc<Overview>) -> impl IntoView {
    let counts = [
        (t::home::CUSTOMERS_ALL, overview.customers, Route::Customers.path()),
        (t::home::CUSTOMERS_RESALE, overview.resale_customers, Route::Customers.with(&[("association_type", "2")])),
        (t::home::CUSTOMERS_ARREARS, overview.in_arrears, Route::Customers.with(&[("status", "arrears")])),
    ];
    let spent = overview.month_consumption;
    let is_own = session::read(|info| info.roles == [PresetRole::AccountManager]).unwrap_or_default();
    view! {
        <section aria-labelledby="home-customers">
            <h2 class="visually-hidden" id="home-customers">{t::home::CUSTOMERS}</h2>
            <div class="figure-row">
                {counts.map(|(label, count, href)| figure(label, count, href)).into_iter().collect_view()}
                <div class="figure">
                    <p>{t::home::MONTH_CONSUMPTION}</p>
                    <p><AmountText minor=spent.minor currency=spent.currency.as_str()/></p>
                </div>
            </div>
            {is_own.then(|| view! { <p class="muted">{t::home::SCOPE_OWN}</p> })}
        </section>
    }
    .into_any()
}

fn figure(label: Key, count: u64, href: String) -> impl IntoView {
    view! { <div class="figure"><p>{label}</p><p><a href=href>{move || number(count)}</a></p></div> }
}
