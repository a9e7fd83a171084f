//! The page: a question, facts to change, and the answer beside them.

use super::super::viewer;
use super::fields::{DayField, FactForm};
use super::own::OwnFacts;
use super::state::State;
use super::subject::Subject;
use crate::api::{policies, session, use_fetch};
use crate::explain::check_items;
use crate::i18n::{date, t};
use crate::page::Unready;
use crate::routes::{Moved, Route, use_page_query};
use crate::ui::{
    Breadcrumb, Button, CheckItem, CheckList, Choice, Crumb, Field, Notice, NoticeKind, PageHeader, Select,
};
use domain::api::policies::Policies;
use domain::period::business_day;
use domain::rules::policy::PolicyHistory;
use leptos::prelude::*;
use std::sync::Arc;

/// What would the rule say if the facts were others?
#[component]
pub fn WhatIfPage() -> impl IntoView {
    let policies = use_fetch(policies::get);
    let state = State::new(use_page_query(), business_day(session::now()));
    let shown = Memo::new(move |_| policies.get());
    let crumbs = vec![
        Crumb { label: t::rules::TITLE.into(), href: Some(Route::Rules.path()) },
        Crumb { label: t::rules::WHAT_IF.into(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title=t::rules::WHAT_IF/>
        <Notice kind=NoticeKind::NeedsYou>{t::rules::NOT_REAL}</Notice>
        <p class="prose">{t::rules::WHAT_IF_LEAD}</p>
        <Unready fetch=policies/>
        {move || shown.get().map(|all| view! {
            <div class="what-if">
                <Facts state/>
                <Answer all state/>
            </div>
        })}
    }
    .into_any()
}

#[component]
fn Facts(state: State) -> impl IntoView {
    let subject = Memo::new(move |_| state.read(|scenario| scenario.subject));
    let value = Signal::derive(move || subject.get().rule().to_string());
    let choice = |subject: Subject| Choice::new(subject.rule().as_str(), subject.question());
    let choices = Signal::stored(Subject::ALL.map(choice).to_vec());
    let ask = move |rule: String| state.start(&rule, Moved::Push);
    let reset = move |()| state.start(subject.get_untracked().rule().as_str(), Moved::Push);
    view! {
        <section class="panel stack" aria-labelledby="what-if-facts">
            <h2 class="panel-title" id="what-if-facts">{t::rules::FACTS}</h2>
            <Field label=t::rules::ASK required=true><Select value choices on_change=ask/></Field>
            <OwnFacts state/>
            <DayField state/>
            {move || view! { <FactForm state subject=subject.get()/> }}
            <p><Button on_press=reset>{t::common::RESET}</Button></p>
        </section>
    }
    .into_any()
}

#[component]
fn Answer(all: Arc<Policies>, state: State) -> impl IntoView {
    let history = StoredValue::new(PolicyHistory::of(all.versions.clone()).ok());
    let verdict = Memo::new(move |_| {
        history.with_value(|history| history.as_ref().and_then(|history| state.read(|one| one.verdict(history))))
    });
    let items = Signal::derive(move || {
        verdict
            .with(|verdict| verdict.as_ref().map(|verdict| check_items(verdict, &viewer())))
            .unwrap_or_default()
            .into_iter()
            // What is made up cannot be mended anywhere.
            .map(|item| CheckItem { fix: None, ..item })
            .collect::<Vec<_>>()
    });
    let note = Signal::derive(move || {
        let (at, version) =
            verdict.with(|verdict| verdict.as_ref().map(|one| (one.evaluated_at, one.policy_version)))?;
        Some(t::rules::decided_by(date(at), version))
    });
    let is_answered = Memo::new(move |_| verdict.with(Option::is_some));
    let question = move || state.read(|scenario| scenario.subject.question().get());
    view! {
        <section class="panel stack" aria-labelledby="what-if-answer">
            <h2 class="panel-title" id="what-if-answer">{question}</h2>
            {move || if is_answered.get() {
                view! { <CheckList label=t::rules::ANSWER items note/> }.into_any()
            } else {
                view! { <Notice kind=NoticeKind::Failed>{t::rules::UNANSWERED}</Notice> }.into_any()
            }}
        </section>
    }
    .into_any()
}
