//! One application: where it stands, whose turn until when, how its amount comes about, and what happened.

use super::answer::Check;
use super::arithmetic::Arithmetic;
use super::columns::IncentiveStatus;
use super::words;
use crate::api::{opportunity_incentives, session, use_fetch};
use crate::explain::{Viewer, timeline, turn_line};
use crate::features::opportunities::columns::amount;
use crate::i18n::{Key, Text, t};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, CopyId, Crumb, Fact, KeyFacts, LinkButton, Notice, NoticeKind, PageHeader, TimeText, Timeline, TurnLine,
};
use domain::api::opportunity_incentives::{OpportunityIncentive, OpportunityIncentiveDetail};
use domain::ids::OpportunityIncentiveId;
use domain::states::opportunity_incentive::OpportunityIncentiveState as State;
use leptos::prelude::*;
use std::sync::Arc;
use t::opportunity_incentives as i;

/// The page.
#[component]
pub fn OpportunityIncentivePage(id: OpportunityIncentiveId) -> impl IntoView {
    let detail = use_fetch(move || opportunity_incentives::get(&id));
    let named = |detail: &OpportunityIncentiveDetail| i::title_of(&detail.incentive.opportunity_name);
    let title: Text = (move || detail.read(named).unwrap_or_else(|| i::INCENTIVE.get().to_owned())).into();
    let shown = Memo::new(move |_| detail.get());
    let crumbs = vec![
        Crumb { label: i::TITLE.into(), href: Some(Route::OpportunityIncentives.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            <Check detail/>
        </PageHeader>
        <Unready fetch=detail missing=i::MISSING hint=i::MISSING_HINT>
            <LinkButton href=Route::OpportunityIncentives.path()>{i::TO_LIST}</LinkButton>
        </Unready>
        {move || shown.get().map(|detail| view! { <Content detail/> })}
    }
    .into_any()
}

#[component]
fn Content(detail: Arc<OpportunityIncentiveDetail>) -> impl IntoView {
    let row = detail.incentive.clone();
    let turn = row.turn;
    let parts = Signal::derive(move || turn_line(&turn, &Viewer::PartnerStaff));
    let kind = if row.state == State::Rejected { NoticeKind::Failed } else { NoticeKind::Info };
    let id = row.incentive_id.as_str();
    let events = Signal::stored(timeline(id, &detail.history, &Viewer::PartnerStaff, words::happened));
    view! {
        <div class="page-with-margin">
            <div class="stack">
                {said(kind, i::ANSWER, row.reason.clone())}
                {said(NoticeKind::Info, i::OBJECTION, row.objection.clone())}
                <section class="panel stack">
                    <h2 class="panel-title">{i::STANDING}</h2>
                    <IncentiveStatus row=row.clone()/>
                    <TurnLine turn=words::shape(row.state, &turn) parts/>
                </section>
                <section class="panel stack">
                    <h2 class="panel-title">{i::ARITHMETIC}</h2>
                    <Arithmetic computed=detail.amount.clone()/>
                </section>
                <section class="panel stack">
                    <h2 class="panel-title">{i::HISTORY}</h2>
                    <Timeline events/>
                </section>
            </div>
            <aside class="evidence" aria-label=i::KEY_FACTS>{key_facts(&row)}</aside>
        </div>
    }
}

fn said(kind: NoticeKind, label: Key, text: Option<String>) -> Option<AnyView> {
    let text = text?;
    Some(view! { <Notice kind><strong>{label}</strong>{t::common::COLON}{text}</Notice> }.into_any())
}

fn key_facts(row: &OpportunityIncentive) -> impl IntoView + use<> {
    let opportunity = Route::Opportunity(row.opportunity_id.clone()).path();
    let (name, customer) = (row.opportunity_name.clone(), row.customer_name.clone());
    let (number, opportunity_no) = (row.incentive_no.clone(), row.opportunity_no.clone());
    let (worth, delivered_at, applied_at) = (row.amount, row.delivered_at, row.applied_at);
    let (published_at, due) = (row.published_at, row.turn.due);
    let days = || session::policy().map(|policy| policy.opportunity.incentive_check_working_days).unwrap_or_default();
    view! {
        <KeyFacts>
            <Fact label=i::OPPORTUNITY><a href=opportunity><bdi>{name}</bdi></a></Fact>
            <Fact label=i::OPPORTUNITY_NO>{opportunity_no}</Fact>
            <Fact label=i::CUSTOMER><bdi>{customer}</bdi></Fact>
            <Fact label=i::AMOUNT>{amount(worth)}</Fact>
            <Fact label=i::NUMBER><CopyId id=number/></Fact>
            <Fact label=i::DELIVERED_AT><TimeText at=delivered_at/></Fact>
            <Fact label=i::APPLIED_AT><TimeText at=applied_at/></Fact>
            {published_at.map(|at| view! { <Fact label=i::PUBLISHED_AT><TimeText at/></Fact> })}
            {due.map(|at| view! { <Fact label=i::DUE><TimeText at/></Fact> })}
        </KeyFacts>
        <p class="muted prose">{move || i::rule_note(days())}</p>
    }
}
