//! Measuring, comparing, blessing.

use std::process::ExitCode;

use anyhow::Result;

use crate::build::{self, app::Profile};
use crate::cli::SizeOptions;
use crate::project::Project;

use super::budget::Budget;
use super::measure::Measured;

pub(crate) fn run(project: &Project, options: &SizeOptions) -> Result<ExitCode> {
    build::app::ensure(project, Profile::Release)?;
    if options.bless {
        let measured = Measured::of(&project.dist())?;
        print!("{measured}");
        Budget::from(&measured).write(&project.root)?;
        println!("wrote size-budget.toml");
        return Ok(ExitCode::SUCCESS);
    }
    let report = report(project)?;
    print!("{}", report.text);
    Ok(if report.within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub(crate) struct Report {
    pub(crate) text: String,
    pub(crate) within: bool,
}

/// Measures the built app and compares it with the committed figure.
pub(crate) fn report(project: &Project) -> Result<Report> {
    let measured = Measured::of(&project.dist())?;
    let budget = Budget::read(&project.root)?;
    let verdict = budget.judge(measured.total().brotli);
    let grown = budget.grown(&measured.pages);
    let line = grown.map(|(mean, limit)| format!("signed in, on average: {mean} is ABOVE {limit}\n"));
    let text = format!("{measured}{}{verdict}\n", line.unwrap_or_default());
    Ok(Report { text, within: verdict.within() && grown.is_none() })
}
