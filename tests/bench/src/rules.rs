//! Verdicts a second, from what the speed test of `domain` printed natively and as wasm.

use crate::table::{Aim, Row};
use anyhow::{Context, Result, ensure};
use domain::samples::speed::Speed;
use std::time::Duration;

const AIM_NATIVE: Aim = Aim::PerSecond(100_000);
const AIM_ALL_CUSTOMERS: Aim = Aim::Within(Duration::from_millis(250));
const AIM_WASM_GATE: Aim = Aim::Within(Duration::from_micros(200));

/// Reads `native=<file>` and `wasm=<file>`.
pub(crate) fn rows(files: &[String]) -> Result<Vec<Row>> {
    let read = |wanted: &str| {
        let named =
            |file: &String| file.split_once('=').filter(|(name, _)| *name == wanted).map(|(_, path)| path.to_owned());
        let path = files.iter().find_map(named).with_context(|| format!("no figures of the rules for {wanted}"))?;
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))
    };
    compare(&speeds(&read("native")?)?, &speeds(&read("wasm")?)?)
}

fn speeds(output: &str) -> Result<Vec<Speed>> {
    // A test runner may print the name of the test in front.
    let line = |line: &str| line.find("speed ").and_then(|at| line.get(at..)?.trim().parse().ok());
    let mut found: Vec<Speed> = output.lines().filter_map(line).collect();
    found.sort_by_key(|speed| speed.rule.as_str());
    ensure!(!found.is_empty(), "the speed test printed no figures");
    Ok(found)
}

fn compare(native: &[Speed], wasm: &[Speed]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for ours in native {
        let rule = ours.rule.as_str();
        let browser = wasm.iter().find(|one| one.rule == ours.rule && one.facts == ours.facts);
        let browser = browser.with_context(|| format!("{rule} was not measured as wasm"))?;
        let [each, wasm_each] = [ours, browser].map(|speed| Duration::from_nanos(speed.nanos_each()));
        let all = Duration::from_nanos(ours.pass_nanos);
        rows.push(Row::rate(format!("{rule} natively"), ours.per_second(), AIM_NATIVE));
        rows.push(Row::time(format!("{rule} natively, {} customers", ours.facts), all, AIM_ALL_CUSTOMERS));
        rows.push(
            Row::time(format!("{rule} as wasm, one verdict"), wasm_each, AIM_WASM_GATE)
                .with(format!("{}/s", browser.per_second()))
                .beside(wasm_each, each, "native"),
        );
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::report;

    const NATIVE: &str = "running 3 tests\ntest r_09 ... speed R-09 20000 40000000\nok\nspeed R-01 20000 10000000\n";

    #[test]
    fn the_lines_of_both_targets_meet() {
        let wasm = "log:\n    speed R-09 20000 120000000\n    speed R-01 20000 10000000\n";
        let text = report(&compare(&speeds(NATIVE).unwrap(), &speeds(wasm).unwrap()).unwrap(), "");
        assert!(text.contains("| R-09 natively | 500,000/s |  | ≥ 100,000/s | met |"), "{text}");
        assert!(text.contains("| R-09 natively, 20000 customers | 40.0 ms |"), "{text}");
        assert!(
            text.contains("| R-09 as wasm, one verdict | 6000 ns | 166666/s | ≤ 0.20 ms | met | 3.0× native |"),
            "{text}"
        );
    }

    #[test]
    fn a_rule_that_is_missing_is_an_error() {
        let native = speeds(NATIVE).unwrap();
        assert!(compare(&native, &speeds("speed R-01 20000 1").unwrap()).unwrap_err().to_string().contains("R-09"));
        assert!(speeds("test result: ok").is_err());
    }
}
