//! The list of receipts, newest first.

use super::words::{answer, rule, subject};
use crate::api::list_query::{is, is_flag, is_text};
use crate::api::{ListQuery, ListSpec, receipts};
use crate::explain::program_terms;
use crate::i18n::t;
use crate::page::{ListTable, use_listing, when_empty};
use crate::routes::Route;
use crate::ui::{Breadcrumb, Choice, Column, Crumb, FilterField, PageHeader, StatusTag, TimeText, Turn};
use domain::api::receipts::{ReceiptLine, ReceiptQuery};
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
    let all = use_listing(&SPEC, |query| receipts::query(&request(query)), |all| (&all.receipts, all.count));
    let crumbs = vec![
        Crumb { label: t::rules::TITLE.into(), href: Some(Route::Rules.path()) },
        Crumb { label: t::rules::RECEIPTS.into(), href: None },
    ];
    view! {
        <Breadcrumb crumbs/>
        <PageHeader title=t::rules::RECEIPTS count=all.count_words() as_of=all.as_of() on_refresh=all.reload()/>
        <p class="prose">{t::rules::RECEIPTS_LEAD}</p>
        <ListTable of=all caption=t::rules::RECEIPTS columns=columns() row_key=|row| row.receipt_id.to_string()
            fields=fields() empty=when_empty(all.state, t::rules::RECEIPTS_NONE, t::rules::RECEIPTS_NONE_HINT)/>
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
