//! How many tests ran, read from what the test runners print.

use std::ops::Add;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// The last summary of cargo-nextest:
/// `Summary [ 0.02s] 9 tests run: 6 passed (1 slow), 1 failed, 1 exec failed, 1 timed out, 2 skipped`.
///
/// Other runners' sums in the output of a failed test are not mistaken for it.
pub(crate) fn nextest(output: &str) -> Option<Counts> {
    let line = output.lines().rev().find(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, rest) = line.split_once(" run: ")?;
    Some(sum(&without_brackets(rest), ','))
}

/// All results of libtest and of wasm-bindgen's runner, one line a binary:
/// `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out`.
pub(crate) fn libtest(output: &str) -> Option<Counts> {
    let results = output.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
    results.filter_map(|line| line.split_once(". ")).map(|(_, rest)| sum(rest, ';')).reduce(Add::add)
}

fn sum(list: &str, separator: char) -> Counts {
    let mut counts = Counts::default();
    for item in list.split(separator) {
        let Some((number, word)) = item.trim().split_once(' ') else { continue };
        let Ok(number) = number.parse::<u64>() else { continue };
        match word.trim() {
            "passed" => counts.passed += number,
            "failed" | "exec failed" | "timed out" => counts.failed += number,
            "skipped" | "ignored" => counts.skipped += number,
            _ => {}
        }
    }
    counts
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Option<Counts> {
        Some(Counts { passed, failed, skipped })
    }

    #[test]
    fn nextest_summaries_are_read() {
        for (line, expected) in [
            ("     Summary [   0.345s] 12 tests run: 12 passed, 0 skipped", counts(12, 0, 0)),
            (
                "     Summary [   1.345s] 9 tests run: 6 passed (1 slow, 1 flaky), 1 failed, 1 exec failed, 1 timed out, 2 skipped",
                counts(6, 3, 2),
            ),
            ("     Summary [   0.1s] 3/9 tests run: 2 passed, 1 failed, 4 skipped", counts(2, 1, 4)),
            ("     Summary [   0.000s] 0 tests run: 0 passed, 3 skipped", counts(0, 0, 3)),
            ("error: could not compile `server`", None),
        ] {
            assert_eq!(nextest(line), expected, "{line}");
        }
    }

    #[test]
    fn a_failed_tests_own_output_does_not_count_twice() {
        let output = "test result: FAILED. 0 passed; 1 failed; 0 ignored\n  Summary [ 0.1s] 2 tests run: 1 passed, 1 failed, 0 skipped\n        FAIL [ 0.1s] a b\n";
        assert_eq!(nextest(output), counts(1, 1, 0));
    }

    #[test]
    fn libtest_results_are_added_up() {
        let output = "running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n\
                      test result: FAILED. 3 passed; 1 failed; 1 ignored; 0 measured; 7 filtered out\n";
        assert_eq!(libtest(output), counts(5, 1, 1));
        assert_eq!(libtest("no tests here"), None);
    }
}
