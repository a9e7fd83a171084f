//! `cargo xtask`: one command that runs the product and one that tests it, on a machine that has only Rust
//! and a system package manager.

mod bench;
mod build;
mod cli;
mod clock;
mod demo;
mod exec;
mod progress;
mod project;
mod size;
mod start;
mod test;
mod tools;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command, DemoCommand};
use crate::project::Project;

fn main() -> ExitCode {
    match dispatch(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(cli: Cli) -> anyhow::Result<ExitCode> {
    let project = Project::discover()?;
    match cli.command {
        Command::Start(options) => start::run(&project, &options),
        Command::Test(options) => test::run(&project, &options),
        Command::Size(options) => size::run(&project, &options),
        Command::Chunks => build::chunks::run(&project).map(|()| ExitCode::SUCCESS),
        Command::Bench(options) => bench::run(&project, &options),
        Command::Demo(DemoCommand::Reset(options)) => demo::reset(&project, &options),
    }
}
