//! What was accepted or approved and goes on: opportunities of the partner's, and its project specialists.

use super::act::Act;
use crate::explain::program_terms;
use crate::form::{Asked, ask_button};
use crate::i18n::{Key, number, t, t::partners as p};
use crate::ui::TimeText;
use domain::api::opportunities::Opportunity;
use domain::api::partners::Cancellable;
use domain::api::specialists::Specialist;
use leptos::prelude::*;

/// Both lists, each with its number: the newest are shown.
#[component]
pub(super) fn Accepted(cancellable: Cancellable, asked: Asked<Act>) -> impl IntoView {
    let Cancellable { opportunity_count, opportunities, specialist_count, specialists } = cancellable;
    let opportunities = opportunities.into_iter().map(|one| opportunity(one, asked).into_any()).collect();
    let specialists = specialists.into_iter().map(|one| specialist(one, asked).into_any()).collect();
    view! {
        {panel(p::OPPORTUNITIES, opportunity_count, opportunities)}
        {panel(p::SPECIALISTS, specialist_count, specialists)}
    }
    .into_any()
}

fn panel(title: Key, count: u64, rows: Vec<AnyView>) -> AnyView {
    let total = move || t::common::total_rows(number(count));
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{title}</h2>
            <p class="muted">{total}</p>
            <ul class="other-paths">{rows}</ul>
        </section>
    }
    .into_any()
}

fn opportunity(one: Opportunity, asked: Asked<Act>) -> impl IntoView {
    let Opportunity { opportunity_id, opportunity_no, name, customer_name, changed_at, .. } = one;
    let (about, key) = (name.clone(), opportunity_no.clone());
    view! {
        <li class="row" data-opportunity=key>
            <div class="row">
                <strong><bdi>{name}</bdi></strong><bdi>{customer_name}</bdi><span class="muted">{opportunity_no}</span><TimeText at=changed_at/>
            </div>
            {ask_button(asked, Act::CancelOpportunity(opportunity_id, about))}
        </li>
    }
}

fn specialist(one: Specialist, asked: Asked<Act>) -> impl IntoView {
    let Specialist { specialist_id, account_name, name, path, state_since, .. } = one;
    let path = path.map(|path| view! { <span>{program_terms::path(path)}</span> });
    let (about, key) = (name.clone(), account_name.clone());
    view! {
        <li class="row" data-account=key>
            <div class="row">
                <strong><bdi>{name}</bdi></strong><span class="muted">{account_name}</span>{path}<TimeText at=state_since/>
            </div>
            {ask_button(asked, Act::CancelSpecialist(specialist_id, about))}
        </li>
    }
}
