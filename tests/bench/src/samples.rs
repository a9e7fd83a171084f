//! Measured times, and what is told of them.

use std::time::Duration;

/// Times of one kind of thing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    pub(crate) fn add(&mut self, took: Duration) {
        self.0.push(took);
        self.0.sort_unstable();
    }

    /// The time that so many per cent do not exceed (nearest rank); zero without samples.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().unwrap_or_default()
    }

    pub(crate) fn median(&self) -> Duration {
        self.percentile(50)
    }

    pub(crate) fn least(&self) -> Duration {
        self.0.first().copied().unwrap_or_default()
    }

    pub(crate) fn most(&self) -> Duration {
        self.0.last().copied().unwrap_or_default()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }
}

/// `12.3 ms`; below a hundredth of a millisecond in nanoseconds.
pub(crate) fn millis(time: Duration) -> String {
    let nanos = time.as_nanos();
    if nanos < 10_000 {
        return format!("{nanos} ns");
    }
    let hundredths = (nanos + 5_000) / 10_000;
    if hundredths < 1_000 {
        format!("{}.{:02} ms", hundredths / 100, hundredths % 100)
    } else {
        format!("{}.{} ms", hundredths / 100, hundredths % 100 / 10)
    }
}

/// `3.4×`: how many times the second the first is.
pub(crate) fn ratio(ours: Duration, peer: Duration) -> String {
    let tenths = ours.as_nanos() * 10 / peer.as_nanos().max(1);
    format!("{}.{}×", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_measured_values() {
        let mut samples = Samples::default();
        assert_eq!(samples.median(), Duration::ZERO);
        for ms in [5, 1, 4, 2, 3] {
            samples.add(Duration::from_millis(ms));
        }
        let told = [samples.least(), samples.median(), samples.percentile(95), samples.most()];
        assert_eq!(told, [1, 3, 5, 5].map(Duration::from_millis));
        for ms in 6..=100 {
            samples.add(Duration::from_millis(ms));
        }
        assert_eq!(samples.percentile(95), Duration::from_millis(95));
    }

    #[test]
    fn times_and_ratios_read_well() {
        let us = Duration::from_micros;
        assert_eq!([us(4), us(250), us(9_994), us(12_345)].map(millis), ["4000 ns", "0.25 ms", "9.99 ms", "12.3 ms"]);
        assert_eq!(ratio(us(340), us(100)), "3.4×");
        assert_eq!(ratio(us(50), us(100)), "0.5×");
    }
}
