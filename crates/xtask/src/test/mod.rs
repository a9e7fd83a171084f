//! `cargo xtask test`: every check and test, cheap ones first, with one line of sums at the end.

mod browser_tests;
mod counts;
mod e2e;
mod failures;
mod licences;
mod locales;
mod native;
mod outcome;
mod run;
mod rust_checks;
mod spdx;
mod steps;
mod wasm_bans;
mod wasm_targets;

pub(crate) use run::run;
