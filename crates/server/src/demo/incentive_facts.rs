//! The facts of incentive lines: what earns, and every cause of earning nothing, less than nothing, or later.

use super::incentives::Ledger;
use super::obligations::order_number;
use super::world::{DAY, moment};
use domain::association::AssociationType;
use domain::ids::OrderId;
use domain::incentive::{IncentiveOrderKind as OrderKind, ProductPolicy};
use domain::money::{BasisPoints, Money};
use domain::rules::incentive_facts::{IncentiveFacts, TakenBack, TakenBackKind};

impl Ledger<'_> {
    /// Consumption that earns its rate, nothing in the way.
    pub(super) fn positive(&mut self, spend: i64, customer: usize, at: i64, product: usize) -> IncentiveFacts {
        let rng = &mut self.rng;
        let consumed = (spend / 400).max(5_000) * rng.between(1, 60) + rng.between(0, 99);
        let counted = if rng.permille(150) { consumed / 10 * rng.between(5, 9) } else { consumed };
        let product = self.scheme.products.get(product);
        let policy = product.map_or(ProductPolicy::General, |product| product.policy);
        IncentiveFacts {
            amount: Money::cny(0),
            consumed: Money::cny(consumed),
            base: Money::cny(if policy == ProductPolicy::NoPerformance { 0 } else { counted }),
            rate: BasisPoints(product.map_or(1_000, |product| product.rate)),
            performed_at: moment(at),
            association_type: self.partner.customers.get(customer).map_or(AssociationType::Referral, |one| one.kind),
            product_policy: policy,
            contract_rate_is_zero: false,
            performance_transferred_to: None,
            dealer_status_until: Some(moment(self.world.now + 200 * DAY)),
            plan_member_from: Some(moment(self.world.now - 1_000 * DAY)),
            plan_member_until: None,
            stored_value_purchase: false,
            long_tail_moved_at: None,
            is_reseller: false,
            taken_back: Vec::new(),
            unpaid: Money::cny(0),
            paid_up_at: None,
        }
    }

    /// More is undone in the cycle than was bought.
    pub(super) fn take_back(&mut self, facts: &mut IncentiveFacts, at: i64) -> OrderKind {
        let kind = self.rng.one_of(TakenBackKind::Unsubscribe, &[TakenBackKind::Downgrade]);
        for _ in 0..self.rng.between(1, 2) {
            let amount_minor = facts.base.minor + self.rng.between(2_000, 400_000);
            if let Ok(order_id) = OrderId::new(order_number(at, &mut self.rng)) {
                facts.taken_back.push(TakenBack { order_id, kind, amount_minor, rate: facts.rate });
            }
        }
        match kind {
            TakenBackKind::Unsubscribe => OrderKind::Unsubscribe,
            TakenBackKind::Downgrade => OrderKind::Downgrade,
        }
    }

    /// One of the causes of R-52, now and then two.
    pub(super) fn withhold(&mut self, facts: &mut IncentiveFacts, at: i64, share: usize) -> OrderKind {
        let mut cause = share;
        for _ in 0..if self.rng.permille(200) { 2 } else { 1 } {
            match cause % 8 {
                // The product earns nothing in any case.
                _ if !facts.product_policy.earns() => {}
                0 | 1 => facts.contract_rate_is_zero = true,
                2 => facts.performance_transferred_to = Some(self.rng.pick(&self.scheme.transferred_to).to_owned()),
                3 => facts.dealer_status_until = Some(moment(at - self.rng.between(1, 40) * DAY)),
                4 => facts.plan_member_from = None,
                5 => facts.plan_member_until = Some(moment(at - 12 * DAY)),
                6 => facts.stored_value_purchase = true,
                _ => self.move_in(facts, at),
            }
            cause = self.rng.below(8);
        }
        if facts.stored_value_purchase {
            OrderKind::New
        } else {
            self.rng.one_of(OrderKind::New, &[OrderKind::Usage, OrderKind::Renew])
        }
    }

    /// The customer came from another partner; before the rule was in force that did not matter.
    fn move_in(&mut self, facts: &mut IncentiveFacts, at: i64) {
        let moved = at - self.rng.between(5, 110) * DAY;
        let counts = self.world.policy(moved).is_ok_and(|policy| policy.incentive.moved_customer_months >= 5);
        facts.long_tail_moved_at = Some(moment(moved));
        facts.contract_rate_is_zero |= !counts;
    }

    pub(super) fn leave_unpaid(&mut self, facts: &mut IncentiveFacts) {
        if self.rng.permille(150) {
            // Paid today: it is free tomorrow.
            facts.paid_up_at = Some(moment(self.world.now - 60));
        } else {
            facts.unpaid = Money::cny((facts.consumed.minor / 3).max(100));
        }
    }
}
