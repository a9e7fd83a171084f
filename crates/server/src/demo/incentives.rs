//! Incentive lines: mostly positive, some nothing for each cause of R-52, some negative, some frozen.

use super::obligations::order_number;
use super::partner::Partner;
use super::random::Rng;
use super::world::{DAY, HOUR, World, moment};
use crate::http::error::ApiError;
use chrono::NaiveDate;
use domain::association::AssociationType;
use domain::incentive::{IncentiveOrderKind as OrderKind, IncentiveStatus as Status, ProductPolicy};
use domain::organization::PartnerType;
use domain::period::{BillCycle, start_of_day};
use domain::rules::incentive_explanation::computed_amount;
use domain::rules::incentive_facts::IncentiveFacts;
use domain::rules::incentive_verdicts::is_unfrozen;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scheme {
    /// Plan names in Chinese and English, for referral and for resale.
    pub(super) plans: [[String; 2]; 2],
    pub(super) products: Vec<Product>,
    pub(super) transferred_to: Vec<String>,
    pub(super) invoice_refusals: Vec<String>,
    pub(super) payment_failures: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Product {
    pub(super) zh: String,
    pub(super) en: String,
    pub(super) policy: ProductPolicy,
    pub(super) rate: i32,
}

#[derive(Debug)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) bill_no: String,
    pub(super) period: BillCycle,
    pub(super) customer: usize,
    pub(super) order_id: String,
    pub(super) order_kind: OrderKind,
    pub(super) product: usize,
    pub(super) amount: i64,
    pub(super) status: Status,
    pub(super) is_frozen: bool,
    pub(super) payout: String,
    pub(super) notice_until: Option<i64>,
    pub(super) expires_at: Option<i64>,
    pub(super) facts: IncentiveFacts,
}

/// One billing cycle: how many months ago, and from when to when.
#[derive(Clone, Copy)]
struct Cycle {
    age: usize,
    period: BillCycle,
    from: i64,
    to: i64,
}

/// What the lines of a partner are made with.
pub(super) struct Ledger<'a> {
    pub(super) world: &'a World,
    pub(super) partner: &'a Partner,
    pub(super) scheme: &'a Scheme,
    pub(super) rng: Rng,
}

/// The lines of a partner over its months, newest month first.
pub(super) fn lines(world: &World, partner: &Partner, scheme: &Scheme) -> Result<Vec<Line>, ApiError> {
    let (months, each) = world.plan.incentives(&partner.spec.id);
    let mut ledger = Ledger { world, partner, scheme, rng: world.rng(&partner.spec.id, "incentives") };
    let mut period = BillCycle::of(moment(world.now));
    let mut to = world.now;
    let mut all = Vec::with_capacity(months * each);
    for age in 0..months {
        let from = start(period);
        let cycle = Cycle { age, period, from, to };
        for _ in 0..each {
            all.extend(ledger.line(cycle)?);
        }
        (period, to) = (period.previous(), from);
    }
    Ok(all)
}

/// The first moment of a cycle.
fn start(period: BillCycle) -> i64 {
    NaiveDate::parse_from_str(&format!("{period}-01"), "%Y-%m-%d").map_or(0, |day| start_of_day(day).timestamp())
}

impl Ledger<'_> {
    fn line(&mut self, cycle: Cycle) -> Result<Option<Line>, ApiError> {
        let Some((customer, spend)) = self.customer() else { return Ok(None) };
        // Some lines put an earlier cycle right.
        let (from, to) =
            if self.rng.permille(20) { (cycle.from - 28 * DAY, cycle.from - HOUR) } else { (cycle.from, cycle.to) };
        // A good part of a month's orders comes on its last two days.
        let from = if self.rng.permille(220) { (to - 2 * DAY).max(from) } else { from };
        let at = self.rng.between(from, (to - 1).max(from));
        let is_reseller = self.partner.standing.partner.partner_type == PartnerType::CloudReseller;
        // Of a reseller's lines nothing is taken back: none of them ever gave anything.
        let share = if is_reseller { 999 } else { self.rng.below(1000) };
        let product = match share {
            88..120 => self.product(|policy| !policy.earns()),
            _ => self.product(ProductPolicy::earns),
        };
        let mut facts = self.positive(spend, customer, at, product);
        let kind = match share {
            0..30 => self.take_back(&mut facts, at),
            30..120 => self.withhold(&mut facts, at, share),
            _ => self.rng.one_of(OrderKind::Usage, &[OrderKind::New, OrderKind::Renew, OrderKind::Change]),
        };
        facts.is_reseller = is_reseller;
        let status = self.status(cycle.age);
        if status != Status::Issued && self.rng.permille(56) {
            self.leave_unpaid(&mut facts);
        }
        let now = moment(self.world.now);
        facts.amount =
            computed_amount(&facts, &self.world.policies, now).map_err(|_| ApiError::Internal("demo incentive"))?;
        let type_number = if facts.association_type == AssociationType::Referral { 1 } else { 2 };
        Ok(Some(Line {
            id: self.rng.id(at),
            bill_no: format!("IB{}{type_number:03}", cycle.period.to_string().replace('-', "")),
            period: cycle.period,
            customer,
            order_id: order_number(at, &mut self.rng),
            order_kind: kind,
            product,
            amount: facts.amount.minor,
            is_frozen: status != Status::Issued && !is_unfrozen(&facts, self.world.policy(at)?, now).allowed(),
            status,
            payout: String::new(),
            notice_until: (status == Status::PendingConfirmation).then(|| self.world.now + 5 * DAY),
            expires_at: self.expires_at(status, cycle),
            facts,
        }))
    }

    /// A customer; those who spend more come more often.
    fn customer(&mut self) -> Option<(usize, i64)> {
        let customers = &self.partner.customers;
        let spends =
            |index: &usize| customers.get(*index).filter(|one| one.is_current()).map_or(-1, |one| one.consumption);
        let drawn: Vec<usize> = (0..3).map(|_| self.rng.below(customers.len())).collect();
        let index = drawn.into_iter().max_by_key(spends)?;
        customers.get(index).filter(|one| one.is_current()).map(|one| (index, one.consumption))
    }

    fn product(&mut self, wanted: impl Fn(ProductPolicy) -> bool) -> usize {
        let fitting: Vec<usize> = self
            .scheme
            .products
            .iter()
            .enumerate()
            .filter(|(_, product)| wanted(product.policy))
            .map(|(index, _)| index)
            .collect();
        fitting.get(self.rng.below(fitting.len())).copied().unwrap_or(0)
    }

    fn status(&mut self, age: usize) -> Status {
        match age {
            0 => Status::Estimated,
            1 => Status::PendingConfirmation,
            2..=4 => Status::Issuing,
            _ if self.rng.permille(60) => Status::Issuing,
            _ => Status::Issued,
        }
    }

    /// A year from the notice; what is older and was not applied for is lost, some of it soon.
    fn expires_at(&mut self, status: Status, cycle: Cycle) -> Option<i64> {
        match (status, cycle.age) {
            (Status::Issuing, 5..) => Some(self.world.now - self.rng.between(1, 40) * DAY),
            (Status::Issuing, 4) if self.rng.permille(150) => Some(self.world.now + self.rng.between(1, 20) * DAY),
            (Status::Issuing, _) => Some(cycle.to + 375 * DAY),
            _ => None,
        }
    }
}
