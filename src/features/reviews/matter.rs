//! What a certification and a level rest on, as it stands while the vendor has not decided.

use super::words::VIEWER;
use crate::explain::program_terms::{self, level_step};
use crate::features::specialists::Assignment;
use crate::i18n::{Key, joined, number, pick, t::reviews as r};
use crate::routes::Route;
use crate::ui::{Fact, KeyFacts};
use domain::api::certification::Certification;
use domain::api::levels::{LevelMatter, QualifyingPath};
use domain::api::reviews::ReviewKind;
use domain::program::CompetencyTag;
use domain::rules::verdict::{Check, Verdict};
use domain::states::path_stage::PathStage;
use leptos::prelude::*;
use std::sync::Arc;

/// The path with what it asks for besides certificates, and who fills which slot with what.
pub(super) fn certification(all: Certification, kind: ReviewKind) -> AnyView {
    let (path, solutions, tags) = (all.facts.path, all.facts.certified_solutions, all.facts.competency_tags.clone());
    let asks = |verdict: &Verdict, check| verdict.outcome(check).is_some();
    let solutions = asks(&all.role, Check::CertifiedSolution)
        .then(|| view! { <Fact label=r::SOLUTIONS>{move || number(solutions)}</Fact> });
    let differentiated = kind == ReviewKind::Differentiation || all.facts.stage == PathStage::Differentiated;
    let tags = differentiated.then(|| view! { <Fact label=r::TAGS>{move || tag_names(&tags)}</Fact> });
    let none = all.matching.is_none().then(|| view! { <p class="muted">{r::NO_CERTIFICATES_ASKED}</p> });
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{r::CERTIFICATION}</h2>
            <KeyFacts>
                <Fact label=r::PATH>{program_terms::path(path)}</Fact>
                {solutions}
                {tags}
            </KeyFacts>
            {none}
        </section>
        <Assignment all=Arc::new(all) viewer=VIEWER/>
    }
    .into_any()
}

fn tag_names(tags: &[CompetencyTag]) -> String {
    if tags.is_empty() {
        return r::NO_TAGS.get().to_owned();
    }
    joined(tags.iter().map(|tag| program_terms::competency_tag(*tag).get()))
}

/// From which level to which, and the accounts that qualify.
pub(super) fn level(matter: &LevelMatter) -> AnyView {
    let (from, to) = (matter.from, matter.to);
    let step = move || to.map_or_else(|| r::LEVEL_HIGHEST.get().to_owned(), |to| level_step(from, to));
    let qualifying = matter.qualifying.iter().map(qualifying).collect_view();
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{r::LEVEL}</h2>
            <KeyFacts>
                <Fact label=r::LEVEL_STEP>{step}</Fact>
                {qualifying}
            </KeyFacts>
        </section>
    }
    .into_any()
}

fn qualifying(one: &QualifyingPath) -> AnyView {
    let (zh, en, stage) = (one.name_zh.clone(), one.name_en.clone(), one.stage);
    let partner = Route::Partner(one.partner_id.clone()).path();
    let term: Key = program_terms::path(one.path);
    view! {
        <Fact label=r::QUALIFIES>
            <a href=partner><bdi>{move || pick(&zh, &en).to_owned()}</bdi></a>" · "{term}" · "{program_terms::path_stage(stage)}
        </Fact>
    }
    .into_any()
}

/// The step and who qualifies, in one sentence each; what an approval of a level says.
pub(super) fn level_line(matter: &LevelMatter) -> Option<String> {
    let step = level_step(matter.from, matter.to?);
    let who = matter.qualifying.iter().map(|one| {
        let (who, path) = (pick(&one.name_zh, &one.name_en), program_terms::path(one.path).get());
        r::qualifying_account(who, path)
    });
    Some(r::approve_level_text(step, joined(who)))
}
