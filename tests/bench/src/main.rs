//! Measures the built product and prints one table: what, figure, aim, ratio to a peer of the same run.
//! `cargo xtask bench` builds what is measured and calls this.

#![allow(clippy::indexing_slicing, reason = "a missing member of a JSON answer reads as null, and the checks say so")]

mod browser;
mod clock;
mod data;
mod list;
mod machine;
mod memory;
mod options;
mod pages;
mod rules;
mod samples;
mod server;
mod table;

use anyhow::{Context, Result};
use clap::Parser;
use options::{Options, Part};
use std::process::ExitCode;
use table::Row;

fn main() -> ExitCode {
    let run = || tokio::runtime::Runtime::new().context("no runtime")?.block_on(run(&Options::parse()));
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: &Options) -> Result<()> {
    let mut rows: Vec<Row> = Vec::new();
    let before = machine::load();
    if options.wants(Part::Rules) {
        rows.extend(rules::rows(&options.rules)?);
    }
    for size in options.sizes.iter().filter(|_| options.needs_data()) {
        data::ensure(options, *size).await?;
        if options.wants(Part::Memory) {
            rows.extend(memory::measure(options, *size).await?);
        }
        if options.wants(Part::Http) {
            rows.extend(list::measure(options, *size).await?);
        }
    }
    if options.wants(Part::Browser) {
        rows.extend(browser::measure(options).await?);
    }
    let report = table::report(&rows, &machine::line(options, &before));
    let file = options.folder.join("last.md");
    std::fs::write(&file, &report).with_context(|| format!("cannot write {}", file.display()))?;
    println!("\n{report}\nThe same is in {}", file.display());
    Ok(())
}
