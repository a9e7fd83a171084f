//! One report: how far it is, whose turn until when, why it failed or is looked at, and what can be done.

use super::dialogs::Dialogs;
use super::operation::{Operation, ask, entries};
use super::words;
use crate::api::{development, use_fetch};
use crate::explain::{association_type, check_items_of, program_terms, turn_detail, turn_line};
use crate::i18n::{Key, Text, joined, t, t::development as d};
use crate::page::Unready;
use crate::routes::{PageQuery, Route, use_page_query};
use crate::ui::{
    Breadcrumb, Button, CheckList, CopyId, Crumb, Fact, KeyFacts, LinkButton, Menu, Notice, NoticeKind, PageHeader,
    StatusTag, TimeText, Tone, TurnLine,
};
use chrono::{DateTime, Utc};
use domain::api::customer_development::CustomerReport;
use domain::ids::CustomerReportId;
use domain::states::customer_report::CustomerReportState;
use leptos::prelude::*;

/// The page; its dialogs open by the address.
#[component]
pub fn CustomerReportPage(id: CustomerReportId) -> impl IntoView {
    let detail = use_fetch(move || development::report(&id));
    let query = use_page_query();
    let title: Text =
        (move || detail.read(|row| row.report.customer_name.clone()).unwrap_or_else(|| d::REPORT_ONE.get().to_owned()))
            .into();
    let shown = Memo::new(move |_| detail.read(Clone::clone));
    let crumbs = vec![
        Crumb { label: d::TITLE.into(), href: Some(Route::CustomerDevelopment.path()) },
        Crumb { label: title.clone(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title as_of=Signal::derive(move || detail.as_of()) on_refresh=move |()| detail.reload()>
            {move || shown.get().map(|row| actions(&row, query))}
        </PageHeader>
        <Unready fetch=detail missing=d::MISSING hint=d::MISSING_HINT>
            <LinkButton href=Route::CustomerDevelopment.path()>{d::TO_LIST}</LinkButton>
        </Unready>
        {move || shown.get().map(|row| view! { <Content row/> })}
        <Dialogs query subject=shown.into()/>
    }
    .into_any()
}

fn actions(row: &CustomerReport, query: PageQuery) -> impl IntoView + use<> {
    let (own, state) = (row.clone(), row.state);
    let invite = Operation::Invite.why_not(state).is_none().then(|| {
        let press = move |()| ask(query, Operation::Invite, None);
        view! { <Button tone=Tone::Primary on_press=press>{Operation::Invite.label(state)}</Button> }
    });
    let items = Signal::derive(move || entries(&own, query, false));
    view! { {invite}<Menu label=Text::from(t::common::ACTIONS) items/> }
}

#[component]
fn Content(row: CustomerReport) -> impl IntoView {
    let (turn, shape, state) = (row.turn, words::shape(&row), row.state);
    let line = turn.who.map(|_| {
        let parts = Signal::derive(move || turn_line(&turn, &words::VIEWER));
        view! { <TurnLine turn=shape parts/> }
    });
    let customer = row.customer_id.clone().map(|id| {
        let href = Route::Customer(id).path();
        view! { <p><LinkButton href tone=Tone::Primary>{d::TO_CUSTOMER}</LinkButton></p> }
    });
    view! {
        <div class="page-with-margin">
            <div class="stack">
                <section class="panel stack">
                    <h2 class="panel-title">{d::STANDING}</h2>
                    <div class="row"><StatusTag turn=shape label=program_terms::report_state(state) detail=turn_detail(&turn, &words::VIEWER)/></div>
                    {line}
                    <p class="prose">{words::meaning(state)}</p>
                    {customer}
                </section>
                {answered(&row)}
                {looked_at(&row)}
                {failed(&row)}
                {said(&row)}
            </div>
            <aside class="evidence" aria-label=d::KEY_FACTS>{facts(&row)}</aside>
        </div>
    }
    .into_any()
}

/// What the vendor said.
fn answered(row: &CustomerReport) -> Option<AnyView> {
    let answer = row.answer.clone().filter(|answer| !answer.is_empty())?;
    let kind = if row.state == CustomerReportState::Refused { NoticeKind::Failed } else { NoticeKind::Info };
    Some(view! { <Notice kind><strong>{d::ANSWER}</strong>{t::common::COLON}{answer}</Notice> }.into_any())
}

/// Why the vendor looks, or looked, at it.
fn looked_at(row: &CustomerReport) -> Option<AnyView> {
    let reasons = row.review_reasons.clone();
    if reasons.is_empty() {
        return None;
    }
    let words = move || joined(reasons.iter().map(|reason| program_terms::review_reason(*reason).get()));
    let waits = row.state == CustomerReportState::InReview;
    let sentence = move || if waits { d::looked_at_because(words()) } else { d::was_looked_at_because(words()) };
    Some(view! { <Notice>{sentence}</Notice> }.into_any())
}

/// What was not met when the customer tried last.
fn failed(row: &CustomerReport) -> Option<AnyView> {
    if row.failed_on.is_empty() || row.state == CustomerReportState::Associated {
        return None;
    }
    let items = Signal::stored(check_items_of(&row.failed_on, &words::VIEWER));
    let shown = view! {
        <section class="panel stack" id="why" tabindex="-1">
            <h2 class="panel-title">{d::WHY_FAILED}</h2>
            <p class="prose">{d::WHY_FAILED_HINT}</p>
            <CheckList label=d::WHY_FAILED items/>
        </section>
    };
    Some(shown.into_any())
}

/// What was typed.
fn said(row: &CustomerReport) -> AnyView {
    let report = row.report.clone();
    let telephone = Some(report.contact_telephone).filter(|number| !number.is_empty());
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{d::SAID}</h2>
            <KeyFacts>
                <Fact label=d::CUSTOMER><bdi>{report.customer_name}</bdi></Fact>
                <Fact label=d::ACCOUNT><CopyId id=report.account_name/></Fact>
                <Fact label=d::INDUSTRY>{program_terms::industry(report.industry)}</Fact>
                <Fact label=d::CONTACT_NAME><bdi>{report.contact_name}</bdi></Fact>
                <Fact label=d::CONTACT_EMAIL>{report.contact_email}</Fact>
                {telephone.map(|number| view! { <Fact label=d::CONTACT_TELEPHONE>{number}</Fact> })}
            </KeyFacts>
            <div>
                <h3>{d::REASON}</h3>
                <p class="prose">{report.reason}</p>
            </div>
        </section>
    }
    .into_any()
}

fn moment(label: Key, at: Option<DateTime<Utc>>) -> Option<AnyView> {
    at.map(|at| view! { <Fact label><TimeText at/></Fact> }.into_any())
}

fn facts(row: &CustomerReport) -> AnyView {
    let (id, by, at, since) = (row.report_id.to_string(), row.reported_by.clone(), row.reported_at, row.state_since);
    let (protected, until) = (row.protected_until, row.invited_until);
    let kind = row.invited_as.map(|kind| view! { <Fact label=d::INVITED_AS>{association_type(kind)}</Fact> });
    view! {
        <KeyFacts>
            <Fact label=d::NUMBER><CopyId id/></Fact>
            <Fact label=d::REPORTED_BY><bdi>{by}</bdi></Fact>
            <Fact label=d::REPORTED_AT><TimeText at/></Fact>
            <Fact label=d::STATE_SINCE><TimeText at=since/></Fact>
            {moment(d::PROTECTED_UNTIL, protected)}
            {kind}
            {moment(d::INVITED_UNTIL, until)}
        </KeyFacts>
        <p class="muted prose">{d::RULE}</p>
    }
    .into_any()
}
