//! Facts of incentive lines.

use super::seed::Samples;
use crate::association::AssociationType;
use crate::ids::OrderId;
use crate::incentive::ProductPolicy;
use crate::money::{BasisPoints, Money};
use crate::rules::incentive_facts::{IncentiveFacts, TakenBack, TakenBackKind};
use chrono::{DateTime, Utc};

impl Samples {
    /// Facts of one line; the booked amount is arbitrary.
    pub fn incentive_facts(&mut self, now: DateTime<Utc>) -> IncentiveFacts {
        let consumed = self.below(100_000_000);
        let performed_at = self.before(now);
        let taken_back = self.few();
        IncentiveFacts {
            amount: Money::cny(i64::from(self.below(2_000_000)) - 1_000_000),
            consumed: Money::cny(consumed.into()),
            base: Money::cny(self.below(consumed).into()),
            rate: self.rate(),
            performed_at,
            association_type: self.pick(AssociationType::ALL, AssociationType::Resale),
            product_policy: if self.once_in(2) {
                ProductPolicy::General
            } else {
                self.pick(ProductPolicy::ALL, ProductPolicy::General)
            },
            contract_rate_is_zero: self.once_in(8),
            performance_transferred_to: self.once_in(8).then(|| format!("partner-{}", self.below(100))),
            dealer_status_until: self.once_in(4).then(|| self.around(performed_at)),
            plan_member_from: (!self.once_in(8)).then(|| self.before(now)),
            plan_member_until: self.once_in(8).then(|| self.around(performed_at)),
            stored_value_purchase: self.once_in(8),
            long_tail_moved_at: self.once_in(4).then(|| self.before(performed_at)),
            is_reseller: self.once_in(8),
            taken_back: (0..taken_back).filter_map(|number| self.taken_back(number)).collect(),
            unpaid: self.some_money(),
            paid_up_at: self.once_in(4).then(|| self.before(now)),
        }
    }

    fn taken_back(&mut self, number: u32) -> Option<TakenBack> {
        Some(TakenBack {
            order_id: OrderId::new(format!("order-{}-{number}", self.below(1_000))).ok()?,
            kind: self.pick(TakenBackKind::ALL, TakenBackKind::Unsubscribe),
            amount_minor: self.below(10_000_000).into(),
            rate: self.rate(),
        })
    }

    fn rate(&mut self) -> BasisPoints {
        BasisPoints(self.pick(&[0, 1, 333, 550, 1_000, 1_275, 10_000], 550))
    }
}
