//! Numbers that look random and are the same on every machine: SplitMix64.

use chrono::DateTime;

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(super) struct Rng(u64);

impl Rng {
    /// A stream of its own for each purpose, so that a change in one does not move the others.
    pub(super) fn new(seed: u64, purpose: &str) -> Self {
        let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(purpose.bytes().fold(0xcbf2_9ce4_8422_2325 ^ seed, fnv))
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let wide = u128::from(self.next()) * (limit as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// True in so many of a thousand cases.
    pub(super) fn permille(&mut self, share: usize) -> bool {
        self.below(1000) < share
    }

    /// One of a list; the empty text of an empty list.
    pub(super) fn pick<'a>(&mut self, list: &'a [String]) -> &'a str {
        list.get(self.below(list.len())).map_or("", String::as_str)
    }

    /// One of a few; `first` when `rest` is empty.
    pub(super) fn one_of<T: Copy>(&mut self, first: T, rest: &[T]) -> T {
        self.below(rest.len() + 1).checked_sub(1).and_then(|index| rest.get(index)).copied().unwrap_or(first)
    }

    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }

    /// An identifier as the server makes them, a UUID version 7 of a moment.
    pub(super) fn id(&mut self, at: i64) -> String {
        let mut noise = [0u8; 10];
        for (byte, random) in
            noise.iter_mut().zip(self.next().to_le_bytes().into_iter().chain(self.next().to_le_bytes()))
        {
            *byte = random;
        }
        let millis = DateTime::from_timestamp(at, 0).map_or(0, |at| at.timestamp_millis().unsigned_abs());
        uuid::Builder::from_unix_timestamp_millis(millis, &noise).into_uuid().simple().to_string()
    }

    /// So many decimal digits.
    pub(super) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap_or(0))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_repeats_with_its_seed_and_purpose_only() {
        let first = |seed, purpose| Rng::new(seed, purpose).next();
        assert_eq!(first(1, "a"), first(1, "a"));
        assert_ne!(first(1, "a"), first(2, "a"));
        assert_ne!(first(1, "a"), first(1, "b"));
    }

    #[test]
    fn numbers_stay_in_range() {
        let mut rng = Rng::new(7, "range");
        for _ in 0..10_000 {
            assert!(rng.below(3) < 3);
            assert!((-2..=2).contains(&rng.between(-2, 2)));
        }
        assert_eq!(rng.below(0), 0);
        assert_eq!(rng.id(1_800_000_000).len(), 32);
        assert_eq!(rng.digits(18).len(), 18);
    }
}
