//! `cargo xtask size`: what a first visit downloads.

mod budget;
mod measure;
mod run;

pub(crate) use run::{report, run};
