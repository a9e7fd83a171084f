//! Runs the steps one after the other, to the end whatever fails.

use std::process::ExitCode;

use anyhow::Result;

use super::failures;
use super::outcome::{Done, Outcome, last_line, sum, table};
use super::steps::{STEPS, Step, choose};
use crate::cli::TestOptions;
use crate::progress::{Task, tail};
use crate::project::Project;

/// Bytes of one failed step's log on the console; the file has all of it.
const SHOWN: u64 = 5_000;
/// Bytes of all failed steps together, so that the table at the end is never cut off.
const SHOWN_IN_ALL: usize = 18_000;

pub(crate) fn run(project: &Project, options: &TestOptions) -> Result<ExitCode> {
    if options.list {
        for step in STEPS {
            println!("{:<14} {}", step.name, step.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let steps = choose(&options.steps)?;
    let mut done: Vec<Done> = Vec::new();
    let mut room = SHOWN_IN_ALL;
    for (index, step) in steps.iter().enumerate() {
        println!("[{}/{}] {}: {}", index + 1, steps.len(), step.name, step.about);
        let result = run_one(project, step, &mut room)?;
        println!("    {} in {}", result.outcome.describe(), result.took);
        done.push(result);
    }
    let counts = sum(&done);
    println!("\n{}\n{}", table(&done), last_line(counts));
    Ok(if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_one(project: &Project, step: &Step, room: &mut usize) -> Result<Done> {
    let task = Task::open(project, step.name, step.name)?;
    let outcome = (step.run)(project, &task).unwrap_or_else(|error| Outcome::Failed(format!("{error:#}")));
    let took = task.elapsed();
    if outcome.is_failure() {
        let text = match &outcome {
            Outcome::Failed(why) => why.clone(),
            _ => failures::told(&std::fs::read_to_string(task.log()).unwrap_or_default())
                .unwrap_or_else(|| tail(task.log(), SHOWN)),
        };
        show(&text, room);
        println!("    full log: {}", task.log().display());
    }
    Ok(Done { name: step.name, took, outcome })
}

/// The end of the text, as far as there is room.
fn show(text: &str, room: &mut usize) {
    let wanted = text.len().min(*room);
    let from = (text.len() - wanted..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let shown = text.get(from..).unwrap_or_default();
    *room -= shown.len();
    for line in shown.lines() {
        println!("    | {line}");
    }
}
