//! Incentive lines and payout applications as rows.

use super::incentives::{Line, Scheme, lines};
use super::partner::Partner;
use super::payouts::{Payout, payouts};
use super::world::{World, moment};
use super::write::{Row, insert};
use crate::http::error::ApiError;
use crate::store::Tx;
use domain::association::{AssociationType, Party};
use domain::period::business_day;
use domain::states::machine::{Actor, Machine};
use domain::states::payout::{PayoutEvent, PayoutState};

const LINES: &str = "INSERT INTO incentives (tenant_id, id, bill_no, period, plan_name_zh, plan_name_en, customer_id, customer_name, account_name, \
    association_type, order_id, order_kind, product_zh, product_en, consumed_minor, amount_minor, status, is_frozen, payout_id, notice_until, \
    expires_at, facts) VALUES";
const PAYOUTS: &str = "INSERT INTO payout_applications (tenant_id, id, payout_no, applied_at, applicant_name, amount_minor, method, state, \
    state_since, reason, invoice_numbers) VALUES";
const INVOICES: &str =
    "INSERT INTO payout_invoices (tenant_id, payout_id, seq, number, issued_on, amount_minor) VALUES";
const CLAIMS: &str = "INSERT INTO payout_invoice_claims (tenant_id, number, payout_id) VALUES";
const EVENTS: &str =
    "INSERT INTO payout_events (tenant_id, payout_id, seq, at, event, actor_name, party, reason) VALUES";

/// Makes and writes the incentives of a partner.
pub(super) async fn write(tx: &Tx, world: &World, partner: &Partner) -> Result<usize, ApiError> {
    let scheme: Scheme =
        serde_json::from_str(include_str!("incentives.json")).map_err(|_| ApiError::Internal("demo incentives"))?;
    let mut lines = lines(world, partner, &scheme)?;
    let payouts = payouts(world, partner, &scheme, &mut lines);
    let tenant = &partner.spec.id;
    let written = insert(tx, tenant, LINES, lines.iter().map(|line| line_row(partner, &scheme, line))).await?;
    let written = written + insert(tx, tenant, PAYOUTS, payouts.iter().map(payout_row)).await?;
    let written = written + insert(tx, tenant, INVOICES, payouts.iter().flat_map(invoices)).await?;
    let written = written + insert(tx, tenant, CLAIMS, payouts.iter().flat_map(claims)).await?;
    let operator = &world.catalog.people.operator;
    Ok(written + insert(tx, tenant, EVENTS, payouts.iter().flat_map(|payout| events(payout, operator))).await?)
}

fn line_row(partner: &Partner, scheme: &Scheme, line: &Line) -> Row {
    let customer = partner.customers.get(line.customer);
    let [referral, resale] = &scheme.plans;
    let [plan_zh, plan_en] = if line.facts.association_type == AssociationType::Referral { referral } else { resale };
    let product = scheme.products.get(line.product);
    vec![
        line.id.as_str().into(),
        line.bill_no.as_str().into(),
        line.period.to_string().into(),
        plan_zh.as_str().into(),
        plan_en.as_str().into(),
        customer.map_or("", |one| &one.id).into(),
        customer.map_or("", |one| &one.name).into(),
        customer.map_or("", |one| &one.account_name).into(),
        line.facts.association_type.as_str().into(),
        line.order_id.as_str().into(),
        line.order_kind.as_str().into(),
        product.map_or("", |one| &one.zh).into(),
        product.map_or("", |one| &one.en).into(),
        line.facts.consumed.minor.into(),
        line.amount.into(),
        line.status.as_str().into(),
        line.is_frozen.into(),
        line.payout.as_str().into(),
        line.notice_until.into(),
        line.expires_at.into(),
        serde_json::to_string(&line.facts).unwrap_or_default().into(),
    ]
}

fn payout_row(one: &Payout) -> Row {
    vec![
        one.id.as_str().into(),
        one.number.as_str().into(),
        one.applied_at.into(),
        one.applicant.as_str().into(),
        one.amount.into(),
        one.method.as_str().into(),
        one.state.as_str().into(),
        one.state_since().into(),
        one.reason.as_str().into(),
        serde_json::to_string(&one.invoices).unwrap_or_default().into(),
    ]
}

/// The invoices of an application come to its amount; the last one takes what does not divide.
fn invoices(one: &Payout) -> Vec<Row> {
    let count = i64::try_from(one.invoices.len()).unwrap_or(1).max(1);
    let each = one.amount / count;
    let handed_in = one.events.iter().find(|(event, _)| *event == PayoutEvent::SubmitInvoice);
    let issued_on = business_day(moment(handed_in.map_or(one.applied_at, |(_, at)| *at))).to_string();
    let row = |(seq, number): (i64, &String)| -> Row {
        let amount = if seq == count { one.amount - each * (count - 1) } else { each };
        vec![one.id.as_str().into(), seq.into(), number.as_str().into(), issued_on.as_str().into(), amount.into()]
    };
    // An application that its negative lines brought to nothing has nothing to put on an invoice.
    if each > 0 { (1..).zip(&one.invoices).map(row).collect() } else { Vec::new() }
}

fn claims(one: &Payout) -> Vec<Row> {
    one.invoices.iter().map(|number| vec![number.as_str().into(), one.id.as_str().into()]).collect()
}

fn events(one: &Payout, operator: &str) -> Vec<Row> {
    let mut state = PayoutState::Draft;
    let mut rows = Vec::new();
    for (seq, (event, at)) in (1i64..).zip(&one.events) {
        let (by, actor, party) = match state.apply(*event, Actor::Partner) {
            Ok(_) => (Actor::Partner, one.applicant.as_str(), Party::Partner),
            Err(_) => (Actor::Vendor, operator, Party::Vendor),
        };
        state = state.apply(*event, by).map_or(state, |transition| transition.to);
        let reason =
            if matches!(event, PayoutEvent::RejectInvoice | PayoutEvent::Fail) { one.reason.as_str() } else { "" };
        rows.push(vec![
            one.id.as_str().into(),
            seq.into(),
            (*at).into(),
            event.as_str().into(),
            actor.into(),
            party.as_str().into(),
            reason.into(),
        ]);
    }
    rows
}
