//! P-44: the competency tags that the account holds, those that would count too, and what they are needed for.

use crate::api::{Fetch, programs, session, use_fetch};
use crate::explain::program_terms::competency_tag;
use crate::i18n::{joined, t, t::programs as p};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{EmptyKind, EmptyState, LinkButton, PageHeader, StatusTag, TimeText, Tone, Turn};
use domain::api::capabilities::{Capabilities, HeldTag};
use domain::program::CompetencyTag;
use leptos::prelude::*;
use std::sync::Arc;

/// Tags come from the vendor: nothing is applied for here.
#[component]
pub fn CapabilityPage() -> impl IntoView {
    let fetch: Fetch<Capabilities> = use_fetch(programs::capabilities);
    let shown = Memo::new(move |_| fetch.get());
    view! {
        <PageHeader title=p::CAPABILITIES_TITLE as_of=Signal::derive(move || fetch.as_of()) on_refresh=move |()| fetch.reload()/>
        <p class="prose">{p::CAPABILITIES_LEAD}</p>
        <Unready fetch/>
        {move || shown.get().map(|all| view! { <div class="stack"><Purpose all=Arc::clone(&all)/><Tags all/></div> })}
    }
    .into_any()
}

/// How many differentiation asks for, and how many there are.
#[component]
fn Purpose(all: Arc<Capabilities>) -> impl IntoView {
    // What is past its end is listed, and counts no more.
    let now = session::now();
    let (needed, held) = (all.needed, all.tags.iter().filter(|tag| tag.holds_at(now)).count());
    let enough = u32::try_from(held).is_ok_and(|held| held >= needed);
    let (turn, label) = if enough { (Turn::Done, p::TAGS_ENOUGH) } else { (Turn::Closed, p::TAGS_SHORT) };
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{p::TAGS_FOR}</h2>
            <p>{move || p::tags_for_text(needed, held)}</p>
            <div class="row"><StatusTag turn label/></div>
            <div class="row"><LinkButton href=Route::Paths.path()>{p::TAGS_TO_PATHS}</LinkButton></div>
        </section>
    }
}

/// Every tag that counts, those held with their day first.
#[component]
fn Tags(all: Arc<Capabilities>) -> impl IntoView {
    let held = |tag: CompetencyTag| all.tags.iter().find(|one| one.tag == tag);
    let none = all.tags.is_empty().then(|| {
        view! {
            <EmptyState kind=EmptyKind::NothingYet title=p::TAGS_NONE hint=p::TAGS_NONE_HINT>
                <LinkButton href=Route::Programs.path()>{p::TAGS_TO_PROGRAMS}</LinkButton>
            </EmptyState>
        }
    });
    let missing = CompetencyTag::ALL.iter().copied().filter(|tag| held(*tag).is_none());
    let rows: Vec<(CompetencyTag, Option<HeldTag>)> =
        all.tags.iter().map(|one| (one.tag, Some(one.clone()))).chain(missing.map(|tag| (tag, None))).collect();
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{p::TAGS_HELD}</h2>
            {none}
            <table class="steps record-table">
                <thead><tr><th scope="col">{p::TAG}</th><th scope="col">{p::TAG_STATE}</th><th scope="col">{p::TAG_SINCE}</th><th scope="col">{p::TAG_UNTIL}</th><th scope="col">{p::TAG_LOGO}</th></tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </section>
    }
}

fn row((tag, held): (CompetencyTag, Option<HeldTag>)) -> impl IntoView {
    let holds = held.as_ref().is_some_and(|held| held.holds_at(session::now()));
    let (turn, label) = match &held {
        Some(_) if holds => (Turn::Done, p::TAG_HELD),
        Some(_) => (Turn::Failed, p::TAG_OVER),
        None => (Turn::Closed, p::TAG_MISSING),
    };
    let until = held.as_ref().map(|held| match held.valid_until {
        Some(at) => view! { <TimeText at/> }.into_any(),
        None => view! { {p::TAG_NO_END} }.into_any(),
    });
    let contains = held.as_ref().map(|held| held.contains.clone()).filter(|all| !all.is_empty());
    let contains = contains.map(|all| view! { <p class="muted">{move || joined(all.clone())}</p> });
    let logo = holds.then(|| {
        view! {
            <LinkButton tone=Tone::Quiet download=true href=move || programs::tag_logo(tag)>
                {p::TAG_LOGO_GET}<span class="visually-hidden">{t::common::COLON}{competency_tag(tag)}</span>
            </LinkButton>
        }
    });
    view! {
        <tr data-tag=tag.as_str()>
            <th scope="row">{competency_tag(tag)}{contains}</th>
            <td data-label=p::TAG_STATE><StatusTag turn label/></td>
            <td data-label=p::TAG_SINCE>{held.as_ref().map(|held| view! { <TimeText at=held.held_since/> })}</td>
            <td data-label=p::TAG_UNTIL>{until}</td>
            <td data-label=p::TAG_LOGO><span class="row">{logo}</span></td>
        </tr>
    }
}
