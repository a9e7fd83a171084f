//! The development paths that the account is on (P-41): how far, and what comes next.

use domain::api::programs::{PathStep, PathSteps};
use domain::permission::Permission;
use domain::states::path_stage::PathStage;
use leptos::prelude::*;

use crate::api::{Fetch, session};
use crate::explain::{Viewer, program_terms, stage_turn};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{EmptyKind, EmptyState, ErrorState, LinkButton, Skeleton, StatusTag};

/// The chosen paths, or the way to choose one. The answer is asked for by the page, beside its other ones.
#[component]
pub(super) fn PathBlock(paths: Fetch<PathSteps>) -> impl IntoView {
    let shown = Memo::new(move |_| paths.get());
    let failed = paths.failure();
    let content = move || {
        shown.get().map(|all| {
            let chosen: Vec<_> = all.paths.iter().filter(|card| card.stage != PathStage::Available).map(row).collect();
            if chosen.is_empty() {
                view! {
                    <EmptyState kind=EmptyKind::NothingYet title=t::home::PATHS_NONE hint=t::home::PATHS_NONE_HINT>
                        <LinkButton href=Route::Paths.path()>{t::home::PATHS_EXPLORE}</LinkButton>
                    </EmptyState>
                }
                .into_any()
            } else {
                view! {
                    <ul class="todo-list">{chosen}</ul>
                    <p><a href=Route::Paths.path()>{t::home::PATHS_EXPLORE}</a></p>
                }
                .into_any()
            }
        })
    };
    view! {
        <section class="stack" aria-labelledby="home-paths">
            <h2 class="panel-title" id="home-paths">{t::home::PATHS}</h2>
            <ErrorState failure=failed on_retry=move |()| paths.reload() busy=paths.busy()/>
            {move || paths.is_first().then(|| view! { <Skeleton lines=2/> })}
            {content}
        </section>
    }
    .into_any()
}

fn row(card: &PathStep) -> impl IntoView + use<> {
    let (path, stage) = (card.path, card.stage);
    let turn = stage_turn(stage, &Viewer::PartnerStaff);
    view! {
        <li class="todo home-path" data-path=path.as_str() data-turn=turn.name()>
            <a class="todo-words" href=Route::Paths.path()>{program_terms::path(path)}</a>
            <StatusTag turn label=program_terms::path_stage(stage)/>
            {next_step(card)}
        </li>
    }
}

/// What comes next; a link where this login may do it.
fn next_step(card: &PathStep) -> impl Fn() -> AnyView + use<> {
    let path = card.path;
    let again = card.annual_review.filter(|again| again.under_review || again.opens_at <= untrack(session::now));
    let (words, applies) = match card.stage {
        // What is held comes before what is next.
        _ if again.is_some_and(|again| again.under_review) => (t::home::PATH_REVIEWED, false),
        _ if again.is_some() => (t::home::PATH_REVIEW_AGAIN, true),
        PathStage::Available | PathStage::Selected => (t::home::PATH_APPLY_ROLE, true),
        PathStage::RoleReviewing | PathStage::DifferentiationReviewing => (t::home::PATH_REVIEWED, false),
        PathStage::RoleCertified => (t::home::PATH_APPLY_DIFFERENTIATION, true),
        PathStage::Differentiated => (t::home::PATH_DONE, false),
    };
    move || {
        if applies && session::may(Permission::ManagePrograms) {
            view! { <a href=Route::Certification(path).path()>{words}</a> }.into_any()
        } else {
            view! { <span class="muted">{words}</span> }.into_any()
        }
    }
}
