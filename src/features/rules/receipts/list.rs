//! The list of receipts, newest first.

use super::words::{answer, rule, subject};
use crate::api::list_query::{is, is_flag, is_text};
use crate::api::{Fetch, ListNotices, ListQuery, ListSpec, ListState, failure, receipts, use_fetch, use_list_query};
use crate::explain::program_terms;
use crate::i18n::{number, t};
use crate::page::{ListFilters, ListPages, empty_kind, when_empty};
use crate::routes::Route;
use crate::ui::{Breadcrumb, Choice, Column, Crumb, DataTable, FilterField, PageHeader, StatusTag, TimeText, Turn};
use domain::api::receipts::{ReceiptLine, ReceiptQuery, Receipts};
use domain::program::{DevelopmentPath, Program};
use domain::rules::verdict::RuleId;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[("rule", is::<RuleId>), ("allowed", is_flag), ("subject_id", is_text)],
    sorts: &[],
    default_sort: "",
    page_size: 20,
    others: &[],
};

/// Every decision that this login may see.
#[component]
pub fn ReceiptListPage() -> impl IntoView {
    let list = use_list_query(&SPEC);
    let found = use_fetch(move || receipts::query(&request(&list.get())));
    let count = Signal::derive(move || {
        let count = found.read(|found| found.count)?;
        Some(t::common::total_rows(number(count)))
    });
    let crumbs = vec![
        Crumb { label: t::rules::TITLE.into(), href: Some(Route::Rules.path()) },
        Crumb { label: t::rules::RECEIPTS.into(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title=t::rules::RECEIPTS count as_of=Signal::derive(move || found.as_of()) on_refresh=move |()| found.reload()/>
        <p class="prose">{t::rules::RECEIPTS_LEAD}</p>
        <ListNotices list/>
        <ListFilters list fields=fields() on_query=move |()| found.reload()/>
        <Lines list found/>
    }
    .into_any()
}

fn request(query: &ListQuery) -> ReceiptQuery {
    ReceiptQuery {
        rule: query.parsed("rule"),
        allowed: query.parsed("allowed"),
        subject_id: query.filter("subject_id").map(str::to_owned),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    let named = |one: &RuleId| Choice::new(one.as_str(), rule(*one));
    let rules = RuleId::ALL.iter().map(named).collect();
    let answers = vec![Choice::new("true", t::rules::RECEIPT_YES), Choice::new("false", t::rules::RECEIPT_REFUSED)];
    vec![
        FilterField::one_of("allowed", t::rules::ANSWER, answers).pinned(),
        FilterField::one_of("rule", t::rules::RULE, rules).pinned(),
        FilterField::one_of("subject_id", t::rules::RECEIPT_SUBJECT, subjects()),
    ]
}

/// Programmes and paths have codes that an address can hold; everything else is found by its rule.
fn subjects() -> Vec<Choice> {
    let programs = Program::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::program(*one)));
    let paths = DevelopmentPath::ALL.iter().map(|one| Choice::new(one.as_str(), program_terms::path(*one)));
    programs.chain(paths).collect()
}

#[component]
fn Lines(list: ListState, found: Fetch<Receipts>) -> impl IntoView {
    let rows = Signal::derive(move || found.read(|found| found.receipts.clone()));
    let total = Signal::derive(move || found.read(|found| found.count).unwrap_or_default());
    let empty = when_empty(list, t::rules::RECEIPTS_NONE, t::rules::RECEIPTS_NONE_HINT);
    view! {
        <DataTable caption=t::rules::RECEIPTS columns=columns() rows row_key=|row| row.receipt_id.to_string()
            busy=Signal::derive(move || found.loading())
            failure=Signal::derive(move || found.error().map(|error| failure(&error))) on_retry=move |()| found.reload() empty
            empty_kind=empty_kind(list)/>
        <ListPages list total/>
    }
}

fn columns() -> Vec<Column<ReceiptLine>> {
    use t::rules as r;
    vec![
        Column::new("subject", r::RECEIPT_SUBJECT, |line: &ReceiptLine| {
            let href = Route::Receipt(line.receipt_id.clone()).path();
            view! { <a href=href><bdi>{subject(line)}</bdi></a> }
        })
        .identity(),
        Column::new("answer", r::ANSWER, |line: &ReceiptLine| {
            let turn = if line.allowed { Turn::Done } else { Turn::Failed };
            view! { <StatusTag turn label=answer(line)/> }
        }),
        Column::new("rule", r::RULE, |line: &ReceiptLine| view! { <span>{rule(line.rule)}</span> }),
        Column::new("decided_at", r::RECEIPT_AT, |line: &ReceiptLine| view! { <TimeText at=line.decided_at/> }),
        Column::new("asked_by", r::RECEIPT_BY, |line: &ReceiptLine| view! { <bdi>{line.asked_by.clone()}</bdi> }),
        Column::new("version", r::VERSION, |line: &ReceiptLine| line.policy_version.to_string()),
    ]
}
