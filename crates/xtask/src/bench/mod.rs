//! `cargo xtask bench`: builds what is measured; `tests/bench` measures it and prints the table.

mod rules;
mod run;

pub(crate) use run::run;
