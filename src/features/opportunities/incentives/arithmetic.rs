//! Cloud revenue × rate, what is above the cap, what settling an objection changed, and the result: to the cent.

use super::words;
use crate::explain::rules_of;
use crate::features::opportunities::columns::amount;
use crate::i18n::{money, percent_of_basis_points, t};
use domain::rules::opportunities::incentive_amount::{
    IncentiveAmountStep, IncentiveAmountStepKind, OpportunityIncentiveAmount,
};
use leptos::prelude::*;
use t::opportunity_incentives as i;

/// The table of steps; its parts add up to the amount. The policy's version opens the rule's numbers.
#[component]
pub fn Arithmetic(computed: OpportunityIncentiveAmount) -> impl IntoView {
    let (cap, version, total) = (computed.cap, computed.policy_version, computed.amount);
    let rules = rules_of(version);
    let steps = computed.steps.iter().map(|one| step(&computed, *one)).collect_view();
    view! {
        <table class="steps">
            <caption class="visually-hidden">{i::ARITHMETIC}</caption>
            <thead><tr><th scope="col">{i::STEP}</th><th scope="col" class="num">{i::RESULT}</th></tr></thead>
            <tbody>{steps}</tbody>
            <tfoot><tr><th scope="row">{i::TOTAL}</th><td class="num">{amount(total)}</td></tr></tfoot>
        </table>
        <p class="muted prose">{move || i::cap(money(cap.minor, cap.currency.as_str()))}" "<a href=rules>{move || i::policy(version)}</a></p>
    }
    .into_any()
}

/// Base and rate stand below the step's name: beside it they would not fit on a phone.
fn step(computed: &OpportunityIncentiveAmount, step: IncentiveAmountStep) -> impl IntoView + use<> {
    let (base, rate) = (computed.base, computed.rate);
    let factors = move || {
        let (base, rate) = (money(base.minor, base.currency.as_str()), percent_of_basis_points(rate.0.into()));
        format!("{base} × {rate}")
    };
    let earned =
        (step.kind == IncentiveAmountStepKind::Earned).then(|| view! { <br/><span class="muted">{factors}</span> });
    view! { <tr><th scope="row">{words::step(step.kind)}{earned}</th><td class="num">{amount(step.amount)}</td></tr> }
}
