//! The page of the rules: one version at a time, in words.

use super::version::VersionView;
use crate::api::{policies, use_fetch};
use crate::i18n::{date, t};
use crate::page::Unready;
use crate::routes::{Moved, PageQuery, Route, use_page_query};
use crate::ui::{Choice, EmptyKind, EmptyState, Field, LinkButton, PageHeader, Select};
use domain::api::policies::Policies;
use leptos::prelude::*;
use std::sync::Arc;

/// The version in the address, or the one in force.
#[component]
pub fn RulesPage() -> impl IntoView {
    let policies = use_fetch(policies::get);
    let query = use_page_query();
    let shown = Memo::new(move |_| policies.get());
    view! {
        <PageHeader title=t::rules::TITLE as_of=Signal::derive(move || policies.as_of()) on_refresh=move |()| policies.reload()>
            <LinkButton href=Route::WhatIf.path()>{t::rules::TRY_IT}</LinkButton>
        </PageHeader>
        <p class="prose">{t::rules::LEAD}</p>
        <Unready fetch=policies/>
        {move || shown.get().map(|all| view! { <Versions all query/> })}
    }
    .into_any()
}

#[component]
fn Versions(all: Arc<Policies>, query: PageQuery) -> impl IntoView {
    let in_force = all.in_force;
    // An address that names no number names no version.
    let chosen = Memo::new(move |_| query.get("version").map_or(Some(in_force), |text| text.parse().ok()));
    let value = Signal::derive(move || chosen.get().map(|version| version.to_string()).unwrap_or_default());
    let choice =
        |version: u32, from| Choice::new(version.to_string(), move || t::rules::version_choice(version, date(from)));
    let choices: Vec<_> = all.versions.iter().rev().map(|one| choice(one.version, one.effective_from)).collect();
    let choose = move |version: String| query.set("version", Some(&version), Moved::Push);
    let shown = move || match all.versions.iter().position(|one| Some(one.version) == chosen.get()) {
        Some(index) => view! { <VersionView all=all.clone() index/> }.into_any(),
        None => missing(query.get("version").unwrap_or_default()).into_any(),
    };
    view! {
        <div class="form">
            <Field label=t::rules::VERSION required=true>
                <Select value choices=Signal::stored(choices) on_change=choose/>
            </Field>
        </div>
        {shown}
    }
    .into_any()
}

fn missing(version: String) -> impl IntoView {
    view! {
        <EmptyState kind=EmptyKind::NoMatch title=move || t::rules::missing(&version) hint=t::rules::MISSING_HINT>
            <LinkButton href=Route::Rules.path()>{t::rules::TO_IN_FORCE}</LinkButton>
        </EmptyState>
    }
}
