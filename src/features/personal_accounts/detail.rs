//! One personal account: whose it is, its certificates and trainings.

use super::act::Act;
use super::ask::Asking;
use crate::api::{Fetch, personal_accounts, use_fetch};
use crate::explain::program_terms::{certificate, real_name};
use crate::explain::{TrainingPanel, discounts};
use crate::form::{Asked, ask_button};
use crate::i18n::{Text, date, pick, t, t::personal_accounts as p, t::specialists as s, t::terms};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{Breadcrumb, CopyId, Crumb, Fact, KeyFacts, LinkButton, PageHeader, StatusTag, Turn};
use domain::api::personal_accounts::{PersonalAccountFile, PersonalAccountLine, RecordedCertificate};
use domain::ids::PersonalAccountId;
use domain::rules::certification::certificates::EarnedWith;
use leptos::prelude::*;
use std::sync::Arc;

/// The account's page.
#[component]
pub fn PersonalAccountPage(id: PersonalAccountId) -> impl IntoView {
    let file: Fetch<PersonalAccountFile> = use_fetch(move || personal_accounts::get(&id));
    let asked = Asked::new();
    let title: Text =
        (move || file.read(|file| file.account.person.name.clone()).unwrap_or_else(|| p::ACCOUNT.get().to_owned()))
            .into();
    let shown = Memo::new(move |_| file.get());
    let crumbs = vec![
        Crumb { label: p::TITLE.into(), href: Some(Route::PersonalAccounts.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || file.as_of()) on_refresh=move |()| file.reload()/>
        <Unready fetch=file missing=p::MISSING>
            <LinkButton href=Route::PersonalAccounts.path()>{p::TO_LIST}</LinkButton>
        </Unready>
        {move || shown.get().map(|file| content(&file, asked))}
        <Asking asked known=Signal::derive(move || file.get())/>
    }
    .into_any()
}

fn content(file: &Arc<PersonalAccountFile>, asked: Asked<Act>) -> AnyView {
    let certificates = file.certificates.clone();
    let none = certificates.is_empty().then(|| view! { <p class="muted">{s::NO_CERTIFICATES}</p> });
    let trainings = if file.trainings.is_empty() {
        view! {
            <section class="panel stack">
                <h2 class="panel-title">{s::TRAININGS}</h2>
                <p class="muted">{s::NO_TRAININGS}</p>
            </section>
        }
        .into_any()
    } else {
        view! { <TrainingPanel rows=Signal::stored(Some(file.trainings.clone()))/> }.into_any()
    };
    view! {
        <div class="page-with-margin">
            <div class="stack">
                <section class="panel stack" data-fact="certificates">
                    <h2 class="panel-title">{s::CERTIFICATES}</h2>
                    <p class="prose">{p::CERTIFICATES_LEAD}</p>
                    {none}
                    <ul class="other-paths">{certificates.into_iter().map(|one| held(one, asked)).collect_view()}</ul>
                    <div class="row">{ask_button(asked, Act::AddCertificate)}</div>
                </section>
                {trainings}
                <div class="row">{ask_button(asked, Act::AddTraining)}</div>
            </div>
            <aside class="evidence stack" aria-label=p::ACCOUNT>
                {facts(&file.account)}
                <div class="row">{ask_button(asked, Act::Change)}{ask_button(asked, Act::SetPassword)}</div>
            </aside>
        </div>
    }
    .into_any()
}

fn facts(account: &PersonalAccountLine) -> impl IntoView + use<> {
    let PersonalAccountLine { account_id, account_name, person, partner, .. } = account.clone();
    let or_none = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let partner = match partner {
        Some(one) => {
            let href = Route::Partner(one.partner_id).path();
            view! { <a href=href>{move || pick(&one.name_zh, &one.name_en).to_owned()}</a> }.into_any()
        }
        None => view! { <span>{p::NOT_BOUND}</span> }.into_any(),
    };
    let since = person.cloud_since.map(|day| view! { <Fact label=s::CLOUD_SINCE>{day.to_string()}</Fact> });
    view! {
        <KeyFacts>
            <Fact label=p::ACCOUNT_NAME>{account_name}</Fact>
            <Fact label=p::TELEPHONE>{or_none(person.telephone)}</Fact>
            <Fact label=p::EMAIL>{or_none(person.email)}</Fact>
            <Fact label=s::VERIFICATION>{real_name(person.real_name)}</Fact>
            <Fact label=p::IS_PARTNER>{if person.is_partner { terms::YES } else { terms::NO }}</Fact>
            <Fact label=s::POSITION>{or_none(person.position)}</Fact>
            {since}
            <Fact label=p::PARTNER>{partner}</Fact>
            <Fact label=p::NUMBER><CopyId id=account_id.to_string()/></Fact>
        </KeyFacts>
    }
}

fn held(one: RecordedCertificate, asked: Asked<Act>) -> impl IntoView {
    let RecordedCertificate { held, withdrawn_at, withdrawn_because } = one;
    let (code, until, earned) = (held.certificate.code, held.certificate.valid_until, held.earned_at);
    let (turn, label) = match (withdrawn_at, held.discounts.is_empty()) {
        (Some(_), _) => (Turn::Failed, p::WITHDRAWN),
        (None, true) => (Turn::Done, s::COUNTS_YES),
        (None, false) => (Turn::Closed, s::COUNTS_NO),
    };
    let days = move || match until {
        Some(end) => t::partners::from_until(date(earned), date(end)),
        None => t::partners::from(date(earned)),
    };
    let why = move || match withdrawn_at {
        Some(_) => withdrawn_because.clone(),
        None => discounts(&held.discounts),
    };
    let with = (held.certificate.earned_with == EarnedWith::Enterprise)
        .then(|| view! { <span class="muted">{p::WITH_ENTERPRISE}</span> });
    let (id, number) = (held.certificate.certificate_id.clone(), held.number.clone());
    let withdraw = withdrawn_at.is_none().then(|| ask_button(asked, Act::Withdraw(id, number)));
    let key = held.number.clone();
    view! {
        <li class="row" data-certificate=key>
            <div>
                <div class="row">
                    <strong>{move || certificate(code)}</strong><StatusTag turn label/><span class="muted">{days}</span>{with}
                </div>
                <div class="row"><CopyId id=held.number/><span class="muted">{why}</span></div>
            </div>
            {withdraw}
        </li>
    }
}
