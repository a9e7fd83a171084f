//! Base × rate, what was withheld or taken back, and the result: to the cent.

use super::line_columns::amount;
use super::words;
use crate::i18n::{money, percent_of_basis_points, t};
use domain::rules::incentive_explanation::{IncentiveExplanation, Step};
use leptos::prelude::*;

/// The table of steps; its parts add up to the amount of the line.
#[component]
pub(super) fn Arithmetic(explanation: IncentiveExplanation) -> impl IntoView {
    use t::incentives as i;
    let (consumed, not_counted) = (explanation.facts.consumed, explanation.not_counted);
    let spent = move || {
        let text = money(consumed.minor, consumed.currency.as_str());
        if not_counted.is_zero() {
            return t::incentives::consumed_all(text);
        }
        t::incentives::consumed_of(text, money(not_counted.minor, not_counted.currency.as_str()))
    };
    let total = explanation.facts.amount;
    view! {
        <section class="panel stack">
            <h2 class="panel-title">{i::ARITHMETIC}</h2>
            <p class="prose">{spent}</p>
            <table class="steps">
                <caption class="visually-hidden">{i::ARITHMETIC}</caption>
                <thead>
                    <tr>
                        <th scope="col">{i::STEP}</th>
                        <th scope="col" class="num">{i::BASE}</th>
                        <th scope="col" class="num">{i::RATE}</th>
                        <th scope="col" class="num">{i::RESULT}</th>
                    </tr>
                </thead>
                <tbody>{explanation.steps.iter().map(step).collect_view()}</tbody>
                <tfoot>
                    <tr><th scope="row" colspan="3">{i::TOTAL}</th><td class="num">{amount(total)}</td></tr>
                </tfoot>
            </table>
        </section>
    }
}

fn step(step: &Step) -> impl IntoView + use<> {
    let order = step.order_id.as_ref().map(|id| view! { " "<span class="muted nowrap">{id.to_string()}</span> });
    let (base, rate) = (step.base, step.rate);
    let rate = move || rate.map(|rate| percent_of_basis_points(rate.0.into()));
    view! {
        <tr>
            <th scope="row">{words::step(step.kind)}{order}</th>
            <td class="num">{base.map(amount)}</td>
            <td class="num">{rate}</td>
            <td class="num">{amount(step.amount)}</td>
        </tr>
    }
}
