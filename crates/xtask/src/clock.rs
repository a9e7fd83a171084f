//! How long a step took. The only place in this tool that looks at a clock.

use std::fmt;
use std::time::{Duration, Instant};

#[derive(Debug, Clone, Copy)]
pub(crate) struct Stopwatch {
    started: Instant,
}

impl Stopwatch {
    #[allow(clippy::disallowed_methods, reason = "measures this tool's own steps; no business time is involved")]
    pub(crate) fn start() -> Self {
        Self { started: Instant::now() }
    }

    pub(crate) fn elapsed(self) -> Took {
        Took(self.started.elapsed())
    }
}

/// A duration for people: `0.4 s`, `12.3 s`, `2 min 05 s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Took(pub(crate) Duration);

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let text = if seconds < 60 {
            format!("{seconds}.{} s", self.0.subsec_millis() / 100)
        } else {
            format!("{} min {:02} s", seconds / 60, seconds % 60)
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        for (millis, text) in
            [(0, "0.0 s"), (449, "0.4 s"), (59_999, "59.9 s"), (60_000, "1 min 00 s"), (3_725_000, "62 min 05 s")]
        {
            assert_eq!(Took(Duration::from_millis(millis)).to_string(), text);
        }
    }
}
