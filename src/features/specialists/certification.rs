//! P-42: what a path asks for role certification, and how far the account is.

use super::assignment::Assignment;
use super::business_plan::PlanPanel;
use super::certify::{Asked, Certify, CertifyDialog, WithdrawDialog, review, withdrawing};
use crate::api::{Fetch, programs, session, use_fetch};
use crate::explain::{Viewer, check_items, decided_under, program_terms};
use crate::i18n::{Key, Text, t, t::specialists as s};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{Breadcrumb, CheckList, Crumb, EmptyKind, EmptyState, Notice, NoticeKind, PageHeader, StatusTag, Turn};
use domain::api::certification::{Certification, CertificationStep};
use domain::program::DevelopmentPath;
use domain::rules::certification::role_certification::role_certification;
use domain::states::path_stage::PathStage;
use leptos::prelude::*;
use std::sync::Arc;

/// The requirement of one path.
#[component]
pub fn CertificationPage(path: DevelopmentPath) -> impl IntoView {
    let answer: Fetch<Certification> = use_fetch(move || programs::certification(path));
    let shown = answer.steady();
    let asked = Asked::new(answer);
    let title: Text = (move || s::certification_of(program_terms::path(path).get())).into();
    let crumbs = vec![
        Crumb { label: t::programs::PATHS_TITLE.into(), href: Some(Route::Paths.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || answer.as_of()) on_refresh=move |()| answer.reload()/>
        <Unready fetch=answer/>
        {move || shown.get().map(|all| view! { <Content all asked/> })}
        <PlanPanel answer/>
        <CertifyDialog asked/>
        <WithdrawDialog asked/>
    }
    .into_any()
}

#[component]
fn Content(all: Arc<Certification>, asked: Asked) -> impl IntoView {
    let stage = all.facts.stage;
    let shape = match stage {
        PathStage::RoleCertified | PathStage::Differentiated => Turn::Done,
        PathStage::Available => Turn::Closed,
        _ => Turn::Running,
    };
    let assignment = match &all.matching {
        Some(_) => view! { <Assignment all=Arc::clone(&all)/> }.into_any(),
        None => {
            view! { <EmptyState kind=EmptyKind::NothingYet title=s::NO_CERTIFICATES_ASKED hint=s::NO_CERTIFICATES_ASKED_HINT/> }.into_any()
        }
    };
    let own = Arc::clone(&all);
    let differs = move || {
        let at = own.role.evaluated_at;
        session::policy().is_some_and(|policy| !role_certification(&own.facts, &policy, at).agrees_with(&own.role))
    };
    let withdrawing = withdrawing(&all, asked);
    let again = all.annual_review.is_some().then(|| {
        let (all, kind) = (Arc::clone(&all), CertificationStep::AnnualReview);
        view! { <Conditions label=s::REVIEW_CONDITIONS hint=s::REVIEW_HINT all kind asked/> }
    });
    view! {
        <div class="stack">
            <div class="row"><StatusTag turn=shape label=program_terms::path_stage(stage)/></div>
            {all.review.as_ref().map(review)}
            {assignment}
            {move || differs().then(|| view! { <Notice kind=NoticeKind::Failed>{t::programs::DIFFERS}</Notice> })}
            {withdrawing}
            {again}
            <Conditions label=s::ROLE_CONDITIONS hint=s::ROLE_CONDITIONS_HINT all=Arc::clone(&all) kind=CertificationStep::Role asked/>
            <Conditions label=s::DIFFERENTIATION_CONDITIONS hint=s::DIFFERENTIATION_HINT all kind=CertificationStep::Differentiation asked/>
        </div>
    }
}

/// What a certification asks for, and the button that applies for it.
#[component]
fn Conditions(label: Key, hint: Key, all: Arc<Certification>, kind: CertificationStep, asked: Asked) -> impl IntoView {
    let answer = asked.answer;
    // The list stays as it is while nothing changes; when it was checked last, it says all the same.
    let items = asked.verdict(&all, kind).map(|verdict| check_items(verdict, &Viewer::Path(all.facts.path)));
    let items = Signal::stored(items.unwrap_or_default());
    let checked = move |all: &Certification| {
        let verdict = asked.verdict(all, kind)?;
        Some((verdict.policy_version, verdict.evaluated_at))
    };
    let note = Signal::derive(move || {
        let (version, at) = answer.read(checked)??;
        Some(decided_under(version, at))
    });
    view! {
        <section class="panel stack" data-step=kind.as_str() id=format!("step-{}", kind.as_str())>
            <h2 class="panel-title">{label}</h2>
            <p class="prose">{hint}</p>
            <CheckList label items note busy=answer.busy() on_recheck=move |()| answer.reload()/>
            <Certify asked kind/>
        </section>
    }
}
