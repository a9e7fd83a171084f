//! The command line, written by `cargo xtask bench`.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The customer list over HTTP.
    Http,
    /// Memory of the server.
    Memory,
    /// Rules, natively and as wasm.
    Rules,
    /// The app in a browser.
    Browser,
}

/// Demo data that is measured on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Size {
    Small,
    Medium,
    Large,
    Stress,
}

impl Size {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Stress => "stress",
        }
    }

    /// An administrator of the partner with the most customers.
    pub(crate) const fn account(self) -> &'static str {
        match self {
            Self::Small | Self::Medium => "csp-admin",
            Self::Large | Self::Stress => "distributor-admin",
        }
    }
}

#[derive(Debug, Parser)]
pub(crate) struct Options {
    /// Only these parts; all unless given.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<Part>,
    /// Demo data for `http` and `memory`.
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["medium", "stress"])]
    pub(crate) sizes: Vec<Size>,
    /// Requests of each kind for `http`.
    #[arg(long, default_value_t = 300)]
    pub(crate) requests: usize,
    /// Rounds for `browser`.
    #[arg(long, default_value_t = 9)]
    pub(crate) rounds: usize,
    /// Folder for databases, the served app and the last table.
    #[arg(long)]
    pub(crate) folder: PathBuf,
    /// The server's binary.
    #[arg(long)]
    pub(crate) server: PathBuf,
    /// The built app.
    #[arg(long)]
    pub(crate) dist: PathBuf,
    /// Text that changes when the demo data or the tables do.
    #[arg(long)]
    pub(crate) data_stamp: String,
    /// What the rules' speed test printed, as `native=<file>` and `wasm=<file>`.
    #[arg(long)]
    pub(crate) rules: Vec<String>,
    /// Profiles, compiler and commit, for the line about the machine.
    #[arg(long, default_value = "")]
    pub(crate) built: String,
}

impl Options {
    pub(crate) fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }

    /// Is any part measured on demo data of several sizes?
    pub(crate) fn needs_data(&self) -> bool {
        self.wants(Part::Http) || self.wants(Part::Memory)
    }
}
