//! Programmes, paths with their invitations, and the confirmation for opportunities of the vendor.

use super::act::Act;
use super::words::changed;
use crate::explain::program_terms;
use crate::form::{Asked, ask_button};
use crate::i18n::t::common::COLON;
use crate::i18n::{date, t::partners as p};
use crate::ui::{Fact, KeyFacts, StatusTag, Turn};
use domain::api::partners::{CoSellStanding, PartnerPath, PartnerProgram};
use domain::api::program_contacts::ProgramContact;
use domain::states::path_stage::PathStage;
use leptos::prelude::*;

/// Which programmes the partner is in, or applied for.
#[component]
pub(super) fn Programs(programs: Vec<PartnerProgram>) -> impl IntoView {
    let none = programs.is_empty().then(|| view! { <p class="muted">{p::NO_PROGRAMS}</p> });
    let line = |one: PartnerProgram| {
        let PartnerProgram { program, state, level, valid_until, contact } = one;
        let level = level.map(|level| view! { " · "{program_terms::partner_tier(level)} });
        let until = valid_until.map(|end| view! { " · "{move || p::until(date(end))} });
        let contact = contact.map(contact_of);
        view! { <Fact label=program_terms::program(program)>{program_terms::membership_state(state)}{level}{until}{contact}</Fact> }
    };
    view! {
        <section class="stack">
            <h2 class="panel-title">{p::PROGRAMS}</h2>
            {none}
            <KeyFacts>{programs.into_iter().map(line).collect_view()}</KeyFacts>
        </section>
    }
    .into_any()
}

/// Whom to reach about a membership.
fn contact_of(contact: ProgramContact) -> impl IntoView {
    let parts = [contact.name, contact.telephone, contact.email].into_iter().filter(|part| !part.is_empty());
    let parts = parts.collect::<Vec<_>>().join(" · ");
    view! { <div class="muted">{p::CONTACT}{COLON}<bdi>{parts}</bdi></div> }
}

/// Every path with its stage; where it is by invitation, whether the partner is invited.
#[component]
pub(super) fn Paths(paths: Vec<PartnerPath>, asked: Asked<Act>) -> impl IntoView {
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{p::PATHS}</h2>
            <p class="prose">{p::PATHS_LEAD}</p>
            <ul class="other-paths">{paths.into_iter().map(|one| path(one, asked)).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn path(one: PartnerPath, asked: Asked<Act>) -> impl IntoView {
    let PartnerPath { path, stage, valid_until, by_invitation, invited, changed: last } = one;
    let shape = if stage.is_certified() { Turn::Done } else { Turn::Closed };
    let stage = (stage != PathStage::Available)
        .then(|| view! { <StatusTag turn=shape label=program_terms::path_stage(stage)/> });
    let until = valid_until.map(|end| view! { <span class="muted">{move || p::until(date(end))}</span> });
    let invitation = if by_invitation {
        let (turn, label) = if invited { (Turn::Done, p::INVITED) } else { (Turn::Closed, p::NOT_INVITED) };
        view! { <StatusTag turn label/> }.into_any()
    } else {
        view! { <span class="muted">{p::OPEN_TO_ALL}</span> }.into_any()
    };
    // An invitation that a newer version of the rules does not ask for any more can still be taken back.
    let act = match (invited, by_invitation) {
        (true, _) => Some(Act::Uninvite(path)),
        (false, true) => Some(Act::Invite(path)),
        (false, false) => None,
    };
    view! {
        <li class="row" data-path=path.as_str()>
            <div>
                <div class="row"><strong>{program_terms::path(path)}</strong>{stage}{until}{invitation}</div>
                {changed(last.as_ref(), invited)}
            </div>
            {act.map(|act| ask_button(asked, act))}
        </li>
    }
}

/// Whether a partner that is certified and not differentiated receives opportunities.
#[component]
pub(super) fn CoSell(co_sell: CoSellStanding, asked: Asked<Act>) -> impl IntoView {
    let CoSellStanding { confirmed, listed_products, changed: last } = co_sell;
    let (turn, label) = if confirmed { (Turn::Done, p::CONFIRMED) } else { (Turn::Closed, p::NOT_CONFIRMED) };
    let withdraw = confirmed.then(|| ask_button(asked, Act::Unconfirm));
    view! {
        <section class="panel stack" data-fact="co-sell">
            <h2 class="panel-title">{p::CO_SELL}</h2>
            <p class="prose">{p::CO_SELL_LEAD}</p>
            <div class="row"><StatusTag turn label/><span>{move || p::listed(listed_products)}</span></div>
            {changed(last.as_ref(), confirmed)}
            <div class="row">{ask_button(asked, Act::Confirm)}{withdraw}</div>
        </section>
    }
    .into_any()
}
