//! The list of steps, in the order in which they run.

use anyhow::{Result, bail};

use super::outcome::Outcome;
use super::{browser_tests, e2e, licences, locales, native, rust_checks, wasm_bans};
use crate::build::{self, app::Profile};
use crate::progress::Task;
use crate::project::Project;
use crate::size;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) run: fn(&Project, &Task) -> Result<Outcome>,
}

const fn step(name: &'static str, about: &'static str, run: fn(&Project, &Task) -> Result<Outcome>) -> Step {
    Step { name, about, run }
}

/// Cheap before expensive, so that a slip is told early.
pub(crate) const STEPS: [Step; 15] = [
    step("fmt", "rustfmt would change nothing", rust_checks::fmt),
    step("locks", "the lock files are those that were committed (CI only)", rust_checks::locks),
    step("locales", "every text exists in both languages", locales::check),
    step("wasm-bans", "crates that must stay out of the browser's program", wasm_bans::check),
    step("licences", "every dependency's licence is on the list of deny.toml", licences::check),
    step("clippy", "clippy without warnings, native", rust_checks::clippy),
    step("clippy-wasm", "clippy without warnings, for the browser", rust_checks::clippy_wasm),
    step("doc", "rustdoc without warnings", rust_checks::doc),
    step("native", "native tests of all crates", native::tests),
    step("doctest", "the examples in the documentation of domain", native::doc_tests),
    step("domain-wasm", "the tests of domain as wasm", browser_tests::domain),
    step("components", "component tests of the app in a browser", browser_tests::app),
    step("app", "the release build of the app", app),
    step("size", "the size budget of a first visit", size_budget),
    step("e2e", "journeys through the running product in a browser", e2e::tests),
];

/// The named steps in the fixed order, or all of them.
pub(crate) fn choose(names: &[String]) -> Result<Vec<Step>> {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|step| step.name == name.as_str())) {
        bail!("there is no step {unknown:?}; `cargo xtask test --list` names them");
    }
    Ok(STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)).copied().collect())
}

fn app(project: &Project, task: &Task) -> Result<Outcome> {
    build::app::ensure_within(project, Profile::Release, task)?;
    Ok(Outcome::Checked(String::new()))
}

fn size_budget(project: &Project, task: &Task) -> Result<Outcome> {
    build::app::ensure_within(project, Profile::Release, task)?;
    let report = size::report(project)?;
    task.note(&report.text)?;
    let verdict = report.text.lines().last().unwrap_or_default().to_owned();
    Ok(if report.within { Outcome::Checked(verdict) } else { Outcome::Failed(report.text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subset_keeps_the_order_and_an_unknown_name_is_refused() {
        let names = |wanted: &[&str]| {
            choose(&wanted.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
                .map(|steps| steps.iter().map(|step| step.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&["size", "fmt"]).unwrap(), ["fmt", "size"]);
        assert_eq!(names(&[]).unwrap().len(), STEPS.len());
        assert!(names(&["nonsense"]).unwrap_err().to_string().contains("nonsense"));
    }
}
