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
    /// Months of incentive lines that the provider and the distributor have, and the lines of each month.
    lines: [(usize, usize); 2],
    /// Opportunities of the provider that are being worked on, beside those that play a part of their own.
    opportunities: usize,
    /// How far back requests reach, in months.
    pub(super) months: i64,
}

impl Plan {
    pub(super) const fn of(size: DemoSize) -> Self {
        match size {
            DemoSize::None | DemoSize::Small => Self {
                csp: (60, 11),
                distributor: (12, 5),
                reseller: 24,
                few: 5,
                more_resellers: (0, 0),
                lines: [(7, 120), (4, 20)],
                opportunities: 0,
                months: 18,
            },
            DemoSize::Medium => Self {
                csp: (1_500, 40),
                distributor: (40, 6),
                reseller: 60,
                few: 12,
                more_resellers: (3, 8),
                lines: [(24, 1_500), (4, 60)],
                opportunities: 170,
                months: 15,
            },
            DemoSize::Large => Self {
                csp: (1_500, 40),
                distributor: (16_000, 300),
                reseller: 60,
                few: 12,
                more_resellers: (400, 10),
                lines: [(12, 1_000), (3, 20_000)],
                opportunities: 170,
                months: 9,
            },
            DemoSize::Stress => Self {
                csp: (1_500, 40),
                distributor: (80_000, 1_000),
                reseller: 60,
                few: 12,
                more_resellers: (2_000, 10),
                lines: [(12, 1_000), (3, 50_000)],
                opportunities: 170,
                months: 6,
            },
        }
    }

    /// Months and lines a month of a tenant's incentives. Resellers get none, and see why.
    pub(super) fn incentives(&self, tenant: &str) -> (usize, usize) {
        let [csp, distributor] = self.lines;
        match tenant {
            "csp" => csp,
            "distributor" => distributor,
            "reseller" => (2, 10),
            _ => (0, 0),
        }
    }

    /// How many more opportunities a tenant has than the few that play a part.
    pub(super) fn opportunities(&self, tenant: &str) -> usize {
        if tenant == "csp" { self.opportunities } else { 0 }
    }
}
