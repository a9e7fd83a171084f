//! One customer account in a panel: whose it is, and what the rules look at.

use super::change::ChangeFacts;
use super::words::{partner, site};
use crate::api::{ApiError, Fetch, ListState, customer_accounts, failure, use_fetch_when};
use crate::explain::enterprise_role;
use crate::i18n::{Key, Text, money, number, t, t::customer_accounts as c, t::terms};
use crate::ui::{
    Button, CopyId, Drawer, EmptyKind, EmptyState, ErrorState, Fact, KeyFacts, Skeleton, TimeText, opened_while,
};
use domain::api::customer_accounts::CustomerAccountFile;
use domain::ids::CustomerId;
use domain::money::Money;
use leptos::prelude::*;
use std::sync::Arc;

/// Opens with `?account=` in the address; Esc returns to the list as it was.
#[component]
pub(super) fn AccountDrawer(list: ListState) -> impl IntoView {
    let id = Memo::new(move |_| list.read(|query| query.others.get("account").cloned()));
    let answer: Fetch<CustomerAccountFile> = use_fetch_when(move || {
        let id = CustomerId::new(id.get()?).ok()?;
        Some(customer_accounts::get(&id))
    });
    let (open, changing) = (opened_while(id), RwSignal::new(false));
    let closed = move |()| {
        if id.get_untracked().is_some() {
            list.set_other("account", None);
        }
    };
    // The answer to an earlier address must not stand under a later one.
    let is_it =
        move |file: &Arc<CustomerAccountFile>| id.with(|id| id.as_deref() == Some(file.account.account_id.as_str()));
    let shown = Memo::new(move |_| answer.get().filter(is_it));
    let title: Text =
        (move || shown.get().map_or_else(|| c::ACCOUNT.get().to_owned(), |file| file.account.account_name.clone()))
            .into();
    let content = move || match (shown.get(), answer.error()) {
        (Some(file), _) => content(&file, changing),
        (None, Some(ApiError::NotFound)) => {
            view! { <EmptyState kind=EmptyKind::NoRight title=c::MISSING hint=t::errors::NOT_FOUND/> }.into_any()
        }
        (None, Some(error)) => {
            view! { <ErrorState failure=Signal::stored(Some(failure(&error))) on_retry=move |()| answer.reload()/> }
                .into_any()
        }
        (None, None) => view! { <div aria-busy="true"><Skeleton lines=8/></div> }.into_any(),
    };
    view! {
        <Drawer open title on_closed=closed>{content}</Drawer>
        <ChangeFacts open=changing known=shown/>
    }
    .into_any()
}

fn content(file: &CustomerAccountFile, changing: RwSignal<bool>) -> AnyView {
    view! {
        <div class="stack">
            {whose(file)}
            <h3 class="panel-title">{c::FACTS}</h3>
            <p class="prose">{if file.kept_by_partner { c::KEPT_BY_PARTNER } else { c::FACTS_LEAD }}</p>
            {facts(file)}
            <div class="row"><Button on_press=move |()| changing.set(true)>{c::CHANGE}</Button></div>
        </div>
    }
    .into_any()
}

fn whose(file: &CustomerAccountFile) -> impl IntoView + use<> {
    let (account, telephone, email) = (file.account.clone(), file.telephone.clone(), file.email.clone());
    let or_none = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let reporter = partner(file.reported_by.clone(), c::NOT_REPORTED);
    let until = file.reported_until.map(|at| view! { <Fact label=c::REPORTED_UNTIL><TimeText at/></Fact> });
    view! {
        <KeyFacts>
            <Fact label=c::NAME><bdi>{account.name}</bdi></Fact>
            <Fact label=c::REGISTERED_AT><TimeText at=account.registered_at/></Fact>
            <Fact label=c::PARTNER>{partner(account.partner, c::NOBODYS)}</Fact>
            <Fact label=c::REPORTED_BY>{reporter}</Fact>
            {until}
            <Fact label=c::TELEPHONE>{or_none(telephone)}</Fact>
            <Fact label=c::EMAIL>{or_none(email)}</Fact>
            <Fact label=c::NUMBER><CopyId id=account.account_id.to_string()/></Fact>
        </KeyFacts>
    }
}

fn facts(file: &CustomerAccountFile) -> impl IntoView + use<> {
    let facts = file.facts.clone();
    let figures: [(Key, u32); 6] = [
        (c::SPECIAL_CONTRACTS, facts.special_contracts),
        (c::UNPAID_BILLS, facts.unpaid_bills),
        (c::PRO_SERVICE_CONTRACTS, facts.pro_service_contracts),
        (c::RESERVED_INSTANCES, facts.reserved_instances),
        (c::INDEPENDENT_MEMBERS, facts.independent_members),
        (c::CREDIT_ACCOUNTS, facts.credit_accounts),
    ];
    let amounts = [
        (c::CASH_SPENT, facts.cash_spent),
        (c::INVOICE_DEBT, facts.invoice_debt),
        (c::STORED_VALUE, facts.stored_value),
    ];
    let flags = [
        (c::IS_PARTNER, facts.is_partner),
        (c::IS_INTERNAL, facts.is_internal),
        (c::DIRECT_SALES, facts.direct_sales),
        (c::VENDOR_REPORTED, facts.vendor_reported),
        (c::ONLINE_SALES, facts.online_sales),
        (c::SALES_SUPPORT_CENTER, facts.sales_support_center),
    ];
    let country = if facts.country_code.is_empty() { "–".to_owned() } else { facts.country_code };
    let amount = |(label, value): (Key, Money)| {
        view! { <Fact label>{move || money(value.minor, value.currency.as_str())}</Fact> }
    };
    let figure = |(label, value): (Key, u32)| view! { <Fact label>{move || number(value)}</Fact> };
    let flag = |(label, value): (Key, bool)| view! { <Fact label>{if value { terms::YES } else { terms::NO }}</Fact> };
    view! {
        <KeyFacts>
            <Fact label=c::SITE>{site(facts.site)}</Fact>
            <Fact label=c::COUNTRY>{country}</Fact>
            <Fact label=t::settings::ENTERPRISE_ROLE>{enterprise_role(facts.enterprise_role)}</Fact>
            {amounts.map(amount).into_iter().collect_view()}
            {figures.map(figure).into_iter().collect_view()}
            {flags.map(flag).into_iter().collect_view()}
        </KeyFacts>
    }
}
