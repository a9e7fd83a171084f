//! What a step came to, the table of all steps, and the last line.

use std::fmt::Write as _;

use super::counts::Counts;
use crate::clock::Took;

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A check: one thing that passes or fails.
    Checked(String),
    /// Tests that were counted.
    Tested(Counts),
    /// There is nothing of this kind in the repository yet.
    Nothing(&'static str),
    /// A check failed, or a step could not run; the text goes to the console.
    Failed(String),
}

impl Outcome {
    pub(crate) fn counts(&self) -> Counts {
        match self {
            Self::Checked(_) => Counts { passed: 1, ..Counts::default() },
            Self::Tested(counts) => *counts,
            Self::Nothing(_) => Counts::default(),
            Self::Failed(_) => Counts { failed: 1, ..Counts::default() },
        }
    }

    pub(crate) fn is_failure(&self) -> bool {
        self.counts().failed > 0
    }

    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Checked(note) if note.is_empty() => "ok".to_owned(),
            Self::Checked(note) => format!("ok: {note}"),
            Self::Tested(Counts { passed, failed, skipped: 0 }) => format!("{passed} passed, {failed} failed"),
            Self::Tested(Counts { passed, failed, skipped }) => {
                format!("{passed} passed, {failed} failed, {skipped} skipped")
            }
            Self::Nothing(why) => format!("nothing to do: {why}"),
            Self::Failed(_) => "FAILED".to_owned(),
        }
    }
}

#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) name: &'static str,
    pub(crate) took: Took,
    pub(crate) outcome: Outcome,
}

pub(crate) fn table(steps: &[Done]) -> String {
    let mut text = String::new();
    for step in steps {
        let mark = if step.outcome.is_failure() { "✗" } else { "✓" };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {mark} {:<14} {:>12}  {}", step.name, step.took, step.outcome.describe());
    }
    text
}

pub(crate) fn sum(steps: &[Done]) -> Counts {
    steps.iter().map(|step| step.outcome.counts()).fold(Counts::default(), |sum, counts| sum + counts)
}

pub(crate) fn last_line(counts: Counts) -> String {
    format!("{} passed, {} failed", counts.passed, counts.failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn checks_and_tests_are_summed_into_one_line() {
        let done = |outcome| Done { name: "step", took: Took(Duration::ZERO), outcome };
        let steps = [
            done(Outcome::Checked(String::new())),
            done(Outcome::Tested(Counts { passed: 40, failed: 2, skipped: 1 })),
            done(Outcome::Failed("why".to_owned())),
            done(Outcome::Nothing("no such tests")),
        ];
        assert_eq!(last_line(sum(&steps)), "41 passed, 3 failed");
        assert_eq!(table(&steps).lines().filter(|line| line.contains('✗')).count(), 2);
    }
}
