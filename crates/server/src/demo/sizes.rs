//! How much of everything each size holds.

use crate::config::DemoSize;

#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// Customers and members of the solution provider.
    pub(super) csp: (usize, usize),
    /// The distributor's own customers, and its members.
    pub(super) distributor: (usize, usize),
    /// Customers of the reseller that people sign in to.
    pub(super) reseller: usize,
    /// Customers of the frozen reseller and of each of the two public-sector partners.
    pub(super) few: usize,
    /// Resellers below the distributor without a login, and the customers of each.
    pub(super) more_resellers: (usize, usize),
    /// How far back requests reach, in months.
    pub(super) months: i64,
}

impl Plan {
    pub(super) const fn of(size: DemoSize) -> Self {
        match size {
            DemoSize::None | DemoSize::Small => {
                Self { csp: (60, 9), distributor: (12, 4), reseller: 24, few: 5, more_resellers: (0, 0), months: 18 }
            }
            DemoSize::Medium => Self { csp: (1_500, 40), distributor: (40, 6), reseller: 60, few: 12, more_resellers: (3, 8), months: 15 },
            DemoSize::Large => Self { csp: (1_500, 40), distributor: (16_000, 300), reseller: 60, few: 12, more_resellers: (400, 10), months: 9 },
            DemoSize::Stress => Self { csp: (1_500, 40), distributor: (80_000, 1_000), reseller: 60, few: 12, more_resellers: (2_000, 10), months: 6 },
        }
    }
}
