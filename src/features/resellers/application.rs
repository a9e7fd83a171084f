//! One application: who applies, whose turn it is, and what happened.

use super::answer::Answers;
use super::words::{self, VIEWER, applicant, shape};
use crate::api::{resellers, use_fetch};
use crate::explain::program_terms::reseller_application_state;
use crate::explain::{timeline, turn_line};
use crate::i18n::{Text, t, t::resellers as r};
use crate::page::{MaskToggle, Unready, masked, masking};
use crate::routes::Route;
use crate::ui::{
    Breadcrumb, CopyId, Crumb, Fact, KeyFacts, LinkButton, Notice, NoticeKind, PageHeader, StatusTag, TimeText,
    Timeline, TurnLine,
};
use domain::api::reseller_applications::ResellerApplicationDetail;
use domain::ids::ResellerApplicationId;
use domain::states::reseller_application::ResellerApplicationState;
use leptos::prelude::*;
use std::sync::Arc;

/// One application as the distributor sees it.
#[component]
pub fn ResellerApplicationPage(id: ResellerApplicationId) -> impl IntoView {
    let detail = use_fetch(move || resellers::application(&id));
    let plain = RwSignal::new(false);
    let title: Text = (move || {
        let name = detail.read(|one| applicant(&one.application).get().into_owned());
        name.unwrap_or_else(|| r::APPLICATION.get().to_owned())
    })
    .into();
    let list = Route::Resellers.with(&[("tab", "applications")]);
    let crumbs = vec![
        Crumb { label: r::TAB_APPLICATIONS.into(), href: Some(list.clone()) },
        Crumb { label: title.clone(), href: None },
    ];
    let shown = Memo::new(move |_| detail.get());
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            <MaskToggle plain/>
            <Answers detail/>
        </PageHeader>
        <Unready fetch=detail missing=r::NO_SUCH_APPLICATION hint=r::NO_SUCH_APPLICATION_HINT>
            <LinkButton href=list.clone()>{r::TO_APPLICATIONS}</LinkButton>
        </Unready>
        {move || shown.get().map(|detail| content(&detail, plain))}
    }
    .into_any()
}

fn content(detail: &Arc<ResellerApplicationDetail>, plain: RwSignal<bool>) -> AnyView {
    let row = detail.application.clone();
    let (turn, shape) = (row.turn, shape(&row));
    let line = turn.who.map(|_| {
        let parts = Signal::derive(move || turn_line(&turn, &VIEWER));
        view! { <TurnLine turn=shape parts/> }
    });
    let reason = row.reason.clone().map(|reason| {
        view! { <Notice kind=NoticeKind::Failed><strong>{r::REASON}</strong>{t::common::COLON}{reason}</Notice> }
    });
    let events = Signal::stored(timeline("event", &detail.history, &VIEWER, words::happened));
    let reached = row.reached_at.map(|at| view! { <Fact label=r::REACHED_AT><TimeText at/></Fact> });
    let reseller = (row.state == ResellerApplicationState::Approved).then(|| {
        let href = Route::Reseller(row.applicant_id.clone()).path();
        view! { <div class="row"><LinkButton href>{r::TO_RESELLER}</LinkButton></div> }
    });
    view! {
        <div class="page-with-margin">
            <div class="stack">
                <div class="row"><StatusTag turn=shape label=reseller_application_state(row.state)/></div>
                {line}
                {reason}
                <KeyFacts>
                    <Fact label=r::ACCOUNT>{masked(&row.account_name, plain, masking::name)}</Fact>
                    <Fact label=r::MOBILE_PHONE>{masked(&row.mobile_phone, plain, masking::telephone)}</Fact>
                    <Fact label=r::EMAIL>{masked(&row.email, plain, masking::email)}</Fact>
                    <Fact label=r::SUBMITTED_AT><TimeText at=row.submitted_at/></Fact>
                    {reached}
                    <Fact label=r::NUMBER><CopyId id=row.application_id.to_string()/></Fact>
                </KeyFacts>
                {reseller}
            </div>
            <aside class="evidence" aria-label=r::HISTORY>
                <section class="panel">
                    <h2 class="panel-title">{r::HISTORY}</h2>
                    <Timeline events/>
                </section>
            </aside>
        </div>
    }
    .into_any()
}
