//! Competency tags, and the roles whose qualification is under review.

use super::act::{Act, Held};
use super::words::changed;
use crate::api::session;
use crate::explain::{self, program_terms};
use crate::form::{Asked, ask_button};
use crate::i18n::{date, joined, t::partners as p};
use crate::ui::{StatusTag, Turn};
use domain::api::capabilities::HeldTag;
use domain::api::partners::{PartnerRole, PartnerTag};
use leptos::prelude::*;

/// Every tag that there is.
#[component]
pub(super) fn Tags(tags: Vec<PartnerTag>, asked: Asked<Act>) -> impl IntoView {
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{p::TAGS}</h2>
            <p class="prose">{p::TAGS_LEAD}</p>
            <ul class="other-paths">{tags.into_iter().map(|one| tag(one, asked)).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn tag(one: PartnerTag, asked: Asked<Act>) -> impl IntoView {
    let PartnerTag { tag, held, changed: last } = one;
    let take = held.is_some().then(|| ask_button(asked, Act::Take(tag)));
    let contains = held.as_ref().map(|held| held.contains.clone()).filter(|all| !all.is_empty());
    let contains = contains.map(|all| view! { <p class="muted">{move || joined(all.clone())}</p> });
    let is_held = held.is_some();
    view! {
        <li class="row" data-tag=tag.as_str()>
            <div>
                <div class="row"><strong>{program_terms::competency_tag(tag)}</strong>{state(held)}</div>
                {contains}
                {changed(last.as_ref(), is_held)}
            </div>
            <div class="row">{ask_button(asked, Act::Give(tag))}{take}</div>
        </li>
    }
}

fn state(held: Option<HeldTag>) -> AnyView {
    let Some(held) = held else { return view! { <StatusTag turn=Turn::Closed label=p::NOT_HELD/> }.into_any() };
    let holds = held.holds_at(session::now());
    let (turn, label) = if holds { (Turn::Done, p::HELD) } else { (Turn::Failed, p::TAG_OVER) };
    let days = move || match held.valid_until {
        Some(end) => p::from_until(date(held.held_since), date(end)),
        None => p::from(date(held.held_since)),
    };
    view! { <StatusTag turn label/><span class="muted">{days}</span> }.into_any()
}

/// The preset roles of the partner's members; one under review is locked for the partner.
#[component]
pub(super) fn Roles(roles: Vec<PartnerRole>, asked: Asked<Act>) -> impl IntoView {
    let none = roles.is_empty().then(|| view! { <p class="muted">{p::NO_ROLES}</p> });
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{p::ROLES}</h2>
            <p class="prose">{p::ROLES_LEAD}</p>
            {none}
            <ul class="other-paths">{roles.into_iter().map(|one| role(one, asked)).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn role(one: PartnerRole, asked: Asked<Act>) -> impl IntoView {
    let PartnerRole { member_id, name, role, under_review_since, changed: last } = one;
    let since = under_review_since.map(|at| {
        view! { <StatusTag turn=Turn::Waiting label=p::UNDER_REVIEW/><span class="muted">{move || p::from(date(at))}</span> }
    });
    let id = member_id.to_string();
    let held = Held { member_id, name: name.clone(), role };
    let act = if under_review_since.is_some() { Act::EndReview(held) } else { Act::BeginReview(held) };
    view! {
        <li class="row" data-member=id data-role=role.as_str()>
            <div>
                <div class="row"><strong><bdi>{name}</bdi></strong><span>{explain::role(role)}</span>{since}</div>
                {changed(last.as_ref(), under_review_since.is_some())}
            </div>
            {ask_button(asked, act)}
        </li>
    }
}
