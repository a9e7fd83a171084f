//! 数据概览: what was shared in a period, and why a partner receives nothing.

use super::words;
use crate::api::Fetch;
use crate::explain::{Viewer, check_item};
use crate::i18n::{number, percent_of_basis_points, t};
use crate::routes::{Moved, use_page_query};
use crate::ui::{AmountText, CheckList, Choice, ErrorState, Notice, NoticeKind, Radios, Skeleton};
use domain::api::opportunities::{OpportunityFigures, OpportunityOverview};
use domain::opportunity::OverviewPeriod;
use domain::program::Direction;
use leptos::prelude::*;
use t::opportunities as o;

/// The figures of one direction; the period is in the address.
#[component]
pub(super) fn Overview(overview: Fetch<OpportunityOverview>, direction: Direction) -> impl IntoView {
    let query = use_page_query();
    let period = Memo::new(move |_| {
        query.get("period").and_then(|code| code.parse::<OverviewPeriod>().ok()).unwrap_or(OverviewPeriod::Year)
    });
    let choose = move |code: String| {
        query.set("period", (code != OverviewPeriod::Year.as_str()).then_some(code.as_str()), Moved::Replace);
    };
    let choices = OverviewPeriod::ALL.iter().map(|one| Choice::new(one.as_str(), words::period(*one))).collect();
    let name = if direction == Direction::Ho { "ho-period" } else { "po-period" };
    let failed = overview.failure();
    view! {
        <details class="overview" open>
            <summary>{o::OVERVIEW}</summary>
            <div class="stack">
                <Radios name label=o::PERIOD value=Signal::derive(move || period.get().as_str().to_owned()) choices on_change=choose/>
                <ErrorState failure=failed on_retry=move |()| overview.reload()/>
                {move || overview.is_first().then(|| view! { <div aria-busy="true"><Skeleton lines=2/></div> })}
                {move || {
                    let wanted = period.get();
                    let of = |one: &&OpportunityFigures| one.direction == direction && one.period == wanted;
                    overview.read(|all| all.figures.iter().find(of).copied()).flatten().map(figures)
                }}
            </div>
        </details>
        {(direction == Direction::Ho).then(|| view! { <Eligibility overview/> })}
    }
}

fn figures(figures: OpportunityFigures) -> impl IntoView {
    let count = move || number(figures.count);
    let rate = move || figures.conversion.map_or_else(|| "—".to_owned(), |rate| percent_of_basis_points(rate.0.into()));
    let value = figures.opportunity_value;
    view! {
        <div class="figure-row">
            <div class="figure"><p>{o::FIGURE_COUNT}</p><p>{count}</p></div>
            <div class="figure"><p>{o::OPPORTUNITY_VALUE}</p><p><AmountText minor=value.minor currency=value.currency.as_str()/></p></div>
            <div class="figure"><p>{o::FIGURE_CONVERSION}</p><p>{rate}</p></div>
        </div>
    }
}

/// Why the vendor shares nothing with this partner; nothing while it does.
#[component]
fn Eligibility(overview: Fetch<OpportunityOverview>) -> impl IntoView {
    let conditions = Memo::new(move |_| {
        let verdict = overview.read(|all| all.eligibility.clone()).filter(|verdict| !verdict.allowed());
        verdict.map(|verdict| verdict.conditions)
    });
    move || {
        conditions.get().map(|conditions| {
            let items = conditions.iter().map(|one| check_item(one, &Viewer::PartnerStaff)).collect::<Vec<_>>();
            let items = Signal::stored(items);
            view! {
                <Notice kind=NoticeKind::NeedsYou>
                    <p>{o::NOT_ELIGIBLE}</p>
                    <CheckList label=o::ELIGIBILITY items/>
                </Notice>
            }
        })
    }
}
