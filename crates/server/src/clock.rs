//! The only place that asks the operating system for the time.
//!
//! Everything else gets a [`Clock`], so that demos and tests can start at any moment and tests can jump.

use chrono::{DateTime, Duration, SubsecRound, Utc};
use std::sync::{Arc, Mutex, PoisonError};

/// Tells the time in whole seconds, UTC.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    /// Runs on with the system clock, this far from it.
    Offset(Duration),
    /// Stands still until it is set.
    Manual(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// The operating system's clock.
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// Starts at a given moment and runs on from there.
    pub fn starting_at(start: DateTime<Utc>) -> Self {
        Self(Source::Offset(start - os_now()))
    }

    /// Stands still; moved by [`Clock::set`] and [`Clock::advance`].
    pub fn manual(now: DateTime<Utc>) -> Self {
        Self(Source::Manual(Arc::new(Mutex::new(now))))
    }

    /// The moment now, without fractions of a second.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::System => os_now(),
            Source::Offset(offset) => os_now() + *offset,
            Source::Manual(now) => *now.lock().unwrap_or_else(PoisonError::into_inner),
        }
        .trunc_subsecs(0)
    }

    /// Puts a manual clock to a moment; other clocks cannot be set.
    pub fn set(&self, to: DateTime<Utc>) {
        if let Source::Manual(now) = &self.0 {
            *now.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }

    /// Moves a manual clock; other clocks cannot be moved.
    pub fn advance(&self, by: Duration) {
        self.set(self.now() + by);
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is given")]
fn os_now() -> DateTime<Utc> {
    Utc::now()
}

/// A stopwatch for metrics and time budgets; never for business times.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts.
    #[expect(clippy::disallowed_methods, reason = "durations are measured here and nowhere else")]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// Time since the start.
    pub fn elapsed(&self) -> std::time::Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_stands_still_and_jumps() {
        let start = DateTime::UNIX_EPOCH + Duration::days(20_000);
        let clock = Clock::manual(start);
        assert_eq!(clock.now(), start);
        clock.advance(Duration::seconds(61));
        assert_eq!(clock.now(), start + Duration::seconds(61));
    }

    #[test]
    fn a_clock_with_a_start_runs_on_from_there() {
        let start = DateTime::UNIX_EPOCH + Duration::days(20_000);
        let passed = Clock::starting_at(start).now() - start;
        assert!(passed >= Duration::seconds(-1) && passed < Duration::seconds(5), "{passed}");
    }
}
