//! How fast a rule is: passes over a set of facts, and the line by which the benchmark reads the figure.

use crate::rules::verdict::{RuleId, Verdict};
use std::fmt;
use std::hint::black_box;
use std::str::FromStr;

const MARK: &str = "speed";

/// What one pass over the facts took.
///
/// ```
/// use domain::rules::verdict::RuleId;
/// use domain::samples::speed::Speed;
///
/// let speed = Speed { rule: RuleId::R09, facts: 20_000, pass_nanos: 40_000_000 };
/// assert_eq!(speed.to_string().parse(), Ok(speed));
/// assert_eq!((speed.per_second(), speed.nanos_each()), (500_000, 2_000));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speed {
    /// The rule.
    pub rule: RuleId,
    /// Facts evaluated in one pass.
    pub facts: u64,
    /// The median pass, in nanoseconds.
    pub pass_nanos: u64,
}

/// Text that is no [`Speed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a line about the speed of a rule")]
pub struct NoSpeed;

impl Speed {
    /// Evaluates all facts so many times. `now` tells the nanoseconds since any fixed moment.
    pub fn measure<F>(
        rule: RuleId,
        facts: &[F],
        passes: usize,
        now: impl Fn() -> u64,
        evaluate: impl Fn(&F) -> Verdict,
    ) -> Self {
        let mut took: Vec<u64> = (0..passes.max(1))
            .map(|_| {
                let from = now();
                for one in facts {
                    black_box(evaluate(black_box(one)));
                }
                now().saturating_sub(from)
            })
            .collect();
        took.sort_unstable();
        let pass_nanos = took.get(took.len() / 2).copied().unwrap_or_default();
        Self { rule, facts: u64::try_from(facts.len()).unwrap_or(u64::MAX), pass_nanos }
    }

    /// Verdicts in a second.
    pub fn per_second(self) -> u64 {
        self.facts.saturating_mul(1_000_000_000) / self.pass_nanos.max(1)
    }

    /// Nanoseconds for one verdict.
    pub fn nanos_each(self) -> u64 {
        self.pass_nanos / self.facts.max(1)
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK} {} {} {}", self.rule.as_str(), self.facts, self.pass_nanos)
    }
}

impl FromStr for Speed {
    type Err = NoSpeed;

    fn from_str(text: &str) -> Result<Self, NoSpeed> {
        let mut words = text.split(' ');
        if words.next() != Some(MARK) {
            return Err(NoSpeed);
        }
        let rule = words.next().and_then(|word| word.parse().ok()).ok_or(NoSpeed)?;
        let mut number = || words.next().and_then(|word| word.parse().ok()).ok_or(NoSpeed);
        Ok(Self { rule, facts: number()?, pass_nanos: number()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_lines_are_not_mistaken_for_a_speed() {
        for text in ["", "speed", "speed R-09 1", "speed R-99 1 2", "test speed R-09 1 2", "speed R-09 one 2"] {
            assert_eq!(text.parse::<Speed>(), Err(NoSpeed), "{text}");
        }
    }
}
