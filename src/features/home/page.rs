//! The home page.

use domain::organization::PrincipalKind;
use leptos::prelude::*;

use super::account::AccountBlock;
use super::figures::CustomerFigures;
use super::todos::TodoBlock;
use crate::api::{failure, overview, session, use_fetch};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{EmptyKind, EmptyState, ErrorState, LinkButton, PageHeader, Skeleton};

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
    let failed = Signal::derive(move || overview.error().map(|error| failure(&error)));
    let as_of = Signal::derive(move || overview.as_of());
    let shown = move || {
        overview.get().map(|overview| {
            view! {
                <CustomerFigures overview=overview.clone()/>
                <div class="page-with-margin">
                    <TodoBlock counts=overview.todos.clone()/>
                    <AccountBlock overview/>
                </div>
            }
        })
    };
    view! {
        <PageHeader title=t::home::TITLE as_of on_refresh=move |()| overview.reload()/>
        <ErrorState failure=failed on_retry=move |()| overview.reload() busy=Signal::derive(move || overview.loading())/>
        {move || overview.is_first().then(|| view! { <Skeleton lines=8/> })}
        {shown}
    }
}

#[component]
fn OperatorHome() -> impl IntoView {
    view! {
        <PageHeader title=t::home::TITLE/>
        <EmptyState kind=EmptyKind::NothingYet title=t::home::OPERATOR_TITLE hint=t::home::OPERATOR_HINT>
            <LinkButton href=Route::Messages.path()>{t::shell::MESSAGES}</LinkButton>
        </EmptyState>
    }
}
