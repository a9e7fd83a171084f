//! One table for all parts. A missed aim is said, and nothing else happens.

use crate::samples::{Samples, millis, ratio};
use std::time::Duration;

/// What a figure should reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// At most this time.
    Within(Duration),
    /// At most so many MiB.
    Mebibytes(u64),
    /// At least so many in a second.
    PerSecond(u64),
    /// Nothing is asked of it; it stands beside the others.
    None,
}

/// One line.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    what: String,
    figure: String,
    more: String,
    aim: Aim,
    met: Option<bool>,
    ratio: String,
}

impl Row {
    fn new(what: impl Into<String>, figure: String, aim: Aim, met: bool) -> Self {
        let met = (aim != Aim::None).then_some(met);
        Self { what: what.into(), figure, more: String::new(), aim, met, ratio: String::new() }
    }

    /// A time; the aim is for exactly this figure.
    pub(crate) fn time(what: impl Into<String>, time: Duration, aim: Aim) -> Self {
        Self::new(what, millis(time), aim, matches!(aim, Aim::Within(most) if time <= most))
    }

    /// A memory size in KiB.
    pub(crate) fn memory(what: impl Into<String>, kib: u64, aim: Aim) -> Self {
        let figure = format!("{}.{} MiB", kib / 1024, kib % 1024 * 10 / 1024);
        Self::new(what, figure, aim, matches!(aim, Aim::Mebibytes(most) if kib <= most * 1024))
    }

    /// How many in a second.
    pub(crate) fn rate(what: impl Into<String>, rate: u64, aim: Aim) -> Self {
        Self::new(what, format!("{}/s", grouped(rate)), aim, matches!(aim, Aim::PerSecond(least) if rate >= least))
    }

    /// The 95th percentile as the figure, median and maximum beside it.
    pub(crate) fn p95(what: impl Into<String>, samples: &Samples, aim: Aim) -> Self {
        let more = format!("p50 {}, max {}", millis(samples.median()), millis(samples.most()));
        Self { more, ..Self::time(what, samples.percentile(95), aim) }
    }

    /// The median as the figure, the spread beside it.
    pub(crate) fn median(what: impl Into<String>, samples: &Samples, aim: Aim) -> Self {
        let more = format!("{} to {}, {} rounds", millis(samples.least()), millis(samples.most()), samples.count());
        Self { more, ..Self::time(what, samples.median(), aim) }
    }

    /// Set beside something measured in the same run.
    pub(crate) fn beside(mut self, ours: Duration, peer: Duration, name: &str) -> Self {
        self.ratio = format!("{} {name}", ratio(ours, peer));
        self
    }

    /// More about the figure.
    pub(crate) fn with(mut self, more: String) -> Self {
        self.more = more;
        self
    }

    fn cells(&self) -> [String; 6] {
        let aim = match self.aim {
            Aim::Within(time) if time >= Duration::from_millis(1) => format!("≤ {} ms", time.as_millis()),
            Aim::Within(time) => format!("≤ {}", millis(time)),
            Aim::Mebibytes(most) => format!("≤ {most} MiB"),
            Aim::PerSecond(least) => format!("≥ {}/s", grouped(least)),
            Aim::None => String::new(),
        };
        let verdict = match self.met {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => "",
        };
        [self.what.clone(), self.figure.clone(), self.more.clone(), aim, verdict.to_owned(), self.ratio.clone()]
    }
}

/// The table as Markdown, under the line about the machine.
pub(crate) fn report(rows: &[Row], machine: &str) -> String {
    let head = ["what", "figure", "more", "aim", "", "ratio"].map(str::to_owned);
    let rule = ["---", "---:", "---", "---:", "---", "---"].map(str::to_owned);
    let lines = [head, rule].into_iter().chain(rows.iter().map(Row::cells));
    let table: Vec<String> = lines.map(|cells| format!("| {} |", cells.join(" | "))).collect();
    format!("{machine}\n\n{}\n", table.join("\n"))
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_aim_is_held_exactly() {
        let aim = Aim::Within(Duration::from_millis(15));
        let met = |row: Row| row.met;
        assert_eq!(met(Row::time("a", Duration::from_millis(15), aim)), Some(true));
        assert_eq!(met(Row::time("a", Duration::from_micros(15_001), aim)), Some(false));
        assert_eq!(met(Row::time("a", Duration::ZERO, Aim::None)), None);
        assert_eq!(met(Row::memory("a", 102_400, Aim::Mebibytes(100))), Some(true));
        assert_eq!(met(Row::memory("a", 102_401, Aim::Mebibytes(100))), Some(false));
        assert_eq!(met(Row::rate("a", 99_999, Aim::PerSecond(100_000))), Some(false));
        assert_eq!(met(Row::rate("a", 100_000, Aim::PerSecond(100_000))), Some(true));
    }

    #[test]
    fn a_row_says_figure_aim_and_ratio() {
        let mut samples = Samples::default();
        (1..=100).for_each(|ms| samples.add(Duration::from_millis(ms)));
        let row = Row::p95("list", &samples, Aim::Within(Duration::from_millis(80)));
        let row = row.beside(samples.median(), Duration::from_millis(10), "GET /readyz");
        let text = report(&[row], "the machine");
        assert!(text.starts_with("the machine\n\n| what |"));
        let line = "| list | 95.0 ms | p50 50.0 ms, max 100.0 ms | ≤ 80 ms | **missed** | 5.0× GET /readyz |";
        assert!(text.contains(line), "{text}");
        assert!(report(&[Row::rate("r", 1_234_567, Aim::None)], "").contains("1,234,567/s"));
    }
}
