//! One opportunity: where it stands, whose turn until when, all that is said about it, its progress and history.

use super::actions::{Actions, Asked};
use super::columns::{OpportunityStatus, amount};
use super::facts::Said;
use super::incentives::{ApplyDialog, Offer};
use super::progress::ProgressPanel;
use super::submission::{Refused, Submission, SubmitDialog};
use super::words;
use crate::api::{Fetch, opportunities, use_fetch};
use crate::explain::{Viewer, timeline, turn_line};
use crate::i18n::{Text, day, t};
use crate::page::Unready;
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, CopyId, Crumb, Fact, KeyFacts, LinkButton, Notice, NoticeKind, PageHeader, TimeText, Timeline, TurnLine,
};
use domain::api::opportunities::{Opportunity, OpportunityDetail};
use domain::ids::OpportunityId;
use domain::opportunity::OpportunityState;
use domain::program::Direction;
use leptos::prelude::*;
use std::sync::Arc;
use t::opportunities as o;

/// The way back to the list that an opportunity is in.
pub(super) fn list_crumbs(direction: Direction, title: Text) -> Vec<Crumb> {
    let tab = if direction == Direction::Po { "po" } else { "ho" };
    vec![
        Crumb { label: o::TITLE.into(), href: Some(Route::Opportunities.path()) },
        Crumb { label: words::direction(direction).into(), href: Some(Route::Opportunities.with(&[("tab", tab)])) },
        Crumb { label: title, href: None },
    ]
}

/// The page.
#[component]
pub fn OpportunityPage(id: OpportunityId) -> impl IntoView {
    let detail = use_fetch(move || opportunities::get(&id));
    let title: Text = (move || {
        detail.read(|detail| detail.opportunity.name.clone()).unwrap_or_else(|| o::OPPORTUNITY.get().to_owned())
    })
    .into();
    let shown = detail.steady();
    let (submitting, refused) = (Asked::new(detail), Refused::new(detail));
    let applying = (Asked::new(detail), Refused::new(detail));
    let direction = Memo::new(move |_| detail.read(|detail| detail.opportunity.direction).unwrap_or(Direction::Ho));
    let crumb_title = title.clone();
    view! {
        {move || view! { <Breadcrumb crumbs=list_crumbs(direction.get(), crumb_title.clone())/> }}
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            <Actions detail/>
        </PageHeader>
        {unready(detail)}
        {move || shown.get().map(|detail| view! { <Content detail submitting refused applying/> })}
        <SubmitDialog asked=submitting refused/>
        <ApplyDialog asked=applying.0 refused=applying.1/>
    }
    .into_any()
}

/// Nothing to show: it is coming, it failed, or there is no such opportunity.
pub(super) fn unready(fetch: Fetch<OpportunityDetail>) -> impl IntoView {
    view! {
        <Unready fetch missing=o::MISSING hint=o::MISSING_HINT>
            <LinkButton href=Route::Opportunities.path()>{o::TO_LIST}</LinkButton>
        </Unready>
    }
}

#[component]
fn Content(
    detail: Arc<OpportunityDetail>,
    submitting: Asked,
    refused: Refused,
    applying: (Asked, Refused),
) -> impl IntoView {
    let row = detail.opportunity.clone();
    let turn = row.turn;
    let parts = Signal::derive(move || turn_line(&turn, &Viewer::PartnerStaff));
    let (is_rejected, is_draft) = (row.state == OpportunityState::Rejected, row.state == OpportunityState::Draft);
    let kind = if is_rejected { NoticeKind::Failed } else { NoticeKind::Info };
    let reason = match row.reason.clone() {
        Some(reason) => {
            Some(view! { <Notice kind><strong>{o::REASON}</strong>{t::common::COLON}{reason}</Notice> }.into_any())
        }
        None => is_rejected.then(|| view! { <Notice kind>{o::RAN_OUT}</Notice> }.into_any()),
    };
    let events = Signal::stored(timeline("event", &detail.history, &Viewer::PartnerStaff, words::happened));
    let incentive = detail.incentive.as_deref().cloned();
    let incentive = incentive.map(|offer| view! { <Offer offer asked=applying.0 refused=applying.1/> });
    let follows_up = !detail.progress.is_empty() || words::shape(row.state, &turn) == crate::ui::Turn::Running;
    let (draft, progress) = (Arc::clone(&detail), Arc::clone(&detail));
    view! {
        <div class="page-with-margin">
            <div class="stack">
                {reason}
                <section class="panel stack">
                    <h2 class="panel-title">{o::STANDING}</h2>
                    <OpportunityStatus row=row.clone()/>
                    <TurnLine turn=words::shape(row.state, &turn) parts/>
                </section>
                {is_draft.then(|| view! { <Submission detail=draft asked=submitting refused/> })}
                {incentive}
                <Said said=detail.details.clone()/>
                {follows_up.then(|| view! { <ProgressPanel detail=progress/> })}
                <section class="panel stack">
                    <h2 class="panel-title">{o::HISTORY}</h2>
                    <Timeline events/>
                </section>
            </div>
            <aside class="evidence" aria-label=o::KEY_FACTS>{key_facts(&row)}</aside>
        </div>
    }
}

fn key_facts(row: &Opportunity) -> impl IntoView + use<> {
    let (expected_on, shared_at, due) = (row.expected_on, row.shared_at, row.turn.due);
    let (number, customer, direction) = (row.opportunity_no.clone(), row.customer_name.clone(), row.direction);
    let (value, cloud, changed_at) = (row.opportunity_value, row.cloud_revenue, row.changed_at);
    let rule = if row.direction == Direction::Ho { o::HO_RULE } else { o::PO_RULE };
    view! {
        <KeyFacts>
            <Fact label=o::NUMBER><CopyId id=number/></Fact>
            <Fact label=o::DIRECTION>{words::direction(direction)}</Fact>
            <Fact label=o::CUSTOMER><bdi>{customer}</bdi></Fact>
            <Fact label=o::OPPORTUNITY_VALUE>{amount(value)}</Fact>
            <Fact label=o::CLOUD_REVENUE>{amount(cloud)}</Fact>
            {expected_on.map(|on| view! { <Fact label=o::EXPECTED_ON>{day(on)}</Fact> })}
            {shared_at.map(|at| view! { <Fact label=o::SHARED_AT><TimeText at/></Fact> })}
            {due.map(|at| view! { <Fact label=o::DUE><TimeText at/></Fact> })}
            <Fact label=o::CHANGED_AT><TimeText at=changed_at/></Fact>
        </KeyFacts>
        <p class="muted prose">{rule}</p>
    }
}
