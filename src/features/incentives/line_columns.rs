//! The columns of the incentive lines. Every amount is a link to how it came about.

use super::words;
use crate::explain::{Viewer, association_type, turn_detail};
use crate::i18n::{Key, date, money, t};
use crate::routes::Route;
use crate::ui::{AmountText, Column, CopyId, StatusTag, TimeText};
use domain::api::incentives::IncentiveLine;
use domain::incentive::Sign;
use domain::money::Money;
use leptos::prelude::*;

pub(super) fn all() -> Vec<Column<IncentiveLine>> {
    use t::incentives as i;
    vec![
        Column::new("customer", i::CUSTOMER, |row: &IncentiveLine| {
            let href = Route::Customer(row.customer_id.clone()).path();
            view! {
                <span class="customer-name">
                    <a href=href><bdi>{row.customer.clone()}</bdi></a>
                    <span class="muted"><bdi>{row.account_name.clone()}</bdi></span>
                </span>
            }
        })
        .identity()
        .sortable(),
        Column::new("status", i::STATUS, |row: &IncentiveLine| view! { <LineStatus row=row.clone()/> }),
        Column::new("period", i::PERIOD, |row: &IncentiveLine| row.period.to_string()).sortable(),
        Column::new("product", i::PRODUCT, |row: &IncentiveLine| {
            let (zh, en) = (row.product_zh.clone(), row.product_en.clone());
            let kind = words::order_kind(row.order_kind);
            view! { <span>{move || crate::i18n::pick(&zh, &en)}" "<span class="muted">{kind}</span></span> }
        }),
        Column::new("amount", i::AMOUNT, |row: &IncentiveLine| view! { <AmountLink row=row.clone()/> })
            .numeric()
            .sortable(),
        Column::new("claimable", i::CLAIMABLE, |row: &IncentiveLine| explained(row, row.claimable)).numeric(),
        Column::new("frozen", i::FROZEN, |row: &IncentiveLine| explained(row, row.frozen)).numeric(),
        Column::new("consumed", i::CONSUMED, |row: &IncentiveLine| explained(row, row.consumed)).numeric(),
        Column::new("expires_at", i::EXPIRES_AT, |row: &IncentiveLine| {
            row.expires_at.map(|at| view! { <TimeText at text=date(at)/> })
        })
        .sortable(),
        Column::new("association_type", t::customers::ASSOCIATION_TYPE, |row: &IncentiveLine| {
            word(association_type(row.association_type))
        })
        .hidden(),
        Column::new("plan", i::PLAN, |row: &IncentiveLine| {
            let (zh, en) = (row.plan_name_zh.clone(), row.plan_name_en.clone());
            view! { <span>{move || crate::i18n::pick(&zh, &en)}</span> }
        })
        .hidden(),
        Column::new("order_id", i::ORDER, |row: &IncentiveLine| {
            row.order_id.as_ref().map(|id| view! { <CopyId id=id.to_string()/> })
        })
        .hidden(),
        Column::new("bill_no", i::BILL_NO, |row: &IncentiveLine| row.bill_no.clone()).hidden(),
    ]
}

fn word(key: Key) -> impl IntoView {
    view! { <span>{key}</span> }
}

pub(super) fn amount(money: Money) -> impl IntoView {
    view! { <AmountText minor=money.minor currency=money.currency.as_str()/> }
}

/// A part of the amount, with the way to how it came about.
fn explained(row: &IncentiveLine, part: Money) -> impl IntoView + use<> {
    let href = Route::Incentive(row.incentive_id.clone()).path();
    let name = move || t::incentives::open_amount(money(part.minor, part.currency.as_str()));
    view! { <a class="amount-link" href=href title=name>{amount(part)}</a> }
}

/// The amount, and in words why it is nothing, less than nothing or frozen; all lead to the explanation.
#[component]
fn AmountLink(row: IncentiveLine) -> impl IntoView {
    let href = Route::Incentive(row.incentive_id.clone()).path();
    let why = match Sign::of(row.amount) {
        Sign::Zero => Some(t::incentives::WHY_ZERO),
        Sign::Negative => Some(t::incentives::WHY_NEGATIVE),
        Sign::Positive if row.overlays.frozen => Some(t::incentives::WHY_FROZEN),
        Sign::Positive => None,
    };
    let shown = row.amount;
    let name = move || {
        let amount = money(shown.minor, shown.currency.as_str());
        match why {
            Some(why) => format!("{} · {}", t::incentives::open_amount(amount), why.get()),
            None => t::incentives::open_amount(amount),
        }
    };
    view! {
        <a class="amount-link" href=href title=name>
            {why.map(|why| view! { <span class="amount-why">{why}</span> })}
            {amount(shown)}
        </a>
    }
}

/// Status with whose turn it is.
#[component]
pub(super) fn LineStatus(row: IncentiveLine) -> impl IntoView {
    let label = match (row.overlays.expired, row.overlays.applied_for) {
        (true, _) => t::incentives::EXPIRED,
        (false, true) => t::incentives::APPLIED_FOR,
        (false, false) if row.overlays.frozen => t::incentives::FROZEN_YES,
        _ => words::status(row.status),
    };
    let turn = row.turn;
    let detail = turn_detail(&turn, &Viewer::PartnerStaff);
    view! { <StatusTag turn=words::line_turn(&row) label detail/> }
}
