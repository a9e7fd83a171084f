//! What a change of association does, before and after, in plain words and this customer's numbers.

use crate::explain::terms;
use crate::i18n::{Text, date_time, money, number, t};
use domain::api::checks::Impact;
use domain::association::AssociationType;
use domain::money::Money;
use leptos::prelude::*;

/// One matter: how it is and how it will be.
#[derive(Clone, Debug)]
pub struct ImpactRow {
    /// What it is about.
    pub matter: Text,
    /// Now.
    pub before: Text,
    /// After the change took effect.
    pub after: Text,
}

fn row(matter: impl Into<Text>, before: impl Into<Text>, after: impl Into<Text>) -> ImpactRow {
    ImpactRow { matter: matter.into(), before: before.into(), after: after.into() }
}

/// Every matter that the change touches, the relation itself first. `asking`: the partner has not sent its request yet.
pub fn impact_rows(impact: &Impact, asking: bool) -> Vec<ImpactRow> {
    let mut rows = vec![relation(impact), payer(impact), invoices(impact)];
    rows.extend(earlier_purchases(impact));
    rows.extend(money_back(impact));
    rows.extend(coupons(impact));
    if impact.authorization_ends {
        rows.push(row(
            t::association::IMPACT_AUTHORIZATION,
            t::association::IMPACT_IN_FORCE,
            t::association::IMPACT_ENDS,
        ));
    }
    if let Some(days) = impact.grace_days_at_least {
        let after = move || t::association::impact_grace_at_least(days);
        rows.push(row(t::association::IMPACT_GRACE, t::association::IMPACT_GRACE_NOW, after));
    }
    let running = impact.running_resources;
    if running > 0 {
        let before = move || t::association::impact_running(number(running));
        rows.push(row(t::association::IMPACT_RESOURCES, before, t::association::IMPACT_RUN_ON));
    }
    if asking {
        let again = impact.next_request_at;
        let after = move || t::association::impact_not_before(date_time(again));
        rows.push(row(t::association::IMPACT_NEXT_REQUEST, t::association::IMPACT_POSSIBLE_NOW, after));
    }
    rows
}

/// What was bought before resale begins: its vouchers and its refunds.
fn earlier_purchases(impact: &Impact) -> Vec<ImpactRow> {
    use t::association as a;
    if impact.from != AssociationType::Referral || impact.to != Some(AssociationType::Resale) {
        return Vec::new();
    }
    vec![
        row(a::IMPACT_EARLIER_VOUCHERS, a::IMPACT_VOUCHERS_NOW, a::IMPACT_VOUCHERS_AFTER),
        row(a::IMPACT_EARLIER_REFUNDS, a::IMPACT_REFUNDS_NOW, a::IMPACT_REFUNDS_AFTER),
    ]
}

fn relation(impact: &Impact) -> ImpactRow {
    let after = impact.to.map_or(t::association::IMPACT_NO_PARTNER, terms::association_type);
    row(t::association::IMPACT_RELATION, terms::association_type(impact.from), after)
}

fn payer(impact: &Impact) -> ImpactRow {
    let words = |kind| match kind {
        Some(AssociationType::Resale) => t::association::IMPACT_PAID_BY_PARTNER,
        Some(AssociationType::Referral) | None => t::association::IMPACT_PAID_BY_CUSTOMER,
    };
    row(t::association::IMPACT_PAYMENT, words(Some(impact.from)), words(impact.to))
}

fn invoices(impact: &Impact) -> ImpactRow {
    let words = |partner| if partner { t::association::IMPACT_BY_PARTNER } else { t::association::IMPACT_BY_VENDOR };
    row(t::association::IMPACT_INVOICES, words(impact.from == AssociationType::Resale), words(impact.partner_invoices))
}

fn amount(value: Money) -> String {
    money(value.minor, value.currency.as_str())
}

fn money_back(impact: &Impact) -> Option<ImpactRow> {
    let returned = impact.returned_allocation;
    let before = move || t::association::impact_allocated(amount(returned));
    (impact.from == AssociationType::Resale).then(|| {
        if returned.is_zero() {
            row(t::association::IMPACT_ALLOCATION, before, t::association::IMPACT_NOTHING_RETURNED)
        } else {
            row(t::association::IMPACT_ALLOCATION, before, move || t::association::impact_returned(amount(returned)))
        }
    })
}

fn coupons(impact: &Impact) -> Option<ImpactRow> {
    let (count, value) = (impact.reclaimed_coupons, impact.reclaimed_coupon_amount);
    let before = move || t::association::impact_coupons(count, amount(value));
    (count > 0).then(|| row(t::association::IMPACT_COUPONS_MATTER, before, t::association::IMPACT_RECLAIMED))
}

/// The table of a change's consequences. Named by its caption.
#[component]
pub fn ImpactTable(
    impact: Impact,
    /// The partner is about to ask: when it can ask again belongs to what changes.
    #[prop(optional)]
    asking: bool,
) -> impl IntoView {
    let line = |row: ImpactRow| {
        view! {
            <tr>
                <th scope="row">{row.matter}</th>
                <td data-label=t::association::IMPACT_NOW>{row.before}</td>
                <td data-label=t::association::IMPACT_AFTER>{row.after}</td>
            </tr>
        }
    };
    view! {
        <table class="impact-table">
            <caption class="visually-hidden">{t::association::IMPACT_TITLE}</caption>
            <thead>
                <tr>
                    <th scope="col">{t::association::IMPACT_MATTER}</th>
                    <th scope="col">{t::association::IMPACT_NOW}</th>
                    <th scope="col">{t::association::IMPACT_AFTER}</th>
                </tr>
            </thead>
            <tbody>{impact_rows(&impact, asking).into_iter().map(line).collect_view()}</tbody>
        </table>
    }
}
