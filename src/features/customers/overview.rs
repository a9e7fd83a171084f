//! The overview of a customer: its figures and key facts.

use super::columns::{dash, or_dash, word};
use crate::explain::{association_type, enterprise_role, freeze_state, real_name_status};
use crate::i18n::{Key, number, t};
use crate::routes::Route;
use crate::ui::{AmountText, Fact, KeyFacts, TimeText};
use domain::api::customers::{ConsoleRow, CustomerDetail, CustomerInfo};
use domain::association::{AssociationType, RealNameStatus};
use domain::money::Money;
use leptos::prelude::*;
use std::str::FromStr;
use std::sync::Arc;

/// Figures large, facts below.
#[component]
pub(super) fn Overview(detail: Arc<CustomerDetail>) -> impl IntoView {
    let (figures, identity, relation) = (figures(&detail), identity(&detail), relation(&detail));
    view! {
        <div class="stack">
            {figures}
            <section class="panel">
                <h2 class="panel-title">{t::customers::BASIC_FACTS}</h2>
                <KeyFacts>{identity}</KeyFacts>
            </section>
            <section class="panel">
                <h2 class="panel-title">{t::customers::RELATION_FACTS}</h2>
                <KeyFacts>{relation}</KeyFacts>
            </section>
        </div>
    }
}

fn amount(amount: Money) -> impl IntoView {
    view! { <AmountText minor=amount.minor currency=amount.currency.as_str()/> }
}

fn figure(label: Key, value: Money) -> impl IntoView {
    view! { <div class="figure"><p>{label}</p><p>{amount(value)}</p></div> }
}

fn figures(detail: &CustomerDetail) -> impl IntoView + use<> {
    let console = detail.info.console.as_ref();
    let spent = console.map(|console| figure(t::customers::MONTH_CONSUMPTION, console.month_consumption));
    let available =
        console.and_then(|console| console.available).map(|available| figure(t::customers::AVAILABLE, available));
    let coupons = number(detail.coupons);
    view! {
        <div class="figure-row">
            {spent}
            {available}
            {figure(t::customers::ARREARS, detail.arrears)}
            <div class="figure">
                <p>{move || t::customers::coupons_of(&coupons)}</p>
                <p>{amount(detail.coupon_amount)}</p>
            </div>
        </div>
    }
}

fn identity(detail: &CustomerDetail) -> impl IntoView + use<> {
    use t::customers as c;
    let info = detail.info.clone();
    let kind = match info.customer_type {
        0 => Some(c::TYPE_PERSON),
        1 => Some(c::TYPE_ENTERPRISE),
        _ => None,
    };
    let telephone = telephone(&info);
    let (role, at) = (enterprise_role(detail.enterprise_role), detail.registered_at);
    view! {
        <Fact label=c::CUSTOMER><bdi>{info.customer}</bdi></Fact>
        <Fact label=c::ACCOUNT_NAME><bdi>{info.account_name}</bdi></Fact>
        <Fact label=c::REAL_NAME>{RealNameStatus::from_str(&info.verified_status).ok().map(real_name_status).map_or_else(dash, word)}</Fact>
        <Fact label=c::CUSTOMER_TYPE>{kind.map_or_else(dash, word)}</Fact>
        <Fact label=c::LEVEL>{info.customer_level}</Fact>
        <Fact label=c::TELEPHONE>{or_dash(telephone)}</Fact>
        <Fact label=c::EMAIL>{or_dash(Some(info.email))}</Fact>
        <Fact label=c::LABEL>{or_dash(Some(info.label))}</Fact>
        <Fact label=c::ENTERPRISE>{role}</Fact>
        <Fact label=c::REGISTERED_AT><TimeText at/></Fact>
    }
}

fn telephone(info: &CustomerInfo) -> Option<String> {
    let country = info.country_code.trim_start_matches(['+', '0']);
    (!info.telephone.is_empty())
        .then(|| if country.is_empty() { info.telephone.clone() } else { format!("+{country} {}", info.telephone) })
}

fn relation(detail: &CustomerDetail) -> impl IntoView + use<> {
    use t::customers as c;
    let info = &detail.info;
    let (kind, since, id) = (info.association_type, info.associated_on, info.customer_id.clone());
    let manager =
        info.console.as_ref().and_then(|console| console.account_manager.as_ref()).map(|manager| manager.name.clone());
    let allocated = (kind == AssociationType::Resale).then_some(detail.allocated_balance);
    let expiring = info.console.as_ref().map_or_else(dash, expiring);
    let freeze = info.console.as_ref().map(|console| freeze_state(console.freeze));
    view! {
        <Fact label=c::ASSOCIATION_TYPE>{association_type(kind)}</Fact>
        <Fact label=c::ASSOCIATED_ON><TimeText at=since/></Fact>
        <Fact label=c::ACCOUNT_MANAGER>
            {or_dash(manager)}" "<a href=Route::AccountManager(id).path()>{c::CHANGE_MANAGER}</a>
        </Fact>
        {allocated.map(|allocated| view! { <Fact label=c::ALLOCATED>{amount(allocated)}</Fact> })}
        <Fact label=c::FREEZE>{freeze.map_or_else(dash, word)}</Fact>
        <Fact label=c::EXPIRING>{expiring}</Fact>
    }
}

fn expiring(console: &ConsoleRow) -> AnyView {
    let count = console.expiring_resources;
    match console.next_expiry {
        Some(next) if count > 0 => {
            let words = move || t::customers::expiring_from(number(count), crate::i18n::day(next));
            view! { <span>{words}</span> }.into_any()
        }
        Some(next) => view! { <span>{crate::i18n::day(next)}</span> }.into_any(),
        None => dash(),
    }
}
