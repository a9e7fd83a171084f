//! Incentive lines: their vocabulary, and what of a line can be applied for.

use crate::codes;
use crate::money::Money;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use crate::states::incentive::IncentiveStatus;

codes! {
    /// What the customer did that a line is about.
    pub enum IncentiveOrderKind {
        /// 新购.
        New = "NEW",
        /// 续费.
        Renew = "RENEW",
        /// 变更.
        Change = "CHANGE",
        /// 退订.
        Unsubscribe = "UNSUBSCRIBE",
        /// 降配.
        Downgrade = "DOWNGRADE",
        /// 按需使用.
        Usage = "USAGE",
    }
}

codes! {
    /// 产品激励策略 of a product; the codes are the public API's.
    pub enum ProductPolicy {
        /// 非特定产品: the plan's general rate.
        General = "0",
        /// 特定产品: a rate of its own.
        Specific = "1",
        /// 无业绩无返点.
        NoPerformance = "2",
        /// 有业绩无返点.
        PerformanceOnly = "13",
    }
}

impl ProductPolicy {
    /// Does the product earn incentive at all?
    pub const fn earns(self) -> bool {
        matches!(self, Self::General | Self::Specific)
    }
}

codes! {
    /// On which side of nothing an amount is.
    pub enum Sign {
        /// More than nothing.
        Positive = "POSITIVE",
        /// Nothing: R-52 says why.
        Zero = "ZERO",
        /// Less than nothing: R-53 says why.
        Negative = "NEGATIVE",
    }
}

impl Sign {
    /// The sign of an amount.
    pub const fn of(amount: Money) -> Self {
        match amount.minor {
            0 => Self::Zero,
            1.. => Self::Positive,
            _ => Self::Negative,
        }
    }
}

/// What lies over the state of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Overlays {
    /// 冻结: consumption of the cycle is unpaid, or was paid only today.
    pub frozen: bool,
    /// 已失效: lost for good.
    pub expired: bool,
    /// In a payout application already.
    pub applied_for: bool,
}

impl Overlays {
    /// Has an incentive that lapses at `expires_at` lapsed?
    pub fn has_expired(expires_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        expires_at.is_some_and(|at| now >= at)
    }
}

/// How much of a line can be applied for now, and how much only once it is unfrozen.
///
/// Only a confirmed line can be applied for, once. A negative line counts as well: it lowers
/// what its partner can apply for. Both are nothing when the line has expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// 可申请金额.
    pub claimable: Money,
    /// 冻结金额.
    pub frozen: Money,
}

impl Claim {
    /// The claim on `amount` of a line.
    pub fn of(amount: Money, status: IncentiveStatus, overlays: Overlays) -> Self {
        let nothing = Money::zero(amount.currency);
        let open = status != IncentiveStatus::Issued && !overlays.expired && !overlays.applied_for;
        match (open, overlays.frozen, status) {
            (true, true, _) => Self { claimable: nothing, frozen: amount },
            (true, false, IncentiveStatus::Issuing) => Self { claimable: amount, frozen: nothing },
            _ => Self { claimable: nothing, frozen: nothing },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Overlays = Overlays { frozen: false, expired: false, applied_for: false };

    #[test]
    fn only_a_confirmed_line_that_nothing_lies_over_can_be_applied_for() {
        use IncentiveStatus::{Estimated, Issued, Issuing, PendingConfirmation};
        let (frozen, expired, applied) = (
            Overlays { frozen: true, ..NONE },
            Overlays { expired: true, ..NONE },
            Overlays { applied_for: true, ..NONE },
        );
        for (status, overlays, claimable, held) in [
            (Estimated, NONE, 0, 0),
            (PendingConfirmation, NONE, 0, 0),
            (Issuing, NONE, 500, 0),
            (Issued, NONE, 0, 0),
            (Issuing, frozen, 0, 500),
            (PendingConfirmation, frozen, 0, 500),
            (Issued, frozen, 0, 0),
            (Issuing, expired, 0, 0),
            (Issuing, Overlays { frozen: true, ..expired }, 0, 0),
            (Issuing, applied, 0, 0),
        ] {
            let claim = Claim::of(Money::cny(500), status, overlays);
            assert_eq!((claim.claimable.minor, claim.frozen.minor), (claimable, held), "{status} {overlays:?}");
        }
    }

    #[test]
    fn it_expires_at_the_moment_named_and_not_before() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let end = Some(at("2026-11-22T16:00:00Z"));
        assert!(!Overlays::has_expired(end, at("2026-11-22T15:59:59Z")));
        assert!(Overlays::has_expired(end, at("2026-11-22T16:00:00Z")));
        assert!(!Overlays::has_expired(None, at("2099-01-01T00:00:00Z")));
    }

    #[test]
    fn products_without_incentive_are_the_policies_2_and_13() {
        for (code, earns) in [("0", true), ("1", true), ("2", false), ("13", false)] {
            assert_eq!(code.parse::<ProductPolicy>().unwrap().earns(), earns, "{code}");
        }
    }

    #[test]
    fn the_sign_turns_at_nothing() {
        for (minor, sign) in [(1, Sign::Positive), (0, Sign::Zero), (-1, Sign::Negative)] {
            assert_eq!(Sign::of(Money::cny(minor)), sign, "{minor}");
        }
    }
}
