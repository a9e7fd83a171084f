//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Runs and tests Partner Center")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Install what is missing, build, and serve the product with demo data.
    Start(StartOptions),
    /// Install what the tests need and run every check and test.
    Test(TestOptions),
    /// Print what a first visit downloads, and compare it with the budget.
    Size(SizeOptions),
    /// Cut the app that Trunk has just built into chunks. Trunk calls this itself.
    Chunks,
    /// Measure the product: the list over HTTP, memory, rules, the app in a browser.
    Bench(BenchOptions),
    /// Work with the demo data of the embedded database.
    #[command(subcommand)]
    Demo(DemoCommand),
}

#[derive(Debug, Subcommand)]
pub(crate) enum DemoCommand {
    /// Delete the embedded database and load fresh demo data.
    Reset(ResetOptions),
}

/// How much demo data an empty database is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DemoSize {
    Small,
    Medium,
    Large,
    Stress,
    None,
}

impl DemoSize {
    /// The word that the server's own command line takes; `None` for no demo data.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Self::Small => Some("small"),
            Self::Medium => Some("medium"),
            Self::Large => Some("large"),
            Self::Stress => Some("stress"),
            Self::None => None,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct StartOptions {
    /// Port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// Demo data for a database that is still empty.
    #[arg(long, value_enum, default_value_t = DemoSize::Medium)]
    pub(crate) demo: DemoSize,
    /// A PostgreSQL or SQLite address instead of the embedded database.
    #[arg(long)]
    pub(crate) database_url: Option<String>,
    /// A fixed time (RFC 3339) for the server's clock; for demonstrations and tests.
    #[arg(long)]
    pub(crate) clock: Option<String>,
    /// Where the embedded database lives; `data` in the clone unless given.
    #[arg(long)]
    pub(crate) data_dir: Option<PathBuf>,
    /// Build the app quickly and unoptimised.
    #[arg(long)]
    pub(crate) dev: bool,
    /// Show the server's log here instead of writing it to a file.
    #[arg(long)]
    pub(crate) logs: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TestOptions {
    /// Only these steps; all of them unless given.
    pub(crate) steps: Vec<String>,
    /// Name the steps and stop.
    #[arg(long)]
    pub(crate) list: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SizeOptions {
    /// Write the present figures as the budget.
    #[arg(long)]
    pub(crate) bless: bool,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum BenchPart {
    Http,
    Memory,
    Rules,
    Browser,
}

impl BenchPart {
    /// The word that the benchmark's own command line takes.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Memory => "memory",
            Self::Rules => "rules",
            Self::Browser => "browser",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct BenchOptions {
    /// Only these parts; all of them unless given.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<BenchPart>,
    /// Demo data for `http` and `memory`.
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["medium", "stress"])]
    pub(crate) sizes: Vec<DemoSize>,
    /// Requests of each kind.
    #[arg(long, default_value_t = 300)]
    pub(crate) requests: usize,
    /// Rounds in the browser.
    #[arg(long, default_value_t = 9)]
    pub(crate) rounds: usize,
    /// Measure the development build and the app in dist/ as it is; for work on the benchmark itself.
    #[arg(long)]
    pub(crate) dev: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ResetOptions {
    /// Which demo data to load.
    #[arg(long, value_enum, default_value_t = DemoSize::Medium)]
    pub(crate) demo: DemoSize,
    /// Where the embedded database lives; `data` in the clone unless given.
    #[arg(long)]
    pub(crate) data_dir: Option<PathBuf>,
    /// A fixed time (RFC 3339) that the data is made for.
    #[arg(long)]
    pub(crate) clock: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn start_takes_what_the_readme_promises() {
        let line = "xtask start --port 9000 --demo stress --database-url postgres://x/y --clock 2026-01-01T00:00:00Z --data-dir /tmp/d";
        let Command::Start(options) = Cli::parse_from(line.split(' ')).command else { panic!("not start") };
        assert_eq!(options.port, 9000);
        assert_eq!(options.demo, DemoSize::Stress);
        assert_eq!(options.data_dir, Some(PathBuf::from("/tmp/d")));
    }

    #[test]
    fn bench_takes_lists() {
        let line = "xtask bench --only http,rules --sizes stress";
        let Command::Bench(options) = Cli::parse_from(line.split(' ')).command else { panic!("not bench") };
        assert_eq!(options.only, [BenchPart::Http, BenchPart::Rules]);
        assert_eq!(options.sizes, [DemoSize::Stress]);
        let Command::Bench(options) = Cli::parse_from(["xtask", "bench"]).command else { panic!("not bench") };
        assert_eq!(options.sizes, [DemoSize::Medium, DemoSize::Stress]);
    }
}
