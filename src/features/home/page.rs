//! The home page.

use domain::api::reviews::ReviewQuery;
use domain::organization::PrincipalKind;
use domain::permission::Permission;
use domain::states::review::ReviewState;
use leptos::prelude::*;

use super::account::AccountBlock;
use super::figures::CustomerFigures;
use super::paths::PathBlock;
use super::todos::TodoBlock;
use crate::api::{overview, programs, reviews, session, use_fetch, use_fetch_when};
use crate::i18n::{number, t};
use crate::page::Freshness;
use crate::routes::Route;
use crate::ui::{ErrorState, LinkButton, PageHeader, Skeleton};

/// The home page of this kind of login.
#[component]
pub fn HomePage() -> impl IntoView {
    match untrack(|| session::read(|info| info.kind)) {
        Some(PrincipalKind::Operator) => view! { <OperatorHome/> }.into_any(),
        _ => view! { <PartnerHome/> }.into_any(),
    }
}

#[component]
fn PartnerHome() -> impl IntoView {
    let overview = use_fetch(overview::get);
    let sees_paths = untrack(|| session::may(Permission::ViewPrograms));
    let paths = use_fetch_when(move || sees_paths.then(programs::path_steps));
    let failed = overview.failure();
    let fresh = Freshness::new();
    fresh.shows(overview);
    fresh.shows(paths);
    let shown = move || {
        overview.get().map(|overview| {
            view! {
                <CustomerFigures overview=overview.clone()/>
                <div class="page-with-margin">
                    <div class="stack">
                        <TodoBlock counts=overview.todos.clone()/>
                        {sees_paths.then(|| view! { <PathBlock paths/> })}
                    </div>
                    <AccountBlock overview/>
                </div>
            }
        })
    };
    view! {
        <PageHeader title=t::home::TITLE as_of=fresh.as_of() on_refresh=fresh.reload()/>
        <ErrorState failure=failed on_retry=move |()| overview.reload() busy=overview.busy()/>
        {move || overview.is_first().then(|| view! { <Skeleton lines=8/> })}
        {shown}
    }
}

/// What waits for the vendor.
#[component]
fn OperatorHome() -> impl IntoView {
    let query = ReviewQuery { state: Some(ReviewState::UnderReview), limit: Some(1), ..ReviewQuery::default() };
    let queue = use_fetch(move || reviews::query(&query));
    let failed = queue.failure();
    let waiting = move || {
        queue.read(|queue| queue.waiting).map(|count| {
            let href = Route::Reviews.with(&[("state", ReviewState::UnderReview.as_str())]);
            view! {
                <section class="stack">
                    <div class="figure-row">
                        <p class="figure">
                            <span>{t::home::OPERATOR_WAITING}</span>
                            <span>{move || number(count)}</span>
                        </p>
                    </div>
                    <p class="muted">{t::home::OPERATOR_LEAD}</p>
                    <p><LinkButton href>{t::home::OPERATOR_OPEN}</LinkButton></p>
                </section>
            }
        })
    };
    view! {
        <PageHeader title=t::home::TITLE as_of=Signal::derive(move || queue.as_of()) on_refresh=move |()| queue.reload()/>
        <ErrorState failure=failed on_retry=move |()| queue.reload() busy=queue.busy()/>
        {move || queue.is_first().then(|| view! { <Skeleton lines=4/> })}
        {waiting}
    }
}
