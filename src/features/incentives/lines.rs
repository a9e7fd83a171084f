//! The tab 激励: every line, also those of zero and below, with the sums of the filter.

use super::{line_columns, words};
use crate::api::list_query::{is, is_flag, is_text};
use crate::api::{Fetch, ListQuery, ListSpec, incentives};
use crate::i18n::t;
use crate::page::{Freshness, ListTable, use_listing, when_empty};
use crate::ui::{AmountText, Choice, FilterField};
use domain::api::incentives::{IncentiveQuery, IncentiveTotals, Incentives};
use domain::incentive::{IncentiveStatus, Sign};
use domain::money::Money;
use domain::period::BillCycle;
use leptos::prelude::*;

static SPEC: ListSpec = ListSpec {
    filters: &[
        ("search", is_text),
        ("period", is::<BillCycle>),
        ("status", is::<IncentiveStatus>),
        ("sign", is::<Sign>),
        ("frozen", is_flag),
        ("customer_id", is_text),
    ],
    sorts: &["-period", "period", "-amount", "amount", "customer", "expires_at"],
    default_sort: "-period",
    page_size: 20,
    others: &["tab"],
};

#[component]
pub(super) fn Lines(fresh: Freshness) -> impl IntoView {
    let all =
        use_listing(&SPEC, |query| incentives::query(&request(query)), |all| (&all.incentives, all.count)).on(fresh);
    let lead = move || {
        view! {
            <Totals answer=all.answer/>
            <p class="muted prose">{t::incentives::HINT}</p>
        }
    };
    view! {
        <div class="stack">
            <ListTable of=all table="incentives" caption=t::incentives::TAB_INCENTIVES columns=line_columns::all()
                row_key=|row| row.incentive_id.to_string() fields=fields() lead
                empty=when_empty(all.state, t::incentives::EMPTY, t::incentives::EMPTY_HINT)>
                <p class="visually-hidden" role="status">{all.count_words()}</p>
            </ListTable>
        </div>
    }
    .into_any()
}

fn request(query: &ListQuery) -> IncentiveQuery {
    IncentiveQuery {
        period: query.parsed("period"),
        status: query.parsed("status"),
        sign: query.parsed("sign"),
        frozen: query.parsed("frozen"),
        search: query.filter("search").map(str::to_owned),
        customer_id: query.filter("customer_id").map(str::to_owned),
        sort: query.sort.parse().ok(),
        offset: Some(query.offset()),
        limit: Some(query.page_size),
    }
}

fn fields() -> Vec<FilterField> {
    use t::incentives as i;
    let statuses =
        IncentiveStatus::ALL.iter().map(|status| Choice::new(status.as_str(), words::status(*status))).collect();
    let signs = Sign::ALL.iter().map(|sign| Choice::new(sign.as_str(), words::sign(*sign))).collect();
    let frozen = vec![Choice::new("true", i::FROZEN_YES), Choice::new("false", i::FROZEN_NO)];
    vec![
        FilterField::words("search", i::SEARCH),
        FilterField::one_of("status", i::STATUS, statuses).pinned(),
        FilterField::one_of("sign", i::SIGN, signs).pinned(),
        FilterField::one_of("frozen", i::FREEZING, frozen).pinned(),
        FilterField::words("period", i::PERIOD),
        FilterField::words("customer_id", t::customers::CUSTOMER_ID),
    ]
}

#[component]
fn Totals(answer: Fetch<Incentives>) -> impl IntoView {
    let totals = Memo::new(move |_| answer.read(|answer| answer.totals));
    let figure = |label, part: fn(&IncentiveTotals) -> Money| {
        let value = move || {
            totals.get().map(|totals| {
                let money = part(&totals);
                view! { <AmountText minor=money.minor currency=money.currency.as_str()/> }
            })
        };
        view! { <div class="figure"><span class="figure-label">{label}</span><span class="figure-value">{value}</span></div> }
    };
    view! {
        <div class="figure-row">
            {figure(t::incentives::SUM_CLAIMABLE, |totals| totals.claimable)}
            {figure(t::incentives::SUM_FROZEN, |totals| totals.frozen)}
            {figure(t::incentives::SUM_AMOUNT, |totals| totals.amount)}
        </div>
    }
}
