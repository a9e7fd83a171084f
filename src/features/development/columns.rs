//! The columns of the reports.

use super::chosen::Chosen;
use super::operation::{Operation, ask, entries};
use super::why::unmet;
use super::words;
use crate::explain::{association_type, program_terms, turn_detail, turn_line};
use crate::i18n::{Text, date, t, t::development as d};
use crate::routes::{PageQuery, Route};
use crate::ui::{Button, Column, IconName, Menu, StatusTag, TimeText, Tone};
use chrono::{DateTime, Utc};
use domain::api::customer_development::CustomerReport;
use domain::states::customer_report::CustomerReportState;
use leptos::prelude::*;

pub(super) fn all(chosen: Chosen, query: PageQuery) -> Vec<Column<CustomerReport>> {
    vec![
        Column::new("customer", d::CUSTOMER, move |row: &CustomerReport| identity(row, chosen)).identity(),
        Column::new("state", d::STATE, status),
        Column::new("turn", d::TURN, |row: &CustomerReport| {
            let turn = row.turn;
            // Until when, the next column says; what silence does, the status.
            let words = move || turn.who.and_then(|_| turn_line(&turn, &words::VIEWER).into_iter().next());
            view! { <span>{move || words().unwrap_or_else(|| "–".to_owned())}</span> }
        }),
        Column::new("protected_until", d::PROTECTED_UNTIL, |row: &CustomerReport| moment(words::protected_until(row))),
        Column::new("contact_email", d::CONTACT_EMAIL, move |row: &CustomerReport| email(row, query)),
        Column::new("reported_by", d::REPORTED_BY, |row: &CustomerReport| {
            view! { <bdi>{row.reported_by.clone()}</bdi> }
        }),
        Column::new("reported_at", d::REPORTED_AT, |row: &CustomerReport| moment(Some(row.reported_at))).hidden(),
        Column::new("industry", d::INDUSTRY, |row: &CustomerReport| {
            view! { <span>{program_terms::industry(row.report.industry)}</span> }
        })
        .hidden(),
        Column::new("invited_as", d::INVITED_AS, |row: &CustomerReport| match row.invited_as {
            Some(kind) => view! { <span>{association_type(kind)}</span> }.into_any(),
            None => "–".into_any(),
        })
        .hidden(),
        Column::new("invited_until", d::INVITED_UNTIL, |row: &CustomerReport| moment(row.invited_until)).hidden(),
        Column::new("actions", t::common::ACTIONS, move |row: &CustomerReport| actions(row, query)).actions(),
    ]
}

fn moment(at: Option<DateTime<Utc>>) -> AnyView {
    match at {
        Some(at) => view! { <TimeText at text=date(at)/> }.into_any(),
        None => "–".into_any(),
    }
}

/// The name with the account; who can be invited can be ticked, to be invited with others.
fn identity(row: &CustomerReport, chosen: Chosen) -> AnyView {
    let (name, account) = (row.report.customer_name.clone(), row.report.account_name.clone());
    let href = Route::CustomerReport(row.report_id.clone()).path();
    let tick = chosen.offers(row).then(|| {
        let (own, ticked, name) = (row.report_id.clone(), row.report_id.clone(), name.clone());
        view! {
            <label class="checkbox">
                <input type="checkbox" prop:checked=move || chosen.has(&own) on:change=move |_| chosen.toggle(&ticked)/>
                <span class="visually-hidden">{move || d::choose_customer(&name)}</span>
            </label>
        }
    });
    view! {
        <span class="row report-identity">
            {tick}
            <span class="report-name"><a href=href><bdi>{name}</bdi></a><span class="muted">{account}</span></span>
        </span>
    }
    .into_any()
}

/// The state; below a failed one, what was not met.
pub(super) fn status(row: &CustomerReport) -> AnyView {
    let detail = turn_detail(&row.turn, &words::VIEWER);
    let failed_on = row.failed_on.clone();
    let cause = (!failed_on.is_empty() && !matches!(row.state, CustomerReportState::Associated)).then(|| {
        let href = format!("{}#why", Route::CustomerReport(row.report_id.clone()).path());
        view! { <a class="report-cause" href=href>{move || unmet(&failed_on)}</a> }
    });
    view! {
        <span class="report-status">
            <StatusTag turn=words::shape(row) label=program_terms::report_state(row.state) detail/>
            {cause}
        </span>
    }
    .into_any()
}

/// The address; a press changes it as long as anything may be sent there.
fn email(row: &CustomerReport, query: PageQuery) -> AnyView {
    let address = row.report.contact_email.clone();
    if Operation::ChangeEmail.why_not(row.state).is_some() {
        return view! { <span>{address}</span> }.into_any();
    }
    let (id, name) = (row.report_id.clone(), row.report.customer_name.clone());
    let press = move |()| ask(query, Operation::ChangeEmail, Some(&id));
    view! {
        <Button tone=Tone::Quiet on_press=press>
            {address}<span class="visually-hidden">{move || d::change_email_of(&name)}</span>
        </Button>
    }
    .into_any()
}

fn actions(row: &CustomerReport, query: PageQuery) -> AnyView {
    let name = row.report.customer_name.clone();
    let label: Text = (move || d::actions_of(&name)).into();
    let (own, id, state) = (row.clone(), row.report_id.clone(), row.state);
    let items = Signal::derive(move || entries(&own, query, true));
    let invite = Operation::Invite.why_not(state).is_none().then(|| {
        let press = move |()| ask(query, Operation::Invite, Some(&id));
        view! { <Button tone=Tone::Quiet on_press=press>{Operation::Invite.label(state)}</Button> }
    });
    view! { <span class="row-actions">{invite}<Menu label icon=IconName::MORE items/></span> }.into_any()
}
