//! One submission: what it rests on, what happened, and the decision.

use super::cancel::Cancel;
use super::changed::Changed;
use super::decide::Decide;
use super::submitted::Submitted;
use super::words::{VIEWER, applicant, happened, subject};
use crate::api::{Fetch, reviews, use_fetch};
use crate::explain::program_terms::{review_kind, review_state};
use crate::explain::{check_items, review_turn, rule_name, rules_of, timeline, turn_line};
use crate::i18n::{Text, date_time, t};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, CheckList, CopyId, Crumb, Fact, KeyFacts, LinkButton, Notice, NoticeKind, PageHeader, StatusTag,
    TimeText, Timeline, TurnLine,
};
use domain::api::reviews::{ReviewDetail, ReviewReceipt};
use domain::ids::ReviewId;
use leptos::prelude::*;
use std::sync::Arc;

/// One review.
#[component]
pub fn ReviewDetailPage(id: ReviewId) -> impl IntoView {
    let detail: Fetch<ReviewDetail> = use_fetch(move || reviews::get(&id));
    let title: Text = (move || {
        let named =
            |detail: &ReviewDetail| format!("{} · {}", subject(&detail.review).get(), applicant(&detail.review).get());
        detail.read(named).unwrap_or_else(|| t::reviews::REVIEW.get().to_owned())
    })
    .into();
    let shown = Memo::new(move |_| detail.get());
    let crumbs = vec![
        Crumb { label: t::reviews::TITLE.into(), href: Some(Route::Reviews.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            <Cancel detail/>
            <Decide detail/>
        </PageHeader>
        <Unready fetch=detail missing=t::reviews::MISSING>
            <LinkButton href=Route::Reviews.path()>{t::reviews::TO_LIST}</LinkButton>
        </Unready>
        {move || shown.get().map(|detail| view! { <Content detail/> })}
    }
    .into_any()
}

#[component]
fn Content(detail: Arc<ReviewDetail>) -> impl IntoView {
    use t::reviews as r;
    let review = &detail.review;
    let turn = review.turn;
    let parts = Signal::derive(move || turn_line(&turn, &VIEWER));
    let shape = review_turn(review.state, &turn, &VIEWER);
    let reason = review.reason.clone().map(|reason| {
        view! { <Notice kind=NoticeKind::Info><strong>{r::REASON}</strong>{t::common::COLON}{reason}</Notice> }
    });
    let events = Signal::stored(timeline(review.review_id.as_str(), &detail.history, &VIEWER, happened));
    let basis = match &detail.receipt {
        Some(receipt) => basis(receipt),
        None => view! { <p class="muted">{r::NO_RECEIPT}</p> }.into_any(),
    };
    let (kind, state, at, by) = (review.kind, review.state, review.submitted_at, review.submitted_by.clone());
    let (what, who, id) = (subject(review), applicant(review), review.review_id.to_string());
    let partner = Route::Partner(detail.partner_id.clone()).path();
    view! {
        <div class="page-with-margin">
            <div class="stack">
                {reason}
                <Changed detail=Arc::clone(&detail)/>
                <Submitted detail=Arc::clone(&detail)/>
                <section class="panel stack">
                    <h2 class="panel-title">{r::BASIS}</h2>
                    {basis}
                </section>
                <section class="panel stack">
                    <h2 class="panel-title">{r::HISTORY}</h2>
                    <Timeline events/>
                </section>
            </div>
            <aside class="evidence" aria-label=r::REVIEW>
                <KeyFacts>
                    <Fact label=r::STATE><StatusTag turn=shape label=review_state(state)/></Fact>
                    <Fact label=r::KIND>{review_kind(kind)}</Fact>
                    <Fact label=r::SUBJECT>{what}</Fact>
                    <Fact label=r::APPLICANT><a href=partner>{who}</a></Fact>
                    <Fact label=r::SUBMITTED_BY><bdi>{by}</bdi></Fact>
                    <Fact label=r::SUBMITTED_AT><TimeText at/></Fact>
                    <Fact label=r::NUMBER><CopyId id/></Fact>
                </KeyFacts>
                <TurnLine turn=shape parts/>
            </aside>
        </div>
    }
}

/// What the rules said when it was submitted.
fn basis(receipt: &ReviewReceipt) -> AnyView {
    let decision = &receipt.receipt.decision;
    let items = Signal::stored(check_items(&decision.verdict, &VIEWER));
    let (rule, version, at) = (decision.rule, decision.policy_version, decision.decided_at);
    let note = Signal::derive(move || Some(t::reviews::decided(date_time(at), rule_name(rule), version)));
    let note_href = Signal::stored(Some(rules_of(version)));
    view! { <CheckList label=t::reviews::BASIS items note note_href/> }.into_any()
}
