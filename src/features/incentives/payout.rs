//! One payout application: where it stands, whose turn it is, what was done, and what the partner does.

use super::actions::PageActions;
use super::application_columns::PayoutStatus;
use super::confirm::PayoutDialogs;
use super::invoice_list::{handed_in, invoice_list, lines};
use super::line::unready;
use super::line_columns::amount;
use super::words;
use crate::api::{incentives, use_fetch};
use crate::explain::{Viewer, timeline, turn_line};
use crate::i18n::{Text, t};
use crate::routes::Route;
use crate::ui::{Breadcrumb, Crumb, Fact, KeyFacts, Notice, NoticeKind, PageHeader, TimeText, Timeline, TurnLine};
use domain::api::payouts::PayoutApplication;
use domain::ids::PayoutId;
use domain::states::payout::PayoutStage;
use leptos::prelude::*;
use std::sync::Arc;

/// One application.
#[component]
pub fn PayoutDetailPage(id: PayoutId) -> impl IntoView {
    let payout = use_fetch(move || incentives::payout(&id));
    let title: Text = (move || {
        payout
            .read(|payout| t::incentives::payout_title(&payout.payout_no))
            .unwrap_or_else(|| t::incentives::PAYOUT.get().to_owned())
    })
    .into();
    let shown = Memo::new(move |_| payout.get());
    let asked = RwSignal::new(None);
    let crumbs = vec![
        Crumb { label: t::incentives::TITLE.into(), href: Some(Route::Incentives.path()) },
        Crumb {
            label: t::incentives::TAB_APPLICATIONS.into(),
            href: Some(Route::Incentives.with(&[("tab", "applications")])),
        },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || payout.as_of()) on_refresh=move |()| payout.reload()>
            <PageActions payout asked/>
        </PageHeader>
        <PayoutDialogs asked/>
        {unready(payout, t::incentives::PAYOUT_MISSING.into())}
        {move || shown.get().map(|payout| view! { <Content payout/> })}
    }
    .into_any()
}

#[component]
fn Content(payout: Arc<PayoutApplication>) -> impl IntoView {
    use t::incentives as i;
    let turn = payout.turn;
    let parts = Signal::derive(move || turn_line(&turn, &Viewer::PartnerStaff));
    let reason = payout.reason.clone().map(|reason| {
        view! { <Notice kind=NoticeKind::Failed><strong>{i::REJECTED_BECAUSE}</strong>{t::common::COLON}{reason}</Notice> }
    });
    let (total, method, applied_at, applicant) =
        (payout.amount, payout.method, payout.applied_at, payout.applicant_name.clone());
    let (stage, means, shape, in_it) = (payout.stage, payout.explanation, words::payout_turn(&payout), lines(&payout));
    let events = Signal::stored(timeline("event", &payout.history, &Viewer::PartnerStaff, words::happened));
    let (invoices, to_invoice) = (handed_in(&payout), invoice_list(&payout));
    view! {
        <div class="page-with-margin">
            <div class="stack">
                {reason}
                <section class="panel stack">
                    <h2 class="panel-title">{i::PROGRESS}</h2>
                    <Progress at=stage/>
                    <PayoutStatus row=payout.as_ref().clone()/>
                    <p class="prose">{words::meaning(means)}</p>
                    <TurnLine turn=shape parts/>
                </section>
                {to_invoice}
                {in_it}
                <section class="panel stack">
                    <h2 class="panel-title">{i::HISTORY}</h2>
                    <Timeline events/>
                </section>
            </div>
            <aside class="evidence" aria-label=i::PAYOUT>
                <KeyFacts>
                    <Fact label=i::AMOUNT>{amount(total)}</Fact>
                    <Fact label=i::METHOD>{words::method(method)}</Fact>
                    <Fact label=i::APPLIED_AT><TimeText at=applied_at/></Fact>
                    <Fact label=i::APPLICANT>{applicant}</Fact>
                    <Fact label=i::INVOICES>{invoices}</Fact>
                </KeyFacts>
            </aside>
        </div>
    }
}

/// The stages in their order, the one it is in marked.
#[component]
fn Progress(at: PayoutStage) -> impl IntoView {
    let stage = move |stage: &PayoutStage| {
        let state = match stage.cmp(&at) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "ahead",
        };
        view! { <li data-state=state aria-current=(*stage == at).then_some("step")>{words::stage(*stage)}</li> }
    };
    view! { <ol class="stages">{PayoutStage::ALL.iter().map(stage).collect_view()}</ol> }
}
