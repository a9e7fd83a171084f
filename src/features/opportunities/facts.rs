//! All that is said about an opportunity, by the groups of its form.

use super::words;
use crate::i18n::{Key, t};
use crate::ui::{Fact, KeyFacts};
use domain::opportunity::OpportunityDraft;
use leptos::prelude::*;
use t::opportunities as o;

/// The groups; what is not said shows a dash.
#[component]
pub fn Said(said: OpportunityDraft) -> impl IntoView {
    let (presales, services, support) = (said.presales, said.services, said.support);
    let driven = if said.customer_driven { t::common::YES } else { t::common::NO };
    let contact = [said.contact_name, said.contact_position].into_iter().filter(|part| !part.is_empty());
    let contact = contact.collect::<Vec<_>>().join(" · ");
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{o::GROUP_CUSTOMER}</h2>
            <KeyFacts>
                {fact(o::CUSTOMER, said.customer_name)}
                {fact(o::INDUSTRY, said.industry)}
                {fact(o::REGION, said.region)}
                {fact(o::CONTACT, contact)}
                {fact(o::TELEPHONE, said.telephone)}
                {fact(o::EMAIL, said.email)}
            </KeyFacts>
        </section>
        <section class="panel stack">
            <h2 class="panel-title">{o::GROUP_NEED}</h2>
            <dl class="opportunity-said">
                {paragraph(o::BUDGET, said.budget)}
                {paragraph(o::AUTHORITY, said.authority)}
                {paragraph(o::NEED, said.need)}
                {paragraph(o::TIMING, said.timing)}
            </dl>
            <KeyFacts>
                <Fact label=o::CUSTOMER_DRIVEN>{driven}</Fact>
                <Fact label=o::PRESALES>{move || words::list(&presales, words::presales)}</Fact>
                <Fact label=o::SERVICES>{move || words::list(&services, words::service)}</Fact>
                <Fact label=o::SUPPORT>{move || words::list(&support, words::support)}</Fact>
                {fact(o::OFFERINGS, said.offerings.join(" · "))}
            </KeyFacts>
        </section>
    }
    .into_any()
}

fn or_dash(text: String) -> String {
    if text.trim().is_empty() { "—".to_owned() } else { text }
}

fn fact(label: Key, text: String) -> impl IntoView {
    view! { <Fact label><bdi>{or_dash(text)}</bdi></Fact> }
}

fn paragraph(label: Key, text: String) -> impl IntoView {
    view! { <div><dt>{label}</dt><dd class="prose">{or_dash(text)}</dd></div> }
}
