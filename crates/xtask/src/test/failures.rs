//! Which tests failed and with which words, read from the log of a runner: a long log's end rarely names them.

use std::collections::BTreeSet;

/// How nextest begins the line of a test that did not pass.
const ENDS: [&str; 5] = ["FAIL [", "TIMEOUT [", "SIGABRT [", "SIGSEGV [", "ABORT ["];
/// How a failed test begins to say why, after its indent.
const BEGINS: [&str; 2] = ["Error: ", "thread '"];
/// Lines told from there on: a comparison takes three more.
const LINES: usize = 6;
/// Characters of one line; one that prints a page's whole text would hide the next test.
const WIDTH: usize = 600;

/// The tests that failed, each with the beginning of its words. None where the log names no test.
pub(super) fn told(log: &str) -> Option<String> {
    let (mut told, mut names, mut left, mut known) = (Vec::new(), BTreeSet::new(), 0, false);
    for line in log.lines() {
        let text = line.trim();
        if ENDS.iter().any(|end| text.starts_with(end)) {
            // The same test is told again at the end of the run.
            let name = text.rsplit("] ").next().and_then(|rest| rest.rsplit(") ").next()).unwrap_or(text);
            known = !names.insert(name.to_owned());
            left = 0;
            if !known {
                told.push(short(text));
            }
        } else if !known && !names.is_empty() {
            if BEGINS.iter().any(|begin| text.starts_with(begin)) {
                left = LINES;
            } else if text.is_empty() {
                left = 0;
            }
            if left > 0 {
                told.push(format!("    {}", short(text)));
                left -= 1;
            }
        }
    }
    (!told.is_empty()).then(|| told.join("\n"))
}

fn short(text: &str) -> String {
    match text.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "\
    Starting 3 tests across 1 binary
        SLOW [> 60.000s] (───) e2e::journeys a::slow
        FAIL [   1.250s] (1/3) e2e::journeys a::first
  stderr ───
    Error: the row has no button

        FAIL [   2.000s] (2/3) e2e::journeys a::second
  stderr ───
    thread 'a::second' panicked at tests/a.rs:3:1:
    assertion failed
    stack of frames
────────────
     Summary [   4.000s] 3 tests run: 1 passed, 2 failed
        FAIL [   1.250s] (1/3) e2e::journeys a::first
  stderr ───
    Error: the row has no button
";

    #[test]
    fn each_failed_test_is_told_once_with_its_words() {
        let told = told(LOG).unwrap();
        assert_eq!(told.matches("a::first").count(), 1, "{told}");
        assert_eq!(told.matches("the row has no button").count(), 1, "{told}");
        assert!(told.contains("a::second") && told.contains("assertion failed"), "{told}");
        assert!(!told.contains("a::slow"), "{told}");
    }

    #[test]
    fn a_log_without_tests_tells_nothing() {
        assert_eq!(told("error: could not compile\n"), None);
    }

    #[test]
    fn long_lines_are_cut_between_characters() {
        let line = "\u{5ba2}".repeat(WIDTH + 1);
        assert_eq!(short(&line).chars().count(), WIDTH + 1);
        assert_eq!(short("short"), "short");
    }
}
