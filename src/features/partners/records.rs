//! What the vendor records about the partner: records on its paths, and the standing of its account.

use super::act::Act;
use super::words::changed;
use crate::explain::program_terms::{record_kind, solution_state};
use crate::explain::value_text;
use crate::form::{Asked, ask_button};
use crate::i18n::{Key, date, t::partners as p, t::settings as s};
use crate::ui::{CopyId, Fact, KeyFacts, StatusTag, Turn};
use domain::api::path_records::SolutionState;
use domain::api::vendor_records::{AccountStanding, PartnerRecord, PartnerStanding};
use domain::rules::verdict::Value;
use leptos::prelude::*;

/// The records, newest first; what was withdrawn stays to be read.
#[component]
pub(super) fn Records(records: Vec<PartnerRecord>, asked: Asked<Act>) -> impl IntoView {
    let none = records.is_empty().then(|| view! { <p class="muted">{p::NO_RECORDS}</p> });
    view! {
        <section class="panel stack" data-fact="records">
            <h2 class="panel-title">{p::RECORDS}</h2>
            <p class="prose">{p::RECORDS_LEAD}</p>
            {none}
            <ul class="other-paths">{records.into_iter().map(|one| record(one, asked)).collect_view()}</ul>
            <div class="row">{ask_button(asked, Act::AddRecord)}</div>
        </section>
    }
    .into_any()
}

fn record(one: PartnerRecord, asked: Asked<Act>) -> impl IntoView {
    let PartnerRecord { record_id, record, withdrawn_at, changed: last } = one;
    let withdrawn = withdrawn_at.map(|_| view! { <StatusTag turn=Turn::Closed label=p::WITHDRAWN/> });
    let state = record.solution_state.filter(|_| withdrawn.is_none()).map(|state| {
        let turn = match state {
            SolutionState::Draft => Turn::Running,
            SolutionState::Certified => Turn::Done,
            SolutionState::Ended => Turn::Closed,
        };
        view! { <StatusTag turn label=solution_state(state)/> }
    });
    let stands = withdrawn_at.is_none();
    let about = || (record_id.clone(), record.number.clone());
    let change = (stands && record.kind.is_solution()).then(|| {
        let (id, number) = about();
        ask_button(asked, Act::ChangeSolution(id, number))
    });
    let withdraw = (stands && record.kind.is_recorded_by_hand()).then(|| {
        let (id, number) = about();
        ask_button(asked, Act::WithdrawRecord(id, number))
    });
    let (key, at) = (record.number.clone(), record.recorded_at);
    view! {
        <li class="row" data-record=key>
            <div>
                <div class="row">
                    <strong>{record_kind(record.kind)}</strong><bdi>{record.name}</bdi><CopyId id=record.number/>
                    <span class="muted">{move || date(at)}</span>{state}{withdrawn}
                </div>
                {changed(last.as_ref(), false)}
            </div>
            <div class="row">{change}{withdraw}</div>
        </li>
    }
}

/// What joining a programme looks at.
#[component]
pub(super) fn Standing(standing: PartnerStanding, asked: Asked<Act>) -> impl IntoView {
    let PartnerStanding { standing, changed: last } = standing;
    view! {
        <section class="panel stack" data-fact="standing">
            <h2 class="panel-title">{p::STANDING}</h2>
            <p class="prose">{p::STANDING_LEAD}</p>
            <KeyFacts>{facts(&standing)}</KeyFacts>
            {changed(last.as_ref(), true)}
            <div class="row">{ask_button(asked, Act::ChangeStanding)}</div>
        </section>
    }
    .into_any()
}

fn facts(standing: &AccountStanding) -> impl IntoView + use<> {
    let all: [(Key, Value); 12] = [
        (s::REAL_NAME, Value::RealName(standing.real_name)),
        (s::IN_HCPN, Value::Flag(standing.in_hcpn)),
        (s::FREEZES, Value::FreezeCauses(standing.freezes.clone())),
        (s::ARREARS, Value::Amount(standing.arrears)),
        (s::OPEN_RESOURCES, Value::Count(standing.open_resources)),
        (s::CREDIT_ACCOUNTS, Value::Count(standing.credit_accounts)),
        (s::ENTERPRISE_ROLE, Value::Enterprise(standing.enterprise_role)),
        (s::IS_SUBCUSTOMER, Value::Flag(standing.is_subcustomer)),
        (p::IS_SUBACCOUNT, Value::Flag(standing.is_partner_subaccount)),
        (s::HAS_CONSUMED, Value::Flag(standing.has_consumed)),
        (s::BD_REPORTED, Value::Flag(standing.bd_reported)),
        (s::ON_INTERNATIONAL_SITE, Value::Flag(standing.on_international_site)),
    ];
    let fact = |(label, value): (Key, Value)| view! { <Fact label>{move || value_text(&value)}</Fact> };
    all.map(fact).into_iter().collect_view()
}
