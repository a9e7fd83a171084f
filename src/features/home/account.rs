//! The account: balance, real-name authentication, and whom to call.

use domain::api::overview::Overview;
use domain::association::RealNameStatus;
use leptos::prelude::*;
use std::sync::Arc;

use crate::api::session;
use crate::explain;
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{AmountText, Fact, KeyFacts, StatusTag, Turn};

/// Beside the to-do list, on the margin.
#[component]
pub(super) fn AccountBlock(overview: Arc<Overview>) -> impl IntoView {
    let (balance, designated) = (overview.balance, overview.designated);
    let status = overview.verified_status;
    let manager = overview.ecosystem_manager.clone();
    let (call, write) = (format!("tel:{}", manager.telephone), format!("mailto:{}", manager.email));
    let to_distributor_money = move || {
        session::is_reseller()
            .then(|| view! { <p><a href=Route::Resellers.path()>{t::home::DISTRIBUTOR_MONEY}</a></p> })
    };
    view! {
        <aside class="evidence">
            <section class="panel" aria-labelledby="home-account">
                <h2 class="panel-title" id="home-account">{t::home::ACCOUNT}</h2>
                <KeyFacts>
                    <Fact label=t::home::BALANCE><AmountText minor=balance.minor currency=balance.currency.as_str()/></Fact>
                    {(!designated.is_zero()).then(|| view! {
                        <Fact label=t::home::DESIGNATED><AmountText minor=designated.minor currency=designated.currency.as_str()/></Fact>
                    })}
                    <Fact label=t::home::VERIFIED><StatusTag turn=turn_of(status) label=explain::real_name_status(status)/></Fact>
                </KeyFacts>
                {to_distributor_money}
            </section>
            <section class="panel" aria-labelledby="ecosystem-manager">
                <h2 class="panel-title" id="ecosystem-manager" tabindex="-1">{t::home::MANAGER}</h2>
                <KeyFacts>
                    <Fact label=t::home::MANAGER_NAME>{manager.name}</Fact>
                    <Fact label=t::home::MANAGER_PHONE><a href=call>{manager.telephone}</a></Fact>
                    <Fact label=t::home::MANAGER_MAIL><a href=write>{manager.email}</a></Fact>
                </KeyFacts>
            </section>
        </aside>
    }
    .into_any()
}

const fn turn_of(status: RealNameStatus) -> Turn {
    match status {
        RealNameStatus::None => Turn::NeedsYou,
        RealNameStatus::InReview => Turn::Waiting,
        RealNameStatus::Failed => Turn::Failed,
        RealNameStatus::Verified => Turn::Done,
    }
}
