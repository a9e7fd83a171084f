//! What an application consists of: its lines, the invoices handed in, and 开票清单, by which invoices are issued (P-31).

use super::line_columns::amount;
use crate::i18n::t::incentives as i;
use crate::i18n::{Text, pick};
use crate::routes::Route;
use crate::ui::{Button, Fact, KeyFacts};
use domain::api::incentives::IncentiveLine;
use domain::api::payouts::PayoutApplication;
use domain::money::Money;
use domain::states::payout::PayoutEvent;
use leptos::prelude::*;

/// The lines in it, each a link to how it came about.
pub(super) fn lines(payout: &PayoutApplication) -> impl IntoView + use<> {
    let row = |line: &IncentiveLine| {
        let href = Route::Incentive(line.incentive_id.clone()).path();
        let (zh, en) = (line.product_zh.clone(), line.product_en.clone());
        view! {
            <tr>
                <th scope="row"><a href=href><bdi>{line.customer.clone()}</bdi></a></th>
                <td>{line.period.to_string()}</td>
                <td>{move || pick(&zh, &en)}</td>
                <td class="num">{amount(line.amount)}</td>
            </tr>
        }
    };
    let table = if payout.lines.is_empty() {
        view! { <p class="muted">{i::LINES_NONE}</p> }.into_any()
    } else {
        view! {
            <table class="steps">
                <caption class="visually-hidden">{i::LINES_IN_IT}</caption>
                <thead>
                    <tr>
                        <th scope="col">{i::CUSTOMER}</th>
                        <th scope="col">{i::PERIOD}</th>
                        <th scope="col">{i::PRODUCT}</th>
                        <th scope="col" class="num">{i::AMOUNT}</th>
                    </tr>
                </thead>
                <tbody>{payout.lines.iter().map(row).collect_view()}</tbody>
                <tfoot><tr><th scope="row" colspan="3">{i::TOTAL}</th><td class="num">{amount(payout.amount)}</td></tr></tfoot>
            </table>
        }
        .into_any()
    };
    view! { <section class="panel stack"><h2 class="panel-title">{i::LINES_IN_IT}</h2>{table}</section> }
}

/// The invoices handed in, with day and amount where they are known.
pub(super) fn handed_in(payout: &PayoutApplication) -> impl IntoView + use<> {
    if payout.invoice_numbers.is_empty() {
        return view! { <span class="muted">{i::NO_INVOICES}</span> }.into_any();
    }
    let known = |number: &String| payout.invoices.iter().find(|invoice| invoice.number == *number);
    let row = |number: &String| {
        let rest = known(number).map(|invoice| {
            let day = invoice.issued_on.map(|day| day.to_string());
            view! { <span class="muted">{day}" · "{amount(invoice.amount)}</span> }
        });
        view! { <li><span>{number.clone()}</span>" "{rest}</li> }
    };
    let rows = payout.invoice_numbers.iter().map(row).collect_view();
    view! { <ul class="payout-lines">{rows}</ul> }.into_any()
}

/// 开票清单: what has to be on the invoices; while invoices are to be handed in.
pub(super) fn invoice_list(payout: &PayoutApplication) -> Option<impl IntoView + use<>> {
    if !payout.actions.contains(&PayoutEvent::SubmitInvoice) {
        return None;
    }
    let row =
        |(what, sum): (Text, Money)| view! { <tr><th scope="row">{what}</th><td class="num">{amount(sum)}</td></tr> };
    let (number, total) = (payout.payout_no.clone(), payout.amount);
    let rows = grouped(&payout.lines).into_iter().map(row).collect_view();
    Some(view! {
        <section class="panel stack">
            <h2 class="panel-title">{i::INVOICE_LIST}</h2>
            <p class="prose">{i::INVOICE_LIST_LEAD}</p>
            <KeyFacts>
                <Fact label=i::PAYOUT_NO>{number}</Fact>
                <Fact label=i::BUYER>{i::BUYER_WORDS}</Fact>
            </KeyFacts>
            <table class="steps">
                <caption class="visually-hidden">{i::INVOICE_LIST}</caption>
                <thead>
                    <tr><th scope="col">{i::WHAT_FOR}</th><th scope="col" class="num">{i::INVOICE_AMOUNT}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{i::TOTAL}</th><td class="num">{amount(total)}</td></tr></tfoot>
            </table>
            <div class="row page-actions"><Button on_press=|()| { let _ = window().print(); }>{i::PRINT}</Button></div>
        </section>
    })
}

/// What the lines of each plan and cycle come to, in the order of the lines.
fn grouped(lines: &[IncentiveLine]) -> Vec<(Text, Money)> {
    let mut groups: Vec<(&IncentiveLine, Money)> = Vec::new();
    for line in lines {
        let same = |one: &IncentiveLine| (one.period, &one.plan_name_en) == (line.period, &line.plan_name_en);
        match groups.iter_mut().find(|(first, _)| same(first)) {
            Some((_, sum)) => *sum = sum.plus(line.amount).unwrap_or(*sum),
            None => groups.push((line, line.amount)),
        }
    }
    let what = |line: &IncentiveLine| -> Text {
        let (zh, en, period) = (line.plan_name_zh.clone(), line.plan_name_en.clone(), line.period.to_string());
        (move || i::what_for_line(pick(&zh, &en), &period)).into()
    };
    groups.into_iter().map(|(line, sum)| (what(line), sum)).collect()
}
