//! The source of the samples: SplitMix64 (Steele, Lea, Flood 2014), small, without dependencies and with
//! no difference between 32 and 64 bit targets.

use crate::money::Money;
use chrono::{DateTime, Duration, Utc};

/// A stream of samples.
///
/// ```
/// use domain::samples::seed::Samples;
///
/// assert_eq!(Samples::new(7).below(1_000), Samples::new(7).below(1_000));
/// ```
#[derive(Clone, Debug)]
pub struct Samples(u64);

impl Samples {
    /// A stream from a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but without `end`; 0 when `end` is 0.
    pub const fn below(&mut self, end: u32) -> u32 {
        // The high half of a 32 × 32 product: no division, no bias worth naming.
        (((self.bits() >> 32) * end as u64) >> 32) as u32
    }

    /// True once in `times`.
    pub const fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == 0
    }

    /// One of these; `or` when there is none.
    pub fn pick<T: Copy>(&mut self, from: &[T], or: T) -> T {
        let index = self.below(u32::try_from(from.len()).unwrap_or(u32::MAX));
        from.get(index as usize).copied().unwrap_or(or)
    }

    /// Mostly none of a thing, sometimes one, seldom more.
    pub fn few(&mut self) -> u32 {
        self.pick(&[0, 0, 0, 0, 0, 0, 0, 1, 1, 3], 0)
    }

    /// Mostly no money, sometimes one minor unit, sometimes more.
    pub fn some_money(&mut self) -> Money {
        Money::cny(match self.below(8) {
            0 => 1,
            1 => i64::from(self.below(10_000_000)),
            _ => 0,
        })
    }

    /// A moment to decide for, in the years 2025 to 2027.
    pub fn now(&mut self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_100) + Duration::seconds(self.below(2 * 365 * 86_400).into())
    }

    /// A moment before another: often at or one second beside the edge of a window, else within 400 days.
    pub fn before(&mut self, at: DateTime<Utc>) -> DateTime<Utc> {
        let back = match self.below(3) {
            0 => {
                let days = self.pick(&[0, 1, 7, 15, 89, 90, 91, 92, 181, 184], 0);
                days * 86_400 + i64::from(self.below(3)) - 1
            }
            _ => i64::from(self.below(400 * 86_400)),
        };
        at - Duration::seconds(back)
    }

    /// A moment around another: as far after as [`Samples::before`] is before, or before.
    pub fn around(&mut self, at: DateTime<Utc>) -> DateTime<Utc> {
        let before = self.before(at);
        if self.once_in(2) { before } else { at + (at - before) }
    }
}
