//! One version: since when, until when, on what it rests, what it changes, and all its rules.

use super::affected::AffectedByVersion;
use super::concerned::{concerned, use_concerned};
use super::rule_table::RuleTable;
use super::viewer;
use super::words;
use crate::api::{Fetch, session};
use crate::explain::{party, program_terms, rule_name, rules_of};
use crate::i18n::{Key, date, joined, t};
use crate::ui::{Column, DataTable, Fact, KeyFacts};
use domain::api::policies::{Concerned, Policies};
use domain::permission::Permission;
use domain::rules::difference::{Change, difference};
use domain::rules::policy::Policy;
use leptos::prelude::*;
use std::cmp::Ordering;
use std::sync::Arc;

/// The version at this place in the history.
#[component]
pub(super) fn VersionView(all: Arc<Policies>, index: usize) -> impl IntoView {
    let counts = use_concerned();
    let policy = all.versions.get(index).cloned();
    let before = index.checked_sub(1).and_then(|index| all.versions.get(index)).cloned();
    policy.map(|policy| {
        let affected = before.as_ref().map(|_| policy.version).map(|version| view! { <AffectedByVersion version/> });
        view! {
            <VersionFacts all=all.clone() policy=policy.clone()/>
            <Changes policy=policy.clone() before counts/>
            {affected}
            <RuleTable policy/>
        }
    })
}

fn standing(policy: &Policy, in_force: u32) -> Key {
    match policy.version.cmp(&in_force) {
        Ordering::Less => t::rules::PAST,
        Ordering::Equal => t::rules::IN_FORCE,
        Ordering::Greater => t::rules::COMING,
    }
}

#[component]
fn VersionFacts(all: Arc<Policies>, policy: Policy) -> impl IntoView {
    let until = all.versions.iter().find(|one| one.version > policy.version).map(|next| next.effective_from);
    let until = move || until.map_or_else(|| t::rules::UNTIL_FURTHER.get().to_owned(), date);
    let (from, state, basis) =
        (policy.effective_from, standing(&policy, all.in_force), program_terms::basis(policy.basis));
    let coming: Vec<_> = all
        .versions
        .iter()
        .filter(|one| one.version > all.in_force)
        .map(|one| {
            let (version, from) = (one.version, one.effective_from);
            let href = rules_of(version);
            view! { <li><a href=href>{move || t::rules::next_at(version, date(from))}</a></li> }
        })
        .collect();
    let coming = if coming.is_empty() {
        view! { <span class="muted">{t::rules::NO_NEXT}</span> }.into_any()
    } else {
        view! { <ul>{coming}</ul> }.into_any()
    };
    view! {
        <KeyFacts>
            <Fact label=t::rules::STATE>{state}</Fact>
            <Fact label=t::rules::EFFECTIVE_FROM>{date(from)}</Fact>
            <Fact label=t::rules::EFFECTIVE_UNTIL>{until}</Fact>
            <Fact label=t::rules::BASIS>{basis}</Fact>
            <Fact label=t::rules::NEXT>{coming}</Fact>
        </KeyFacts>
    }
}

#[component]
fn Changes(policy: Policy, before: Option<Policy>, counts: Fetch<Concerned>) -> impl IntoView {
    let content = match before {
        None => view! { <p class="muted">{t::rules::FIRST}</p> }.into_any(),
        Some(before) => {
            let changes = difference(&before, &policy);
            let version = before.version;
            let table = if changes.is_empty() {
                view! { <p>{t::rules::SAME}</p> }.into_any()
            } else {
                let rows = Signal::stored(Some(changes));
                view! { <DataTable caption=t::rules::CHANGES columns=columns(counts) rows row_key=key/> }.into_any()
            };
            view! {
                <p class="muted">{move || t::rules::changes_since(version)}</p>
                {table}
            }
            .into_any()
        }
    };
    view! {
        // The table is a landmark of this name already.
        <div class="panel">
            <h2 class="panel-title">{t::rules::CHANGES}</h2>
            {content}
        </div>
    }
}

fn key(change: &Change) -> String {
    format!("{}-{}", change.number, change.path.map_or("", |path| path.as_str()))
}

fn columns(counts: Fetch<Concerned>) -> Vec<Column<Change>> {
    use t::rules as r;
    // Only partners have customers, members and so on to count.
    let ours = untrack(|| session::may(Permission::UsePartnerCenter))
        .then(|| Column::new("concerned", r::CONCERNED, move |change: &Change| concerned(counts, change.number)));
    let mut columns = vec![
        Column::new("number", r::NUMBER, |change: &Change| {
            let (number, path) = (change.number, change.path);
            view! { <strong class="rule-words">{move || words::name(number, path)}</strong> }
        })
        .identity(),
        Column::new("before", r::BEFORE, |change: &Change| {
            let change = change.clone();
            view! { <div class="rule-words">{move || words::before_and_after(&change).0}</div> }
        }),
        Column::new("after", r::AFTER, |change: &Change| {
            let change = change.clone();
            view! { <div class="rule-words">{move || words::before_and_after(&change).1}</div> }
        }),
        Column::new("rules", r::RULE, |change: &Change| {
            let rules = change.number.rules();
            view! { <div class="rule-words">{move || joined(rules.iter().map(|rule| rule_name(*rule)))}</div> }
        }),
        Column::new("concerns", r::CONCERNS, |change: &Change| {
            let number = change.number;
            move || {
                let viewer = viewer();
                joined(number.concerns().iter().map(|one| party(*one, &viewer).get()))
            }
        }),
    ];
    columns.extend(ours);
    columns
}
