//! Money as whole minor units. There are no floats in this crate.

use crate::codes;
use serde::{Deserialize, Serialize};

codes! {
    /// The currencies that the two sites bill in (ISO 4217).
    pub enum Currency {
        /// Chinese yuan, the China site.
        Cny = "CNY",
        /// US dollar, the international site.
        Usd = "USD",
    }
}

/// An amount in minor units (fen, cents); negative amounts are owed back.
///
/// ```
/// use domain::money::{BasisPoints, Currency, Money, MoneyError};
///
/// let price = Money::from_decimal("1299.90", Currency::Cny)?;
/// assert_eq!(price.times(BasisPoints(550))?.to_decimal(), "71.49");
/// assert_eq!(price.plus(Money::zero(Currency::Usd)), Err(MoneyError::Currency));
/// # Ok::<(), MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units: 1234 is 12.34.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: Currency,
}

/// Why two amounts could not be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The two amounts are in different currencies.
    #[error("amounts in different currencies")]
    Currency,
    /// The result is outside ±9.2 × 10¹⁸ minor units.
    #[error("amount out of range")]
    Overflow,
    /// The text is not a decimal number with at most two decimals.
    #[error("not an amount with at most two decimals")]
    Format,
}

impl Money {
    /// An amount from minor units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// An amount in yuan from fen.
    pub const fn cny(minor: i64) -> Self {
        Self::new(minor, Currency::Cny)
    }

    /// Nothing, in a currency.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Is it exactly nothing?
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Is it more than nothing?
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// The sum.
    ///
    /// # Errors
    /// [`MoneyError::Currency`] or [`MoneyError::Overflow`].
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Currency);
        }
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self::new(minor, self.currency))
    }

    /// The difference.
    ///
    /// # Errors
    /// [`MoneyError::Currency`] or [`MoneyError::Overflow`].
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.plus(other.negated()?)
    }

    /// The same amount the other way round.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] at the very end of the range.
    pub fn negated(self) -> Result<Self, MoneyError> {
        Ok(Self::new(self.minor.checked_neg().ok_or(MoneyError::Overflow)?, self.currency))
    }

    /// `rate` of this amount, rounded half away from zero to a whole minor unit.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] when the product is out of range.
    pub fn times(self, rate: BasisPoints) -> Result<Self, MoneyError> {
        let product = i128::from(self.minor) * i128::from(rate.0);
        let half = if product < 0 { -5_000 } else { 5_000 };
        let minor = i64::try_from((product + half) / 10_000).map_err(|_| MoneyError::Overflow)?;
        Ok(Self::new(minor, self.currency))
    }

    /// The decimal notation of the wire, always with two decimals: `-12.30`.
    pub fn to_decimal(self) -> String {
        let sign = if self.minor < 0 { "-" } else { "" };
        let abs = self.minor.unsigned_abs();
        format!("{sign}{}.{:02}", abs / 100, abs % 100)
    }

    /// Reads decimal notation with at most two decimals: `12`, `12.3`, `-12.30`.
    ///
    /// # Errors
    /// [`MoneyError::Format`] or [`MoneyError::Overflow`].
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(part) || part.len() > 2 {
            return Err(MoneyError::Format);
        }
        let whole: i64 = whole.parse().map_err(|_| MoneyError::Overflow)?;
        let part: i64 = format!("{part:0<2}").parse().map_err(|_| MoneyError::Format)?;
        let abs = whole.checked_mul(100).and_then(|w| w.checked_add(part)).ok_or(MoneyError::Overflow)?;
        Ok(Self::new(if negative { -abs } else { abs }, currency))
    }
}

/// A rate in hundredths of a percent: 550 is 5.5 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BasisPoints(pub i32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_go_both_ways() {
        for (text, minor) in [("0", 0), ("12", 1200), ("12.3", 1230), ("-12.30", -1230), ("0.05", 5)] {
            assert_eq!(Money::from_decimal(text, Currency::Cny), Ok(Money::cny(minor)), "{text}");
        }
        assert_eq!(Money::cny(-5).to_decimal(), "-0.05");
        for bad in ["", "-", "1.234", "1,2", "１", ".5", "1.", "+1", "1e3"] {
            assert_eq!(Money::from_decimal(bad, Currency::Cny), Err(MoneyError::Format), "{bad:?}");
        }
    }

    #[test]
    fn a_rate_rounds_half_away_from_zero() {
        for (minor, rate, expect) in
            [(10_000, 550, 550), (1, 5_000, 1), (-1, 5_000, -1), (1, 4_999, 0), (333, 1_000, 33)]
        {
            assert_eq!(Money::cny(minor).times(BasisPoints(rate)), Ok(Money::cny(expect)), "{minor} × {rate}");
        }
    }

    #[test]
    fn the_range_ends_with_an_error_and_not_with_a_wrap() {
        assert_eq!(Money::cny(i64::MAX).plus(Money::cny(1)), Err(MoneyError::Overflow));
        assert_eq!(Money::cny(1).plus(Money::zero(Currency::Usd)), Err(MoneyError::Currency));
        assert_eq!(Money::cny(i64::MIN).negated(), Err(MoneyError::Overflow));
        assert_eq!(Money::cny(3).minus(Money::cny(5)), Ok(Money::cny(-2)));
    }
}
