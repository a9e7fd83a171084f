//! Every rule of one version: its number, what it says, and its figures.

use super::rule_texts::{described, rule_text};
use super::what_if::form_of;
use super::words;
use crate::explain::rule_title;
use crate::i18n::t;
use crate::ui::{Column, DataTable};
use domain::rules::described::DescribedRule;
use domain::rules::figures::{Figure, figures};
use domain::rules::policy::Policy;
use domain::rules::verdict::RuleId;
use leptos::prelude::*;

/// A rule and what it reads.
#[derive(Clone, Debug)]
struct RuleRow {
    rule: RuleId,
    version: u32,
    figures: Vec<Figure>,
}

/// The rules that are asked, those that are only kept, and the numbers that belong to none of them.
#[component]
pub(super) fn RuleTable(policy: Policy) -> impl IntoView {
    let all = figures(&policy);
    let is_described = |one: &Figure| DescribedRule::ALL.iter().any(|rule| rule.numbers().contains(&one.number));
    let others = all.iter().filter(|one| one.number.rules().is_empty() && !is_described(one));
    let others: Vec<_> = others.cloned().collect();
    let kept = DescribedRule::ALL.iter().map(|rule| kept(*rule, &all)).collect_view();
    let row = |rule: &RuleId| RuleRow {
        rule: *rule,
        version: policy.version,
        figures: all.iter().filter(|one| one.number.rules().contains(rule)).cloned().collect(),
    };
    let rows = Signal::stored(Some(RuleId::ALL.iter().map(row).collect::<Vec<_>>()));
    view! {
        <section class="panel" aria-labelledby="rules-all">
            <h2 class="panel-title" id="rules-all">{t::rules::ALL_RULES}</h2>
            <DataTable caption=t::rules::ALL_RULES columns=columns() rows row_key=key/>
        </section>
        <section class="panel stack" aria-labelledby="rules-described">
            <h2 class="panel-title" id="rules-described">{t::rules::DESCRIBED}</h2>
            <p class="muted prose">{t::rules::DESCRIBED_HINT}</p>
            {kept}
        </section>
        <section class="panel" aria-labelledby="rules-others">
            <h2 class="panel-title" id="rules-others">{t::rules::OTHERS}</h2>
            {sentences(others)}
        </section>
    }
}

fn key(row: &RuleRow) -> String {
    format!("{}-{}", row.rule, row.version)
}

fn columns() -> Vec<Column<RuleRow>> {
    use t::rules as r;
    vec![
        Column::new("rule", r::RULE, |row: &RuleRow| {
            let (rule, title, text) = (row.rule, rule_title(row.rule), rule_text(row.rule));
            let form = form_of(rule).map(|href| view! { <p><a href=href>{move || r::try_rule(rule.as_str())}</a></p> });
            view! {
                <div class="rule-words">
                    <strong><span class="num">{rule.as_str()}</span>" "{title}</strong>
                    <p class="muted">{text}</p>
                    {form}
                </div>
            }
        })
        .identity(),
        Column::new("numbers", r::NUMBERS, |row: &RuleRow| {
            if row.figures.is_empty() {
                view! { <span class="muted">{r::NO_NUMBERS}</span> }.into_any()
            } else {
                sentences(row.figures.clone()).into_any()
            }
        }),
    ]
}

/// A rule that is in the way something is built.
fn kept(rule: DescribedRule, all: &[Figure]) -> impl IntoView + use<> {
    let (title, text) = described(rule);
    let figures: Vec<_> = all.iter().filter(|one| rule.numbers().contains(&one.number)).cloned().collect();
    view! {
        <div class="rule-words" data-described=rule.as_str()>
            <h3><span class="num">{rule.as_str()}</span>" "{title}</h3>
            <p class="muted">{text}</p>
            {(!figures.is_empty()).then(|| sentences(figures))}
        </div>
    }
}

fn sentences(figures: Vec<Figure>) -> impl IntoView {
    let line = |figure: Figure| view! { <li>{move || words::sentence(&figure)}</li> };
    view! { <ul class="rule-figures">{figures.into_iter().map(line).collect_view()}</ul> }
}
